//! The fold on every character and on generated texts: where each folded byte comes from, told a second time in the
//! plainest way there is; that canonically equivalent texts fold to the same bytes; and that the letters of Vietnamese
//! come apart from each other but not by case, by the order of their marks, or by where the tone mark of oa, oe and uy
//! stands.

mod properties;

use std::{collections::HashMap, ops::Range};

use danhdau::fold::{
    Folded,
    alphabet::{OTHER_LETTER, PARAGRAPH, SPACE, is_word},
    fold, fold_str,
};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use properties::{Class, any_units, check, class, letter, text, units};

const VOWELS: [char; 12] = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
/// Huyền, sắc, hỏi, ngã, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// What one folded byte stands for: a sign with its marks, or a run of white space; ignorables inside belong to it.
#[derive(Debug)]
struct Cluster {
    units: Range<usize>,
    /// Line breaks, if it is white space.
    breaks: Option<u32>,
}

/// The folded bytes that a text must have, told from the characters one by one.
fn clusters(units: &[u16]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut end = 0;
    let mut after_return = false;
    for decoded in char::decode_utf16(units.iter().copied()) {
        let character = decoded.ok();
        let start = end;
        end += character.map_or(1, char::len_utf16);
        let within = clusters.last_mut();
        match (class(character), within) {
            (Class::Ignorable, _) => {}
            (Class::White(breaks), Some(Cluster { units, breaks: Some(so_far) })) => {
                units.end = end;
                let second_half = after_return && character == Some('\n');
                *so_far += if second_half { 0 } else { breaks };
            }
            (Class::White(breaks), _) => clusters.push(Cluster { units: start..end, breaks: Some(breaks) }),
            (Class::Mark, Some(Cluster { units, breaks: None })) => units.end = end,
            (Class::Mark | Class::Sign, _) => clusters.push(Cluster { units: start..end, breaks: None }),
        }
        after_return = character == Some('\r');
    }
    clusters
}

/// Compares the fold of a text with its clusters; says what differs.
fn differs_from_clusters(units: &[u16], folded: &Folded) -> Option<String> {
    let clusters = clusters(units);
    let bytes = folded.bytes();
    if bytes.len() != clusters.len() {
        return Some(format!("{} bytes for {} clusters: {bytes:02X?}, {clusters:?}", bytes.len(), clusters.len()));
    }
    for (at, (byte, cluster)) in bytes.iter().zip(&clusters).enumerate() {
        let expected = cluster.breaks.map(|breaks| if breaks > 1 { PARAGRAPH } else { SPACE });
        let white = matches!(*byte, SPACE | PARAGRAPH).then_some(*byte);
        if white != expected {
            return Some(format!("byte {at} is {byte:02X}, not white space as in {cluster:?}"));
        }
        if folded.crosses_line(at..at + 1) != (cluster.breaks == Some(1)) {
            return Some(format!("byte {at} crosses a line or not, unlike {cluster:?}"));
        }
        for (last, end) in clusters.iter().enumerate().skip(at) {
            let (found, expected) = (folded.original(at..last + 1), cluster.units.start..end.units.end);
            if found != expected {
                return Some(format!("bytes {at}..{} lead to {found:?}, not to {expected:?}", last + 1));
            }
        }
    }
    None
}

fn characters() -> impl Iterator<Item = char> {
    (0..=0x10_FFFF).filter_map(char::from_u32)
}

/// All characters of the planes that have letters and ignorables, and one in a hundred of the others.
fn telling_characters() -> impl Iterator<Item = char> {
    characters().filter(|character| {
        matches!(u32::from(*character), 0..0x2_0000 | 0xE_0000..0xE_1000) || u32::from(*character) % 101 == 0
    })
}

fn nfc(text: &str) -> String {
    text.nfc().collect()
}

fn nfd(text: &str) -> String {
    text.nfd().collect()
}

#[test]
fn offsets_of_any_text_are_those_told_character_by_character() {
    check(2048, &any_units(), |units| {
        let folded = fold(&units);
        prop_assert_eq!(differs_from_clusters(&units, &folded), None);
        Ok(())
    });
}

#[test]
fn ranges_are_in_order_and_split_no_surrogate_pair() {
    check(1024, &any_units(), |units| {
        let folded = fold(&units);
        let mut end_before = 0;
        for at in 0..folded.bytes().len() {
            let range = folded.original(at..at + 1);
            prop_assert!(end_before <= range.start && range.start < range.end && range.end <= units.len(), "{range:?}");
            for edge in [range.start, range.end] {
                prop_assert!(!is_inside_pair(&units, edge), "{edge} is inside a surrogate pair");
            }
            end_before = range.end;
        }
        Ok(())
    });
}

/// Whether a surrogate pair lies around the edge; in a run of surrogates, a high one takes the low one after it.
fn is_inside_pair(units: &[u16], edge: usize) -> bool {
    let high = |at: usize| units.get(at).is_some_and(|unit| (0xD800..0xDC00).contains(unit));
    let low = |at: usize| units.get(at).is_some_and(|unit| (0xDC00..0xE000).contains(unit));
    edge > 0 && high(edge - 1) && low(edge)
}

