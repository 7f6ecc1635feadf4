//! A trie of all names, to be walked from the place where a word begins.
//!
//! Every name is looked for from there and given up at the first letter that continues none. Of an Aho–Corasick
//! automaton so anchored only the trie is used, never a failure link; this is that trie, as a double array in which
//! what is left of a string that shares no further letter is kept as a tail (J. Aoe, "An Efficient Digital Search
//! Algorithm by Using a Double-Array Structure", IEEE TSE 15(9), 1989), with XOR for its sum, so that the children of a
//! node lie in one block of 256.

use std::ops::Range;

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

    fn get(&self, number: u32) -> &[u8] {
        let end = |number: usize| self.ends.get(number).map_or(0, |end| *end as usize);
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, end);
        self.bytes.get(start..end(number)).unwrap_or_default()
    }
}

/// The trie.
#[derive(Debug, Default)]
pub struct Trie {
    nodes: Vec<Node>,
    tails: Vec<u8>,
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

const FREE: u32 = u32::MAX;
const CHILDREN: u32 = u32::MAX;

impl Trie {
    /// Builds the trie, and for each different string the group of its numbers.
    pub fn build(strings: &Strings) -> (Self, Groups) {
        let mut layout = Layout::new(strings);
        layout.take(0, FREE - 1);
        layout.waiting.push(Waiting { place: 0, depth: 0, numbers: 0..strings.ends.len() as u32 });
        // In order of depth: what is walked most often lies together.
        let mut next = 0;
        while let Some(waiting) = layout.waiting.get(next) {
            layout.lay(waiting.clone());
            next += 1;
        }
        let groups = Groups { numbers: layout.numbers, ranges: layout.groups };
        (Self { nodes: layout.nodes, tails: layout.tails }, groups)
    }

    /// The strings that bytes begin with, the shortest first: length, and number of the group.
    #[inline]
    pub fn prefixes(&self, bytes: &[u8], mut found: impl FnMut(usize, u32)) {
        let mut place = 0;
        let mut length = 0;
        while let Some(node) = self.nodes.get(place as usize) {
            if node.tail != CHILDREN {
                let start = node.base as usize;
                let tail = self.tails.get(start..start + node.tail as usize).unwrap_or_default();
                if bytes.get(length..).is_some_and(|rest| rest.starts_with(tail)) {
                    found(length + tail.len(), node.group - 1);
                }
                return;
            }
            if node.group != 0 {
                found(length, node.group - 1);
            }
            let Some(byte) = bytes.get(length) else { return };
            let child = node.base ^ u32::from(*byte);
            if self.nodes.get(child as usize).is_none_or(|node| node.parent != place) {
                return;
            }
            place = child;
            length += 1;
        }
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

/// A node that has a place and not yet children: strings that share their first `depth` bytes.
#[derive(Clone)]
struct Waiting {
    place: u32,
    depth: u32,
    /// Where their numbers stand in [`Layout::numbers`].
    numbers: Range<u32>,
}

/// A double array that is being filled.
struct Layout<'a> {
    strings: &'a Strings,
    nodes: Vec<Node>,
    tails: Vec<u8>,
    /// The numbers of all strings, those of one node together.
    numbers: Vec<u32>,
    groups: Vec<Range<u32>>,
    waiting: Vec<Waiting>,
    /// No free place comes before this one.
    first_free: u32,
    /// Of the node in hand: how many strings go on with a byte, and with which bytes, in order of appearance.
    counts: [u32; 256],
    bytes: Vec<u8>,
    sorted: Vec<u32>,
}

impl<'a> Layout<'a> {
    /// How many free places are tried before a block is added: a little room is lost, no time.
    const TRIES: usize = 32;
    const BLOCK: usize = 256;

    fn new(strings: &'a Strings) -> Self {
        let mut layout = Self {
            strings,
            nodes: Vec::new(),
            tails: Vec::new(),
            numbers: (0..strings.ends.len() as u32).collect(),
            groups: Vec::new(),
            waiting: Vec::new(),
            first_free: 0,
            counts: [0; 256],
            bytes: Vec::new(),
            sorted: Vec::new(),
        };
        layout.add_block();
        layout
    }

