//! Names of provinces that are also words: peace, ocean, to be levelled.

use crate::{
    fold::alphabet::{PARAGRAPH, SPACE},
    gazetteer::{Facts, Kind},
    lexicon::WordClass,
    text::Capitals,
};

use super::{Candidate, Context, Verdict};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if candidate.kind != Kind::Province {
        return Verdict::Pass;
    }
    let (text, neighbours) = (context.text, &context.neighbours);
    let range = candidate.range.clone();
    let entity = context.gazetteer.entity(candidate.surface.entity);
    // In a heading in capitals these are more often the words "hòa bình" (peace) and "cao bằng" (as high as).
    let is_word =
        entity.is_some_and(|entity| matches!(&entity.facts, Facts::Province(province) if province.common_word));
    if is_word && neighbours.before(text, range.start, WordClass::PEACE).is_some() {
        return Verdict::Refuse;
    }
    if !is_word || text.capitals(range.clone()) != Capitals::All || !text.is_in_capitals(range.start) {
        return Verdict::Pass;
    }
    let designated = neighbours.before(text, range.start, WordClass::PROVINCE | WordClass::CITY).is_some();
    if designated || is_listed(candidate, context) { Verdict::Pass } else { Verdict::Refuse }
}

/// Whether another name stands beside this one in a list, after a comma or a dash.
fn is_listed(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let text = context.text;
    let skip = |mut at: usize| {
        while matches!(text.byte(at), SPACE | b',' | b'-' | b';') {
            at += 1;
        }
        at
    };
    let after = skip(candidate.range.end);
    let follows = after > candidate.range.end + 1 && is_name_at(after, context);
    let before = text.bytes()[..candidate.range.start]
        .iter()
        .rposition(|byte| !matches!(*byte, SPACE | b',' | b'-' | b';' | PARAGRAPH));
    let precedes = before.is_some_and(|end| {
        candidate.range.start > end + 2 && context.neighbours.ending(end + 1).any(|hit| context.neighbours.is_name(hit))
    });
    follows || precedes
}

fn is_name_at(at: usize, context: &Context<'_>) -> bool {
    context.neighbours.starting(at).any(|hit| context.neighbours.is_name(hit))
}
