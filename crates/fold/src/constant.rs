//! Folding of Vietnamese words while the program is compiled.

use crate::alphabet::{COMPOSED, COMPOSED_CAPITALS, D_STROKE, VOWELS, is_letter};
use crate::spelling::{open_y, place_tone};

/// The folded bytes of a word in NFC that the program compares with text, as a constant.
///
/// ```
/// assert_eq!(danhdau_fold::folded!("Hoà thuận"), danhdau_fold::fold_str("hòa thuận"));
/// ```
#[macro_export]
macro_rules! folded {
    ($word:expr) => {{
        const LENGTH: usize = $crate::constant::length($word);
        const FOLDED: &[u8] = &$crate::constant::fold::<LENGTH>($word);
        FOLDED
    }};
}

/// Number of letters.
pub const fn length(word: &str) -> usize {
    let bytes = word.as_bytes();
    let (mut length, mut at) = (0, 0);
    while at < bytes.len() {
        // Bytes that go on with a character begin with the bits 10.
        length += (bytes[at] & 0xC0 != 0x80) as usize;
        at += 1;
    }
    length
}

/// Folds a word of as many letters: Vietnamese ones, ASCII, and single spaces.
///
/// # Panics
/// Where a letter is none of these: the compiler says so.
pub const fn fold<const LENGTH: usize>(word: &str) -> [u8; LENGTH] {
    let bytes = word.as_bytes();
    let mut folded = [0; LENGTH];
    let (mut at, mut letter) = (0, 0);
    while at < bytes.len() {
        let (character, size) = decode(bytes, at);
        folded[letter] = fold_letter(character);
        at += size;
        letter += 1;
    }
    let mut letter = 0;
    while letter < LENGTH {
        let before = if letter == 0 { 0 } else { folded[letter - 1] };
        if let Some((first, second)) = place_tone(before, folded[letter]) {
            folded[letter - 1] = first;
            folded[letter] = second;
        } else if (letter + 1 == LENGTH || !is_letter(folded[letter + 1]))
            && let Some(open) = open_y(before, folded[letter])
        {
            folded[letter] = open;
        }
        letter += 1;
    }
    folded
}

/// A character of UTF-8, and its number of bytes.
const fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let first = bytes[at] as u32;
    if first < 0x80 {
        (first, 1)
    } else if first < 0xE0 {
        ((first & 0x1F) << 6 | (bytes[at + 1] & 0x3F) as u32, 2)
    } else {
        ((first & 0x0F) << 12 | ((bytes[at + 1] & 0x3F) as u32) << 6 | (bytes[at + 2] & 0x3F) as u32, 3)
    }
}

const fn fold_letter(character: u32) -> u8 {
    if character == 'đ' as u32 || character == 'Đ' as u32 {
        return D_STROKE;
    }
    let mut vowel = 0;
    while vowel < COMPOSED.len() {
        if COMPOSED[vowel] as u32 == character || COMPOSED_CAPITALS[vowel] as u32 == character {
            return VOWELS + vowel as u8;
        }
        vowel += 1;
    }
    assert!(character < 0x80, "a word that is compared with text has only Vietnamese letters, ASCII and single spaces");
    (character as u8).to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::fold_str;

    #[test]
    fn a_word_folds_to_the_same_bytes_as_in_text() {
        assert_eq!(folded!("Quyết định số 57-NQ/TW"), fold_str("Quyết định số 57-NQ/TW"));
        assert_eq!(folded!("hoà, loè, thuỷ, uỷ ban"), fold_str("hoà, loè, thuỷ, uỷ ban"));
        assert_eq!(folded!("Mỹ, Sỹ, kỷ luật, y tế, ý, này, quý"), fold_str("Mỹ, Sỹ, kỷ luật, y tế, ý, này, quý"));
        assert_eq!(folded!(" số"), fold_str(" số"));
        assert_eq!(folded!("ĐƯỜNG"), fold_str("đường"));
    }
}
