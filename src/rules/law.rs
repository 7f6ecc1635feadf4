//! The word luật (law) ends other words: kỷ luật is discipline, pháp luật the law in general.

use std::sync::LazyLock;

use crate::{fold::fold_str, gazetteer::Kind, lexicon::WordClass};

use super::{Candidate, Context, Verdict};

static LAW: LazyLock<Vec<u8>> = LazyLock::new(|| fold_str("luật "));

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let names_law = candidate.kind == Kind::Policy && context.text.bytes()[candidate.range.clone()].starts_with(&LAW);
    if names_law && ends_other_word(candidate.range.start, context) { Verdict::Refuse } else { Verdict::Pass }
}

/// Whether the syllable at `start` ends another word: "pháp luật đất đai" is no Luật Đất đai.
pub(super) fn ends_other_word(start: usize, context: &Context<'_>) -> bool {
    context.neighbours.before(context.text, start, WordClass::BEFORE_LAW).is_some()
}
