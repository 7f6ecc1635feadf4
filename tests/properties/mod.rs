//! What the property tests share: how many inputs they try, plain facts of Unicode, and the pieces texts are made of.

use std::env;

use proptest::{
    prelude::*,
    sample::select,
    test_runner::{RngSeed, TestRunner},
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Tries `cases` inputs, the same ones in every run, so that a change is never blamed for somebody else's bad luck.
/// `PROPTEST_CASES` and `PROPTEST_RNG_SEED` in the environment look further.
pub fn runner(cases: u32) -> TestRunner {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(0x0D_A1_1D_AC);
    }
    TestRunner::new(config)
}

/// Checks a property on inputs of a strategy; a failure shows the smallest input found.
pub fn check<S: Strategy>(cases: u32, inputs: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    if let Err(failure) = runner(cases).run(inputs, property) {
        panic!("{failure}");
    }
}

/// What a character is to the fold, from public facts alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Default_Ignorable_Code_Point.
    Ignorable,
    /// White_Space, with the number of line breaks it stands for.
    White(u32),
    /// General category M.
    Mark,
    /// Anything else, lone surrogates included.
    Sign,
}

/// The class of a character, or of a lone surrogate.
pub fn class(character: Option<char>) -> Class {
    match character {
        None => Class::Sign,
        Some('\n' | '\u{B}' | '\r' | '\u{85}' | '\u{2028}') => Class::White(1),
        Some('\u{C}' | '\u{2029}') => Class::White(2),
        Some(character) if character.is_whitespace() => Class::White(0),
        Some(character) if is_ignorable(character) => Class::Ignorable,
        Some(character) if is_combining_mark(character) => Class::Mark,
        Some(_) => Class::Sign,
    }
}

/// Default_Ignorable_Code_Point of the Unicode character database.
fn is_ignorable(character: char) -> bool {
    const RANGES: [(u32, u32); 17] = [
        (0xAD, 0xAD),
        (0x34F, 0x34F),
        (0x61C, 0x61C),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];
    RANGES.iter().any(|(first, last)| (*first..=*last).contains(&u32::from(character)))
}

/// UTF-16 units of a text.
pub fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// Letters of the Vietnamese alphabet with all tones, in both cases, and those of English, precomposed.
pub fn letter() -> impl Strategy<Value = String> {
    let letters: Vec<String> = "aăâeêioôơuưybcdđghklmnpqrstvxfjwz"
        .chars()
        .flat_map(|base| {
            ["", "\u{300}", "\u{301}", "\u{309}", "\u{303}", "\u{323}"].map(|tone| format!("{base}{tone}"))
        })
        .flat_map(|letter| [letter.to_uppercase(), letter])
        .map(|letter| letter.nfc().collect())
        .collect();
    select(letters)
}

/// Marks of Vietnamese and others.
pub fn mark() -> impl Strategy<Value = String> {
    "[\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}\u{340}\u{341}\u{308}\u{327}\u{338}\u{20DD}]"
}

/// White space of all sorts, line and paragraph breaks among it.
pub fn white() -> impl Strategy<Value = String> {
    select(vec![
        " ", " ", "\u{A0}", "\t", "\u{2009}", "\u{3000}", "\n", "\r\n", "\r", "\u{2028}", "\u{85}", "\u{2029}",
        "\u{C}", "\n\n",
    ])
    .prop_map(str::to_owned)
}

/// Characters that fold to nothing.
pub fn ignorable() -> impl Strategy<Value = String> {
    "[\u{200B}\u{200D}\u{2060}\u{FEFF}\u{AD}\u{34F}\u{202E}\u{FE0F}\u{E0061}]"
}

/// Signs, digits, and characters of other scripts and planes.
pub fn other() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-.,;:/&+'\"()<>|#$@%_0-9]",
        "[\u{2013}“”…ÀÅçñŒßﬁﷺΩЖאبก가漢かＡ｡①½²\u{212A}\u{2126}]",
        "[🚀😀𝐅𝟘🇻𠮷\u{1D165}\u{10FFFF}]",
        any::<char>().prop_map(String::from),
    ]
}

/// A text of all of these.
pub fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => letter(), 4 => mark(), 3 => white(), 2 => ignorable(), 2 => other()];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Units of a text that may be cut anywhere: lone surrogates, and any numbers whatever.
pub fn any_units() -> impl Strategy<Value = Vec<u16>> {
    let piece = prop_oneof![
        8 => text().prop_map(|text| units(&text)),
        2 => prop::collection::vec(0xD800..=0xDFFF_u16, 1..4),
        1 => prop::collection::vec(any::<u16>(), 1..6),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}
