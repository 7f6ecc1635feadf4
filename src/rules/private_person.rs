//! By-lines, photo credits and private people: a listed official's name there is most often a namesake's.

use crate::{
    fold::{alphabet::SPACE, fold_str},
    gazetteer::Kind,
    lexicon::WordClass,
};

use super::{Candidate, Context, Verdict};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if candidate.kind != Kind::Official {
        return Verdict::Pass;
    }
    let (text, range) = (context.text, &candidate.range);
    let alone = text.begins_line(range.start) && text.ends_line(range.end);
    let others = WordClass::CREDIT | WordClass::PRIVATE_PERSON | WordClass::CONCERNED_PERSON;
    let titled = context.neighbours.before(text, range.start, others).is_some();
    if alone || titled || has_age(range.end, context) || is_familiar(candidate, context) {
        Verdict::Doubt
    } else {
        Verdict::Pass
    }
}

/// "(SN 1987", "(42 tuổi", ", 42 tuổi": officials are named with their office, private people with their age.
fn has_age(end: usize, context: &Context<'_>) -> bool {
    let (text, neighbours) = (context.text, &context.neighbours);
    let sign = if text.byte(end) == SPACE { end + 1 } else { end };
    if !matches!(text.byte(sign), b',' | b'(') {
        return false;
    }
    let is_old = |years: std::ops::Range<usize>| {
        let unit = text.word_after(years.end);
        text.byte(years.start).is_ascii_digit() && unit.is_some_and(|unit| text.bytes()[unit] == *fold_str("tuổi"))
    };
    neighbours.after(text, sign + 1, WordClass::AGE).is_some() || text.word_after(sign + 1).is_some_and(is_old)
}

/// "anh X", "chị X" without an office: officials are called ông and bà.
fn is_familiar(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    const TITLES: [&str; 2] = ["anh", "chị"];
    let (text, range) = (context.text, &candidate.range);
    let title = text.word_before(range.start).map(|word| &text.bytes()[word]);
    title.is_some_and(|title| TITLES.iter().any(|word| fold_str(word) == title))
        && context.offices_beside(range).is_empty()
}
