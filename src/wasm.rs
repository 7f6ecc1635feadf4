//! The boundary: the only file that knows JavaScript, with its part for whoever measures (`wasm/observed.rs`). It converts, and
//! decides nothing.
//!
//! Only numbers cross it: texts as UTF-16 units in a buffer, plain data as [`plain_data`] writes it. A call that fails
//! returns nothing; `failure` then says why.
#![deny(clippy::unwrap_used, clippy::expect_used)]

#[cfg(feature = "bench")]
mod observed;

use std::fmt::Display;

use wasm_bindgen::prelude::*;

use crate::{
    Annotator, Options,
    annotation::{Annotation, Annotations, Confidence, Status, Subject, Via},
    gazetteer::{self, About, Gazetteer, Kind, carried, date::PartialDate, plain_data, value::Value},
    publication_date::PublicationDate,
};

/// The longest buffer that is kept for texts to come.
const KEPT_UNITS: usize = 1 << 20;

/// The annotator with its input buffer and what the last call found. Internal to the npm package, which wraps it.
#[wasm_bindgen]
pub struct Engine {
    annotator: Annotator,
    input: Vec<u16>,
    last: Annotations,
    failure: Value,
}

#[wasm_bindgen]
impl Engine {
    /// Decodes the gazetteer and builds the automaton.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Engine {
        Self::over(gazetteer::compiled())
    }

    /// An engine over another gazetteer, in the form in which one is carried: that of a pack on top of the compiled one.
    #[wasm_bindgen(js_name = overGazetteer)]
    pub fn over_gazetteer(bytes: Vec<u8>) -> Engine {
        let gazetteer = carried::read(&bytes);
        // Given back before the automaton needs room.
        drop(bytes);
        Self::over(gazetteer)
    }

    /// The compiled gazetteer in the form in which it is carried.
    pub fn gazetteer() -> Vec<u8> {
        gazetteer::BYTES.to_vec()
    }

    /// Byte offset in memory of a buffer for `units` UTF-16 units. Memory may grow: take a fresh view after the call.
    pub fn reserve(&mut self, units: usize) -> *const u16 {
        // What one long text took is free for others after the next short one.
        if self.input.capacity() > KEPT_UNITS && units <= KEPT_UNITS {
            self.input = Vec::new();
            self.last = Annotations::default();
        }
        self.input.resize(units, 0);
        self.input.as_ptr()
    }

    /// Annotates the first `units` units of the buffer. Rows of four: start, end, entity, flags.
    pub fn annotate(&mut self, units: usize, options: &[u32]) -> Option<Vec<u32>> {
        let options = self.options(options)?;
        let input = self.input.get(..units).unwrap_or_default();
        self.last = self.annotator.annotate(input, &options);
        let records = self.entity_count();
        Some(self.last.items.iter().flat_map(|item| row(item, records)).collect())
    }

    /// Why what touches a range of the first `units` units of the buffer is marked, or is not.
    pub fn explain(&mut self, units: usize, start: usize, end: usize, options: &[u32]) -> Option<Vec<u32>> {
        let options = self.options(options)?;
        let input = self.input.get(..units).unwrap_or_default();
        let range = start..end;
        let explanation = self.annotator.explain(input, range.clone(), &options);
        Some(plain_data::write(&explanation.view(&range, &self.annotator)))
    }

    /// The date of the article in the first `units` units of the buffer: start, end, year, month, day, start and end of the
    /// place; what is not known is 0. Empty if there is none.
    #[wasm_bindgen(js_name = proposeDate)]
    pub fn propose_date(&self, units: usize) -> Vec<u32> {
        let found = self.annotator.propose_date(self.input.get(..units).unwrap_or_default());
        let Some(PublicationDate { range, year, month, day, place }) = found else { return Vec::new() };
        let place = place.unwrap_or_default();
        let row = [range.start, range.end, year.into(), month.into(), day.into(), place.start, place.end];
        row.map(|number| number as u32).to_vec()
    }

    /// Relations of the annotations of the last call. Rows of three: annotation, relation, value.
    pub fn relations(&self) -> Vec<u32> {
        self.last.items.iter().zip(0..).flat_map(|(item, index)| relations(item, index)).collect()
    }

    /// Names of the last call that no record holds: a list of texts.
    pub fn names(&self) -> Vec<u32> {
        let names = self.last.names.iter().map(|name| name.as_str().into());
        plain_data::write(&names.collect::<Vec<Value>>().into())
    }

    /// Number of records; entities from here on index `names`.
    #[wasm_bindgen(js_name = entityCount)]
    pub fn entity_count(&self) -> u32 {
        self.annotator.gazetteer().entities.len() as u32
    }

    /// A record by its number, or nothing.
    pub fn entity(&self, number: u32) -> Vec<u32> {
        plain_data::write(&self.annotator.gazetteer().view(number).unwrap_or_default())
    }

    /// The number of the record with an id, which is a text, or undefined.
    #[wasm_bindgen(js_name = entityNumber)]
    pub fn entity_number(&self, id: &[u32]) -> Option<u32> {
        self.annotator.gazetteer().number(plain_data::read(id).text()?)
    }

    /// What a record was at a date, or nothing. Both are texts.
    #[wasm_bindgen(js_name = entityAt)]
    pub fn entity_at(&mut self, id: &[u32], date: &[u32]) -> Option<Vec<u32>> {
        let (id, date) = (plain_data::read(id), plain_data::read(date));
        match date.text().unwrap_or_default().parse::<PartialDate>() {
            Ok(date) => {
                let state = self.annotator.gazetteer().state_view(id.text().unwrap_or_default(), date);
                Some(plain_data::write(&state.unwrap_or_default()))
            }
            Err(problem) => self.fail("date", &problem),
        }
    }

    /// What tells this gazetteer from others: version, read (the last day on which a source was read), hash.
    pub fn about(&self) -> Vec<u32> {
        let About { version, read, hash } = About::new(self.annotator.gazetteer());
        plain_data::write(&Value::table(vec![
            ("version", Some(version.into())),
            ("read", read.map(Value::from)),
            ("hash", Some(hash.into())),
        ]))
    }

    /// Why the last call returned nothing: code and message.
    pub fn failure(&self) -> Vec<u32> {
        plain_data::write(&self.failure)
    }
}

impl Engine {
    fn over(gazetteer: Gazetteer) -> Self {
        Self {
            annotator: Annotator::new(gazetteer),
            input: Vec::new(),
            last: Annotations::default(),
            failure: Value::default(),
        }
    }

    fn options(&mut self, options: &[u32]) -> Option<Options> {
        match Options::read(plain_data::read(options)) {
            Ok(options) => Some(options),
            Err(problem) => self.fail("options", &problem),
        }
    }

    fn fail<T>(&mut self, code: &str, problem: &dyn Display) -> Option<T> {
        let message = problem.to_string();
        self.failure = Value::table(vec![("code", Some(code.into())), ("message", Some(message.as_str().into()))]);
        None
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
