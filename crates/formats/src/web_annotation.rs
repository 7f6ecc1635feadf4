//! JSON-LD in the Web Annotation Data Model (W3C Recommendation, 23 February 2017): a page of annotations, each with a body
//! that identifies and a target in the text, found by quotation or by position.
//!
//! The model counts Unicode characters (code points), not UTF-16 units: positions after a character beyond U+FFFF are
//! lower than those of the annotation.

use std::{fmt::Write as _, ops::Range};

use crate::{
    document::{Document, Mark},
    json::{write_text, write_units},
    units,
};

/// Characters before and after a quotation.
const CONTEXT: usize = 32;

/// The annotations as an AnnotationPage.
pub fn write(document: &Document<'_>) -> String {
    let positions = positions(document.text);
    let source = document.source.clone().unwrap_or_else(|| urn(document.text));
    let mut json = String::from("{\n  \"@context\": \"http://www.w3.org/ns/anno.jsonld\",\n  \"id\": ");
    write_text(&format!("{source}#annotations"), &mut json);
    _ = write!(json, ",\n  \"type\": \"AnnotationPage\",\n  \"items\": [");
    for (mark, index) in document.marks.iter().zip(0..) {
        json.push_str(if index == 0 { "\n    " } else { ",\n    " });
        write_annotation(document, mark, index, &source, &positions, &mut json);
    }
    json.push_str(if document.marks.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    json
}

fn write_annotation(
    document: &Document<'_>,
    mark: &Mark,
    index: usize,
    source: &str,
    positions: &[Range<usize>],
    json: &mut String,
) {
    let (first, last) = (character_at(positions, mark.start), character_at(positions, mark.end));
    let of = |characters: Range<usize>| {
        let start = positions.get(characters.start).map_or(document.text.len(), |units| units.start);
        let end = positions.get(characters.end).map_or(document.text.len(), |units| units.start);
        document.text.get(start..end).unwrap_or_default()
    };
    json.push_str("{ \"id\": ");
    write_text(&format!("{source}#annotation-{index}"), json);
    json.push_str(", \"type\": \"Annotation\", \"motivation\": \"identifying\", \"body\": [");
    let known = mark.id.iter().map(|id| ("identifying", id.as_str()));
    let bodies = [("identifying", mark.name.as_str()), ("classifying", mark.kind.as_str())];
    for ((purpose, value), index) in bodies.into_iter().chain(known).zip(0..) {
        _ = write!(
            json,
            "{}{{ \"type\": \"TextualBody\", \"purpose\": \"{purpose}\", \"value\": ",
            if index == 0 { "" } else { ", " }
        );
        write_text(value, json);
        // Ids and kinds are no text of a language.
        json.push_str(if index == 0 {
            ", \"format\": \"text/plain\", \"language\": \"vi\" }"
        } else {
            ", \"format\": \"text/plain\" }"
        });
    }
    json.push_str("], \"target\": { \"source\": ");
    write_text(source, json);
    json.push_str(", \"selector\": [{ \"type\": \"TextQuoteSelector\", \"exact\": ");
    write_units(of(first..last), json);
    json.push_str(", \"prefix\": ");
    write_units(of(first.saturating_sub(CONTEXT)..first), json);
    json.push_str(", \"suffix\": ");
    write_units(of(last..(last + CONTEXT).min(positions.len())), json);
    _ = write!(json, " }}, {{ \"type\": \"TextPositionSelector\", \"start\": {first}, \"end\": {last} }}] }} }}");
}

/// The units of each character.
fn positions(text: &[u16]) -> Vec<Range<usize>> {
    units::characters(text).map(|(range, _)| range).collect()
}

/// The number of the character that begins at a unit, or of the next one.
fn character_at(positions: &[Range<usize>], unit: usize) -> usize {
    positions.partition_point(|units| units.start < unit)
}

/// An address made from the text: a UUID of version 8 (RFC 9562) around its hash (FNV-1a, 128 bits). The same text has the
/// same address.
fn urn(text: &[u16]) -> String {
    let mut hash: u128 = 0x6c62272e07bb014262b821756295c58d;
    for byte in text.iter().flat_map(|unit| unit.to_le_bytes()) {
        hash = (hash ^ u128::from(byte)).wrapping_mul(0x0000000001000000000000000000013B);
    }
    let hash = hash & !(0xF << 76) | 8 << 76;
    let hash = format!("{:032x}", hash & !(3 << 62) | 2 << 62);
    format!("urn:uuid:{}-{}-{}-{}-{}", &hash[..8], &hash[8..12], &hash[12..16], &hash[16..20], &hash[20..])
}
