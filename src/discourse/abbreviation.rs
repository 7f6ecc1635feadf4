//! Abbreviations that a text defines for itself: after "chính quyền số (CQS)", CQS is chính quyền số.

use std::ops::Range;

use crate::{
    annotation::{Confidence, Via},
    fold::{
        alphabet::{SPACE, base_letter, is_letter, is_word},
        fold_str,
    },
    index::Index,
    rules::{Context, Reading},
    text::Capitals,
};

/// Longest abbreviation, in letters.
const LONGEST: usize = 8;

/// Readings of abbreviations that the text defines, from their definition on. The readings given are in order of start.
pub fn defined_abbreviations(readings: &[Reading], context: &Context<'_>) -> Vec<Reading> {
    let text = context.text;
    let mut definitions = Index::default();
    let mut first = text.bytes().len();
    // Most words are told apart from abbreviations by their length and first letter.
    let mut lengths = [false; LONGEST + 1];
    let mut initials = [false; 256];
    for (reading, number) in readings.iter().zip(0..) {
        if let Some(abbreviation) = definition(reading, context) {
            first = first.min(abbreviation.start);
            lengths[abbreviation.len()] = true;
            initials[usize::from(text.byte(abbreviation.start))] = true;
            definitions.entry(text.bytes()[abbreviation].to_vec()).push(number);
        }
    }
    let mut found = Vec::new();
    for word in words(text.bytes(), first) {
        let length = lengths.get(word.len()).is_some_and(|defined| *defined);
        if !length || !initials[usize::from(text.byte(word.start))] {
            continue;
        }
        // The last definition before the word counts.
        let defined = definitions.get(&text.bytes()[word.clone()]);
        let start = |number: u32| readings.get(number as usize).map(|reading| reading.range.start);
        let before = defined.partition_point(|number| start(*number) < Some(word.start));
        let meant = before.checked_sub(1).and_then(|last| readings.get(*defined.get(last)? as usize));
        if let Some(meant) = meant.filter(|_| text.capitals(word.clone()) == Capitals::All) {
            let via = Via::Abbreviation;
            found.push(Reading {
                range: word,
                via,
                confidence: Confidence::High,
                candidates: Vec::new(),
                ..meant.clone()
            });
        }
    }
    found
}

/// The abbreviation in brackets after a name, if its letters are the first letters of the name's syllables.
fn definition(reading: &Reading, context: &Context<'_>) -> Option<Range<usize>> {
    const PHRASES: [&str; 5] =
        ["gọi tắt là ", "viết tắt là ", "sau đây gọi tắt là ", "sau đây viết tắt là ", "viết tắt: "];
    let text = context.text;
    let end = reading.range.end;
    let bracket = if text.byte(end) == SPACE { end + 1 } else { end };
    if text.byte(bracket) != b'(' {
        return None;
    }
    let inside = &text.bytes()[bracket + 1..];
    let phrase = PHRASES.iter().map(|phrase| fold_str(phrase)).find(|phrase| inside.starts_with(phrase));
    let start = bracket + 1 + phrase.map_or(0, |phrase| phrase.len());
    let length = text.bytes().get(start..)?.iter().take_while(|byte| is_letter(**byte)).count();
    let abbreviation = start..start + length;
    let closed = text.byte(abbreviation.end) == b')' || text.byte(abbreviation.end) == SPACE;
    let letters = text.bytes()[abbreviation.clone()].iter().map(|byte| base_letter(*byte));
    let syllables = text.bytes()[reading.range.clone()].split(|byte| *byte == SPACE);
    let initials = syllables.map(|syllable| syllable.first().and_then(|byte| base_letter(*byte)));
    let fits = (2..=LONGEST).contains(&length) && closed && letters.eq(initials);
    (fits && text.capitals(abbreviation.clone()) == Capitals::All).then_some(abbreviation)
}

/// The words from `start` on.
fn words(bytes: &[u8], start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    std::iter::from_fn(move || {
        at += bytes.get(at..)?.iter().position(|byte| is_word(*byte))?;
        let length = bytes[at..].iter().take_while(|byte| is_word(**byte)).count();
        let word = at..at + length;
        at = word.end;
        Some(word)
    })
}
