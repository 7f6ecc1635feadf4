//! The boundary: the only file that knows JavaScript. It converts, and decides nothing.
#![deny(clippy::unwrap_used, clippy::expect_used)]

use js_sys::{Array, Error, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::{
    Annotator, Options,
    annotation::{Annotation, Annotations, Confidence, Status, Subject, Via},
    gazetteer::{
        self, About, Gazetteer, Kind,
        compile::compile,
        date::PartialDate,
        problem::{Place, Problem, Severity},
        reading::Authored,
        value::{Data, Value},
    },
};

/// Half the code of the standard allocator.
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// The annotator with its input buffer and what the last call found. Internal to the npm package, which wraps it.
#[wasm_bindgen]
pub struct Engine {
    annotator: Annotator,
    input: Vec<u16>,
    last: Annotations,
}

#[wasm_bindgen]
impl Engine {
    /// Decodes the gazetteer and builds the automaton.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        Self::over(gazetteer::compiled())
    }

    /// An engine of its own, over the records of this one and those of a pack. An error has the problems as a list.
    #[wasm_bindgen(js_name = withPack)]
    pub fn with_pack(&self, pack: &JsValue) -> Result<Engine, Error> {
        let compiled = compile(self.annotator.gazetteer(), authored(pack)).map_err(|problems| refused(&problems))?;
        Ok(Self::over(compiled.gazetteer))
    }

    /// Byte offset in memory of a buffer for `units` UTF-16 units. Memory may grow: take a fresh view after the call.
    pub fn reserve(&mut self, units: usize) -> *const u16 {
        self.input.resize(units, 0);
        self.input.as_ptr()
    }

    /// Annotates the first `units` units of the buffer. Rows of four: start, end, entity, flags.
    pub fn annotate(&mut self, units: usize, options: JsValue) -> Result<Vec<u32>, Error> {
        let options = to_options(&options)?;
        let input = self.input.get(..units).unwrap_or_default();
        self.last = self.annotator.annotate(input, &options);
        let records = self.entity_count();
        Ok(self.last.items.iter().flat_map(|item| row(item, records)).collect())
    }

    /// Why what touches a range of the first `units` units of the buffer is marked, or is not.
    pub fn explain(&self, units: usize, start: usize, end: usize, options: &JsValue) -> Result<JsValue, Error> {
        let options = to_options(options)?;
        let input = self.input.get(..units).unwrap_or_default();
        let range = start..end;
        let explanation = self.annotator.explain(input, range.clone(), &options);
        Ok(to_javascript(&explanation.view(&range, &self.annotator)))
    }

    /// Relations of the annotations of the last call. Rows of three: annotation, relation, value.
    pub fn relations(&self) -> Vec<u32> {
        self.last.items.iter().zip(0..).flat_map(|(item, index)| relations(item, index)).collect()
    }

    /// Names of the last call that no record holds.
    pub fn names(&self) -> Vec<String> {
        self.last.names.clone()
    }

    /// Number of records; entities from here on index `names`.
    #[wasm_bindgen(js_name = entityCount)]
    pub fn entity_count(&self) -> u32 {
        self.annotator.gazetteer().entities.len() as u32
    }

    /// A record by its number, or undefined.
    pub fn entity(&self, number: u32) -> JsValue {
        self.annotator.gazetteer().view(number).map_or(JsValue::UNDEFINED, |view| to_javascript(&view))
    }

    /// The number of the record with an id, or undefined.
    #[wasm_bindgen(js_name = entityNumber)]
    pub fn entity_number(&self, id: &str) -> Option<u32> {
        self.annotator.gazetteer().number(id)
    }

    /// What a record was at a date, or undefined.
    #[wasm_bindgen(js_name = entityAt)]
    pub fn entity_at(&self, id: &str, date: &str) -> Result<JsValue, Error> {
        let date: PartialDate = date.parse().map_err(|problem| error("date", &problem))?;
        let state = self.annotator.gazetteer().state_view(id, date);
        Ok(state.map_or(JsValue::UNDEFINED, |state| to_javascript(&state)))
    }

    /// What tells this gazetteer from others: version, read (the last day on which a source was read), hash.
    pub fn about(&self) -> JsValue {
        let About { version, read, hash } = About::new(self.annotator.gazetteer());
        to_javascript(&Value::table(vec![
            ("version", Some(version.into())),
            ("read", read.map(Value::from)),
            ("hash", Some(hash.into())),
        ]))
    }
}

impl Engine {
    fn over(gazetteer: Gazetteer) -> Self {
        Self { annotator: Annotator::new(gazetteer), input: Vec::new(), last: Annotations::default() }
    }
}

fn row(item: &Annotation, records: u32) -> [u32; 4] {
    let entity = match item.subject {
        Subject::Record(number) => number,
        Subject::Unlisted(index) => records + index,
    };
    [item.range.start as u32, item.range.end as u32, entity, flags(item)]
}

