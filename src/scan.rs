//! Finding every name and every telling word in one pass over the folded text.
//!
//! A name can only begin where a syllable begins. So the trie is walked anew from each start of a word whose first
//! letters begin some name, and is left as soon as no name goes on; all lengths are reported, because a rule may refuse
//! the longest.

use std::ops::Range;

pub use danhdau_trie::Hit;
use danhdau_trie::{Strings, Trie};

use crate::{
    fold::{alphabet, fold_str},
    gazetteer::Gazetteer,
    lexicon::{self, WordClass},
    options::Diacritics,
    text::Text,
};

/// What a folded string may be.
#[derive(Clone, Copy, Debug)]
enum Meaning {
    /// The form of a name, with its number in the gazetteer.
    Surface(u32),
    /// A telling word.
    Word(WordClass),
}

/// A meaning, and whether it counts only in text without marks.
#[derive(Clone, Copy, Debug)]
struct Entry {
    meaning: Meaning,
    unmarked: bool,
}

/// The automaton over all names and telling words.
#[derive(Debug)]
pub struct Scanner {
    trie: Trie,
    entries: Vec<Entry>,
    /// For each string of the trie what it may be.
    strings: Vec<Meanings>,
    /// Whether marks are optional: forms without marks count in lines that have none.
    optional: bool,
}

/// What a string may be: asked for every word of a text, and therefore known beforehand.
#[derive(Clone, Copy, Debug)]
struct Meanings {
    /// One past the last of its entries.
    end: u32,
    /// Whether it is the form of a name.
    is_name: bool,
    /// Its classes.
    classes: WordClass,
}

impl Scanner {
    /// Builds the automaton over the surfaces of a gazetteer and the words of the lexicon; where marks are optional,
    /// also over their forms without marks.
    pub fn new(gazetteer: &Gazetteer, diacritics: Diacritics) -> Self {
        let optional = diacritics == Diacritics::Optional;
        let mut collected = Collected::default();
        for (surface, number) in gazetteer.surfaces.iter().zip(0..) {
            let meaning = Meaning::Surface(number);
            for form in dash_forms(fold_str(&surface.text)) {
                if optional {
                    let unmarked = without_marks(&form);
                    let differs = unmarked != form && unmarked.len() >= SHORTEST_UNMARKED;
                    if differs || surface.is_unmarked() {
                        collected.add(&unmarked, Entry { meaning, unmarked: true });
                    }
                }
                if !surface.is_unmarked() {
                    collected.add(&form, Entry { meaning, unmarked: false });
                }
            }
        }
        let namesakes = gazetteer.namesakes.iter().map(|name| (WordClass::OTHER_NAME, name.as_str()));
        // By the comma alone: looking for two characters costs the module 2 kB.
        let words = lexicon::WORDS
            .iter()
            .flat_map(|(class, words)| words.split(',').map(|word| (*class, word.strip_prefix(' ').unwrap_or(word))));
        for (class, word) in namesakes.chain(words) {
            let meaning = Meaning::Word(class);
            for form in dash_forms(fold_str(word)) {
                if optional {
                    collected.add(&without_marks(&form), Entry { meaning, unmarked: true });
                }
                collected.add(&form, Entry { meaning, unmarked: false });
            }
        }
        collected.build(optional)
    }

    /// Bytes that it takes.
    #[cfg(feature = "bench")]
    pub fn size(&self) -> usize {
        self.trie.size() + size_of_val(&self.entries[..]) + size_of_val(&self.strings[..])
    }

    /// What a hit may be.
    fn entries(&self, hit: &Hit) -> impl Iterator<Item = Meaning> + use<'_> {
        let end = |string: u32| self.strings.get(string as usize).map_or(0, |string| string.end as usize);
        let start = hit.entry.checked_sub(1).map_or(0, end);
        let unmarked = hit.unmarked;
        let entries = self.entries.get(start..end(hit.entry)).unwrap_or_default();
        entries.iter().filter(move |entry| unmarked || !entry.unmarked).map(|entry| entry.meaning)
    }

    /// The numbers of the surfaces that a hit may be.
    pub fn surfaces(&self, hit: &Hit) -> impl Iterator<Item = u32> + use<'_> {
        self.entries(hit).filter_map(|meaning| match meaning {
            Meaning::Surface(number) => Some(number),
            Meaning::Word(_) => None,
        })
    }

    /// Whether a hit may be the form of a name.
    pub fn is_name(&self, hit: &Hit) -> bool {
        let is_name = self.strings.get(hit.entry as usize).is_some_and(|string| string.is_name);
        is_name && self.surfaces(hit).next().is_some()
    }

    /// Whether a hit may be the form of a name, and its classes; asked at once for every word of a text.
    #[inline]
    pub fn meanings(&self, hit: &Hit) -> (bool, WordClass) {
        match self.strings.get(hit.entry as usize) {
            Some(string) if !hit.unmarked => (string.is_name && self.is_name(hit), string.classes),
            _ => (self.is_name(hit), self.classes(hit)),
        }
    }

    /// The classes of a hit.
    #[inline]
    pub fn classes(&self, hit: &Hit) -> WordClass {
        match self.strings.get(hit.entry as usize) {
            Some(string) if !hit.unmarked => string.classes,
            _ => classes(self.entries(hit)),
        }
    }

    /// Adds all hits of a passage, in order of start, then of end. A hit touches no word character on its right.
    pub fn scan(&self, text: &Text<'_>, passage: Range<usize>, hits: &mut Vec<Hit>) {
        let first = hits.len();
        self.trie.scan(text.bytes(), passage, hits);
        if self.optional {
            for hit in &mut hits[first..] {
                hit.unmarked = text.is_unmarked_around(hit.start..hit.end);
            }
        }
    }
}

