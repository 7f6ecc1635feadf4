//! Officials that no list contains: an office of state or Party, a body, and a name; or the name, a comma, the office.

use std::ops::Range;

use crate::{
    annotation::{Confidence, Subject, Via},
    fold::{alphabet::SPACE, folded},
    gazetteer::Kind,
    index::Index,
    lexicon::WordClass,
    rules::{
        Context, Reading,
        office::{Office, Standing},
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
/// at every mention that does not stand alone in its line. Their names are added to `names`.
pub fn inferred_officials(
    people: &[Range<usize>],
    readings: &[Reading],
    context: &Context<'_>,
    names: &mut Vec<String>,
) -> Vec<Reading> {
    let text = context.text;
    let mut holdings: Vec<(Holding, u32)> = Vec::new();
    let mut known = Index::default();
    for (position, name) in people.iter().enumerate() {
        let holding = holding(name, context).or_else(|| inherited(name, &people[..position], readings, context));
        let Some(holding) = holding else { continue };
        let entry = known.entry(text.bytes()[name.clone()].to_vec());
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
    for range in people.iter().cloned() {
        let index = known.get(&text.bytes()[range.clone()]).first();
        let Some((Holding::Surely(confidence), name)) = index.and_then(|index| holdings.get(*index as usize)) else {
            continue;
        };
        if text.begins_line(range.start) && text.ends_line(range.end) {
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
fn holding(name: &Range<usize>, context: &Context<'_>) -> Option<Holding> {
    let offices = context.offices_beside(name);
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
    let delegation = text.word_after(sign + 1).is_some_and(|after| {
        let province = |hit| neighbours.kinds(hit, context.gazetteer).any(|kind| kind == Kind::Province);
        text.bytes()[after.clone()] == *folded!("đoàn") || neighbours.starting(after.start).any(province)
    });
    delegate
        && neighbours.before(text, name.start, WordClass::TITLE).is_some()
        && matches!(text.byte(sign), b'(' | b',' | b'-')
        && delegation
}

/// "các Phó Thủ tướng A, B và C": those who follow in a list hold the office of the first.
fn inherited(
    name: &Range<usize>,
    people: &[Range<usize>],
    readings: &[Reading],
    context: &Context<'_>,
) -> Option<Holding> {
    const LONGEST_LIST: usize = 8;
    let mut start = name.start;
    for _ in 0..LONGEST_LIST {
        let end = list_item_before(start, context)?;
        let listed = readings.partition_point(|reading| reading.range.end < end);
        let listed = readings.get(listed).filter(|reading| reading.kind == Kind::Official && reading.range.end == end);
        let unlisted = people.partition_point(|name| name.end < end);
        let unlisted = people.get(unlisted).filter(|name| name.end == end);
        start = listed.map(|reading| reading.range.start).or(unlisted.map(|name| name.start))?;
        let offices = context.offices.before(start, context.text, &context.neighbours);
        if let Some(office) = offices.first() {
            let shared = |office: &&Office| office.several && office.standing == Standing::State;
            return shared(office).then_some(Holding::Surely(Confidence::High));
        }
    }
    None
}

/// Where the item of a list ends that stands before the one that begins at `start`.
fn list_item_before(start: usize, context: &Context<'_>) -> Option<usize> {
    let (text, neighbours) = (context.text, &context.neighbours);
    let start = neighbours.before(text, start, WordClass::TITLE).map_or(start, |title| title.start);
    let end = start.checked_sub(1).filter(|end| text.byte(*end) == SPACE)?;
    if matches!(text.byte_before(end), b',' | b';') {
        return Some(end - 1);
    }
    let word = text.word_before(end).filter(|word| text.bytes()[word.clone()] == *folded!("và"))?;
    Some(word.start - usize::from(text.byte_before(word.start) == SPACE))
}
