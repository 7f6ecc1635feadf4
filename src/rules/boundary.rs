//! A name must not touch a letter or a digit; the underscore joins only what has letters on both sides.

use crate::fold::alphabet::is_word;

use super::{Candidate, Context, Verdict};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let text = context.text;
    let (start, end) = (candidate.range.start, candidate.range.end);
    let before = text.byte_before(start);
    let after = text.byte(end);
    let joined_before = before == b'_' && is_word(text.byte_before(start - 1));
    let joined_after = after == b'_' && is_word(text.byte(end + 1));
    if is_word(before) || is_word(after) || joined_before || joined_after { Verdict::Refuse } else { Verdict::Pass }
}
