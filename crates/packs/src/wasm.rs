//! The boundary: a gazetteer as bytes and records as plain data in, a gazetteer as bytes out.
#![deny(clippy::unwrap_used, clippy::expect_used)]

use danhdau_gazetteer::{
    carried,
    compile::Compilation,
    plain_data,
    problem::{Place, Problem, Severity},
    reading::Authored,
    value::Value,
};
use wasm_bindgen::prelude::*;

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// A pack that is being handed over. Internal to the npm package, which wraps it.
#[wasm_bindgen]
pub struct PackCompiler {
    pack: Compilation,
    failure: Value,
    /// What is left of the gazetteer that came of it.
    pieces: std::vec::IntoIter<Vec<u8>>,
}

#[wasm_bindgen]
impl PackCompiler {
    /// Begins on top of a gazetteer, in the form in which one is carried.
    #[wasm_bindgen(constructor)]
    pub fn new(base: &[u8]) -> PackCompiler {
        Self { pack: Compilation::new(carried::read(base)), failure: Value::default(), pieces: Vec::new().into_iter() }
    }

    /// Takes items of one list of a pack, of which the first has this index, or with the index 4294967295 the whole list; its
    /// name is a text.
    pub fn add(&mut self, list: &[u32], mut index: u32, mut items: &[u32]) {
        let list = plain_data::read(list);
        let list = list.text().unwrap_or_default();
        if index == u32::MAX {
            let mut authored = Authored::default();
            authored.read("", Value::table(vec![(list, Some(plain_data::read(items)))]));
            return self.pack.add(authored);
        }
        while !items.is_empty() {
            let mut authored = Authored::default();
            let place = Place { path: format!("{list}[{index}]"), ..Place::default() };
            authored.read_record(list, place, plain_data::read_next(&mut items));
            self.pack.add(authored);
            index += 1;
        }
    }

    /// Whether the pack is good. Then [`PackCompiler::piece`] gives the gazetteer with it on top.
    pub fn finish(&mut self) -> bool {
        match std::mem::take(&mut self.pack).finish_carried() {
            Ok(pieces) => self.pieces = pieces.into_iter(),
            Err(problems) => {
                self.failure = refusal(&problems);
                return false;
            }
        }
        true
    }

    /// The next bytes of the gazetteer, until there are no more: whole, they would be here twice.
    pub fn piece(&mut self) -> Option<Vec<u8>> {
        self.pieces.next()
    }

    /// Why there is no gazetteer: code, message, and problems.
    pub fn failure(&self) -> Vec<u32> {
        plain_data::write(&self.failure)
    }
}

fn refusal(problems: &[Problem]) -> Value {
    let first = problems.first().map(ToString::to_string).unwrap_or_default();
    let message = format!("the pack is not used: it has {} problem(s): {first}", problems.len());
    let list = problems.iter().map(|problem| {
        let severity = if problem.severity == Severity::Error { "error" } else { "warning" };
        Value::table(vec![
            ("severity", Some(severity.into())),
            ("path", Some(problem.place.path.as_str().into())),
            ("record", Some(problem.record.as_str().into())),
            ("message", Some(problem.message.as_str().into())),
            ("remedy", Some(problem.remedy.as_str().into())),
        ])
    });
    Value::table(vec![
        ("code", Some("pack".into())),
        ("message", Some(message.as_str().into())),
        ("problems", Some(list.collect::<Vec<Value>>().into())),
    ])
}
