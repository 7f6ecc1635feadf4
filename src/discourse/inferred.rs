//! Officials that no list contains: an office of state or Party, a body, and a name; or the name, a comma, the office.

use super::person_name::{overlaps, person_name};
use crate::{
    annotation::{Confidence, Subject, Via},
    fold::alphabet::SPACE,
    gazetteer::Kind,
    lexicon::WordClass,
    rules::{Context, Reading},
};

/// Words between an office and the name of who holds it: "Phó Giám đốc Sở Giáo dục và Đào tạo thành phố Hải Phòng".
const LONGEST_BODY: usize = 14;

/// Readings of inferred officials, given those of everything listed. A name that an office introduced is read again
/// wherever it occurs after that. Their names are added to `names`.
pub fn inferred_officials(readings: &[Reading], context: &Context<'_>, names: &mut Vec<String>) -> Vec<Reading> {
    let text = context.text;
    let mut known: Vec<(Vec<u8>, u32)> = Vec::new();
    let mut found = Vec::new();
    let mut covered = 0;
    for hit in context.neighbours.hits() {
        if hit.start < covered || !context.neighbours.classes(hit).contains(WordClass::FAMILY_NAME) {
            continue;
        }
        let Some(range) = person_name(hit.start, context).filter(|range| !overlaps(readings, range)) else { continue };
        covered = range.end;
        let folded = &text.bytes()[range.clone()];
        let again = known.iter().find(|(name, _)| name == folded).map(|(_, index)| *index);
        let index = match again {
            Some(index) => index,
            None if office_before(range.start, context) || office_after(range.end, context) => {
                names.push(text.composed_name(range.clone()));
                known.push((folded.to_vec(), names.len() as u32 - 1));
                names.len() as u32 - 1
            }
            None => continue,
        };
        found.push(Reading {
            range,
            subject: Subject::Unlisted(index),
            kind: Kind::Official,
            via: Via::Office,
            confidence: Confidence::High,
            candidates: Vec::new(),
        });
    }
    found
}

/// "Giám đốc Sở Thông tin và Truyền thông Lào Cai Lý Văn Trọng", "Chủ tịch UBND xã Y, ông X".
fn office_before(start: usize, context: &Context<'_>) -> bool {
    let (text, neighbours) = (context.text, &context.neighbours);
    let mut at = start;
    if let Some(title) = neighbours.before(text, at, WordClass::TITLE) {
        at = title.start;
        if text.byte_before(at) == SPACE && text.byte_before(at - 1) == b',' {
            at -= 2;
        }
    }
    let mut between = WordClass::NONE;
    for _ in 0..LONGEST_BODY {
        let end = if text.byte_before(at) == SPACE { at - 1 } else { at };
        let ending = neighbours.ending(end).fold(WordClass::NONE, |classes, hit| classes | neighbours.classes(hit));
        if ending.contains(WordClass::ROLE) && neighbours.before(text, at, WordClass::ROLE).is_some() {
            return is_office(ending, between);
        }
        between |= ending;
        let Some(word) = text.word_before(at) else { return false };
        at = word.start;
        // "GD-ĐT", "TT&TT" are one word of the body's name.
        if matches!(text.byte_before(at), b'-' | b'&' | b'/') {
            at -= 1;
        }
    }
    false
}

/// "Đỗ Quang Vịnh, Phó Chủ tịch UBND tỉnh Bến Tre".
fn office_after(end: usize, context: &Context<'_>) -> bool {
    let (text, neighbours) = (context.text, &context.neighbours);
    let skip_space = |at: usize| if text.byte(at) == SPACE { at + 1 } else { at };
    let sign = skip_space(end);
    if !matches!(text.byte(sign), b',' | b'-' | b'(') {
        return false;
    }
    let mut start = skip_space(sign + 1);
    if let Some(word) =
        text.word_after(start).filter(|word| text.bytes()[word.clone()] == *crate::fold::fold_str("nguyên"))
    {
        start = skip_space(word.end);
    }
    let Some(role) = neighbours.after(text, start, WordClass::ROLE) else { return false };
    let mut between = WordClass::NONE;
    let mut at = role.end;
    for _ in 0..LONGEST_BODY {
        let Some(word) = text.word_after(at).filter(|word| word.start <= at + 1) else { break };
        let classes = neighbours.starting(word.start).fold(WordClass::NONE, |all, hit| all | neighbours.classes(hit));
        if between.is_empty() || classes.intersects(WordClass::COMPANY) {
            between |= classes & (WordClass::STATE_BODY | WordClass::COMPANY);
        }
        at = word.end;
    }
    is_office(neighbours.classes(&role), between)
}

/// Whether an office with the words between it and the name is one of state or Party.
fn is_office(role: WordClass, between: WordClass) -> bool {
    let state = role.contains(WordClass::STATE_OFFICE) || between.contains(WordClass::STATE_BODY);
    state && !between.contains(WordClass::COMPANY)
}
