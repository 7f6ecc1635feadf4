//! Folding: every spelling of a word becomes the same bytes, and every byte knows where it came from.
//!
//! One letter of the Vietnamese alphabet, with its tone, is one byte; so text in NFC has one byte per UTF-16 unit
//! and needs no offset table. Only the places that shift (decomposed letters, runs of white space, ignorables,
//! surrogate pairs) are recorded.

pub mod alphabet;
mod bits;
pub mod constant;
mod folded;
mod folding;
pub mod runs;
mod spelling;

pub use folded::Folded;
pub use folding::Table;

use std::sync::LazyLock;

/// Carried as runs, of which there are few, and expanded for a look-up of one step.
static TABLE: LazyLock<Table> =
    LazyLock::new(|| Table::expand(include_bytes!(concat!(env!("OUT_DIR"), "/fold_table.bin"))));

/// Folds a string given as UTF-16 units; lone surrogates are boundaries.
pub fn fold(units: &[u16]) -> Folded {
    TABLE.fold(units)
}

/// Folds a name of the gazetteer or a word of the lexicon.
pub fn fold_str(text: &str) -> Vec<u8> {
    // Most are short, and folded by tens of thousands: their units need no memory of their own.
    let mut short = [0; 64];
    if text.len() > short.len() {
        return TABLE.fold_bytes(&text.encode_utf16().collect::<Vec<u16>>());
    }
    let mut length = 0;
    for (place, unit) in short.iter_mut().zip(text.encode_utf16()) {
        *place = unit;
        length += 1;
    }
    TABLE.fold_bytes(&short[..length])
}

/// Appends a letter with its marks, given as UTF-16 units, in composed form (NFC), on wish in lower case. What is no
/// Vietnamese letter is appended as it is.
pub fn compose(units: &[u16], lower: bool, text: &mut String) {
    let mut characters =
        char::decode_utf16(units.iter().copied()).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
    let Some(base) = characters.next() else { return };
    let marked = characters.clone().map(|mark| TABLE.entry(mark)).filter(|entry| *entry != alphabet::DROP);
    let byte = marked.fold(TABLE.entry(base), alphabet::with_mark);
    match alphabet::letter(byte, base.is_uppercase() && !lower) {
        Some(letter) => text.push(letter),
        None => text.extend(std::iter::once(base).chain(characters)),
    }
}

/// The slug of a name: its letters without marks, in lower case, and a dash for anything between them.
///
/// ```
/// assert_eq!(danhdau_fold::slug("Đắk Lắk"), "dak-lak");
/// assert_eq!(danhdau_fold::slug("Nghị quyết 57-NQ/TW"), "nghi-quyet-57-nq-tw");
/// ```
pub fn slug(name: &str) -> String {
    TABLE.slug(name)
}

#[cfg(test)]
mod tests {
    use super::{alphabet::BOUNDARY, *};

    fn same(left: &str, right: &str) {
        assert_eq!(fold_str(left), fold_str(right), "{left:?} and {right:?} must fold to the same bytes");
    }

    fn different(left: &str, right: &str) {
        assert_ne!(fold_str(left), fold_str(right), "{left:?} and {right:?} must not fold to the same bytes");
    }

    #[test]
    fn spellings_of_one_word_are_one() {
        same("Hải Phòng", "Ha\u{309}i Pho\u{300}ng");
        same("HẢI PHÒNG", "hải phòng");
        same("ế", "e\u{301}\u{302}");
        same("ế", "é\u{302}");
        same("ậ", "ạ\u{302}");
        same("ặ", "a\u{306}\u{323}");
        same("hoà", "hòa");
        same("khoẻ", "khỏe");
        same("uỷ ban", "ủy ban");
        same("UỶ", "U\u{309}Y");
        same("Sỹ", "Sĩ");
        same("Hy Vọng", "Hi Vọng");
        same("Ðà Nẵng", "Đà Nẵng");
        same("Ɖà", "đà");
        same("Hải\u{A0}\u{2009}Phòng", "Hải Phòng");
        same("Hải\r\n  Phòng", "Hải Phòng");
        same("F\u{200B}P\u{AD}T", "FPT");
        same("ＦＰＴ　ＩＳ", "FPT IS");
        same("𝐅𝐏𝐓", "FPT");
        same("\u{212A}on Tum", "Kon Tum");
        same("57\u{2011}NQ/TW", "57-NQ/TW");
    }

    #[test]
    fn different_words_stay_different() {
        different("Hãi Phòng", "Hải Phòng");
        different("Hai Phong", "Hải Phòng");
        different("Dồng Nai", "Đồng Nai");
        different("Thúi", "Thúy");
        different("Phòng\u{301}", "Phòng");
        different("Tre\u{323}\u{323}", "Trẹ");
        different("Нà Nội", "Hà Nội");
        different("Hải\n\nPhòng", "Hải Phòng");
        different("Hải\u{2029}Phòng", "Hải Phòng");
        different("Hải\u{C}Phòng", "Hải Phòng");
    }

    #[test]
    fn offsets_lead_back_to_the_original() {
        // (text, folded range, expected slice of the original)
        let table: [(&str, std::ops::Range<usize>, &str); 8] = [
            ("Hải Phòng", 0..9, "Hải Phòng"),
            ("a Ha\u{309}i", 2..5, "Ha\u{309}i"),
            ("\u{200B}Huế\u{200B}", 0..3, "Huế"),
            ("Hu\u{200B}ế", 0..3, "Hu\u{200B}ế"),
            ("🚀🚀 FPT", 3..6, "FPT"),
            ("x \u{A0}\r\n FPT", 2..5, "FPT"),
            ("Ng. Bé\u{302}n Tre.", 4..11, "Bé\u{302}n Tre"),
            ("𝐅𝐏𝐓 FPT", 4..7, "FPT"),
        ];
        for (text, range, expected) in table {
            let units: Vec<u16> = text.encode_utf16().collect();
            let original = fold(&units).original(range);
            assert_eq!(String::from_utf16_lossy(&units[original]), expected, "in {text:?}");
        }
    }

    #[test]
    fn a_run_of_white_space_is_one_space_and_a_blank_line_ends_a_paragraph() {
        assert_eq!(fold_str("1 \t\n  2"), b"1 2");
        assert_eq!(fold_str("1\n \n2"), b"1\n2");
        assert_eq!(fold_str("1\r\n\r\n2"), b"1\n2");
        assert_eq!(fold_str("1\r\n2"), b"1 2");
        let units: Vec<u16> = "1 2\n3\n\n4".encode_utf16().collect();
        let folded = fold(&units);
        assert!(!folded.crosses_line(0..3));
        assert!(folded.crosses_line(2..5));
        assert!(!folded.crosses_line(4..7), "a blank line is a paragraph, not a line break");
    }

    #[test]
    fn lone_surrogates_are_boundaries_of_one_unit() {
        let folded = fold(&[0xDE80, 0xD83D, u16::from(b'F'), 0xD83D]);
        assert_eq!(folded.bytes(), [BOUNDARY, BOUNDARY, b'f', BOUNDARY]);
        assert_eq!(folded.original(2..3), 2..3);
    }
}
