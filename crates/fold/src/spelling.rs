//! Two spellings of one syllable: where the tone mark stands, and i for y.

use super::alphabet::{as_vowel, is_letter, vowel};

/// Whether the letter may be the second of oa, oe, uy, or an open y: the only ones that are spelled in two ways.
pub const fn has_two_spellings(byte: u8) -> bool {
    matches!(as_vowel(byte), Some((0 | 3, 0) | (11, _)))
}

/// Moves the tone of oa, oe, uy from the first letter to the second: hòa and hoà become the same bytes.
pub const fn place_tone(first: u8, second: u8) -> Option<(u8, u8)> {
    match (as_vowel(first), as_vowel(second)) {
        (Some((6, tone)), Some((letter @ (0 | 3), 0))) | (Some((9, tone)), Some((letter @ 11, 0))) if tone > 0 => {
            Some((first - tone, vowel(letter, tone)))
        }
        _ => None,
    }
}

/// The byte of y as the sole vowel of an open syllable: that of i with the same tone, so that Sỹ and Sĩ are one.
/// `before` is the byte before the y.
pub const fn open_y(before: u8, y: u8) -> Option<u8> {
    match as_vowel(y) {
        Some((11, tone)) if !is_letter(before) || as_vowel(before).is_none() => Some(vowel(5, tone)),
        _ => None,
    }
}
