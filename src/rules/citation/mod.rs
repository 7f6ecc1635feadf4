//! Citations of legal documents, by their grammar: type word, "số", number, year, code.
//!
//! One parser for all of them:
//! ```text
//! citation := type [" số"] " " number { ("," | " và") " " serial } [tail]
//! number   := serial ["/" year] [("/" | "-") code]
//! code     := abbreviation { ("-" | "/") issuer }
//! tail     := ["ngày" date | "năm" year] ["của" issuer]
//! ```
//! A known document resolves to its record; one that no record holds gets its canonical name from its parts.

mod document_type;
mod number;
mod tail;

use std::ops::Range;

use crate::{
    annotation::{Confidence, Subject, Via},
    fold::{
        alphabet::{SPACE, is_letter, is_word, unmarked},
        fold_str, folded,
        runs::runs_of_digits,
    },
    gazetteer::{EntityNumber, Facts, Gazetteer, Kind},
    index::Index,
    order::sort_by_number,
    text::{Capitals, Text},
};

use super::{Context, Reading, law::ends_other_word, number::counts_something};

use document_type::{DocumentType, TYPES};
use number::{Number, with_type};
use tail::Tail;

/// The documents of a gazetteer, to be found by type and number.
#[derive(Debug, Default)]
pub struct Documents {
    /// By type word and number, or number alone; several where the same number was used again.
    numbers: Index,
    /// By type word and serial: all that bear it, whatever their year and code.
    serials: Index,
    /// By type word or abbreviation, with and without marks: the index of the type.
    types: Index,
}

