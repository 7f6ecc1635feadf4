//! The shape of a Vietnamese person's name, for the rules and discourse to ask.

use std::ops::{Deref, Range};

use crate::{
    fold::alphabet::is_word,
    lexicon::WordClass,
    text::{Capitals, Text},
};

use super::Neighbours;

/// More syllables than any name has.
const TOO_MANY: usize = 6;

/// Some syllables, where they stand in the text: kept in place, since they are asked for at every name.
#[derive(Debug, Default)]
pub struct Syllables {
    ranges: [Range<usize>; TOO_MANY],
    count: usize,
}

impl Deref for Syllables {
    type Target = [Range<usize>];

    fn deref(&self) -> &Self::Target {
        self.ranges.get(..self.count).unwrap_or_default()
    }
}

/// Syllables with a capital initial that follow each other from `start` on the same line, or in text that is wrapped, at most six. A minority
/// name may have an apostrophe inside a syllable: K'Ré, H'Hen.
pub fn capitalised_words(start: usize, text: &Text<'_>) -> Syllables {
    let mut words = Syllables::default();
    let mut at = start;
    while words.count < TOO_MANY {
        let Some(word) = text.word_after(at).map(|word| with_apostrophe(word, text)) else { break };
        if !text.is_title(word.clone()) {
            break;
        }
        // A name of two syllables may be wrapped, and a longer one whose last syllable a sign closes; else, as after a
        // heading, the next line begins anew.
        let closed = || matches!(text.byte(word.end), b',' | b';' | b')' | b'.');
        let same_line = || !text.ends_line(at) || (text.is_wrapped(at + 1) && (words.count <= 2 || closed()));
        let adjacent = word.start == at || (word.start == at + 1 && same_line());
        if !adjacent {
            break;
        }
        at = word.end;
        words.ranges[words.count] = word;
        words.count += 1;
    }
    words
}

/// "K'Ré" is one syllable.
fn with_apostrophe(word: Range<usize>, text: &Text<'_>) -> Range<usize> {
    if word.len() > 2 || text.byte(word.end) != b'\'' || !is_word(text.byte(word.end + 1)) {
        return word;
    }
    text.word_after(word.end + 1).map_or(word.clone(), |rest| word.start..rest.end)
}

/// The name that begins at `start`, and its number of syllables: a family name and one to three more, or, of the peoples
/// who have no family names, up to five. Where more syllables follow, no name can be told from what stands beside it.
pub fn named_at(start: usize, text: &Text<'_>, neighbours: &Neighbours<'_>) -> Option<(usize, Range<usize>)> {
    const FAMILY: WordClass = WordClass::FAMILY_NAME.union(WordClass::RARE_FAMILY_NAME);
    // The syllables of most family names are common words in lower case.
    if !text.is_capital(start) {
        return None;
    }
    let mut family = false;
    for hit in neighbours.starting(start) {
        let classes = neighbours.classes(hit);
        // Thái Lan Yingluck: the name of a country is not the beginning of a person's.
        if classes.contains(WordClass::COUNTRY) {
            return None;
        }
        family |= classes.intersects(FAMILY);
    }
    if !family {
        return None;
    }
    let words = capitalised_words(start, text);
    let apostrophes = words.iter().filter(|word| text.bytes()[(*word).clone()].contains(&b'\'')).count();
    let minority = apostrophes > 0 || words.first().is_some_and(|first| first.len() == 1);
    let longest = if minority { 5 } else { 4 };
    let count = match words.len() {
        count if count > longest => in_capitals(&words, text, neighbours)?,
        count => count,
    };
    // Kim Jong Un, Kim Kye Kwan: no name here has these letters.
    let name = words.first()?.start..words.get(count - 1)?.end;
    if text.bytes()[name].iter().any(|byte| matches!(*byte, b'f' | b'j' | b'w' | b'z')) {
        return None;
    }
    // "K'Ré" counts for two.
    (count > 1).then_some((count + apostrophes, start..words.get(count - 1)?.end))
}

/// Where all is in capitals they do not tell where a name ends, but the word after it may: "TRẦN VĂN THUẬN KÝ".
fn in_capitals(words: &[Range<usize>], text: &Text<'_>, neighbours: &Neighbours<'_>) -> Option<usize> {
    const AFTER_NAMES: WordClass =
        WordClass::CLAUSE.union(WordClass::SEPARATING).union(WordClass::HOLDING).union(WordClass::ROLE);
    let ends =
        |count: &usize| words.get(*count).is_some_and(|next| neighbours.after(text, next.start, AFTER_NAMES).is_some());
    let name = words.first()?.start..words.get(2)?.end;
    [3, 4].into_iter().find(ends).filter(|_| text.capitals(name) == Capitals::All)
}
