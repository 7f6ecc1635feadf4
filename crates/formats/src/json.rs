//! JSON (RFC 8259): `{ "text", "annotations" }`. A lone surrogate is written as its escape, as JavaScript does, so that
//! offsets hold.

use std::fmt::Write as _;

use crate::{
    document::{Document, Field, Mark},
    units,
};

/// The text and its annotations, one a line.
pub fn write(document: &Document<'_>) -> String {
    let mut json = String::from("{\n  \"text\": ");
    write_units(document.text, &mut json);
    json.push_str(",\n  \"annotations\": [");
    for (mark, index) in document.marks.iter().zip(0..) {
        json.push_str(if index == 0 { "\n    " } else { ",\n    " });
        write_mark(mark, document.text, &mut json);
    }
    json.push_str(if document.marks.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    json
}

fn write_mark(mark: &Mark, text: &[u16], json: &mut String) {
    json.push_str("{ ");
    for ((key, field), index) in mark.fields(text).iter().zip(0..) {
        if index > 0 {
            json.push_str(", ");
        }
        write_text(key, json);
        json.push_str(": ");
        match field {
            Field::Nothing => json.push_str("null"),
            Field::Flag => json.push_str("true"),
            Field::Number(number) => _ = write!(json, "{number}"),
            Field::Text(text) => write_text(text, json),
            Field::Units(units) => write_units(units, json),
            Field::List(texts) => {
                json.push('[');
                for (text, index) in texts.iter().zip(0..) {
                    json.push_str(if index == 0 { "" } else { ", " });
                    write_text(text, json);
                }
                json.push(']');
            }
        }
    }
    json.push_str(" }");
}

/// A string.
pub(crate) fn write_text(text: &str, json: &mut String) {
    json.push('"');
    text.chars().for_each(|character| write_character(character, json));
    json.push('"');
}

/// A string of UTF-16 units.
pub(crate) fn write_units(text: &[u16], json: &mut String) {
    json.push('"');
    for (range, character) in units::characters(text) {
        match character {
            Some(character) => write_character(character, json),
            None => _ = write!(json, "\\u{:04x}", text[range.start]),
        }
    }
    json.push('"');
}

fn write_character(character: char, json: &mut String) {
    match character {
        '"' => json.push_str("\\\""),
        '\\' => json.push_str("\\\\"),
        '\n' => json.push_str("\\n"),
        '\r' => json.push_str("\\r"),
        '\t' => json.push_str("\\t"),
        // Line ends of JavaScript, and what would end a script element around it.
        '\0'..=' ' if character != ' ' => _ = write!(json, "\\u{:04x}", u32::from(character)),
        '\u{2028}' | '\u{2029}' | '<' | '\u{7f}'..='\u{9f}' => _ = write!(json, "\\u{:04x}", u32::from(character)),
        _ => json.push(character),
    }
}