impl Documents {
    /// Collects the numbered records.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let mut documents = Self::default();
        for (index, document_type) in TYPES.iter().enumerate() {
            let word = fold_str(document_type.word);
            for form in [Some(word.as_slice()), document_type.abbreviation].into_iter().flatten() {
                let plain: Vec<u8> = form.iter().map(|byte| unmarked(*byte)).collect();
                for form in [form.to_vec(), plain] {
                    documents.types.entry(&form).push(index as u32);
                }
            }
        }
        for (entity, number) in gazetteer.entities.iter().zip(0..) {
            if let Facts::Policy(policy) = &entity.facts
                && let Some(written) = &policy.number
            {
                documents.add(&policy.policy_type, written, policy.bare_number, number);
            }
        }
        documents
    }

    fn add(&mut self, type_word: &str, written: &str, bare_number: bool, entity: EntityNumber) {
        let folded = fold_str(written);
        let Some(number) = Number::parse(&folded, 0) else { return };
        let type_word = fold_str(type_word);
        let mut keys = vec![number.key(&folded), with_type(&type_word, &number.key(&folded))];
        if let Some(year) = &number.year {
            let short = [&folded[number.serial.clone()], b"-", &folded[year.clone()]].concat();
            keys.push(with_type(&type_word, &short));
        }
        if bare_number {
            keys.push(with_type(&type_word, &folded[number.serial.clone()]));
        }
        self.serials.entry(&with_type(&type_word, &folded[number.serial.clone()])).push(entity);
        for key in keys {
            let entities = self.numbers.entry(&key);
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
    }

    /// All citations of a passage; names of unlisted documents are added to `names`.
    pub fn citations(&self, context: &Context<'_>, names: &mut Vec<String>) -> Vec<Reading> {
        let mut found = Vec::new();
        let mut covered = 0;
        let text = context.text;
        for hit in context.neighbours.document_types() {
            if hit.start < covered {
                continue;
            }
            let word = hit.start..hit.end;
            let Some(document_type) = self.document_type(&text.bytes()[word.clone()]) else { continue };
            let typed = Typed { document_type, word, unmarked: hit.unmarked };
            if let Some(end) = self.typed(&typed, context, names, &mut found) {
                covered = end;
            }
        }
        self.untyped(context, names, &mut found);
        found
    }

    /// Reads what follows a type word; the end of the last number read.
    fn typed(
        &self,
        typed: &Typed,
        context: &Context<'_>,
        names: &mut Vec<String>,
        found: &mut Vec<Reading>,
    ) -> Option<usize> {
        let text = context.text;
        if !typed.is_well_written(context) {
            return None;
        }
        let (numbered, start) = after_number_word(text, typed.word.end, typed.unmarked)?;
        let mut numbers = vec![Number::parse_typed(text, start)?];
        // "các nghị quyết 57, 59, 66 và 68": each further number alone.
        while let Some(next) = numbers.last().and_then(|number| list_item(text, number.end)) {
            let Some(number) = Number::parse_typed(text, next) else { break };
            numbers.push(number);
        }
        // Who issued the last is who issued those before it.
        let shared = Tail::read(numbers.last()?.end, context);
        let mut end = None;
        for number in &numbers {
            let own = Tail::read(number.end, context);
            let tail = if own.is_empty() { shared } else { own };
            // "số" is said once for all of a list, of which a year is no part.
            let (numbered, start) = match end {
                None => (numbered, typed.word.start),
                Some(_) => (numbered && number.serial.len() < 4, number.serial.start),
            };
            let cited = Cited { number, numbered, tail, start };
            let Some(reading) = self.read(typed, &cited, context, names) else { break };
            end = Some(reading.range.end);
            found.push(reading);
        }
        end
    }

    fn read(
        &self,
        typed: &Typed,
        cited: &Cited<'_>,
        context: &Context<'_>,
        names: &mut Vec<String>,
    ) -> Option<Reading> {
        let Cited { number, numbered, tail, start } = *cited;
        let bytes = context.text.bytes();
        let word = fold_str(typed.document_type.word);
        let bare = number.year.is_none() && number.code.is_none();
        let by_number = self.numbers.get(&with_type(&word, &number.key(bytes)));
        let listed = if tail.is_empty() || (!bare && by_number.len() < 2) {
            by_number.to_vec()
        } else if tail.is_foreign(context) {
            return None;
        } else {
            let all = if bare { self.serials.get(&with_type(&word, &bytes[number.serial.clone()])) } else { by_number };
            fitting(all, by_number, tail, context)
        };
        let listed = by_date(&listed, context);
        if bare && (counts_something(number.end, context) || (!numbered && listed.is_empty())) {
            return None;
        }
        let plain_year = bare && !numbered && number.serial.len() == 4;
        if plain_year && typed.document_type.counts {
            return None;
        }
        Some(reading(start..number.end, &listed, names, || {
            format!("{} {}", typed.document_type.word, written(context.text, number.range()))
        }))
    }

    /// The number after a name ("Luật Viễn thông số 41/2009/QH12"): where it ends, and the records that bear it.
    pub fn numbered(&self, text: &Text<'_>, end: usize) -> Option<(usize, &[EntityNumber])> {
        number_after(text, end).map(|(end, key)| (end, self.numbers.get(&key)))
    }

    fn document_type(&self, word: &[u8]) -> Option<&'static DocumentType> {
        TYPES.get(*self.types.get(word).first()? as usize)
    }

    /// The abbreviation that a number is glued to: NQ57.
    fn glued(&self, digit: usize, context: &Context<'_>) -> Option<Typed> {
        let text = context.text;
        let before = &text.bytes()[digit.saturating_sub(5)..digit];
        if !before.last().is_some_and(|byte| is_letter(*byte)) {
            return None;
        }
        let length = before.iter().rev().take_while(|byte| is_word(**byte)).count();
        let word = digit - length..digit;
        let document_type = self.document_type(&text.bytes()[word.clone()])?;
        let typed = Typed { document_type, word, unmarked: false };
        typed.is_well_written(context).then_some(typed)
    }

    /// Numbers with their code but without a type word: 749/QĐ-TTg.
    fn untyped(&self, context: &Context<'_>, names: &mut Vec<String>, found: &mut Vec<Reading>) {
        let text = context.text;
        let bytes = text.bytes();
        let passage = context.neighbours.passage();
        let mut read = 0;
        let mut next_typed = 0;
        let typed: Vec<Range<usize>> = found.iter().map(|reading| reading.range.clone()).collect();
        runs_of_digits(&bytes[passage.clone()], |Range { start, .. }| {
            let at = passage.start + start;
            if at < read {
                return;
            }
            if let Some(typed) = self.glued(at, context)
                && let Some(number) = Number::parse(bytes, at)
                && let cited = Cited::bare(&number, &typed, context)
                && let Some(reading) = self.read(&typed, &cited, context, names)
            {
                read = number.end;
                found.push(reading);
                return;
            }
            while typed.get(next_typed).is_some_and(|range| range.end <= at) {
                next_typed += 1;
            }
            let inside = typed.get(next_typed).is_some_and(|range| range.contains(&at));
            let before = text.byte_before(at);
            let joined = is_word(before) || matches!(before, b'/' | b'-' | b'.' | b'_');
            let number = if inside || joined { None } else { Number::parse(bytes, at) };
            let Some(number) = number.filter(|number| number.names_issuer(bytes)) else { return };
            let document_type = number.document_type(bytes);
            let by_number = self.numbers.get(&number.key(bytes));
            let listed = match by_number {
                [_, _, ..] => fitting(by_number, by_number, Tail::read(number.end, context), context),
                _ => by_number.to_vec(),
            };
            let listed = by_date(&listed, context);
            if document_type.is_some() || !listed.is_empty() {
                found.push(reading(number.range(), &listed, names, || {
                    let number = written(text, number.range());
                    document_type.map_or_else(|| number.clone(), |known| format!("{} {number}", known.word))
                }));
            }
            read = number.end;
        });
        sort_by_number(found, &|reading| reading.range.start as u64);
    }
}

