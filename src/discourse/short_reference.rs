//! "ông Châu", "Bí thư Châu": a title and the last part of a name that was given in full before.
//!
//! Everybody whose full name occurred competes for a reference, also people whom no record holds: if one of those
//! was the last to be named, nothing is marked.

use std::{borrow::Cow, ops::Range};

use super::person_name::{UnlistedPerson, overlaps};
use crate::{
    annotation::{Confidence, Subject, Via},
    fold::{
        alphabet::{SPACE, is_letter},
        fold_str, folded,
    },
    gazetteer::{Facts, Kind, record::Gender},
    index::Index,
    lexicon::WordClass,
    order::sort_by_number,
    rules::{Context, Reading, office::Office, person_name::capitalised_words},
};

/// Somebody whose full name occurs in the text.
struct Person {
    /// Whom it is read as, and how surely; none for somebody without a record.
    subject: Option<(Subject, Confidence)>,
    /// The folded name.
    name: Vec<u8>,
    gender: Option<Gender>,
    /// Folded offices that the text gives.
    roles: Vec<Vec<u8>>,
}

/// A place that introduces or may refer to a person, in order of the text.
enum Event<'e> {
    FullName { range: Range<usize>, subject: Option<(Subject, Confidence)>, offices: Cow<'e, [&'e Office]> },
    Reference { title: Range<usize>, names: Vec<Range<usize>>, classes: WordClass },
}

