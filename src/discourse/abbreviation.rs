//! Abbreviations that a text defines for itself: after "chính quyền số (CQS)", CQS is chính quyền số; after "Trường Đại học
//! FPT (sau đây gọi là Nhà trường)", Nhà trường is that university.

use std::ops::Range;

use crate::{
    annotation::{Confidence, Via},
    fold::{
        alphabet::{SPACE, base_letter, is_letter, is_word},
        folded,
    },
    index::Index,
    rules::Reading,
    text::{Capitals, Text},
};

/// Longest abbreviation by initials, in letters.
const LONGEST: usize = 8;

/// Longest short name that a phrase introduces, in folded bytes.
const LONGEST_NAME: usize = 40;

/// How many short forms that begin with one word are looked at.
const MOST_OF_A_WORD: usize = 16;

/// A short form, and where the text says what it stands for.
struct Definition {
    form: Range<usize>,
    reading: usize,
}

/// Readings of abbreviations that the text defines, from their definition on. The readings given are in order of start.
pub fn defined_abbreviations(readings: &[Reading], text: &Text<'_>) -> Vec<Reading> {
    let bytes = text.bytes();
    let mut definitions: Vec<Definition> = Vec::new();
    let mut by_first_word = Index::default();
    // Most words are told apart from abbreviations by their first letter.
    let mut initials = [false; 256];
    for (reading, number) in readings.iter().zip(0..) {
        let Some(form) = definition(reading, text) else { continue };
        // A name inside of another that ends with it is not what is meant.
        if definitions.iter().rev().take(2).any(|other| other.form == form) {
            continue;
        }
        let word = form.start..form.start + bytes[form.clone()].iter().take_while(|byte| is_word(**byte)).count();
        initials[usize::from(text.byte(form.start))] = true;
        by_first_word.entry(&bytes[word]).push(definitions.len() as u32);
        definitions.push(Definition { form, reading: number });
    }
    let mut found = Vec::new();
    let first = definitions.iter().map(|definition| definition.form.start).min().unwrap_or(bytes.len());
    let mut covered = first;
    for word in words_with_capital(text, first) {
        if word.start < covered || !initials[usize::from(text.byte(word.start))] {
            continue;
        }
        // The last definition before the word counts; few short forms begin with the same word.
        let begins = |number: &u32| definitions.get(*number as usize).map_or(0, |definition| definition.form.start);
        let numbers = by_first_word.get(&bytes[word.clone()]);
        let before = numbers.partition_point(|number| begins(number) <= word.start);
        let meant = numbers[..before].iter().rev().take(MOST_OF_A_WORD).find_map(|number| {
            let definition = definitions.get(*number as usize)?;
            let range = word.start..word.start + definition.form.len();
            let same = bytes.get(range.clone()) == bytes.get(definition.form.clone());
            let whole = !is_word(text.byte(range.end));
            let written = text.capitals(range.clone()) == text.capitals(definition.form.clone());
            (same && whole && written).then_some((definition, range))
        });
        let Some((definition, range)) = meant else { continue };
        if let Some(reading) = readings.get(definition.reading) {
            covered = range.end;
            let (via, confidence) = (Via::Abbreviation, Confidence::High);
            found.push(Reading { range, via, confidence, candidates: Vec::new(), ..reading.clone() });
        }
    }
    found
}

/// The short form in brackets after a name, or before a name in brackets.
fn definition(reading: &Reading, text: &Text<'_>) -> Option<Range<usize>> {
    let end = reading.range.end;
    let bracket = if text.byte(end) == SPACE { end + 1 } else { end };
    match text.byte(bracket) {
        b'(' => introduced(bracket + 1, reading, text).or_else(|| initials_at(bracket + 1, reading, text)),
        b')' => initials_before(reading, text),
        _ => None,
    }
}

/// "sau đây gọi tắt là X": any short name that begins with a capital, of a name that is not the end of a longer one
/// ("Công ty Hòa An Hà Nội").
fn introduced(start: usize, reading: &Reading, text: &Text<'_>) -> Option<Range<usize>> {
    const PHRASES: [&[u8]; 7] = [
        folded!("gọi tắt là "),
        folded!("viết tắt là "),
        folded!("gọi là "),
        folded!("sau đây gọi là "),
        folded!("sau đây gọi tắt là "),
        folded!("sau đây viết tắt là "),
        folded!("viết tắt: "),
    ];
    let before = text.word_before(reading.range.start).filter(|word| word.end + 1 == reading.range.start);
    if before.is_some_and(|word| text.is_capital(word.start)) {
        return None;
    }
    let inside = text.bytes().get(start..)?;
    let phrase = PHRASES.into_iter().find(|phrase| inside.starts_with(phrase))?;
    let quote = usize::from(text.byte(start + phrase.len()) == b'"');
    let first = start + phrase.len() + quote;
    let in_name = |byte: &u8| is_word(*byte) || matches!(*byte, SPACE | b'-' | b'.' | b'&');
    let length = text.bytes().get(first..)?.iter().take(LONGEST_NAME).take_while(|byte| in_name(byte)).count();
    let closed = matches!(text.byte(first + length), b')' | b'"' | b',' | b';');
    (closed && length > 1 && text.is_capital(first)).then_some(first..first + length)
}

/// "(CQS)": the first letters of the syllables, in capitals.
fn initials_at(start: usize, reading: &Reading, text: &Text<'_>) -> Option<Range<usize>> {
    let length = text.bytes().get(start..)?.iter().take_while(|byte| is_letter(**byte)).count();
    let form = start..start + length;
    let closed = matches!(text.byte(form.end), b')' | SPACE | b',' | b';');
    (closed && are_initials(&form, reading, text)).then_some(form)
}

/// "CQS (chính quyền số)"
fn initials_before(reading: &Reading, text: &Text<'_>) -> Option<Range<usize>> {
    let bracket = reading.range.start.checked_sub(1).filter(|bracket| text.byte(*bracket) == b'(')?;
    text.word_before(bracket).filter(|form| are_initials(form, reading, text))
}

fn are_initials(form: &Range<usize>, reading: &Reading, text: &Text<'_>) -> bool {
    let bytes = text.bytes();
    let letters = bytes[form.clone()].iter().map(|byte| base_letter(*byte));
    let syllables = bytes[reading.range.clone()].split(|byte| *byte == SPACE);
    let initials = syllables.map(|syllable| syllable.first().and_then(|byte| base_letter(*byte)));
    (2..=LONGEST).contains(&form.len()) && letters.eq(initials) && text.capitals(form.clone()) == Capitals::All
}

/// The words from `start` on that begin with a capital, as every short form does.
fn words_with_capital(text: &Text<'_>, start: usize) -> impl Iterator<Item = Range<usize>> {
    let begins = |at: &usize| !is_word(text.byte_before(*at));
    text.folded().capitals_from(start).filter(begins).filter_map(|at| text.word_after(at))
}
