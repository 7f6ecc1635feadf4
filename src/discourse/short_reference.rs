//! "ông Châu", "Bí thư Châu": a title and the last part of a name that was given in full before.
//!
//! Everybody whose full name occurred competes for a reference, also people whom no record holds: if one of those
//! was the last to be named, nothing is marked.

use std::ops::Range;

use super::person_name::overlaps;
use crate::{
    annotation::{Confidence, Subject, Via},
    fold::{alphabet::SPACE, fold_str, folded},
    gazetteer::{Facts, Kind, record::Gender},
    index::Index,
    lexicon::WordClass,
    order::sort_by_number,
    rules::{Context, Reading, person_name::capitalised_words},
};

/// Somebody whose full name occurs in the text.
struct Person {
    /// Whom it is read as, and how surely; none for somebody without a record.
    subject: Option<(Subject, Confidence)>,
    /// Folded syllables of the name.
    syllables: Vec<Vec<u8>>,
    gender: Option<Gender>,
    /// Folded offices that the text gives.
    roles: Vec<Vec<u8>>,
    /// Folded offices of the record.
    recorded_roles: Vec<Vec<u8>>,
}

/// A place that introduces or may refer to a person, in order of the text.
enum Event {
    FullName { range: Range<usize>, subject: Option<(Subject, Confidence)> },
    Reference { title: Range<usize>, names: Vec<Range<usize>>, classes: WordClass },
}

/// Readings of the short references in a text, given those of the full names.
pub fn short_references(readings: &[Reading], people: &[Range<usize>], context: &Context<'_>) -> Vec<Reading> {
    let mut events = full_names(readings, people);
    events.extend(references(readings, context));
    sort_by_number(&mut events, &|(at, _)| *at as u64);
    let mut people = People::default();
    let mut found = Vec::new();
    for (_, event) in events {
        match event {
            Event::FullName { range, subject } => people.introduce(range, subject, context),
            Event::Reference { title, names, classes } => {
                let referred = names.into_iter().find_map(|name| {
                    let subject = people.refer(&title, &name, classes, context)?;
                    Some((name, subject))
                });
                if let Some((range, Some((subject, confidence)))) = referred {
                    found.push(Reading {
                        range,
                        subject,
                        kind: Kind::Official,
                        via: Via::ShortReference,
                        confidence,
                        candidates: Vec::new(),
                    });
                }
            }
        }
    }
    found
}

/// People in the order in which they were last named.
#[derive(Default)]
struct People {
    people: Vec<Person>,
    /// By the last syllable of the name: numbers of people, the last named at the end.
    by_given_name: Index,
}

impl People {
    fn introduce(&mut self, range: Range<usize>, subject: Option<(Subject, Confidence)>, context: &Context<'_>) {
        let person = describe(range, subject, context);
        let Some(given_name) = person.syllables.last().cloned() else { return };
        let known = self.by_given_name.entry(given_name);
        let same = known.iter().position(|number| {
            self.people
                .get(*number as usize)
                .is_some_and(|other| other.subject == person.subject && other.syllables == person.syllables)
        });
        match same {
            Some(position) => {
                let number = known.remove(position);
                known.push(number);
                if let Some(existing) = self.people.get_mut(number as usize) {
                    let new =
                        person.roles.into_iter().filter(|role| !existing.roles.contains(role)).collect::<Vec<_>>();
                    existing.roles.extend(new);
                    existing.gender = existing.gender.or(person.gender);
                }
            }
            None => {
                known.push(self.people.len() as u32);
                self.people.push(person);
            }
        }
    }

    /// Whom a reference names: nobody, somebody without a record, or a record.
    fn refer(
        &mut self,
        title: &Range<usize>,
        name: &Range<usize>,
        classes: WordClass,
        context: &Context<'_>,
    ) -> Option<Option<(Subject, Confidence)>> {
        let syllables: Vec<&[u8]> = context.text.bytes()[name.clone()].split(|byte| *byte == SPACE).collect();
        let known = self.by_given_name.entry(syllables.last()?.to_vec());
        let compatible = |number: &&u32| {
            self.people
                .get(**number as usize)
                .is_some_and(|person| person.answers_to(&syllables) && person.may_be(classes))
        };
        let role = &context.text.bytes()[title.clone()];
        let in_role = classes.intersects(WordClass::ROLE);
        let by_role = |of: fn(&Person) -> &[Vec<u8>]| {
            let holds =
                |number: &&u32| self.people.get(**number as usize).is_some_and(|person| holds(of(person), role));
            known.iter().rev().filter(compatible).find(|number| in_role && holds(number))
        };
        let chosen = by_role(|person| &person.roles).or_else(|| by_role(|person| &person.recorded_roles));
        let number = *chosen.or_else(|| known.iter().rev().find(compatible))?;
        known.retain(|other| *other != number);
        known.push(number);
        Some(self.people.get(number as usize)?.subject)
    }
}

impl Person {
    /// Whether the syllables are the given name, or the middle and given name, but not the whole name.
    fn answers_to(&self, syllables: &[&[u8]]) -> bool {
        syllables.len() < self.syllables.len()
            && self.syllables.iter().rev().zip(syllables.iter().rev()).all(|(own, other)| own == other)
    }