/// Readings of the short references in a text, given those of the full names.
pub fn short_references(readings: &[Reading], people: &[UnlistedPerson<'_>], context: &Context<'_>) -> Vec<Reading> {
    let mut events = full_names(readings, people, context);
    events.extend(references(readings, context));
    sort_by_number(&mut events, &|(at, _)| *at as u64);
    let mut people = People::default();
    let mut found = Vec::new();
    for (_, event) in events {
        match event {
            Event::FullName { range, subject, offices } => people.introduce(range, subject, &offices, context),
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
    /// By the whole name: numbers of people.
    by_name: Index,
    /// By the last syllable of the name: numbers of people, the last named at the end.
    by_given_name: Index,
}

impl People {
    fn introduce(
        &mut self,
        range: Range<usize>,
        subject: Option<(Subject, Confidence)>,
        offices: &[&Office],
        context: &Context<'_>,
    ) {
        let person = describe(range, subject, offices, context);
        let named_so = self.by_name.entry(&person.name);
        let known = self.by_given_name.entry(given_name(&person.name));
        let same = named_so
            .iter()
            .find(|number| self.people.get(**number as usize).is_some_and(|other| other.subject == person.subject));
        match same {
            Some(number) => {
                last_named(*number, known);
                if let Some(existing) = self.people.get_mut(*number as usize) {
                    let new =
                        person.roles.into_iter().filter(|role| !existing.roles.contains(role)).collect::<Vec<_>>();
                    existing.roles.extend(new);
                    existing.gender = existing.gender.or(person.gender);
                }
            }
            None => {
                named_so.push(self.people.len() as u32);
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
        let name = &context.text.bytes()[name.clone()];
        let known = self.by_given_name.entry(given_name(name));
        let compatible = |number: &&u32| {
            self.people.get(**number as usize).is_some_and(|person| person.answers_to(name) && person.may_be(classes))
        };
        let role = &context.text.bytes()[title.clone()];
        let in_role = classes.intersects(WordClass::ROLE);
        let by_role = |holds: &dyn Fn(&Person) -> bool| {
            let holds = |number: &&u32| self.people.get(**number as usize).is_some_and(holds);
            known.iter().rev().filter(compatible).find(|number| in_role && holds(number))
        };
        let chosen = by_role(&|person| person.roles.iter().any(|own| is_called(own, role)))
            .or_else(|| by_role(&|person| person.held(role, context)));
        let number = *chosen.or_else(|| known.iter().rev().find(compatible))?;
        last_named(number, known);
        Some(self.people.get(number as usize)?.subject)
    }
}

impl Person {
    /// Whether this is the given name, or the middle and given name, but not the whole name.
    fn answers_to(&self, short: &[u8]) -> bool {
        self.name.strip_suffix(short).is_some_and(|before| before.last() == Some(&SPACE))
    }

    /// Whether a role is one that the record gives.
    fn held(&self, role: &[u8], context: &Context<'_>) -> bool {
        let Some((Subject::Record(number), _)) = self.subject else { return false };
        match context.gazetteer.entity(number).map(|entity| &entity.facts) {
            Some(Facts::Official(official)) => {
                official.tenures.iter().any(|tenure| is_called(&fold_str(&tenure.role), role))
            }
            _ => false,
        }
    }

    fn may_be(&self, classes: WordClass) -> bool {
        match self.gender {
            Some(Gender::Male) => !classes.contains(WordClass::TITLE_FEMALE),
            Some(Gender::Female) => !classes.contains(WordClass::TITLE_MALE),
            None => true,
        }
    }
}

/// The last syllable of a folded name.
fn given_name(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| *byte == SPACE).next().unwrap_or_default()
}

/// Moves a number to the end, near which it mostly is.
fn last_named(number: u32, known: &mut Vec<u32>) {
    if let Some(position) = known.iter().rposition(|other| *other == number) {
        known.remove(position);
        known.push(number);
    }
}

fn describe(
    range: Range<usize>,
    subject: Option<(Subject, Confidence)>,
    offices: &[&Office],
    context: &Context<'_>,
) -> Person {
    let text = context.text;
    let title = context.neighbours.before(text, range.start, WordClass::TITLE);
    let title = title.map_or(WordClass::NONE, |title| context.neighbours.classes(&title));
    let mut gender = match title {
        _ if title.contains(WordClass::TITLE_MALE) => Some(Gender::Male),
        _ if title.contains(WordClass::TITLE_FEMALE) => Some(Gender::Female),
        _ => None,
    };
    let roles = offices.iter().map(|office| text.bytes()[office.role.start..office.role.end].to_vec()).collect();
    let mut name = text.bytes()[range].to_vec();
    if let Some((Subject::Record(number), _)) = subject
        && let Some(entity) = context.gazetteer.entity(number)
        && let Facts::Official(official) = &entity.facts
    {
        gender = official.gender.or(gender);
        name = fold_str(&entity.name);
    }
    if gender.is_none() && name.split(|byte| *byte == SPACE).any(|syllable| syllable == folded!("Thị")) {
        gender = Some(Gender::Female);
    }
    Person { subject, name, gender, roles }
}

/// Whether an office is the role, or begins with it: "Bí thư Tỉnh ủy" answers to "Bí thư".
fn is_called(office: &[u8], role: &[u8]) -> bool {
    office.strip_prefix(role).is_some_and(|rest| rest.first().is_none_or(|next| *next == SPACE))
}

/// Full names of officials, and of people whom no record holds.
fn full_names<'e>(
    readings: &[Reading],
    people: &'e [UnlistedPerson<'e>],
    context: &'e Context<'_>,
) -> Vec<(usize, Event<'e>)> {
    let mut events = Vec::new();
    for reading in readings.iter().filter(|reading| reading.kind == Kind::Official) {
        let (range, subject) = (reading.range.clone(), Some((reading.subject, reading.confidence)));
        let offices = Cow::Owned(context.offices_beside(&range));
        events.push((range.start, Event::FullName { range, subject, offices }));
    }
    // Of the unlisted people, those whom an office made officials are among the readings.
    for UnlistedPerson { name, offices } in people.iter().filter(|person| !overlaps(readings, &person.name)) {
        let (range, offices) = (name.clone(), Cow::Borrowed(offices.as_slice()));
        events.push((range.start, Event::FullName { range, subject: None, offices }));
    }
    events
}

/// Titles and roles followed by one or two capitalised syllables.
fn references<'e>(readings: &[Reading], context: &Context<'_>) -> Vec<(usize, Event<'e>)> {
    let text = context.text;
    let titles = WordClass::TITLE | WordClass::ROLE;
    let mut events = Vec::new();
    let mut covered = 0;
    for hit in context.neighbours.titles() {
        let classes = context.neighbours.classes(hit) & titles;
        let title = hit.start..hit.end;
        // Most stand before a word in lower case.
        let lower_case = is_letter(text.byte(hit.end + 1)) && !text.is_capital(hit.end + 1);
        // In "ông Anh Tuấn" the second word is no title.
        if hit.start < covered || text.byte(hit.end) != SPACE || lower_case || overlaps(readings, &title) {
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
