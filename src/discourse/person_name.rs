//! People whom no record holds, by the shape of their names.

use std::ops::Range;

use crate::{
    fold::alphabet::SPACE,
    gazetteer::Kind,
    index::Index,
    lexicon::WordClass,
    rules::{Context, Reading, named_after_person::bears_name, office::Office, person_name::named_at},
};

/// Somebody whom no record holds.
pub struct UnlistedPerson<'c> {
    /// The full name, in folded bytes.
    pub name: Range<usize>,
    /// The offices that the text gives at the name.
    pub offices: Vec<&'c Office>,
}

/// People with full names that no reading and no other name covers, in order of the text. A name of two syllables, or one
/// that begins like few names of people, counts only beside a title or an office, and not where it is the end of a name
/// that was given before: "bà Kim Ngân" after "Nguyễn Thị Kim Ngân".
pub fn unlisted_people<'c>(readings: &[Reading], context: &'c Context<'_>) -> Vec<UnlistedPerson<'c>> {
    let (text, neighbours) = (context.text, &context.neighbours);
    let mut people: Vec<UnlistedPerson<'_>> = Vec::new();
    let mut endings = Index::default();
    // The first reading that does not end before the name; both are in order.
    let mut next = 0;
    for reading in readings.iter().filter(|reading| reading.kind == Kind::Official) {
        endings.entry(ending(&text.bytes()[reading.range.clone()])).push(0);
    }
    for hit in neighbours.family_names() {
        if people.last().is_some_and(|last| hit.start < last.name.end) {
            continue;
        }
        let Some((syllables, name)) = named_at(hit.start, text, neighbours) else { continue };
        let offices = context.offices_beside(&name);
        let introduced = || !offices.is_empty() || neighbours.before(text, name.start, WordClass::TITLE).is_some();
        // The man of whom a city has its name.
        let place = neighbours.starting(name.start).any(|hit| hit.end == name.end && neighbours.is_name(hit));
        let street = offices.is_empty() && bears_name(name.start, context);
        let common = syllables > 2 && neighbours.classes(hit).contains(WordClass::FAMILY_NAME);
        let plausible = !place && !street && (common || introduced());
        while readings.get(next).is_some_and(|reading| reading.range.end <= name.start) {
            next += 1;
        }
        let read = readings.get(next).is_some_and(|reading| reading.range.start < name.end);
        if plausible && !read && neighbours.others_around(&name).next().is_none() {
            let folded = &text.bytes()[name.clone()];
            if syllables == 2 && !endings.get(folded).is_empty() {
                continue;
            }
            if syllables > 2 {
                endings.entry(ending(folded)).push(0);
            }
            people.push(UnlistedPerson { name, offices });
        }
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
