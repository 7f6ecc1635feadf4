//! What a number beside a name is: a year, or a count of something.

use crate::{fold::alphabet::SPACE, lexicon::WordClass};

use super::Context;

/// Whether the digits are a year of this century or the last.
pub(super) fn is_year(digits: &[u8]) -> bool {
    digits.len() == 4
        && (digits.starts_with(b"19") || digits.starts_with(b"20"))
        && digits.iter().all(u8::is_ascii_digit)
}

/// "Đề án 06 tháng", "nghị quyết 57 đại biểu", "57%": the number that ends at `end` counts something.
pub(super) fn counts_something(end: usize, context: &Context<'_>) -> bool {
    let text = context.text;
    let percent = text.byte(end) == b'%' || (text.byte(end) == SPACE && text.byte(end + 1) == b'%');
    percent || context.neighbours.after(text, end, WordClass::COUNTED).is_some()
}
