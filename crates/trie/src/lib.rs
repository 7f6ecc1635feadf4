//! A trie of all names, walked from every place where a word begins.
//!
//! Every name is looked for from there and given up at the first letter that continues none. Of an Aho–Corasick
//! automaton so anchored only the trie is used, never a failure link; this is that trie, as a double array in which
//! what is left of a string that shares no further letter is kept as a tail (J. Aoe, "An Efficient Digital Search
//! Algorithm by Using a Double-Array Structure", IEEE TSE 15(9), 1989), with XOR for its sum, so that the children of a
//! node lie in one block of 256.
//!
//! - [`beginnings`] leads from the first letters of a word to their node, and away from most words at once.
//! - [`layout`] fills the array.

mod beginnings;
mod layout;

use std::ops::Range;

use danhdau_fold::{alphabet::is_word, runs::runs_of_letters};

use beginnings::{Beginnings, first_letters};

/// Strings to build a trie of; one string may be there several times.
#[derive(Debug, Default)]
pub struct Strings {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a string, which gets the next number from 0 on.
    pub fn push(&mut self, string: &[u8]) {
        self.bytes.extend_from_slice(string);
        self.ends.push(self.bytes.len() as u32);
    }

    fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.ends.len() as u32).map(|number| self.get(number))
    }

    fn get(&self, number: u32) -> &[u8] {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, end);
        self.bytes.get(start..end(number)).unwrap_or_default()
    }
}

/// A string found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Number of the group of the string.
    pub entry: u32,
    /// Whether forms without marks count here, because the line has none: for the caller to say.
    pub unmarked: bool,
}

/// The trie.
#[derive(Debug, Default)]
pub struct Trie {
    nodes: Vec<Node>,
    tails: Vec<u8>,
    beginnings: Beginnings,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    /// Where the children are: that of a byte at `base ^ byte`. Of a node with a tail: where its tail begins.
    base: u32,
    /// The node whose child this is; [`FREE`] if none uses the place.
    parent: u32,
    /// One more than the number of the group that ends here, or after the tail.
    group: u32,
    /// Length of the tail; [`CHILDREN`] if there is none.
    tail: u32,
}

/// Words of a text that are looked up together.
const GATHERED: usize = 64;

const FREE: u32 = u32::MAX;
const CHILDREN: u32 = u32::MAX;

impl Trie {
    /// Builds the trie, and for each different string the group of its numbers.
    pub fn build(strings: &Strings) -> (Self, Groups) {
        let (mut trie, groups) = layout::lay_out(strings);
        trie.beginnings = Beginnings::new(strings, &trie);
        (trie, groups)
    }

    /// Bytes that it takes.
    pub fn size(&self) -> usize {
        size_of_val(&self.nodes[..]) + self.tails.len() + self.beginnings.size()
    }

    /// Adds all strings in a range of a text that begin where a word begins and touch no letter or digit on their right, in
    /// order of start, then of end. The range is one that no word crosses.
    pub fn scan(&self, bytes: &[u8], range: Range<usize>, hits: &mut Vec<Hit>) {
        let (bytes, first) = (bytes.get(..range.end).unwrap_or_default(), range.start);
        // About one letter in ten begins a hit, and growing takes twice the room.
        hits.reserve(range.len() / 8);
        // Half of all words begin some string, and no processor foretells which: those that may are gathered without a
        // branch.
        let mut gathered = [const { (0..0, 0) }; GATHERED];
        let mut count = 0;
        runs_of_letters(bytes.get(first..).unwrap_or_default(), |word| {
            let word = first + word.start..first + word.end;
            let letters = first_letters(bytes, word.clone());
            gathered[count % GATHERED] = (word, letters);
            count += usize::from(self.beginnings.may_begin(letters));
            if count == GATHERED {
                self.look_up(bytes, &gathered, hits);
                count = 0;
            }
        });
        self.look_up(bytes, &gathered[..count], hits);
    }

    /// The strings that begin with words, given their letters too.
    #[inline]
    fn look_up(&self, bytes: &[u8], words: &[(Range<usize>, u64)], hits: &mut Vec<Hit>) {
        for (Range { start, end }, letters) in words.iter().cloned() {
            let Some(beginning) = self.beginnings.get(letters) else { continue };
            // Whether the word is a string itself is foretold as little: it is added, and taken back.
            let entry = beginning.group();
            hits.push(Hit { start, end, entry: entry.unwrap_or_default(), unmarked: false });
            hits.truncate(hits.len() - usize::from(entry.is_none()));
            if let Some((place, length)) = beginning.goes_on(bytes, end) {
                self.walk(bytes, start, place, length, hits);
            }
        }
    }

    /// The strings that begin at `start`, given the node to which their first `length` bytes lead; not the one that may end
    /// there.
    #[inline]
    fn walk(&self, bytes: &[u8], start: usize, mut place: u32, length: usize, hits: &mut Vec<Hit>) {
        let mut end = start + length;
        let mut found = |end: usize, group: u32| {
            let inside = is_word(bytes[end - 1]) && bytes.get(end).is_some_and(|next| is_word(*next));
            if !inside {
                hits.push(Hit { start, end, entry: group - 1, unmarked: false });
            }
        };
        let Some(mut node) = self.nodes.get(place as usize) else { return };
        while node.tail == CHILDREN {
            let Some((child, next)) = bytes.get(end).and_then(|byte| self.child(place, node, *byte)) else { return };
            (place, node) = (child, next);
            end += 1;
            if node.group != 0 && node.tail == CHILDREN {
                found(end, node.group);
            }
        }
        let first = node.base as usize;
        let tail = self.tails.get(first..first + node.tail as usize).unwrap_or_default();
        // Most differ in their first letter, and are short.
        let rest = bytes.get(end..).unwrap_or_default();
        if tail.len() <= rest.len() && tail.iter().zip(rest).all(|(own, other)| own == other) {
            found(end + tail.len(), node.group);
        }
    }

