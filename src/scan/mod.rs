//! Finding every name and every telling word in one pass over the folded text.
//!
//! A name can only begin where a syllable begins. So the automaton is started anew, anchored, at each start of a
//! word whose first two bytes begin some name, and is left as soon as no name goes on; all lengths are reported,
//! because a rule may refuse the longest.

mod trie;

use crate::{
    fold::{
        alphabet::{self, is_word},
        fold_str,
    },
    gazetteer::Gazetteer,
    lexicon::{self, WordClass},
    options::Diacritics,
};
use trie::{Growing, Trie};

/// A name or word found: a folded range, and what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First folded byte.
    pub start: usize,
    /// One past the last folded byte.
    pub end: usize,
    /// Number of the entry in the [`Scanner`].
    pub entry: u32,
    /// Whether forms without marks count here, because the line has none.
    pub unmarked: bool,
}

/// What a folded string may be.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Numbers of surfaces of the gazetteer.
    surfaces: Vec<u32>,
    /// Numbers of surfaces of which this is the form without marks.
    unmarked: Vec<u32>,
    /// The classes of telling words it belongs to.
    classes: WordClass,
    /// The classes of telling words of which this is the form without marks.
    unmarked_classes: WordClass,
}

/// The automaton over all names and telling words.
#[derive(Debug)]
pub struct Scanner {
    trie: Trie,
    entries: Vec<Entry>,
    beginnings: Beginnings,
}

impl Scanner {
    /// Builds the automaton over the surfaces of a gazetteer and the words of the lexicon; where marks are optional,
    /// also over their forms without marks.
    pub fn new(gazetteer: &Gazetteer, diacritics: Diacritics) -> Self {
        let optional = diacritics == Diacritics::Optional;
        let mut collected = Collected::default();
        for (number, surface) in gazetteer.surfaces.iter().enumerate() {
            for form in dash_forms(fold_str(&surface.text)) {
                if optional {
                    let unmarked = without_marks(&form);
                    let differs = unmarked != form && unmarked.len() >= SHORTEST_UNMARKED;
                    if differs || surface.condition.unmarked {
                        collected.entry(&unmarked).unmarked.push(number as u32);
                    }
                }
                if !surface.condition.unmarked {
                    collected.entry(&form).surfaces.push(number as u32);
                }
            }
        }
        let namesakes = gazetteer.namesakes.iter().map(|name| (WordClass::OTHER_NAME, name.as_str()));
        let words = lexicon::WORDS.iter().flat_map(|(class, words)| words.split(", ").map(|word| (*class, word)));
        for (class, word) in namesakes.chain(words) {
            for form in dash_forms(fold_str(word)) {
                if optional {
                    collected.entry(&without_marks(&form)).unmarked_classes |= class;
                }
                collected.entry(&form).classes |= class;
            }
        }
        collected.build()
    }

    /// The numbers of the surfaces that a hit may be.
    pub fn surfaces(&self, hit: &Hit) -> impl Iterator<Item = u32> + use<'_> {
        let entry = self.entries.get(hit.entry as usize);
        let marked = entry.map_or(&[][..], |entry| &entry.surfaces);
        let unmarked = entry.filter(|_| hit.unmarked).map_or(&[][..], |entry| &entry.unmarked);
        marked.iter().chain(unmarked).copied()
    }

    /// The classes of a hit.
    pub fn classes(&self, hit: &Hit) -> WordClass {
        match self.entries.get(hit.entry as usize) {
            Some(entry) if hit.unmarked => entry.classes | entry.unmarked_classes,
            Some(entry) => entry.classes,
            None => WordClass::NONE,
        }
    }

    /// All hits, in order of start, then of end. A hit touches no word character on its right.
    pub fn scan(&self, bytes: &[u8]) -> Vec<Hit> {
        let mut hits = Vec::new();
        let mut before = 0;
        for start in 0..bytes.len() {
            let first = bytes[start];
            let begins = is_word(first) && !is_word(before);
            before = first;
            if !begins || !self.beginnings.contains(first, bytes.get(start + 1).copied().unwrap_or(0)) {
                continue;
            }
            let mut at = Trie::ROOT;
            for (offset, &byte) in bytes[start..].iter().enumerate() {
                let Some(next) = self.trie.step(at, byte) else { break };
                at = next;
                if let Some(entry) = self.trie.string(at) {
                    let end = start + offset + 1;
                    if !is_word(byte) || !bytes.get(end).is_some_and(|next| is_word(*next)) {
                        hits.push(Hit { start, end, entry, unmarked: false });
                    }
                }
            }
        }
        hits
    }
}

#[derive(Default)]
struct Collected {
    strings: Growing,
    entries: Vec<Entry>,
    beginnings: Beginnings,
}

impl Collected {
    fn entry(&mut self, string: &[u8]) -> &mut Entry {
        let number = self.strings.add(string) as usize;
        if number == self.entries.len() {
            self.beginnings.add(string);
            self.entries.push(Entry::default());
        }
        &mut self.entries[number]
    }

    fn build(self) -> Scanner {
        Scanner { trie: Trie::from(&self.strings), entries: self.entries, beginnings: self.beginnings }
    }
}

/// With which two bytes some string begins.
#[derive(Debug)]
struct Beginnings(Box<[u64; 1024]>);

impl Default for Beginnings {
    fn default() -> Self {
        Self(Box::new([0; 1024]))
    }
}

impl Beginnings {
    fn add(&mut self, string: &[u8]) {
        let first = string.first().copied().unwrap_or(0);
        let seconds = string.get(1).map_or(0..=u8::MAX, |second| *second..=*second);
        for second in seconds {
            let pair = usize::from(first) << 8 | usize::from(second);
            self.0[pair / 64] |= 1 << (pair % 64);
        }
    }

    fn contains(&self, first: u8, second: u8) -> bool {
        let pair = usize::from(first) << 8 | usize::from(second);
        self.0[pair / 64] & (1 << (pair % 64)) != 0
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
    use crate::fold::fold_str;

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

    fn scanned(names: &[&str], text: &[u8]) -> Vec<(usize, usize, u32)> {
        let mut collected = Collected::default();
        for name in names {
            collected.entry(&fold_str(name));
        }
        collected.build().scan(text).iter().map(|hit| (hit.start, hit.end, hit.entry)).collect()
    }

    const NAMES: [&str; 10] =
        ["Huế", "Hà", "Hà Nam", "Hà Nam Ninh", "Nam Ninh", "Thừa Thiên - Huế", "A", "FPT", "FPT IS", "1022"];

    proptest! {
        #[test]
        fn finds_what_aho_corasick_finds_where_words_begin(
            parts in prop::collection::vec(prop::sample::select(
                [&NAMES[..], &["thuế", "hà", "ninh", " ", " ", " ", "-", "_", ".", "fpt", "i", "22"]].concat()), 0..40)
        ) {
            let text = fold_str(&parts.concat());
            prop_assert_eq!(scanned(&NAMES, &text), oracle(&NAMES, &text));
        }
    }
}
