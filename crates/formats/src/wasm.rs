//! The boundary of the second module: a text as UTF-16 units and its annotations as plain data in, UTF-8 out.
#![deny(clippy::unwrap_used, clippy::expect_used)]

use danhdau_gazetteer::{
    plain_data,
    value::{Data, Named as _, Value},
};
use wasm_bindgen::prelude::*;

use crate::{Document, Format, Mark};

#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Writes annotations in a form. `request` is a table: `format`, `annotations`, and `title` and `source` if they are given.
///
/// Back comes a byte that is 1, and then what was written; or a 0, and then what is wrong, for people. Both in UTF-8.
#[wasm_bindgen]
pub fn write(text: &[u16], request: &[u32]) -> Vec<u8> {
    let (outcome, text) = match convert(text, plain_data::read(request)) {
        Ok(written) => (1, written),
        Err(problem) => (0, problem),
    };
    let mut bytes = Vec::with_capacity(text.len() + 1);
    bytes.push(outcome);
    bytes.extend(text.into_bytes());
    bytes
}

fn convert(text: &[u16], request: Value) -> Result<String, String> {
    let Data::Table(entries) = request.data else { return Err("there is nothing to write".to_owned()) };
    let (mut format, mut marks, mut title, mut source) = (String::new(), Vec::new(), None, None);
    for (key, Value { data, .. }) in entries {
        match (key.as_str(), data) {
            ("format", Data::Text(text)) => format = text,
            ("annotations", Data::List(list)) => {
                marks =
                    list.into_iter().map(Mark::read).collect::<Result<_, _>>().map_err(|error| error.to_string())?;
            }
            ("title", Data::Text(text)) => title = Some(text),
            ("source", Data::Text(text)) => source = Some(text),
            _ => {}
        }
    }
    let Some(known) = Format::named(&format) else {
        let names: Vec<&str> = Format::NAMES.iter().map(|(name, _)| *name).collect();
        return Err(format!("there is no format \"{format}\"; there are {}", names.join(", ")));
    };
    let document = Document::new(text, marks).map_err(|error| error.to_string())?;
    Ok(known.write(&Document { title, source, ..document }))
}