fn reading(
    range: Range<usize>,
    listed: &[EntityNumber],
    names: &mut Vec<String>,
    name: impl FnOnce() -> String,
) -> Reading {
    let (subject, candidates) = match listed {
        [first, others @ ..] => (Subject::Record(*first), others.to_vec()),
        [] => {
            names.push(name());
            (Subject::Unlisted(names.len() as u32 - 1), Vec::new())
        }
    };
    let confidence = if candidates.is_empty() { Confidence::High } else { Confidence::Low };
    Reading { range, subject, kind: Kind::Policy, via: Via::Citation, confidence, candidates }
}

/// Of the documents of one number, those of which all is true that the text says of issuer and year. What it says must
/// be true of something: a document that the text calls by its number alone need not be one that is `known` so, but what
/// is known so need not be told more of.
fn fitting(all: &[EntityNumber], known: &[EntityNumber], tail: Tail, context: &Context<'_>) -> Vec<EntityNumber> {
    let fits = |number: &EntityNumber| match context.gazetteer.entity(*number).map(|entity| &entity.facts) {
        Some(Facts::Policy(policy)) => tail.fits(policy, context),
        _ => None,
    };
    let best = all.iter().filter_map(fits).max().unwrap_or_default();
    let meant = |number: &&EntityNumber| fits(number) == Some(best) && (best > 0 || known.contains(number));
    all.iter().filter(meant).copied().collect()
}

/// Documents of one number, those first that had been issued on the day asked for, the latest of them before the others;
/// without a day, in the order of the gazetteer.
fn by_date(listed: &[EntityNumber], context: &Context<'_>) -> Vec<EntityNumber> {
    let mut listed = listed.to_vec();
    let Some(day) = context.as_of.filter(|_| listed.len() > 1) else { return listed };
    let issued = |number: &EntityNumber| match context.gazetteer.entity(*number).map(|entity| &entity.facts) {
        Some(Facts::Policy(policy)) => policy.issued,
        _ => None,
    };
    let not_later = |number: &EntityNumber| issued(number).is_some_and(|issued| !day.surely_before(issued));
    sort_by_number(&mut listed, &|number| match issued(number) {
        Some(issued) if not_later(number) => u64::from(u32::MAX - issued.to_number()),
        _ => u64::MAX,
    });
    listed
}

