//! Names without marks count only in a line that has none: in marked text "Hai Phong" is not how the city is written.

use crate::fold::alphabet::unmarked;

use super::{Candidate, Context, Verdict};

/// How far from a name, in folded bytes of its line, a mark tells how the text is written.
const REACH: usize = 200;

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if !candidate.unmarked {
        return Verdict::Pass;
    }
    let (text, range) = (context.text, &candidate.range);
    let is_marked = |at: usize| unmarked(text.byte(at)) != text.byte(at);
    let before = (0..range.start).rev().take(REACH).take_while(|at| !text.ends_line(*at));
    let after = (range.end..text.bytes().len()).take(REACH).take_while(|at| !text.ends_line(*at));
    if before.chain(after).any(is_marked) { Verdict::Refuse } else { Verdict::Pass }
}
