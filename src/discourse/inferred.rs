//! Officials that no list contains: an office of state or Party, a body, and a name; or the name, a comma, the office.

use super::Document;
use crate::{
    annotation::{Confidence, Subject, Via},
    fold::alphabet::SPACE,
    gazetteer::Kind,
    index::Index,
    rules::{Reading, mention::Mention, office::Standing},
};

/// How the text gives somebody an office.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holding {
    /// Of state or Party.
    Surely(Confidence),
    /// Of another country: nobody of here, wherever the name occurs.
    Abroad,
}

/// Readings of inferred officials among people whom no reading covers: whoever is given an office somewhere in the text,
/// at every mention that is no by-line or credit. Their names are added to `names`.
pub fn inferred_officials(people: &[&Mention], document: &Document<'_>, names: &mut Vec<String>) -> Vec<Reading> {
    let text = document.text;
    let mut holdings: Vec<(Holding, u32)> = Vec::new();
    let mut known = Index::default();
    for person in people {
        let Some(holding) = holding(person, document) else { continue };
        let name = &person.name;
        let entry = known.entry(&text.bytes()[name.clone()]);
        match entry.first() {
            Some(index) => {
                if let Some((known, _)) = holdings.get_mut(*index as usize) {
                    *known = stronger(*known, holding);
                }
            }
            None => {
                entry.push(holdings.len() as u32);
                names.push(text.composed_name(name.clone()));
                holdings.push((holding, names.len() as u32 - 1));
            }
        }
    }
    let mut found = Vec::new();
    for person in people {
        let index = known.get(&text.bytes()[person.name.clone()]).first();
        let Some((Holding::Surely(confidence), name)) = index.and_then(|index| holdings.get(*index as usize)) else {
            continue;
        };
        if person.credit || person.private_person {
            continue;
        }
        found.push(Reading {
            range: person.name.clone(),
            subject: Subject::Unlisted(*name),
            kind: Kind::Official,
            via: Via::Office,
            confidence: *confidence,
            candidates: Vec::new(),
        });
    }
    found
}

fn stronger(one: Holding, other: Holding) -> Holding {
    match (one, other) {
        (Holding::Abroad, _) | (_, Holding::Abroad) => Holding::Abroad,
        (Holding::Surely(one), Holding::Surely(other)) => Holding::Surely(one.max(other)),
    }
}

/// What the offices beside a name make of somebody.
fn holding(person: &Mention, document: &Document<'_>) -> Option<Holding> {
    let any = |standing| document.offices(person).any(|office| office.standing == standing);
    // Two syllables may be no whole name.
    let full =
        document.text.bytes()[person.name.clone()].iter().filter(|byte| matches!(**byte, SPACE | b'\'')).count() > 1;
    let confidence = if full { Confidence::High } else { Confidence::Low };
    match () {
        () if any(Standing::Abroad) => Some(Holding::Abroad),
        () if any(Standing::State) || person.deputy => Some(Holding::Surely(confidence)),
        () if any(Standing::Minor) => Some(Holding::Surely(Confidence::Low)),
        () => None,
    }
}
