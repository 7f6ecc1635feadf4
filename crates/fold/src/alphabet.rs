//! The bytes of folded text, and what the fold table says of one UTF-16 unit.
//!
//! Shared with the build script, which derives the table.

/// A character that is neither letter, digit, white space nor ASCII punctuation: emoji, ideograph, control, lone surrogate.
pub const BOUNDARY: u8 = 0x00;
/// A letter that no Vietnamese word contains, or a letter with a mark that makes it another letter.
pub const OTHER_LETTER: u8 = 0x01;
/// A blank line, U+2029 or a form feed: no name goes across it.
pub const PARAGRAPH: u8 = b'\n';
/// Any other run of white space.
pub const SPACE: u8 = b' ';

/// The first of the 72 vowel bytes: `VOWELS + 6 * vowel + tone`.
pub const VOWELS: u8 = 0x80;
/// The letter đ.
pub const D_STROKE: u8 = VOWELS + 72;

/// The vowel letters in the order of their bytes.
pub const VOWEL_LETTERS: [char; 12] = ['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
/// Number of tones, the level tone (no mark) included.
pub const TONES: u8 = 6;
/// The combining marks of tones 1 to 5: huyền, sắc, hỏi, ngã, nặng.
pub const TONE_MARKS: [char; 5] = ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'];

/// Entries of the table below this are folded bytes; from here on they are instructions.
pub const FIRST_INSTRUCTION: u8 = 0xD0;
/// Ignorable: dropped.
pub const DROP: u8 = 0xD0;
/// White space inside a line.
pub const WHITE: u8 = 0xD1;
/// Line feed, vertical tab, U+0085, U+2028.
pub const LINE_FEED: u8 = 0xD2;
/// Carriage return; with a line feed after it, one line break.
pub const CARRIAGE_RETURN: u8 = 0xD3;
/// U+2029, form feed.
pub const PARAGRAPH_BREAK: u8 = 0xD4;
/// A surrogate: the table has the whole character under its own number.
pub const SURROGATE: u8 = 0xD5;
/// Combining tone mark: `TONE_MARK + tone - 1`.
pub const TONE_MARK: u8 = 0xD6;
/// Combining circumflex, breve, horn.
pub const CIRCUMFLEX: u8 = 0xDB;
/// See [`CIRCUMFLEX`].
pub const BREVE: u8 = 0xDC;
/// See [`CIRCUMFLEX`].
pub const HORN: u8 = 0xDD;
/// Any other combining mark.
pub const OTHER_MARK: u8 = 0xDE;

/// Characters the table knows: the first two planes. Above them only ignorables of plane 14 matter.
pub const TABLE_CHARACTERS: usize = 0x2_0000;

/// The byte of a vowel: index into [`VOWEL_LETTERS`] and tone 0 to 5.
pub const fn vowel(letter: u8, tone: u8) -> u8 {
    VOWELS + letter * TONES + tone
}

/// Index into [`VOWEL_LETTERS`] and tone of a vowel byte.
pub const fn as_vowel(byte: u8) -> Option<(u8, u8)> {
    if byte >= VOWELS && byte < D_STROKE { Some(((byte - VOWELS) / TONES, (byte - VOWELS) % TONES)) } else { None }
}

/// Whether the byte is a letter of any alphabet.
pub const fn is_letter(byte: u8) -> bool {
    byte >= VOWELS || byte == OTHER_LETTER || byte.is_ascii_lowercase()
}

/// Whether the byte is a letter or a digit: what a name must not touch. Asked for every byte of a text, hence a table.
pub const fn is_word(byte: u8) -> bool {
    const WORD: [bool; 256] = {
        let mut word = [false; 256];
        let mut byte = 0;
        while byte < 256 {
            word[byte] = is_letter(byte as u8) || (byte as u8).is_ascii_digit();
            byte += 1;
        }
        word
    };
    WORD[byte as usize]
}

/// What a combining mark (an instruction from [`TONE_MARK`] to [`OTHER_MARK`]) makes of the byte before it.
///
/// The order of marks does not matter: a tone and a vowel mark meet in either order, and a mark too many
/// makes [`OTHER_LETTER`], which every further mark leaves as it is.
pub const fn with_mark(byte: u8, mark: u8) -> u8 {
    if !is_word(byte) {
        // A mark takes the class of its base: what was a boundary stays one, but no longer the same sign.
        return if byte == PARAGRAPH { PARAGRAPH } else { BOUNDARY };
    }
    let Some((letter, tone)) = as_vowel(byte) else { return OTHER_LETTER };
    if mark >= TONE_MARK && mark < CIRCUMFLEX {
        return if tone == 0 { vowel(letter, mark - TONE_MARK + 1) } else { OTHER_LETTER };
    }
    let marked = match (mark, letter) {
        (CIRCUMFLEX, 0) => 2,
        (CIRCUMFLEX, 3) => 4,
        (CIRCUMFLEX, 6) => 7,
        (BREVE, 0) => 1,
        (HORN, 6) => 8,
        (HORN, 9) => 10,
        _ => return OTHER_LETTER,
    };
    vowel(marked, tone)
}

/// The ASCII letter or digit under all marks of a byte, if it stands for one.
pub fn base_letter(byte: u8) -> Option<char> {
    letter(unmarked(byte), false)
}

/// The byte of the same letter without tone and vowel mark.
pub fn unmarked(byte: u8) -> u8 {
    const BASES: [u8; 12] = [0, 0, 0, 3, 3, 5, 6, 6, 6, 9, 9, 11];
    match as_vowel(byte) {
        Some((letter, _)) => vowel(BASES[letter as usize], 0),
        None if byte == D_STROKE => b'd',
        None => byte,
    }
}

/// The vowels in the order of their bytes, composed.
pub(crate) const COMPOSED: [char; 72] = [
    'a', 'à', 'á', 'ả', 'ã', 'ạ', 'ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ', 'â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ', 'e', 'è', 'é', 'ẻ', 'ẽ',
    'ẹ', 'ê', 'ề', 'ế', 'ể', 'ễ', 'ệ', 'i', 'ì', 'í', 'ỉ', 'ĩ', 'ị', 'o', 'ò', 'ó', 'ỏ', 'õ', 'ọ', 'ô', 'ồ', 'ố', 'ổ',
    'ỗ', 'ộ', 'ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ', 'u', 'ù', 'ú', 'ủ', 'ũ', 'ụ', 'ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự', 'y', 'ỳ', 'ý',
    'ỷ', 'ỹ', 'ỵ',
];

/// The same in capitals.
pub(crate) const COMPOSED_CAPITALS: [char; 72] = [
    'A', 'À', 'Á', 'Ả', 'Ã', 'Ạ', 'Ă', 'Ằ', 'Ắ', 'Ẳ', 'Ẵ', 'Ặ', 'Â', 'Ầ', 'Ấ', 'Ẩ', 'Ẫ', 'Ậ', 'E', 'È', 'É', 'Ẻ', 'Ẽ',
    'Ẹ', 'Ê', 'Ề', 'Ế', 'Ể', 'Ễ', 'Ệ', 'I', 'Ì', 'Í', 'Ỉ', 'Ĩ', 'Ị', 'O', 'Ò', 'Ó', 'Ỏ', 'Õ', 'Ọ', 'Ô', 'Ồ', 'Ố', 'Ổ',
    'Ỗ', 'Ộ', 'Ơ', 'Ờ', 'Ớ', 'Ở', 'Ỡ', 'Ợ', 'U', 'Ù', 'Ú', 'Ủ', 'Ũ', 'Ụ', 'Ư', 'Ừ', 'Ứ', 'Ử', 'Ữ', 'Ự', 'Y', 'Ỳ', 'Ý',
    'Ỷ', 'Ỹ', 'Ỵ',
];

/// The composed character of a Vietnamese letter or ASCII digit.
pub fn letter(byte: u8, capital: bool) -> Option<char> {
    let vowels = if capital { &COMPOSED_CAPITALS } else { &COMPOSED };
    match byte.checked_sub(VOWELS) {
        Some(vowel) if byte < D_STROKE => vowels.get(usize::from(vowel)).copied(),
        Some(_) => (byte == D_STROKE).then_some(if capital { 'Đ' } else { 'đ' }),
        None if byte.is_ascii_alphanumeric() => Some(if capital { byte.to_ascii_uppercase() } else { byte } as char),
        None => None,
    }
}