#[test]
fn every_character_between_letters_has_its_offsets() {
    for character in telling_characters() {
        let units = units(&format!("b{character}\u{200B}c"));
        let difference = differs_from_clusters(&units, &fold(&units));
        assert_eq!(difference, None, "U+{:04X} between two letters", u32::from(character));
    }
}

/// The exception: syllables of Hangul and a few letters of Indic scripts are composed of several letters, not of one
/// letter with marks. No name contains them, so it is enough that they stay letters of another alphabet.
#[test]
fn every_character_folds_as_its_canonical_equivalents_do() {
    for character in characters() {
        let own = character.to_string();
        let (composed, decomposed) = (nfc(&own), nfd(&own));
        if own == composed && own == decomposed {
            continue;
        }
        let bytes = fold_str(&own);
        for equivalent in [composed, decomposed] {
            let folded = fold_str(&equivalent);
            let of_other_letters = |bytes: &[u8]| !bytes.is_empty() && bytes.iter().all(|byte| *byte == OTHER_LETTER);
            assert!(
                folded == bytes || (of_other_letters(&folded) && of_other_letters(&bytes)),
                "U+{:04X} folds to {bytes:02X?}, but as {equivalent:?} to {folded:02X?}",
                u32::from(character)
            );
        }
    }
}

#[test]
fn canonically_equivalent_texts_fold_to_the_same_bytes() {
    // The exception of the test above.
    let of_several_letters =
        |character: char| character.nfd().filter(|part| class(Some(*part)) == Class::Sign).count() > 1;
    let texts = text().prop_filter("has a letter of several letters", move |text| !text.nfc().any(of_several_letters));
    check(2048, &texts, |text| {
        let folded = fold_str(&text);
        prop_assert_eq!(&fold_str(&nfc(&text)), &folded, "NFC {:?}", nfc(&text));
        prop_assert_eq!(&fold_str(&nfd(&text)), &folded, "NFD {:?}", nfd(&text));
        Ok(())
    });
}

#[test]
fn case_does_not_change_the_fold() {
    check(1024, &prop::collection::vec(letter(), 0..12), |letters| {
        let text = letters.concat();
        prop_assert_eq!(fold_str(&text.to_uppercase()), fold_str(&text.to_lowercase()));
        Ok(())
    });
}

/// The 134 letters that Unicode has precomposed for Vietnamese: 66 vowels with marks and đ, small and capital.
fn precomposed() -> Vec<char> {
    let mut letters = vec!['đ'];
    for vowel in VOWELS {
        letters.extend((!vowel.is_ascii()).then_some(vowel));
        letters.extend(TONES.map(|tone| single(&nfc(&format!("{vowel}{tone}")))));
    }
    let capitals: Vec<char> = letters.iter().flat_map(|letter| letter.to_uppercase()).collect();
    [letters, capitals].concat()
}

fn single(text: &str) -> char {
    let mut characters = text.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => character,
        _ => panic!("{text:?} is not one character"),
    }
}

/// The byte of a letter inside a word, where neither tone placement nor i for y changes it.
fn letter_byte(letter: &str) -> u8 {
    let bytes = fold_str(&format!("a{letter}"));
    assert_eq!(bytes.len(), 2, "{letter:?} must fold to one byte");
    bytes[1]
}

#[test]
fn each_vietnamese_letter_is_one_byte_of_its_own() {
    let letters = precomposed();
    assert_eq!(letters.len(), 134);
    let mut owners: HashMap<u8, String> = HashMap::new();
    let plain = "abcdefghijklmnopqrstuvwxyz0123456789".chars();
    for letter in letters.into_iter().chain(plain) {
        let lower: String = letter.to_lowercase().collect();
        let byte = letter_byte(&letter.to_string());
        assert!(is_word(byte), "{letter} must be a letter");
        assert_ne!(byte, OTHER_LETTER, "{letter} must not be a letter of another alphabet");
        let owner = owners.entry(byte).or_insert_with(|| lower.clone());
        assert_eq!(*owner, lower, "two letters have the byte {byte:02X}");
    }
    assert_eq!(owners.len(), 67 + 36);
}

#[test]
fn the_order_and_the_form_of_marks_do_not_change_a_letter() {
    for letter in precomposed() {
        let expected = letter_byte(&letter.to_string());
        let decomposed: Vec<char> = letter.nfd().collect();
        let mut spellings = vec![decomposed.iter().collect::<String>()];
        if let [base, first, second] = decomposed[..] {
            spellings.push(format!("{base}{second}{first}"));
            spellings.push(format!("{}{second}", single(&nfc(&format!("{base}{first}")))));
            // Where the tone alone has a precomposed letter: é + circumflex.
            spellings.push(format!("{}{first}", nfc(&format!("{base}{second}"))));
            spellings.push(format!("{base}\u{200B}{first}\u{2060}{second}"));
        }
        for spelling in spellings {
            assert_eq!(letter_byte(&spelling), expected, "{letter} written {}", spelling.escape_unicode());
        }
    }
}