fn classes(meanings: impl Iterator<Item = Meaning>) -> WordClass {
    meanings.fold(WordClass::NONE, |classes, meaning| match meaning {
        Meaning::Surface(_) => classes,
        Meaning::Word(class) => classes | class,
    })
}

#[derive(Default)]
struct Collected {
    strings: Strings,
    entries: Vec<Entry>,
}

impl Collected {
    fn add(&mut self, string: &[u8], entry: Entry) {
        self.strings.push(string);
        self.entries.push(entry);
    }

    fn build(self, optional: bool) -> Scanner {
        let (trie, groups) = Trie::build(&self.strings);
        let mut entries = Vec::with_capacity(self.entries.len());
        let mut strings = Vec::new();
        for group in groups.iter() {
            entries.extend(group.iter().filter_map(|number| self.entries.get(*number as usize)));
            let own = group.iter().filter_map(|number| self.entries.get(*number as usize));
            let marked = own.filter(|entry| !entry.unmarked).map(|entry| entry.meaning);
            let is_name = group.iter().any(|number| {
                self.entries.get(*number as usize).is_some_and(|entry| matches!(entry.meaning, Meaning::Surface(_)))
            });
            strings.push(Meanings { end: entries.len() as u32, is_name, classes: classes(marked) });
        }
        Scanner { trie, entries, strings, optional }
    }
}

/// Shorter names are other words without their marks: Huế and hue.
const SHORTEST_UNMARKED: usize = 5;

fn without_marks(folded: &[u8]) -> Vec<u8> {
    folded.iter().map(|byte| alphabet::unmarked(*byte)).collect()
}

/// A dash between two parts of a name may stand with or without spaces, or be a space; FPT may be joined to the name of
/// its unit by a dash.
fn dash_forms(folded: Vec<u8>) -> Vec<Vec<u8>> {
    const DASH: &[u8] = b" - ";
    if let Some(unit) = folded.strip_prefix(b"fpt ") {
        return vec![[b"fpt-", unit].concat(), folded];
    }
    let Some(at) = folded.windows(DASH.len()).position(|window| window == DASH) else { return vec![folded] };
    let (left, right) = (&folded[..at], &folded[at + DASH.len()..]);
    [DASH, b"-", b" -", b"- ", b" "].map(|dash| [left, dash, right].concat()).to_vec()
}

#[cfg(test)]
mod tests {
    use aho_corasick::AhoCorasick;
    use proptest::prelude::*;

    use super::*;
    use crate::fold::alphabet::is_word;

    /// What Aho–Corasick finds everywhere, less what does not begin and end with a word.
    fn oracle(names: &[&str], text: &[u8]) -> Vec<(usize, usize, u32)> {
        let folded: Vec<Vec<u8>> = names.iter().map(|name| fold_str(name)).collect();
        let automaton = AhoCorasick::new(&folded).expect("a few names");
        let inside = |at: usize| at > 0 && at < text.len() && is_word(text[at - 1]) && is_word(text[at]);
        let found = automaton.find_overlapping_iter(text).map(|found| (found.start(), found.end(), found.pattern()));
        let mut found: Vec<_> = found
            .filter(|(start, end, _)| is_word(text[*start]) && !inside(*start) && !inside(*end))
            .map(|(start, end, pattern)| (start, end, pattern.as_u32()))
            .collect();
        found.sort_unstable();
        found
    }

    fn scanned(names: &[&str], text: &Text<'_>) -> Vec<(usize, usize, u32)> {
        let mut collected = Collected::default();
        for (name, number) in names.iter().zip(0..) {
            collected.add(&fold_str(name), Entry { meaning: Meaning::Surface(number), unmarked: false });
        }
        let scanner = collected.build(false);
        let mut hits = Vec::new();
        scanner.scan(text, 0..text.bytes().len(), &mut hits);
        hits.iter().flat_map(|hit| scanner.surfaces(hit).map(|number| (hit.start, hit.end, number))).collect()
    }

    const NAMES: [&str; 10] =
        ["Huế", "Hà", "Hà Nam", "Hà Nam Ninh", "Nam Ninh", "Thừa Thiên - Huế", "A", "FPT", "FPT IS", "1022"];

    proptest! {
        #[test]
        fn finds_what_aho_corasick_finds_where_words_begin(
            parts in prop::collection::vec(prop::sample::select(
                [&NAMES[..], &["thuế", "hà", "ninh", " ", " ", " ", "-", "_", ".", "fpt", "i", "22"]].concat()), 0..40)
        ) {
            let units: Vec<u16> = parts.concat().encode_utf16().collect();
            let text = Text::new(&units);
            prop_assert_eq!(scanned(&NAMES, &text), oracle(&NAMES, text.bytes()));
        }
    }
}
