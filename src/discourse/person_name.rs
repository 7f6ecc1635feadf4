//! People whom no record holds, by the shape of their names.

use std::ops::Range;

use super::Document;
use crate::{
    fold::alphabet::SPACE,
    gazetteer::Kind,
    index::Index,
    rules::{Reading, mention::Mention},
};

/// People whom no reading covers, in order of the text. A name of two syllables does not count where it is the end of a name
/// that was given before: "bà Kim Ngân" after "Nguyễn Thị Kim Ngân".
pub fn unlisted_people<'a>(readings: &[Reading], document: &Document<'a>) -> Vec<&'a Mention> {
    let text = document.text;
    let mut people: Vec<&Mention> = Vec::new();
    let mut endings = Index::default();
    for reading in readings.iter().filter(|reading| reading.kind == Kind::Official) {
        endings.entry(ending(&text.bytes()[reading.range.clone()])).push(0);
    }
    for person in &document.findings.people {
        let name = &person.mention.name;
        if people.last().is_some_and(|last| name.start < last.name.end) || overlaps(readings, name) {
            continue;
        }
        let folded = &text.bytes()[name.clone()];
        if person.syllables == 2 && !endings.get(folded).is_empty() {
            continue;
        }
        if person.syllables > 2 {
            endings.entry(ending(folded)).push(0);
        }
        people.push(&person.mention);
    }
    people
}

/// The last two syllables of a name.
fn ending(name: &[u8]) -> &[u8] {
    let second = name.iter().enumerate().rev().filter(|(_, byte)| **byte == SPACE).nth(1);
    second.map_or(name, |(at, _)| &name[at + 1..])
}

/// Whether a range overlaps a reading; readings are in order and apart from each other.
pub fn overlaps(readings: &[Reading], range: &Range<usize>) -> bool {
    let next = readings.partition_point(|reading| reading.range.end <= range.start);
    readings.get(next).is_some_and(|reading| reading.range.start < range.end)
}