/// A number after a type word.
#[derive(Clone, Copy)]
struct Cited<'n> {
    number: &'n Number,
    /// Whether "số" stands before it.
    numbered: bool,
    tail: Tail,
    /// Where the span begins: at the type word, or at the number in a list.
    start: usize,
}

impl<'n> Cited<'n> {
    /// A number right at its type word: NQ57.
    fn bare(number: &'n Number, typed: &Typed, context: &Context<'_>) -> Self {
        Self { number, numbered: false, tail: Tail::read(number.end, context), start: typed.word.start }
    }
}

/// A type word in the text.
struct Typed {
    document_type: &'static DocumentType,
    word: Range<usize>,
    /// Whether it is written without marks, in text that has none.
    unmarked: bool,
}

impl Typed {
    /// Abbreviations stand in capitals; words do not continue another word (kỷ luật, pháp luật).
    fn is_well_written(&self, context: &Context<'_>) -> bool {
        let text = context.text;
        let is_abbreviation =
            self.document_type.abbreviation.is_some_and(|short| same_letters(short, &text.bytes()[self.word.clone()]));
        if is_word(text.byte_before(self.word.start)) {
            return false;
        }
        if is_abbreviation {
            return text.capitals(self.word.clone()) == Capitals::All;
        }
        !ends_other_word(self.word.start, context)
    }
}

/// Whether a word is another with or without its marks.
fn same_letters(marked: &[u8], word: &[u8]) -> bool {
    word == marked || word.iter().eq(marked.iter().map(|byte| unmarked(*byte)).collect::<Vec<u8>>().iter())
}

/// Skips "số" or "số:" after a type word: whether it was there, and where the number begins.
fn after_number_word(text: &Text<'_>, end: usize, plain: bool) -> Option<(bool, usize)> {
    let word = text.word_after(end)?;
    if text.byte(word.start).is_ascii_digit() {
        return Some((false, word.start));
    }
    let folded = &text.bytes()[word.clone()];
    let number_word = folded == folded!("số") || (plain && folded == folded!("so"));
    let after = if text.byte(word.end) == b':' { word.end + 1 } else { word.end };
    let number = text.word_after(after).filter(|_| number_word)?;
    text.byte(number.start).is_ascii_digit().then_some((true, number.start))
}

/// A number with year or code that follows a name after "số": where it ends, and its key.
fn number_after(text: &Text<'_>, end: usize) -> Option<(usize, Vec<u8>)> {
    let (numbered, start) = after_number_word(text, end, false)?;
    let number = Number::parse_typed(text, start)?;
    let whole = numbered && (number.year.is_some() || number.code.is_some());
    whole.then(|| (number.end, number.key(text.bytes())))
}

/// Where the next number of a list begins, after a comma, a semicolon or "và".
fn list_item(text: &Text<'_>, end: usize) -> Option<usize> {
    let after = match (text.byte(end), text.word_after(end)) {
        (b',' | b';', _) => end + 1,
        (SPACE, Some(word)) if text.bytes()[word.clone()] == *folded!("và") => word.end,
        _ => return None,
    };
    text.word_after(after).map(|word| word.start).filter(|start| text.byte(*start).is_ascii_digit())
}

/// The text of a folded range as a name: composed, without white space and ignorables; a code that stands apart from its
/// number gets the dash that it lacks ("25 CT/TW", but "QH 13").
fn written(text: &Text<'_>, range: Range<usize>) -> String {
    let mut name = String::new();
    let mut start = range.start;
    for part in text.bytes()[range].split(|byte| *byte == SPACE) {
        let begins_code = part.iter().take_while(|byte| is_letter(**byte)).count() > 1;
        let lacks_dash = begins_code && name.ends_with(|last: char| last.is_ascii_digit());
        if lacks_dash {
            name.push('-');
        }
        name.push_str(&text.composed(start..start + part.len()));
        start += part.len() + 1;
    }
    name
}
