//! Derives the fold table from the Unicode data in `unicode-normalization` and the standard library.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{alphabet::*, folding::Table};

/// Derives the table over the first two planes.
pub fn derive() -> Table {
    Table::new((0..TABLE_CHARACTERS).map(|character| entry(character as u32)).collect())
}

fn entry(number: u32) -> u8 {
    match char::from_u32(number) {
        None => SURROGATE,
        Some(character) => instruction(character).unwrap_or_else(|| folded(character)),
    }
}

fn instruction(character: char) -> Option<u8> {
    Some(match character {
        '\n' | '\u{B}' | '\u{85}' | '\u{2028}' => LINE_FEED,
        '\r' => CARRIAGE_RETURN,
        '\u{C}' | '\u{2029}' => PARAGRAPH_BREAK,
        // The space itself folds to its byte.
        ' ' => SPACE,
        _ if character.is_whitespace() => WHITE,
        _ if is_ignorable(character) => DROP,
        _ if is_combining_mark(character) => mark(character),
        _ => return None,
    })
}

/// Default_Ignorable_Code_Point of DerivedCoreProperties.txt (Unicode 16), without unassigned ranges beyond plane 1.
fn is_ignorable(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}')
}

fn mark(character: char) -> u8 {
    // U+0340, U+0341 and the like decompose to the mark they stand for.
    let mut decomposed = character.nfd();
    let (Some(first), None) = (decomposed.next(), decomposed.next()) else { return OTHER_MARK };
    match TONE_MARKS.iter().position(|tone| *tone == first) {
        Some(tone) => TONE_MARK + tone as u8,
        None => match first {
            '\u{302}' => CIRCUMFLEX,
            '\u{306}' => BREVE,
            '\u{31B}' => HORN,
            _ => OTHER_MARK,
        },
    }
}

fn folded(character: char) -> u8 {
    let compatible = is_styled(character);
    let decomposed: Vec<char> = if compatible { character.nfkd().collect() } else { character.nfd().collect() };
    let Some((base, marks)) = decomposed.split_first() else { return BOUNDARY };
    marks.iter().fold(base_byte(*base), |byte, following| {
        if is_combining_mark(*following) { with_mark(byte, mark(*following)) } else { byte }
    })
}

/// Full-width forms and mathematical alphanumerics: the same letters in another style.
fn is_styled(character: char) -> bool {
    matches!(character, '\u{FF01}'..='\u{FF5E}' | '\u{1D400}'..='\u{1D7FF}')
}

fn base_byte(base: char) -> u8 {
    let lower = base.to_ascii_lowercase();
    if let Some(letter) = VOWEL_LETTERS.iter().position(|vowel| *vowel == lower) {
        return vowel(letter as u8, 0);
    }
    match lower {
        // Đ and its look-alikes Eth and African D; they have no decomposition.
        'Đ' | 'đ' | 'Ð' | 'ð' | 'Ɖ' | 'ɖ' => D_STROKE,
        '\u{2010}'..='\u{2014}' | '\u{2212}' => b'-',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => b'"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' => b'\'',
        '…' => b'.',
        _ if lower.is_ascii_graphic() => lower as u8,
        _ if is_letter_or_digit(lower) => OTHER_LETTER,
        _ => BOUNDARY,
    }
}

/// Letters and decimal digits of alphabets; ideographs and kana stand beside a name without joining it.
fn is_letter_or_digit(character: char) -> bool {
    let east_asian = matches!(character,
        '\u{2E80}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{1AFF0}'..='\u{1B16F}'
        | '\u{20000}'..='\u{3FFFF}');
    let decimal_digit = character.is_numeric() && !character.is_alphabetic() && is_decimal(character);
    !east_asian && (character.is_alphabetic() || decimal_digit)
}

/// Whether a numeric character is the digit zero to nine of some script: those stand in runs of ten in which
/// the standard library calls all numeric; fractions, superscripts and circled numbers decompose.
fn is_decimal(character: char) -> bool {
    let mut compatible = character.nfkd();
    compatible.next() == Some(character) && compatible.next().is_none()
}