    /// Lays a node; its children get places, and wait.
    fn lay(&mut self, Waiting { place, depth, numbers: range }: Waiting) {
        let strings = self.strings;
        let own = &mut self.numbers[range.start as usize..range.end as usize];
        let rest = |number: u32| strings.get(number).get(depth as usize..).unwrap_or_default();
        let first = own.first().map_or(&[][..], |first| rest(*first));
        if !own.is_empty() && depth > 0 && own.iter().all(|number| rest(*number) == first) {
            let start = self.tails.len() as u32;
            self.tails.extend_from_slice(first);
            self.groups.push(range);
            let node = &mut self.nodes[place as usize];
            (node.base, node.tail, node.group) = (start, first.len() as u32, self.groups.len() as u32);
            return;
        }
        // Counting sort by the next byte; those that end here come first.
        self.bytes.clear();
        self.sorted.clear();
        let ending = own.iter().filter(|number| rest(**number).is_empty());
        self.sorted.extend(ending);
        let ending = range.start..range.start + self.sorted.len() as u32;
        for byte in own.iter().filter_map(|number| rest(*number).first()) {
            let count = &mut self.counts[usize::from(*byte)];
            if *count == 0 {
                self.bytes.push(*byte);
            }
            *count += 1;
        }
        let mut next = self.sorted.len() as u32;
        for byte in &self.bytes {
            let count = &mut self.counts[usize::from(*byte)];
            next += *count;
            *count = next - *count;
        }
        self.sorted.resize(own.len(), 0);
        for number in own.iter() {
            if let Some(byte) = rest(*number).first() {
                let at = &mut self.counts[usize::from(*byte)];
                self.sorted[*at as usize] = *number;
                *at += 1;
            }
        }
        own.copy_from_slice(&self.sorted);
        if !ending.is_empty() && depth > 0 {
            self.groups.push(ending.clone());
            self.nodes[place as usize].group = self.groups.len() as u32;
        }
        let base = self.base_for_bytes();
        self.nodes[place as usize].base = base;
        let mut start = ending.end;
        for at in 0..self.bytes.len() {
            let byte = self.bytes[at];
            let end = range.start + std::mem::take(&mut self.counts[usize::from(byte)]);
            let child = base ^ u32::from(byte);
            self.take(child, place);
            self.waiting.push(Waiting { place: child, depth: depth + 1, numbers: start..end });
            start = end;
        }
    }

    fn is_free(&self, place: u32) -> bool {
        self.nodes.get(place as usize).is_some_and(|node| node.parent == FREE)
    }

    /// A base at which all bytes find a free place.
    fn base_for_bytes(&mut self) -> u32 {
        let first_byte = u32::from(self.bytes.first().copied().unwrap_or(0));
        while (self.first_free as usize) < self.nodes.len() && !self.is_free(self.first_free) {
            self.first_free += 1;
        }
        let places: Range<u32> = self.first_free..self.nodes.len() as u32;
        let bases = places.filter(|place| self.is_free(*place)).take(Self::TRIES).map(|place| place ^ first_byte);
        let fits = |base: &u32| self.bytes.iter().all(|byte| self.is_free(base ^ u32::from(*byte)));
        bases.into_iter().find(fits).unwrap_or_else(|| self.add_block())
    }

    /// The base of a new block in which all places are free.
    fn add_block(&mut self) -> u32 {
        let start = self.nodes.len();
        self.nodes.resize(start + Self::BLOCK, Node { base: 0, parent: FREE, group: 0, tail: CHILDREN });
        // After a few blocks the crumbs of the first are not worth a search.
        self.first_free = self.first_free.max(start.saturating_sub(16 * Self::BLOCK) as u32);
        start as u32
    }

    fn take(&mut self, place: u32, parent: u32) {
        self.nodes[place as usize].parent = parent;
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

    fn prefixes(trie: &Trie, groups: &[Vec<u32>], bytes: &[u8]) -> Vec<(usize, Vec<u32>)> {
        let mut found = Vec::new();
        trie.prefixes(bytes, |length, group| found.push((length, groups[group as usize].clone())));
        found
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
    fn without_strings_nothing_is_found() {
        let (trie, groups) = build(&[]);
        assert_eq!(prefixes(&trie, &groups, b"ha noi"), []);
    }

    proptest! {
        #[test]
        fn finds_what_was_added_and_nothing_else(
            strings in prop::collection::vec(prop::collection::vec(0_u8..4, 1..6), 0..600),
            far in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..4), 0..600),
            texts in prop::collection::vec(prop::collection::vec(0_u8..4, 0..8), 0..200),
        ) {
            let strings = [strings, far].concat();
            let (trie, groups) = build(&strings);
            for text in texts.iter().chain(&strings) {
                let expected: Vec<(usize, Vec<u32>)> = (1..=text.len())
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
