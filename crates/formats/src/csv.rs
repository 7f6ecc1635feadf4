//! CSV (RFC 4180) for spreadsheets: a header, then an annotation a row, lines ended by CR LF.
//!
//! What a spreadsheet would take for a formula (a cell that begins with `=`, `+`, `-`, `@`, their wide forms, a tab or a
//! carriage return) has an apostrophe before it, which spreadsheets do not show; so has a cell that begins with one.

use crate::{
    document::{Document, Field, Mark},
    units,
};

/// The columns, in order; those that do not concern an annotation are empty.
pub const COLUMNS: [&str; 14] = [
    "start",
    "end",
    "text",
    "kind",
    "id",
    "name",
    "confidence",
    "via",
    "status",
    "successor",
    "successorId",
    "inferred",
    "candidates",
    "parent",
];

/// The annotations as a table; several candidates are separated by spaces.
pub fn write(document: &Document<'_>) -> String {
    let mut csv = COLUMNS.join(",");
    csv.push_str("\r\n");
    for mark in &document.marks {
        write_row(mark, document.text, &mut csv);
    }
    csv
}

fn write_row(mark: &Mark, text: &[u16], csv: &mut String) {
    let fields = mark.fields(text);
    for (column, index) in COLUMNS.iter().zip(0..) {
        if index > 0 {
            csv.push(',');
        }
        match fields.iter().find(|(key, _)| key == column).map(|(_, field)| field) {
            None | Some(Field::Nothing) => {}
            Some(Field::Flag) => csv.push_str("true"),
            Some(Field::Number(number)) => csv.push_str(&number.to_string()),
            Some(Field::Text(text)) => write_cell(text, csv),
            Some(Field::Units(text)) => write_cell(&units::text(text), csv),
            Some(Field::List(texts)) => write_cell(&texts.join(" "), csv),
        }
    }
    csv.push_str("\r\n");
}

/// Signs with which a formula, or an apostrophe that hides one, begins.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\'', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

fn write_cell(text: &str, csv: &mut String) {
    let is_quoted = text.contains(['"', ',', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ');
    if is_quoted {
        csv.push('"');
    }
    if text.starts_with(FORMULA) {
        csv.push('\'');
    }
    for character in text.chars() {
        csv.push(character);
        if character == '"' {
            csv.push(character);
        }
    }
    if is_quoted {
        csv.push('"');
    }
}
