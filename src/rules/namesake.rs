//! Other names that contain or cross a name, and places of the same name abroad.

use crate::{
    fold::{alphabet::SPACE, folded},
    gazetteer::Kind,
    lexicon::WordClass,
    scan::Hit,
};

use super::{Candidate, Context, Verdict};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let other = matches!(candidate.kind, Kind::Province | Kind::FptUnit) && in_other_name(candidate, context);
    if other {
        return Verdict::Refuse;
    }
    if candidate.kind != Kind::Province {
        return Verdict::Pass;
    }
    if after_direction(candidate, context) || is_abroad(candidate, context) { Verdict::Refuse } else { Verdict::Pass }
}

/// Thái Bình Dương contains Thái Bình; Việt Nam crosses the Nam Định of "Việt Nam Định hướng".
fn in_other_name(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let range = &candidate.range;
    context.neighbours.others_around(range).any(|other| {
        let longer = other.end - other.start > range.len();
        let before = other.start < range.start;
        let written = context.text.is_capital(other.start);
        let folded = context.text.folded();
        // What stands in one line beats what goes across a break; but a long line that is wrapped goes on.
        let wrapped = (other.start + 1..other.end).any(|at| context.text.is_wrapped(at));
        let contains = other.start <= range.start && range.end <= other.end && wrapped;
        let broken = !contains && folded.crosses_line(other.start..other.end) && !folded.crosses_line(range.clone());
        (longer || before) && written && !broken && !is_pair(other, context) && !begins_in_name(other, context)
    })
}

/// In "Điện Biên Hòa Bình" there is no Biên Hòa: it would begin inside the name before it.
fn begins_in_name(other: &Hit, context: &Context<'_>) -> bool {
    context.neighbours.names_across(other.start).next().is_some()
}

/// "Quảng Nam - Đà Nẵng" is one historical province only after "tỉnh" in the singular, else two of today.
fn is_pair(other: &Hit, context: &Context<'_>) -> bool {
    const PLURAL: [&[u8]; 5] = [folded!("các"), folded!("những"), folded!("hai"), b"2", folded!("mấy")];
    let text = context.text;
    let neighbours = &context.neighbours;
    let is_name = |hit: &Hit| neighbours.is_name(hit);
    let joined = text.bytes()[other.start..other.end].contains(&b'-');
    if !joined || !neighbours.starting(other.start).any(is_name) || !neighbours.ending(other.end).any(is_name) {
        return false;
    }
    let Some(designator) = neighbours.before(text, other.start, WordClass::PROVINCE) else { return true };
    let count = text.word_before(designator.start).map(|word| &text.bytes()[word]);
    count.is_some_and(|count| PLURAL.contains(&count))
}

/// "phía Bắc Ninh Thuận": after "phía" the first syllable is a direction.
fn after_direction(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    const DIRECTIONS: [&[u8]; 4] = [folded!("bắc"), folded!("nam"), folded!("đông"), folded!("tây")];
    let first = context.text.word_after(candidate.range.start).map(|word| &context.text.bytes()[word]);
    context.neighbours.before(context.text, candidate.range.start, WordClass::DIRECTION).is_some()
        && first.is_some_and(|first| DIRECTIONS.contains(&first))
}

/// "Hà Nam (Trung Quốc)", "Hà Nam, Trung Quốc", "Hà Nam của Trung Quốc".
fn is_abroad(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let text = context.text;
    let end = candidate.range.end;
    let mut at = if text.byte(end) == SPACE { end + 1 } else { end };
    match text.byte(at) {
        b'(' => return brackets_abroad(at, context),
        b',' => at += 1,
        _ => match text.word_after(end) {
            Some(word) if text.bytes()[word.clone()] == *folded!("của") => at = word.end,
            _ => return false,
        },
    }
    context.neighbours.after(text, at, WordClass::FOREIGN).is_some()
}

/// "Thái Nguyên (Sơn Tây, Trung Quốc)": the brackets say where it is.
fn brackets_abroad(open: usize, context: &Context<'_>) -> bool {
    const LONGEST: usize = 60;
    let text = context.text;
    let inside = open + 1..text.bytes().len().min(open + LONGEST);
    let end = text.bytes()[inside.clone()]
        .iter()
        .position(|byte| *byte == b')')
        .map_or(inside.end, |length| inside.start + length);
    (inside.start..end).any(|at| {
        context.neighbours.starting(at).any(|hit| context.neighbours.classes(hit).contains(WordClass::FOREIGN))
    })
}
