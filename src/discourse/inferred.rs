//! Officials that no list contains: an office of state or Party, a body, and a name; or the name, a comma, the office.

use std::ops::Range;

use super::person_name::UnlistedPerson;
use crate::{
    annotation::{Confidence, Subject, Via},
    fold::{alphabet::SPACE, folded},
    gazetteer::Kind,
    index::Index,
    lexicon::WordClass,
    rules::{
        Context, Reading,
        office::Standing,
        private_person::{is_credit, is_private_person},
    },
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
pub fn inferred_officials(
    people: &[UnlistedPerson<'_>],
    context: &Context<'_>,
    names: &mut Vec<String>,
) -> Vec<Reading> {
    let text = context.text;
    let mut holdings: Vec<(Holding, u32)> = Vec::new();
    let mut known = Index::default();
    for person in people {
        let Some(holding) = holding(person, context) else { continue };
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
    for range in people.iter().map(|person| person.name.clone()) {
        let index = known.get(&text.bytes()[range.clone()]).first();
        let Some((Holding::Surely(confidence), name)) = index.and_then(|index| holdings.get(*index as usize)) else {
            continue;
        };
        if is_credit(&range, context) || is_private_person(&range, context) {
            continue;
        }
        found.push(Reading {
            range,
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
fn holding(UnlistedPerson { name, offices }: &UnlistedPerson<'_>, context: &Context<'_>) -> Option<Holding> {
    let any = |standing| offices.iter().any(|office| office.standing == standing);
    // Two syllables may be no whole name.
    let full = context.text.bytes()[name.clone()].iter().filter(|byte| matches!(**byte, SPACE | b'\'')).count() > 1;
    let confidence = if full { Confidence::High } else { Confidence::Low };
    match () {
        () if any(Standing::Abroad) => Some(Holding::Abroad),
        () if any(Standing::State) || is_deputy(name, context) => Some(Holding::Surely(confidence)),
        () if any(Standing::Minor) => Some(Holding::Surely(Confidence::Low)),
        () => None,
    }
}

/// "Đại biểu Nguyễn Văn A (đoàn Bến Tre)", "ĐB Nguyễn Văn A (Bến Tre)"
fn is_deputy(name: &Range<usize>, context: &Context<'_>) -> bool {
    let (text, neighbours) = (context.text, &context.neighbours);
    let sign = if text.byte(name.end) == SPACE { name.end + 1 } else { name.end };
    let title = text.word_before(name.start).map(|title| &text.bytes()[title]);
    let delegate = title.is_some_and(|title| title == folded!("biểu") || title == folded!("đb"));
    let delegation = || {
        text.word_after(sign + 1).is_some_and(|after| {
            let province = |hit| neighbours.kinds(hit, context.gazetteer).any(|kind| kind == Kind::Province);
            text.bytes()[after.clone()] == *folded!("đoàn") || neighbours.starting(after.start).any(province)
        })
    };
    delegate
        && neighbours.before(text, name.start, WordClass::TITLE).is_some()
        && matches!(text.byte(sign), b'(' | b',' | b'-')
        && delegation()
}
