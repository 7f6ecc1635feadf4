//! Concepts that end in "số" (digital), and names that end in a number: the next word may take that syllable away.

use crate::{
    fold::{self, alphabet::SPACE},
    gazetteer::Kind,
    lexicon::WordClass,
};

use super::{
    Candidate, Context, Verdict,
    number::{counts_something, is_year},
};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if candidate.kind != Kind::Policy {
        return Verdict::Pass;
    }
    let name = &context.text.bytes()[candidate.range.clone()];
    if is_other_law(candidate, context) {
        return Verdict::Refuse;
    }
    let refused = if name.last().is_some_and(u8::is_ascii_digit) {
        counts_something(candidate.range.end, context)
    } else {
        name.ends_with(&fold::fold_str(" số")) && begins_number_word(candidate.range.end, context)
    };
    if refused { Verdict::Refuse } else { Verdict::Pass }
}

/// "pháp luật đất đai", "kỷ luật lao động": the first syllable belongs to the word before.
fn is_other_law(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    const WORDS: [&str; 3] = ["pháp", "kỷ", "hình"];
    let text = context.text;
    text.bytes()[candidate.range.clone()].starts_with(&fold::fold_str("luật "))
        && text
            .word_before(candidate.range.start)
            .is_some_and(|word| WORDS.iter().any(|other| fold::fold_str(other) == text.bytes()[word.clone()]))
}

/// "kinh tế số 1 thế giới", "chuyển đổi số liệu": the syllable belongs to what follows. A year may follow.
fn begins_number_word(end: usize, context: &Context<'_>) -> bool {
    let text = context.text;
    if text.byte(end) != SPACE || text.ends_line(end) {
        return false;
    }
    if context
        .neighbours
        .after(text, end, WordClass::AFTER_NUMBER_WORD)
        .is_some_and(|word| !text.is_capital(word.start))
    {
        return true;
    }
    let number = text.word_after(end).filter(|word| text.byte(word.start).is_ascii_digit());
    number.is_some_and(|word| !is_year(&text.bytes()[word]))
}
