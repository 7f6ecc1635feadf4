//! UTF-16 units on their way into UTF-8. A lone surrogate has no place there: where a form has no way to write it, it
//! becomes U+FFFD.

/// The characters of units, with the units that each takes; `None` for a lone surrogate.
pub fn characters(units: &[u16]) -> impl Iterator<Item = (std::ops::Range<usize>, Option<char>)> {
    let mut at = 0;
    char::decode_utf16(units.iter().copied()).map(move |decoded| {
        let character = decoded.ok();
        let start = at;
        at += character.map_or(1, char::len_utf16);
        (start..at, character)
    })
}

/// The text of units, lone surrogates replaced.
pub fn text(units: &[u16]) -> String {
    String::from_utf16_lossy(units)
}