    fn may_be(&self, classes: WordClass) -> bool {
        match self.gender {
            Some(Gender::Male) => !classes.contains(WordClass::TITLE_FEMALE),
            Some(Gender::Female) => !classes.contains(WordClass::TITLE_MALE),
            None => true,
        }
    }
}

fn describe(range: Range<usize>, subject: Option<(Subject, Confidence)>, context: &Context<'_>) -> Person {
    let text = context.text;
    let title = context.neighbours.before(text, range.start, WordClass::TITLE);
    let title = title.map_or(WordClass::NONE, |title| context.neighbours.classes(&title));
    let mut gender = match title {
        _ if title.contains(WordClass::TITLE_MALE) => Some(Gender::Male),
        _ if title.contains(WordClass::TITLE_FEMALE) => Some(Gender::Female),
        _ => None,
    };
    let offices = context.offices_beside(&range);
    let roles = offices.iter().map(|office| text.bytes()[office.role.start..office.role.end].to_vec()).collect();
    let mut recorded_roles = Vec::new();
    let own = text.bytes()[range].to_vec();
    let mut syllables: Vec<Vec<u8>> = own.split(|byte| *byte == SPACE).map(<[u8]>::to_vec).collect();
    if let Some((Subject::Record(number), _)) = subject
        && let Some(entity) = context.gazetteer.entity(number)
        && let Facts::Official(official) = &entity.facts
    {
        gender = official.gender.or(gender);
        syllables = fold_str(&entity.name).split(|byte| *byte == SPACE).map(<[u8]>::to_vec).collect();
        recorded_roles = official.tenures.iter().map(|tenure| fold_str(&tenure.role)).collect();
    }
    if gender.is_none() && syllables.iter().any(|syllable| syllable == folded!("Thị")) {
        gender = Some(Gender::Female);
    }
    Person { subject, syllables, gender, roles, recorded_roles }
}

/// Whether one of the offices is the role, or begins with it: "Bí thư Tỉnh ủy" answers to "Bí thư".
fn holds(offices: &[Vec<u8>], role: &[u8]) -> bool {
    offices.iter().any(|office| office.strip_prefix(role).is_some_and(|rest| rest.is_empty() || rest[0] == SPACE))
}

/// Full names of officials, and of people whom no record holds.
fn full_names(readings: &[Reading], people: &[Range<usize>]) -> Vec<(usize, Event)> {
    let mut events = Vec::new();
    for reading in readings.iter().filter(|reading| reading.kind == Kind::Official) {
        let event =
            Event::FullName { range: reading.range.clone(), subject: Some((reading.subject, reading.confidence)) };
        events.push((reading.range.start, event));
    }
    // Of the unlisted people, those whom an office made officials are among the readings.
    for range in people.iter().filter(|range| !overlaps(readings, range)) {
        events.push((range.start, Event::FullName { range: range.clone(), subject: None }));
    }
    events
}

/// Titles and roles followed by one or two capitalised syllables.
fn references(readings: &[Reading], context: &Context<'_>) -> Vec<(usize, Event)> {
    let text = context.text;
    let titles = WordClass::TITLE | WordClass::ROLE;
    let mut events = Vec::new();
    let mut covered = 0;
    for hit in context.neighbours.hits() {
        let classes = context.neighbours.classes(hit) & titles;
        let title = hit.start..hit.end;
        // In "ông Anh Tuấn" the second word is no title.
        if classes.is_empty() || hit.start < covered || text.byte(hit.end) != SPACE || overlaps(readings, &title) {
            continue;
        }
        let names = short_names(hit.end + 1, classes, context);
        let names: Vec<Range<usize>> = names.into_iter().filter(|name| !overlaps(readings, name)).collect();
        if let Some(end) = names.iter().map(|name| name.end).max() {
            covered = end;
            events.push((hit.start, Event::Reference { title, names, classes }));
        }
    }
    events
}

/// What may be a short name at `start`: one or two capitalised syllables, and no further one. Where all is written in
/// capitals they tell nothing, so both are tried, the longer first.
fn short_names(start: usize, classes: WordClass, context: &Context<'_>) -> Vec<Range<usize>> {
    let words = capitalised_words(start, context.text);
    let in_capitals = words.len() > 2 && context.text.is_in_capitals(start);
    let lengths: &[usize] = match words.len() {
        1 => &[1],
        2 => &[2],
        _ if in_capitals => &[2, 1],
        _ => &[],
    };
    let names = lengths.iter().filter_map(|length| Some(start..words.get(length - 1)?.end));
    names.filter(|name| !is_field(classes, name.end, context)).collect()
}

/// "Bộ trưởng Khoa học" names a ministry: after an office, a lower-case syllable goes on with the word.
fn is_field(classes: WordClass, end: usize, context: &Context<'_>) -> bool {
    let follows = |word: &[u8]| {
        let text = context.text;
        text.word_after(end).is_some_and(|after| text.bytes()[after] == *word)
    };
    !classes.intersects(WordClass::TITLE)
        && [folded!("học"), folded!("nghệ"), folded!("vụ"), folded!("phòng")].iter().any(|word| follows(word))
}
