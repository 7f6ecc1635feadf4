//! Finding every name and every telling word in one pass over the folded text.
//!
//! A name can only begin where a syllable begins. So the automaton is started anew, anchored, at each start of a
//! word whose first two bytes begin some name, and is left as soon as no name goes on; all lengths are reported,
//! because a rule may refuse the longest. Technique of `aho_corasick::automaton::Automaton`.

use aho_corasick::{Anchored, automaton::Automaton, nfa::contiguous::NFA};

use crate::{
    fold::{
        alphabet::{self, is_word},
        fold_str,
    },
    gazetteer::Gazetteer,
    index::Index,
    lexicon::{self, WordClass},
    options::Diacritics,
};

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
    automaton: NFA,
    entries: Vec<Entry>,
    /// Whether some entry begins with these two bytes.
    beginnings: Box<[u64; 1024]>,
}

impl Scanner {
    /// Builds the automaton over the surfaces of a gazetteer and the words of the lexicon; where marks are optional,
    /// also over their forms without marks.
    ///
    /// # Errors
    /// When there are more names than the automaton can hold (several millions).
    pub fn new(gazetteer: &Gazetteer, diacritics: Diacritics) -> Result<Self, aho_corasick::BuildError> {
        let optional = diacritics == Diacritics::Optional;
        let mut collected = Collected::default();
        for (number, surface) in gazetteer.surfaces.iter().enumerate() {
            for form in dash_forms(fold_str(&surface.text)) {
                if optional {
                    let unmarked = without_marks(&form);
                    let differs = unmarked != form && unmarked.len() >= SHORTEST_UNMARKED;
                    if differs || surface.condition.unmarked {
                        collected.entry(unmarked).unmarked.push(number as u32);
                    }
                }
                if !surface.condition.unmarked {
                    collected.entry(form).surfaces.push(number as u32);
                }
            }
        }
        let namesakes = gazetteer.namesakes.iter().map(|name| (WordClass::OTHER_NAME, name.as_str()));
        let words = lexicon::WORDS.iter().flat_map(|(class, words)| words.split(", ").map(|word| (*class, word)));
        for (class, word) in namesakes.chain(words) {
            for form in dash_forms(fold_str(word)) {
                if optional {
                    collected.entry(without_marks(&form)).unmarked_classes |= class;
                }
                collected.entry(form).classes |= class;
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
        let Ok(start_state) = self.automaton.start_state(Anchored::Yes) else { return hits };
        let mut before = 0;
        for start in 0..bytes.len() {
            let first = bytes[start];
            let begins = is_word(first) && !is_word(before);
            before = first;
            if !begins || !self.may_begin(first, bytes.get(start + 1).copied().unwrap_or(0)) {
                continue;
            }
            let mut state = start_state;
            for (offset, &byte) in bytes[start..].iter().enumerate() {
                state = self.automaton.next_state(Anchored::Yes, state, byte);
                if self.automaton.is_dead(state) {
                    break;
                }
                if self.automaton.is_match(state) {
                    let end = start + offset + 1;
                    if !is_word(byte) || !bytes.get(end).is_some_and(|next| is_word(*next)) {
                        self.report(state, start..end, &mut hits);
                    }
                }
            }
        }
        hits
    }

    fn may_begin(&self, first: u8, second: u8) -> bool {
        let pair = usize::from(first) << 8 | usize::from(second);
        self.beginnings[pair / 64] & (1 << (pair % 64)) != 0
    }

    /// A state matches its own string and, through suffixes, shorter ones; only the former began at the start.
    fn report(&self, state: aho_corasick::automaton::StateID, range: std::ops::Range<usize>, hits: &mut Vec<Hit>) {
        for index in 0..self.automaton.match_len(state) {
            let pattern = self.automaton.match_pattern(state, index);
            if self.automaton.pattern_len(pattern) == range.len() {
                hits.push(Hit { start: range.start, end: range.end, entry: pattern.as_u32(), unmarked: false });
            }
        }
    }
}

#[derive(Default)]
struct Collected {
    numbers: Index,
    strings: Vec<Vec<u8>>,
    entries: Vec<Entry>,
}

impl Collected {
    fn entry(&mut self, bytes: Vec<u8>) -> &mut Entry {
        let known = self.numbers.entry(bytes.clone());
        let number = known.first().map_or(self.entries.len(), |number| *number as usize);
        if number == self.entries.len() {
            known.push(number as u32);
            self.strings.push(bytes);
            self.entries.push(Entry::default());
        }
        &mut self.entries[number]
    }

    fn build(self) -> Result<Scanner, aho_corasick::BuildError> {
        let mut beginnings = Box::new([0; 1024]);
        for string in &self.strings {
            let first = string.first().copied().unwrap_or(0);
            let seconds = match string.get(1) {
                Some(second) => usize::from(*second)..usize::from(*second) + 1,
                None => 0..256,
            };
            for second in seconds {
                let pair = usize::from(first) << 8 | second;
                beginnings[pair / 64] |= 1 << (pair % 64);
            }
        }
        let automaton = NFA::builder().prefilter(false).build(&self.strings)?;
        Ok(Scanner { automaton, entries: self.entries, beginnings })
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