/// Bits 0–1 kind, 2–4 via, 5 low confidence, 6–7 status, 8 inferred.
fn flags(item: &Annotation) -> u32 {
    let kind = match item.kind {
        Kind::Province => 0,
        Kind::Official => 1,
        Kind::FptUnit => 2,
        Kind::Policy => 3,
    };
    let via = match item.via {
        Via::Name => 0,
        Via::Alias => 1,
        Via::ShortReference => 2,
        Via::Abbreviation => 3,
        Via::Citation => 4,
        Via::Office => 5,
    };
    let status = match item.status {
        None => 0,
        Some(Status::Active) => 1,
        Some(Status::Dissolved) => 2,
        Some(Status::Renamed) => 3,
    };
    let low = u32::from(item.confidence == Confidence::Low);
    kind | via << 2 | low << 5 | status << 6 | u32::from(item.inferred) << 8
}

/// Relation 0 candidate, 1 parent, 2 successor.
fn relations(item: &Annotation, index: u32) -> Vec<u32> {
    let candidates = item.candidates.iter().map(|number| (0, *number));
    let parent = item.parent.map(|parent| (1, parent as u32));
    let successor = item.successor.map(|number| (2, number));
    candidates.chain(parent).chain(successor).flat_map(|(relation, value)| [index, relation, value]).collect()
}

fn to_options(given: &JsValue) -> Result<Options, Error> {
    Options::read(to_value(given, DEEPEST)).map_err(|problem| error("options", &problem))
}

/// Reads a pack record by record, so that never more than one of them is there twice.
fn authored(pack: &JsValue) -> Authored {
    let mut authored = Authored::default();
    let lists = if pack.is_object() { Object::entries(pack.unchecked_ref()) } else { Array::new() };
    for entry in lists.iter() {
        let entry: Array = entry.unchecked_into();
        let name = entry.get(0).as_string().unwrap_or_default();
        let list: Array = match entry.get(1) {
            list if Array::is_array(&list) => list.unchecked_into(),
            other => Array::of1(&other),
        };
        for (item, index) in list.iter().zip(0..) {
            let place = Place { path: format!("{name}[{index}]"), ..Place::default() };
            authored.read_record(&name, place, to_value(&item, DEEPEST));
        }
    }
    authored
}

fn refused(problems: &[Problem]) -> Error {
    let first = problems.first().map(ToString::to_string).unwrap_or_default();
    let refusal = error("pack", &format_args!("the pack is not used: it has {} problem(s): {first}", problems.len()));
    let list = problems.iter().map(|problem| {
        Value::table(vec![
            ("severity", Some(if problem.severity == Severity::Error { "error" } else { "warning" }.into())),
            ("path", Some(problem.place.path.as_str().into())),
            ("record", Some(problem.record.as_str().into())),
            ("message", Some(problem.message.as_str().into())),
            ("remedy", Some(problem.remedy.as_str().into())),
        ])
    });
    // Fails only on frozen objects, and this one was just made.
    let _ = Reflect::set(&refusal, &"problems".into(), &to_javascript(&list.collect::<Vec<Value>>().into()));
    refusal
}

/// Depth of the deepest plain data; what lies deeper, as in a circle, is no data.
const DEEPEST: usize = 8;

fn to_value(given: &JsValue, depth: usize) -> Value {
    if given.is_undefined() || given.is_null() {
        return Value::default();
    }
    let data = if let Some(flag) = given.as_bool() {
        Data::Flag(flag)
    } else if let Some(text) = given.as_string() {
        Data::Text(text)
    } else if let Some(number) = given.as_f64() {
        Data::Number(number)
    } else if depth == 0 || !given.is_object() {
        Data::Number(f64::NAN)
    } else if Array::is_array(given) {
        let list: &Array = given.unchecked_ref();
        Data::List(list.iter().map(|item| to_value(&item, depth - 1)).collect())
    } else {
        let entries = Object::entries(given.unchecked_ref());
        let entry = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            (entry.get(0).as_string().unwrap_or_default(), to_value(&entry.get(1), depth - 1))
        };
        Data::Table(entries.iter().map(entry).collect())
    };
    data.into()
}

fn to_javascript(value: &Value) -> JsValue {
    match &value.data {
        Data::Nothing => JsValue::NULL,
        Data::Flag(flag) => (*flag).into(),
        Data::Number(number) => (*number).into(),
        Data::Text(text) => text.into(),
        Data::List(list) => list.iter().map(to_javascript).collect::<Array>().into(),
        Data::Table(entries) => {
            let object = Object::new();
            for (key, value) in entries {
                // Fails only on frozen objects, and this one was just made.
                let _ = Reflect::set(&object, &key.into(), &to_javascript(value));
            }
            object.into()
        }
    }
}

/// A real `Error` that carries a code beside its message.
fn error(code: &str, problem: &impl std::fmt::Display) -> Error {
    let error = Error::new(&problem.to_string());
    error.set_name("DanhdauError");
    // Fails only on frozen objects, and this one was just made.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error
}