#[test]
fn a_mark_too_many_makes_another_letter() {
    for letter in precomposed().into_iter().filter(|letter| !matches!(letter, 'đ' | 'Đ')) {
        let toned = letter.nfd().any(|part| TONES.contains(&part));
        let shaped = letter.nfd().any(|part| matches!(part, '\u{302}' | '\u{306}' | '\u{31B}'));
        let extra_tones = TONES.into_iter().filter(|_| toned);
        let extra_shapes = ['\u{302}', '\u{306}', '\u{31B}'].into_iter().filter(|_| shaped);
        for extra in extra_tones.chain(extra_shapes).chain(['\u{308}', '\u{327}', '\u{331}']) {
            assert_eq!(letter_byte(&format!("{letter}{extra}")), OTHER_LETTER, "{letter} + U+{:04X}", u32::from(extra));
        }
    }
}

#[test]
fn the_tone_of_oa_oe_uy_may_stand_on_either_letter() {
    for (first, second) in [('o', 'a'), ('o', 'e'), ('u', 'y')] {
        for tone in TONES {
            for (before, after) in [("h", ""), ("th", " "), ("", "."), ("kh", "\u{200B} x")] {
                let old = format!("{before}{first}{second}{tone}{after}");
                let new = format!("{before}{first}{tone}{second}{after}");
                let expected = fold_str(&nfc(&old));
                for spelling in [&old, &new, &nfc(&new), &old.to_uppercase(), &nfc(&new).to_uppercase()] {
                    assert_eq!(fold_str(spelling), expected, "{spelling:?} and {old:?} are one word");
                }
            }
        }
    }
}

#[test]
fn the_tone_of_other_pairs_stays_where_it_is() {
    // (one word, another word)
    let table = [
        ("mùa", "muà"),
        ("bìa", "bià"),
        ("cười", "cừơi"),
        ("hóa", "hoa"),
        ("Thúy", "Thúi"),
        ("áo", "aó"),
        ("náy", "này"),
    ];
    for (one, other) in table {
        assert_ne!(fold_str(one), fold_str(other), "{one} and {other} are not the same");
    }
}

#[test]
fn i_for_y_only_as_the_sole_vowel_of_an_open_syllable() {
    for tone in [""].into_iter().chain(["\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"]) {
        for initial in ["", "h", "k", "l", "m", "s", "t", "v", "qu "] {
            let (i, y) = (format!("{initial}i{tone}"), format!("{initial}y{tone}"));
            assert_eq!(fold_str(&i), fold_str(&y), "{i} and {y}");
            assert_eq!(fold_str(&nfc(&i).to_uppercase()), fold_str(&nfc(&y)), "{i} in capitals and {y}");
            let (closed_i, closed_y) = (format!("{initial}i{tone}m"), format!("{initial}y{tone}m"));
            assert_ne!(fold_str(&closed_i), fold_str(&closed_y), "{closed_i} and {closed_y}");
        }
        for vowel in ["a", "â", "u", "o"] {
            let (i, y) = (format!("t{vowel}i{tone}"), format!("t{vowel}y{tone}"));
            assert_ne!(fold_str(&i), fold_str(&y), "{i} and {y}");
        }
    }
}

/// Ranges of characters that are all letters or digits, and of such that are all boundaries.
#[test]
fn letters_and_digits_of_all_alphabets_are_word_characters() {
    let words = [
        ('a', 'z'),
        ('0', '9'),
        ('Ø', 'ö'),
        ('Ā', 'ɏ'),
        ('Α', 'Ρ'),
        ('А', 'я'),
        ('א', 'ת'),
        ('ء', 'غ'),
        ('٠', '٩'),
        ('ก', 'ฮ'),
        ('ក', 'អ'),
        ('가', '힣'),
        ('Ａ', 'Ｚ'),
        ('０', '９'),
        ('𝐀', '𝐙'),
    ];
    let boundaries = [
        ('\0', '\u{8}'),
        ('\u{E}', '\u{1F}'),
        ('!', '/'),
        (':', '@'),
        ('[', '`'),
        ('\u{80}', '\u{84}'),
        ('⌀', '⏿'),
        ('─', '◿'),
        ('ぁ', 'ゖ'),
        ('㐀', '䶿'),
        ('一', '龥'),
        ('\u{E000}', '\u{F8FF}'),
        ('\u{FFFC}', '\u{FFFD}'),
        ('😀', '🙏'),
        ('🚀', '🛅'),
        ('𠀀', '𪛟'),
        ('\u{F0000}', '\u{F00FF}'),
    ];
    for (ranges, is_word_expected) in [(words.as_slice(), true), (boundaries.as_slice(), false)] {
        for (first, last) in ranges {
            for character in *first..=*last {
                for spelling in [character.to_string(), format!("{character}\u{301}"), format!("{character}\u{20DD}")] {
                    let bytes = fold_str(&spelling);
                    let found = bytes.iter().any(|byte| is_word(*byte));
                    assert_eq!((bytes.len(), found), (1, is_word_expected), "{}", spelling.escape_unicode());
                }
            }
        }
    }
}