    /// The tail of a node, if it has one, and the number of the group after it.
    fn tail(&self, place: u32) -> Option<(&[u8], u32)> {
        let node = self.nodes.get(place as usize).filter(|node| node.tail != CHILDREN)?;
        let first = node.base as usize;
        Some((self.tails.get(first..first + node.tail as usize)?, node.group.checked_sub(1)?))
    }

    #[inline]
    fn child(&self, place: u32, node: &Node, byte: u8) -> Option<(u32, &Node)> {
        let child = node.base ^ u32::from(byte);
        self.nodes.get(child as usize).filter(|node| node.parent == place).map(|node| (child, node))
    }
}

/// For each group of a trie the numbers of its strings, in order.
#[derive(Debug, Default)]
pub struct Groups {
    numbers: Vec<u32>,
    ranges: Vec<Range<u32>>,
}

impl Groups {
    /// The groups in order.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.ranges.iter().map(|range| self.numbers.get(range.start as usize..range.end as usize).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn build(strings: &[Vec<u8>]) -> (Trie, Vec<Vec<u32>>) {
        let mut all = Strings::default();
        strings.iter().for_each(|string| all.push(string));
        let (trie, groups) = Trie::build(&all);
        (trie, groups.iter().map(<[u32]>::to_vec).collect())
    }

    /// The strings that begin where a text begins.
    fn prefixes(trie: &Trie, groups: &[Vec<u32>], bytes: &[u8]) -> Vec<(usize, Vec<u32>)> {
        let mut hits = Vec::new();
        trie.scan(bytes, 0..bytes.len(), &mut hits);
        hits.iter().filter(|hit| hit.start == 0).map(|hit| (hit.end, groups[hit.entry as usize].clone())).collect()
    }

    #[test]
    fn all_lengths_are_found_and_equal_strings_are_one_group() {
        let strings = ["ha noi", "ha", "ha noi", "ha noi moi", "hue"].map(|string| string.as_bytes().to_vec());
        let (trie, groups) = build(&strings);
        assert_eq!(prefixes(&trie, &groups, b"ha noi moi."), [(2, vec![1]), (6, vec![0, 2]), (10, vec![3])]);
        assert_eq!(prefixes(&trie, &groups, b"ha n"), [(2, vec![1])]);
        assert_eq!(prefixes(&trie, &groups, b"hu"), []);
        assert_eq!(prefixes(&trie, &groups, b""), []);
    }

    #[test]
    fn words_are_told_apart_behind_their_first_letters() {
        let strings = ["abcdefg", "abcdefgh", "abcdefgh ij", "abcdefghi", "abcdefg hi", "abcdefghijk.l"];
        let (trie, groups) = build(&strings.map(|string| string.as_bytes().to_vec()));
        let found = |text: &str| -> Vec<usize> {
            prefixes(&trie, &groups, text.as_bytes()).into_iter().map(|(end, _)| end).collect()
        };
        assert_eq!(found("abcdefg hi"), [7, 10]);
        assert_eq!(found("abcdefg h"), [7]);
        assert_eq!(found("abcdefgh ij"), [8, 11]);
        assert_eq!(found("abcdefghi jk"), [9]);
        assert_eq!(found("abcdefghijk.l"), [13]);
        assert_eq!(found("abcdefghijk"), [0; 0]);
    }

    #[test]
    fn without_strings_nothing_is_found() {
        let (trie, groups) = build(&[]);
        assert_eq!(prefixes(&trie, &groups, b"ha noi"), []);
    }

    proptest! {
        #[test]
        fn finds_what_was_added_and_nothing_else(
            strings in prop::collection::vec(prop::collection::vec(prop::sample::select(b"ab1. ".to_vec()), 1..6), 0..600),
            far in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..4), 0..600),
            texts in prop::collection::vec(prop::collection::vec(prop::sample::select(b"ab1. ".to_vec()), 0..8), 0..200),
        ) {
            let strings = [strings, far].concat();
            let (trie, groups) = build(&strings);
            for text in texts.iter().chain(&strings) {
                let begins = text.first().is_some_and(|byte| is_word(*byte));
                let inside = |end: usize| is_word(text[end - 1]) && text.get(end).is_some_and(|next| is_word(*next));
                let expected: Vec<(usize, Vec<u32>)> = (1..=text.len())
                    .filter(|end| begins && !inside(*end))
                    .map(|length| {
                        let same = |number: &u32| strings[*number as usize] == text[..length];
                        (length, (0..strings.len() as u32).filter(same).collect())
                    })
                    .filter(|(_, numbers): &(usize, Vec<u32>)| !numbers.is_empty())
                    .collect();
                prop_assert_eq!(prefixes(&trie, &groups, text), expected);
            }
        }
    }
}
