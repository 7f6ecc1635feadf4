//! The office that a text gives a person: in words before the name, or after it behind a comma.

use std::ops::Range;

use crate::{
    fold::{alphabet::SPACE, fold_str},
    lexicon::WordClass,
    scan::Hit,
};

use super::Context;

/// Words between an office and the name of who holds it: "Phó Giám đốc Sở Giáo dục và Đào tạo thành phố Hải Phòng".
const LONGEST_BODY: usize = 14;

/// An office beside a name.
pub struct Office {
    /// The word for the office.
    pub role: Hit,
    /// The classes of the words for the body it belongs to.
    pub body: WordClass,
}

/// The offices on both sides of a name.
pub fn offices_beside(name: &Range<usize>, context: &Context<'_>) -> impl Iterator<Item = Office> {
    [office_before(name.start, context), office_after(name.end, context)].into_iter().flatten()
}

/// "Giám đốc Sở Thông tin và Truyền thông Lào Cai Lý Văn Trọng", "Chủ tịch UBND xã Y, ông X": the office before a
/// name that begins at `start`.
pub fn office_before(start: usize, context: &Context<'_>) -> Option<Office> {
    let (text, neighbours) = (context.text, &context.neighbours);
    let mut at = start;
    if let Some(title) = neighbours.before(text, at, WordClass::TITLE) {
        at = title.start;
        if text.byte_before(at) == SPACE && text.byte_before(at - 1) == b',' {
            at -= 2;
        }
    }
    let mut body = WordClass::NONE;
    for _ in 0..LONGEST_BODY {
        if let Some(role) = neighbours.before(text, at, WordClass::ROLE) {
            return Some(Office { role, body });
        }
        let end = if text.byte_before(at) == SPACE { at - 1 } else { at };
        body |= neighbours.ending(end).fold(WordClass::NONE, |classes, hit| classes | neighbours.classes(hit));
        if body.contains(WordClass::CLAUSE) {
            return None;
        }
        at = text.word_before(at)?.start;
        // "GD-ĐT", "TT&TT" are one word of the body's name.
        if matches!(text.byte_before(at), b'-' | b'&' | b'/') {
            at -= 1;
        }
    }
    None
}

/// "Đỗ Quang Vịnh, Phó Chủ tịch UBND tỉnh Bến Tre": the office after a name that ends at `end`.
fn office_after(end: usize, context: &Context<'_>) -> Option<Office> {
    let (text, neighbours) = (context.text, &context.neighbours);
    let skip_space = |at: usize| if text.byte(at) == SPACE { at + 1 } else { at };
    let sign = skip_space(end);
    if !matches!(text.byte(sign), b',' | b'-' | b'(') {
        return None;
    }
    let mut start = skip_space(sign + 1);
    let former = text.word_after(start).filter(|word| text.bytes()[word.clone()] == *fold_str("nguyên"));
    if let Some(word) = former {
        start = skip_space(word.end);
    }
    let role = neighbours.after(text, start, WordClass::ROLE)?;
    let (mut body, mut at) = (WordClass::NONE, role.end);
    for _ in 0..LONGEST_BODY {
        let Some(word) = text.word_after(at).filter(|word| word.start <= at + 1) else { break };
        let classes = neighbours.starting(word.start).fold(WordClass::NONE, |all, hit| all | neighbours.classes(hit));
        // The first body is the one that the office belongs to.
        if body.is_empty() {
            body = classes & (WordClass::STATE_BODY | WordClass::COMPANY);
        }
        at = word.end;
    }
    Some(Office { role, body })
}
