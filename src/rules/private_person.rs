//! By-lines and photo credits, and what tells that a person is in no office.

use std::ops::Range;

use crate::{
    fold::{alphabet::SPACE, folded},
    gazetteer::Kind,
    lexicon::WordClass,
};

use super::{Candidate, Context, Verdict};

/// A name alone in its line, or after "Ảnh:", is most often that of who wrote or photographed.
pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let doubted = candidate.kind == Kind::Official && is_credit(&candidate.range, context);
    if doubted { Verdict::Doubt } else { Verdict::Pass }
}

/// Whether a name stands alone in its line, or after "Ảnh:".
pub fn is_credit(name: &Range<usize>, context: &Context<'_>) -> bool {
    let text = context.text;
    let alone = text.begins_line(name.start) && text.ends_line(name.end);
    alone || context.neighbours.before(text, name.start, WordClass::CREDIT).is_some()
}

/// Whether what stands beside a name tells of a private person: a trade, an age, an address, or "anh" and "chị", where
/// officials are called "ông" and "bà".
pub fn is_private(name: &Range<usize>, context: &Context<'_>) -> bool {
    is_private_person(name, context)
        || context.neighbours.before(context.text, name.start, WordClass::CONCERNED_PERSON).is_some()
        || has_age(name.end, context)
        || is_familiar(name.start, context)
}

/// "em X", "ca sĩ X": whoever is called so is in no office, even where another of that name is. ("bị cáo X" may be.)
pub fn is_private_person(name: &Range<usize>, context: &Context<'_>) -> bool {
    context.neighbours.before(context.text, name.start, WordClass::PRIVATE_PERSON).is_some()
}

/// "(SN 1987", "(42 tuổi", ", 42 tuổi": officials are named with their office, private people with their age.
fn has_age(end: usize, context: &Context<'_>) -> bool {
    let (text, neighbours) = (context.text, &context.neighbours);
    let sign = if text.byte(end) == SPACE { end + 1 } else { end };
    if !matches!(text.byte(sign), b',' | b'(' | b'-') {
        return false;
    }
    let is_old = |years: Range<usize>| {
        let unit = text.word_after(years.end);
        text.byte(years.start).is_ascii_digit() && unit.is_some_and(|unit| text.bytes()[unit] == *folded!("tuổi"))
    };
    neighbours.after(text, sign + 1, WordClass::AGE).is_some() || text.word_after(sign + 1).is_some_and(is_old)
}

fn is_familiar(start: usize, context: &Context<'_>) -> bool {
    const TITLES: [&[u8]; 2] = [folded!("anh"), folded!("chị")];
    let text = context.text;
    let title = text.word_before(start).map(|word| &text.bytes()[word]);
    title.is_some_and(|title| TITLES.contains(&title))
}
