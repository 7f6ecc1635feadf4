//! Concepts that end in "số" (digital), and names that end in a number: the next word may take that syllable away.

use crate::{
    fold::{alphabet::SPACE, folded},
    gazetteer::Kind,
    lexicon::WordClass,
};

use super::{
    Candidate, Context, Verdict,
    number::{counts_something, is_year},
};

const NUMBER_WORD: &[u8] = folded!(" số");

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if candidate.kind != Kind::Policy {
        return Verdict::Pass;
    }
    let name = &context.text.bytes()[candidate.range.clone()];
    let refused = if name.last().is_some_and(u8::is_ascii_digit) {
        counts_something(candidate.range.end, context)
    } else {
        name.ends_with(NUMBER_WORD) && begins_number_word(candidate.range.end, context)
    };
    if refused { Verdict::Refuse } else { Verdict::Pass }
}

/// "năm 2025": what follows is a year, and not so many years.
fn year_after(end: usize, context: &Context<'_>) -> bool {
    context.text.word_after(end).is_some_and(|word| is_year(&context.text.bytes()[word]))
}

/// "kinh tế số 1 thế giới", "chuyển đổi số liệu": the syllable belongs to what follows. A year may follow.
fn begins_number_word(end: usize, context: &Context<'_>) -> bool {
    let text = context.text;
    if text.byte(end) != SPACE || (text.ends_line(end) && !text.is_wrapped(end + 1)) {
        return false;
    }
    if context
        .neighbours
        .after(text, end, WordClass::AFTER_NUMBER_WORD)
        .is_some_and(|word| !text.is_capital(word.start) && !year_after(word.end, context))
    {
        return true;
    }
    let number = text.word_after(end).filter(|word| text.byte(word.start).is_ascii_digit());
    number.is_some_and(|word| !is_year(&text.bytes()[word]))
}
