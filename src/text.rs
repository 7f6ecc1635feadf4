//! A text as the rules read it: folded to compare words and see capitals, original to take names from.

use std::ops::Range;

use crate::fold::{
    self, Folded,
    alphabet::{self, PARAGRAPH, SPACE},
};

/// Bytes that are read together at least: a passage, with all that is found in it, stays in the caches of a processor.
const PASSAGE: usize = 1 << 14;

/// Bytes around a name within which rules find what they look for: the longest are lists of names, and of offices of one
/// person.
const REACH: usize = 1 << 10;

/// How the letters of a range are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// No letter is a capital.
    None,
    /// Only the first syllable begins with a capital.
    First,
    /// Every syllable begins with a capital.
    Title,
    /// Every letter is a capital.
    All,
    /// Anything else.
    Mixed,
}

/// A text, folded and original.
#[derive(Debug)]
pub struct Text<'a> {
    units: &'a [u16],
    folded: Folded,
}

impl<'a> Text<'a> {
    /// Folds the text.
    pub fn new(units: &'a [u16]) -> Self {
        Self { units, folded: fold::fold(units) }
    }

    /// The parts of the text that are read one after the other, in folded bytes: as many whole paragraphs as make
    /// [`PASSAGE`] bytes; a longer paragraph is cut between two words.
    pub fn passages(&self) -> impl Iterator<Item = Range<usize>> {
        const LONGEST: usize = 4 * PASSAGE;
        let bytes = self.bytes();
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = bytes.get(start..).filter(|rest| !rest.is_empty())?;
            let known = rest.get(PASSAGE..rest.len().min(LONGEST)).unwrap_or_default();
            let paragraph = known.iter().position(|byte| *byte == PARAGRAPH).map(|length| PASSAGE + length);
            let cut = || match rest.get(LONGEST..) {
                None => rest.len(),
                Some(later) => known.iter().rposition(|byte| *byte == SPACE).map_or_else(
                    || LONGEST + later.iter().take_while(|byte| !matches!(**byte, SPACE | PARAGRAPH)).count(),
                    |length| PASSAGE + length,
                ),
            };
            let passage = start..start + paragraph.unwrap_or_else(cut);
            start = passage.end + usize::from(self.byte(passage.end) == PARAGRAPH);
            Some(passage)
        })
    }

    /// A passage with what rules may look at around it: up to [`REACH`] bytes before and after it, whole words of the same
    /// paragraphs.
    pub fn with_surroundings(&self, passage: &Range<usize>) -> Range<usize> {
        let around = self.around(passage.clone(), REACH);
        let cut = around.clone().take_while(|at| alphabet::is_word(self.byte_before(*at)) && *at < passage.start);
        around.start + cut.count()..around.end
    }

    /// Folded bytes.
    pub fn bytes(&self) -> &[u8] {
        self.folded.bytes()
    }

    /// Folded byte, a boundary outside of the text.
    pub fn byte(&self, at: usize) -> u8 {
        self.folded.byte(at)
    }

    /// The folded byte before `at`, a boundary at the start of the text.
    pub fn byte_before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(alphabet::BOUNDARY, |before| self.byte(before))
    }

    /// The folded text with its way back.
    pub fn folded(&self) -> &Folded {
        &self.folded
    }

    /// UTF-16 units of the original for a folded range.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        self.folded.original(range)
    }

    /// The folded range that stands for UTF-16 units of the original.
    pub fn folded_range(&self, original: &Range<usize>) -> Range<usize> {
        let first_from = |unit: usize| {
            let (mut low, mut high) = (0, self.bytes().len());
            while low < high {
                let middle = low.midpoint(high);
                if self.original(middle..middle + 1).start < unit { low = middle + 1 } else { high = middle }
            }
            low
        };
        first_from(original.start)..first_from(original.end)
    }

    /// Whether the folded byte at `at` stands for a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.folded.is_capital(at)
    }

    /// A person's name as it is listed: composed, and in title case if it is written in capitals only.
    pub fn composed_name(&self, range: Range<usize>) -> String {
        let in_capitals = self.capitals(range.clone()) == Capitals::All;
        self.compose(range, in_capitals)
    }

    /// The text of a range with its letters composed (NFC), one space between words, and a hyphen for every dash.
    pub fn composed(&self, range: Range<usize>) -> String {
        self.compose(range, false)
    }

    fn compose(&self, range: Range<usize>, lower_inside: bool) -> String {
        let mut composed = String::new();
        let mut inside = false;
        for (at, units) in self.folded.originals(range) {
            match self.byte(at) {
                SPACE => composed.push(' '),
                // A hyphen for every dash.
                b'-' => composed.push('-'),
                _ => fold::compose(self.units.get(units).unwrap_or_default(), lower_inside && inside, &mut composed),
            }
            inside = alphabet::is_letter(self.byte(at));
        }
        composed
    }

    /// How the letters of a folded range are written; digits and signs count neither way.
    pub fn capitals(&self, range: Range<usize>) -> Capitals {
        let (mut syllables, mut initials, mut first, mut letters, mut capitals) = (0, 0, false, 0, 0);
        let mut inside = false;
        let bytes = self.bytes().get(range.clone()).unwrap_or_default();
        for (byte, at) in bytes.iter().zip(range) {
            let is_letter = alphabet::is_letter(*byte);
            if is_letter {
                let capital = self.is_capital(at);
                letters += 1;
                capitals += usize::from(capital);
                if !inside {
                    first |= syllables == 0 && capital;
                    syllables += 1;
                    initials += usize::from(capital);
                }
            }
            inside = is_letter;
        }
        match () {
            () if capitals == 0 => Capitals::None,
            () if capitals == letters => Capitals::All,
            () if initials == syllables => Capitals::Title,
            () if initials == 1 && capitals == 1 && first => Capitals::First,
            () => Capitals::Mixed,
        }
    }

    /// Whether a folded range has syllables, and each begins with a capital.
    pub fn is_title(&self, range: Range<usize>) -> bool {
        let (mut inside, mut syllables) = (false, 0);
        let bytes = self.bytes().get(range.clone()).unwrap_or_default();
        for (byte, at) in bytes.iter().zip(range) {
            let letter = alphabet::is_letter(*byte);
            if letter && !inside {
                if !self.is_capital(at) {
                    return false;
                }
                syllables += 1;
            }
            inside = letter;
        }
        syllables > 0
    }

    /// Whether the line or paragraph around `at` has letters in capitals only.
    pub fn is_in_capitals(&self, at: usize) -> bool {
        const REACH: usize = 120;
        let start = at.saturating_sub(REACH);
        let before = (start..at).rev().take_while(|at| !self.folded.is_line_end(*at));
        let after = (at..self.bytes().len().min(at + REACH)).take_while(|at| !self.folded.is_line_end(*at));
        before.chain(after).filter(|at| alphabet::is_letter(self.byte(*at))).all(|at| self.is_capital(at))
    }

    /// The word (letters and digits) that ends right before `at`, or before the single space there.
    pub fn word_before(&self, at: usize) -> Option<Range<usize>> {
        let end = if self.byte_before(at) == SPACE { at - 1 } else { at };
        let length = self.bytes().get(..end)?.iter().rev().take_while(|byte| alphabet::is_word(**byte)).count();
        (length > 0).then(|| end - length..end)
    }

    /// The word that begins right at `at`, or after the single space there.
    pub fn word_after(&self, at: usize) -> Option<Range<usize>> {
        let start = if self.byte(at) == SPACE { at + 1 } else { at };
        let length = self.bytes().get(start..)?.iter().take_while(|byte| alphabet::is_word(**byte)).count();
        (length > 0).then(|| start..start + length)
    }

    /// Whether a line or paragraph begins at `at`.
    pub fn begins_line(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|before| self.folded.is_line_end(before))
    }

    /// Whether the line that begins at `start` goes on with the sentence of a longer line before it, as mail wraps lines. After
    /// a short line, as by-lines and lists have them, something new begins.
    pub fn is_wrapped(&self, start: usize) -> bool {
        const LONG: usize = 40;
        let Some(line_end) = start.checked_sub(1).filter(|end| self.byte(*end) == SPACE) else { return false };
        let before = line_end.checked_sub(LONG).map(|first| first..line_end);
        self.ends_line(line_end) && before.is_some_and(|mut before| !before.any(|at| self.ends_line(at)))
    }

    /// Whether a line or paragraph ends at `at`.
    pub fn ends_line(&self, at: usize) -> bool {
        self.folded.is_line_end(at)
    }

    /// Whether the line around a range has no Vietnamese mark: there, names without marks count. In marked text
    /// "Hai Phong" is not how the city is written.
    pub fn is_unmarked_around(&self, range: Range<usize>) -> bool {
        const REACH: usize = 200;
        let is_unmarked = |at: usize| alphabet::unmarked(self.byte(at)) == self.byte(at);
        let before = (0..range.start).rev().take(REACH).take_while(|at| !self.ends_line(*at));
        let after = (range.start..self.bytes().len()).take(REACH).take_while(|at| !self.ends_line(*at));
        before.chain(after).all(is_unmarked)
    }

    /// The range and up to `reach` bytes before and after it, as far as the paragraph goes.
    pub fn around(&self, range: Range<usize>, reach: usize) -> Range<usize> {
        let first = range.start.saturating_sub(reach);
        let last = self.bytes().len().min(range.end + reach);
        let ends = |byte: &u8| *byte == PARAGRAPH;
        let start = self.bytes()[first..range.start].iter().rposition(ends).map_or(first, |end| first + end + 1);
        let end = self.bytes()[range.end..last].iter().position(ends).map_or(last, |length| range.end + length);
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages(text: &str) -> Vec<(usize, u8, bool)> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let text = Text::new(&units);
        let mut end = 0;
        let passages = text.passages().map(|passage| {
            assert!(passage.start == end || text.byte(end) == PARAGRAPH, "{passage:?} after {end}");
            end = passage.end;
            let around = text.with_surroundings(&passage);
            assert!(around.start <= passage.start && passage.end <= around.end, "{around:?} around {passage:?}");
            let inside = [text.byte_before(around.start), text.byte(around.start)].into_iter().all(alphabet::is_word);
            assert!(!inside, "{around:?} begins inside a word");
            (passage.len(), text.byte(passage.end), around == passage)
        });
        let passages = passages.collect();
        assert_eq!(end, text.bytes().len(), "all is read");
        passages
    }

    #[test]
    fn passages_are_whole_paragraphs() {
        let paragraph = format!("{}\n\n", "mưa rào ".repeat(500).trim_end());
        let read = passages(&[paragraph.repeat(20), "nắng ".repeat(500).trim_end().to_owned()].concat());
        assert!(read.len() > 3, "{read:?}");
        for (length, next, alone) in &read[..read.len() - 1] {
            assert!(*length >= PASSAGE && *next == PARAGRAPH && *alone, "{read:?}");
        }
        assert!(passages("").is_empty());
    }

    #[test]
    fn a_long_paragraph_is_cut_between_words_and_read_with_its_surroundings() {
        let read = passages(&"mưa rào ".repeat(20_000));
        assert!(read.len() > 2, "{read:?}");
        for (length, next, alone) in &read[..read.len() - 1] {
            assert!(*length <= 4 * PASSAGE && *next == SPACE && !*alone, "{read:?}");
        }
        let word = "nắng".repeat(40_000);
        assert_eq!(passages(&format!("{word} {word}")).len(), 2, "a word is never cut");
    }
}
