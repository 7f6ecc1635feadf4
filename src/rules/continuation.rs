//! Names that go on: a further syllable makes another person or another word.

use crate::{
    fold::alphabet::{SPACE, is_word},
    gazetteer::Kind,
    lexicon::WordClass,
    text::Capitals,
};

use super::{Candidate, Context, Verdict};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    match candidate.kind {
        Kind::Official if goes_on(candidate, context) || family_name_before(candidate, context) => Verdict::Refuse,
        _ => Verdict::Pass,
    }
}

/// Whether a syllable with a capital follows on the same line: Nguyễn Văn Khoa Nam is somebody else. Where all is
/// written in capitals, they tell nothing.
fn goes_on(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let text = context.text;
    let end = candidate.range.end;
    text.byte(end) == SPACE
        && !text.ends_line(end)
        && is_word(text.byte(end + 1))
        && text.is_capital(end + 1)
        && text.capitals(candidate.range.clone()) != Capitals::All
}

/// Whether a family name stands before the name and begins it: Nguyễn Tô Lâm is somebody else, while the Dương of
/// "tỉnh Hải Dương Phạm Xuân Thăng" ends another name.
fn family_name_before(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let text = context.text;
    let start = candidate.range.start;
    let Some(family) = context.neighbours.before(text, start, WordClass::FAMILY_NAME) else { return false };
    let begins = text.word_before(family.start).is_none_or(|word| !text.is_capital(word.start));
    begins && !text.begins_line(start) && text.capitals(family.start..family.end) == Capitals::Title
}
