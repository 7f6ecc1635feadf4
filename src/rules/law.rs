//! Laws are cited by name, with a year or a number after it; and the word luật ends other words: kỷ luật is discipline.

use crate::{
    annotation::{Confidence, Subject},
    fold::folded,
    gazetteer::{Facts, Kind},
    lexicon::WordClass,
};

use super::{
    Candidate, Context, Reading, Verdict,
    citation::Documents,
    number::{counts_something, is_year},
};

const LAW: &[u8] = folded!("luật ");
const CODE: &[u8] = folded!("bộ luật ");
const YEAR: &[u8] = folded!("năm");

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let names_law = candidate.kind == Kind::Policy && context.text.bytes()[candidate.range.clone()].starts_with(LAW);
    if names_law && ends_other_word(candidate.range.start, context) { Verdict::Refuse } else { Verdict::Pass }
}

/// Whether the syllable at `start` ends another word: "pháp luật đất đai" is no Luật Đất đai.
pub(super) fn ends_other_word(start: usize, context: &Context<'_>) -> bool {
    context.neighbours.before(context.text, start, WordClass::BEFORE_LAW).is_some()
}

/// Lets the readings of laws reach over a year or number that follows: "Luật Dữ liệu 2024", "Luật Giao dịch điện tử số
/// 20/2023/QH15". A year other than that of the record leaves open which law is meant. The readings are in order of
/// start, the longest first: where a longer name of another law holds the year, that law is meant.
pub fn extend(readings: &mut [Reading], documents: &Documents, context: &Context<'_>) {
    let mut longest_at = None;
    for reading in readings.iter_mut().filter(|reading| reading.kind == Kind::Policy) {
        if longest_at.replace(reading.range.start) == Some(reading.range.start) {
            continue;
        }
        let Subject::Record(number) = reading.subject else { continue };
        let facts = context.gazetteer.entity(number).map(|entity| &entity.facts);
        let Some(Facts::Policy(policy)) = facts.filter(|_| names_law(reading.range.start, context)) else { continue };
        if let Some((end, numbered)) = documents.numbered(context.text, reading.range.end) {
            reading.range.end = end;
            // Of several laws of one name the number tells which.
            match numbered {
                [other, ..] if *other != number => reading.subject = Subject::Record(*other),
                [] if policy.number.is_some() => reading.confidence = Confidence::Low,
                _ => {}
            }
        } else if let Some((end, year)) = year_after(reading.range.end, context) {
            reading.range.end = end;
            if policy.issued.is_some_and(|issued| issued.year() != year) {
                reading.confidence = Confidence::Low;
            }
        }
    }
}

fn names_law(start: usize, context: &Context<'_>) -> bool {
    let bytes = &context.text.bytes()[start..];
    bytes.starts_with(LAW) || bytes.starts_with(CODE)
}

/// A year after a name, with or without the word năm: where it ends, and which it is.
fn year_after(end: usize, context: &Context<'_>) -> Option<(usize, u16)> {
    let text = context.text;
    let first = text.word_after(end).filter(|word| word.start == end + 1)?;
    let year = if text.bytes()[first.clone()] == *YEAR { text.word_after(first.end)? } else { first };
    let digits = &text.bytes()[year.clone()];
    let number = is_year(digits).then(|| std::str::from_utf8(digits).ok()?.parse().ok())??;
    (!counts_something(year.end, context)).then_some((year.end, number))
}
