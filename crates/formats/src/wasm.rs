//! The boundary of the second module: a text as UTF-16 units and its annotations as plain data in, UTF-8 out.
#![deny(clippy::unwrap_used, clippy::expect_used)]

use danhdau_gazetteer::{
    plain_data,
    value::{Data, Named as _, Value},
};
use wasm_bindgen::prelude::*;

use crate::{Document, Format, Mark};

/// Writes annotations in a form. `request` is a table: `format`, `annotations`, and `title` and `source` if they are given.
///
/// # Errors
/// A text for people: no such format, or annotations that are not those of the text.
#[wasm_bindgen]
pub fn write(text: &[u16], request: &[u32]) -> Result<Vec<u8>, JsValue> {
    convert(text, plain_data::read(request)).map_err(|message| JsValue::from_str(&message))
}

/// Formats with media type and extension, as rows of three texts.
#[wasm_bindgen]
pub fn formats() -> Vec<u32> {
    let row = |(name, format): &(&str, Format)| {
        Value::from(vec![Value::from(*name), format.media_type().into(), format.extension().into()])
    };
    plain_data::write(&Format::NAMES.iter().map(row).collect::<Vec<Value>>().into())
}

fn convert(text: &[u16], request: Value) -> Result<Vec<u8>, String> {
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
    Ok(known.write(&Document { title, source, ..document }).into_bytes())
}
