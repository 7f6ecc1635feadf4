//! The boundary: the only file that knows JavaScript. It converts, and decides nothing.
#![deny(clippy::unwrap_used, clippy::expect_used)]

use js_sys::{Array, Error, Object, Reflect};
use serde::de::IgnoredAny;
use wasm_bindgen::prelude::*;

use crate::{
    Annotator, Options,
    annotation::{Annotation, Annotations, Confidence, Status, Subject, Via},
    gazetteer::{self, Gazetteer, Kind, date::PartialDate},
    options::OptionValue,
};

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
    #[expect(clippy::new_without_default, reason = "a constructor for JavaScript")]
    pub fn new() -> Engine {
        let annotator = Annotator::new(Gazetteer::compiled());
        Self { annotator, input: Vec::new(), last: Annotations::default() }
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
    pub fn entity(&self, number: u32) -> Result<JsValue, Error> {
        self.annotator.gazetteer().view(number).map_or(Ok(JsValue::UNDEFINED), |view| to_value(&view))
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
        match self.annotator.gazetteer().state_view(id, date) {
            Some(state) => to_value(&state),
            None => Ok(JsValue::UNDEFINED),
        }
    }

    /// Hash that the file of details must carry.
    #[wasm_bindgen(js_name = gazetteerHash)]
    pub fn gazetteer_hash() -> String {
        gazetteer::HASH.to_owned()
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
    let mut options = Options::default();
    if given.is_undefined() || given.is_null() {
        return Ok(options);
    }
    if !given.is_object() || Array::is_array(given) {
        return Err(error("options", &"options must be an object"));
    }
    for entry in Object::entries(given.unchecked_ref()) {
        let entry: Array = entry.unchecked_into();
        let name = entry.get(0).as_string().unwrap_or_default();
        options.set(&name, to_option_value(&entry.get(1))).map_err(|problem| error("options", &problem))?;
    }
    Ok(options)
}

fn to_option_value(value: &JsValue) -> OptionValue {
    if value.is_undefined() || value.is_null() {
        OptionValue::Absent
    } else if let Some(flag) = value.as_bool() {
        OptionValue::Flag(flag)
    } else if let Some(text) = value.as_string() {
        OptionValue::Text(text)
    } else if Array::is_array(value) {
        let list: Array = value.clone().unchecked_into();
        let texts: Option<Vec<String>> = list.iter().map(|item| item.as_string()).collect();
        texts.map_or(OptionValue::Other(IgnoredAny), OptionValue::List)
    } else {
        OptionValue::Other(IgnoredAny)
    }
}

fn to_value(value: &impl serde::Serialize) -> Result<JsValue, Error> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|problem| error("internal", &problem))
}

/// A real `Error` that carries a code beside its message.
fn error(code: &str, problem: &impl std::fmt::Display) -> Error {
    let error = Error::new(&problem.to_string());
    error.set_name("DanhdauError");
    // Fails only on frozen objects, and this one was just made.
    let _ = Reflect::set(&error, &"code".into(), &code.into());
    error
}
