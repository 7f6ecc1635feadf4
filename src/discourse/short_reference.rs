//! "ông Châu", "Bí thư Châu": a title and the last part of a name that was given in full before.
//!
//! Everybody whose full name occurred competes for a reference, also people whom no record holds: if one of those
//! was the last to be named, nothing is marked.

use std::ops::Range;

use super::{Document, person_name::overlaps};
use crate::{
    annotation::{Confidence, Subject, Via},
    fold::{alphabet::SPACE, fold_str, folded},
    gazetteer::{Facts, Gazetteer, Kind, record::Gender},
    index::Index,
    lexicon::WordClass,
    order::sort_by_number,
    rules::{Reading, mention::Mention, short_name::ShortName},
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

/// A place that introduces or may refer to a person.
enum Event<'e> {
    FullName { name: Range<usize>, subject: Option<(Subject, Confidence)>, mention: Option<&'e Mention> },
    Reference(&'e ShortName),
}

/// Readings of the short references in a text, given those of the full names.
pub fn short_references(readings: &[Reading], people: &[&Mention], document: &Document<'_>) -> Vec<Reading> {
    let mut events = full_names(readings, people, document);
    events.extend(document.findings.short_names.iter().map(|short| (short.title.start, Event::Reference(short))));
    sort_by_number(&mut events, &|(at, _)| *at as u64);
    let mut people = People::default();
    let mut found = Vec::new();
    let mut covered = 0;
    for (at, event) in events {
        match event {
            Event::FullName { name, subject, mention } => people.introduce(name, subject, mention, document),
            // In "ông Anh Tuấn" the second word is no title.
            Event::Reference(short) if at >= covered && !overlaps(readings, &short.title) => {
                let names = short.names.iter().filter(|name| !overlaps(readings, name));
                let longest = names.clone().map(|name| name.end).max();
                covered = longest.unwrap_or(covered);
                let referred = names.clone().find_map(|name| Some((name, people.refer(short, name, document)?)));
                if let Some((name, Some((subject, confidence)))) = referred {
                    found.push(Reading {
                        range: name.clone(),
                        subject,
                        kind: Kind::Official,
                        via: Via::ShortReference,
                        confidence,
                        candidates: Vec::new(),
                    });
                }
            }
            Event::Reference(_) => {}
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
        name: Range<usize>,
        subject: Option<(Subject, Confidence)>,
        mention: Option<&Mention>,
        document: &Document<'_>,
    ) {
        let person = describe(name, subject, mention, document);
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
        short: &ShortName,
        name: &Range<usize>,
        document: &Document<'_>,
    ) -> Option<Option<(Subject, Confidence)>> {
        let bytes = document.text.bytes();
        let (name, role, classes) = (&bytes[name.clone()], &bytes[short.title.clone()], short.classes);
        let known = self.by_given_name.entry(given_name(name));
        let compatible = |number: &&u32| {
            self.people.get(**number as usize).is_some_and(|person| person.answers_to(name) && person.may_be(classes))
        };
        let in_role = classes.intersects(WordClass::ROLE);
        let by_role = |holds: &dyn Fn(&Person) -> bool| {
            let holds = |number: &&u32| self.people.get(**number as usize).is_some_and(holds);
            known.iter().rev().filter(compatible).find(|number| in_role && holds(number))
        };
        let chosen = by_role(&|person| person.roles.iter().any(|own| is_called(own, role)))
            .or_else(|| by_role(&|person| person.held(role, document.gazetteer)));
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
    fn held(&self, role: &[u8], gazetteer: &Gazetteer) -> bool {
        let Some((Subject::Record(number), _)) = self.subject else { return false };
        match gazetteer.entity(number).map(|entity| &entity.facts) {
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
    name: Range<usize>,
    subject: Option<(Subject, Confidence)>,
    mention: Option<&Mention>,
    document: &Document<'_>,
) -> Person {
    let title = mention.map_or(WordClass::NONE, |mention| mention.title);
    let mut gender = match title {
        _ if title.contains(WordClass::TITLE_MALE) => Some(Gender::Male),
        _ if title.contains(WordClass::TITLE_FEMALE) => Some(Gender::Female),
        _ => None,
    };
    let offices = mention.into_iter().flat_map(|mention| document.offices(mention));
    let roles = offices.map(|office| document.role(office).to_vec()).collect();
    let mut name = document.text.bytes()[name].to_vec();
    if let Some((Subject::Record(number), _)) = subject
        && let Some(entity) = document.gazetteer.entity(number)
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
fn full_names<'e>(readings: &[Reading], people: &[&'e Mention], document: &Document<'e>) -> Vec<(usize, Event<'e>)> {
    let officials = readings.iter().filter(|reading| reading.kind == Kind::Official).map(|reading| {
        let (name, subject) = (reading.range.clone(), Some((reading.subject, reading.confidence)));
        (name.start, Event::FullName { mention: document.mention(&name), name, subject })
    });
    // Of the unlisted people, those whom an office made officials are among the readings.
    let others = people.iter().filter(|person| !overlaps(readings, &person.name)).map(|person| {
        (person.name.start, Event::FullName { name: person.name.clone(), subject: None, mention: Some(person) })
    });
    officials.chain(others).collect()
}
