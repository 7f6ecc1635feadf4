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
    pub fn build(strings: &Strings) -> (Self, Vec<Vec<u32>>) {
        let mut layout = Layout::default();
        layout.add_block();
        let mut groups = Vec::new();
        // In order of depth: what is walked most often lies together.
        let mut waiting = vec![(0, (0..strings.ends.len() as u32).collect::<Vec<u32>>())];
        layout.take(0, FREE - 1);
        let mut depth = 0;
        while !waiting.is_empty() {
            let mut deeper = Vec::new();
            for (place, numbers) in waiting {
                layout.lay(place, numbers, depth, strings, &mut groups, &mut deeper);
            }
            waiting = deeper;
            depth += 1;
        }
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

/// A double array that is being filled.
#[derive(Default)]
struct Layout {
    nodes: Vec<Node>,
    tails: Vec<u8>,
    /// No free place comes before this one.
    first_free: u32,
}

impl Layout {
    /// How many free places are tried before a block is added: a little room is lost, no time.
    const TRIES: usize = 32;
    const BLOCK: usize = 256;

    /// Lays the node of strings that share their first `depth` bytes; their children get places, and wait.
    fn lay(
        &mut self,
        place: u32,
        numbers: Vec<u32>,
        depth: usize,
        strings: &Strings,
        groups: &mut Vec<Vec<u32>>,
        deeper: &mut Vec<(u32, Vec<u32>)>,
    ) {
        let same = numbers.windows(2).all(|pair| strings.get(pair[0]) == strings.get(pair[1]));
        if let Some(first) = numbers.first().filter(|_| same && depth > 0) {
            let tail = strings.get(*first).get(depth..).unwrap_or_default();
            let start = self.tails.len() as u32;
            self.tails.extend_from_slice(tail);
            groups.push(numbers);
            let node = &mut self.nodes[place as usize];
            (node.base, node.tail, node.group) = (start, tail.len() as u32, groups.len() as u32);
            return;
        }
        let mut ending = Vec::new();
        let mut children: Vec<(u8, Vec<u32>)> = Vec::new();
        for number in numbers {
            match strings.get(number).get(depth) {
                None => ending.push(number),
                Some(byte) => match children.iter_mut().find(|(own, _)| own == byte) {
                    Some((_, numbers)) => numbers.push(number),
                    None => children.push((*byte, vec![number])),
                },
            }
        }
        if !ending.is_empty() && depth > 0 {
            groups.push(ending);
            self.nodes[place as usize].group = groups.len() as u32;
        }
        let base = self.base_for(&children);
        self.nodes[place as usize].base = base;
        for (byte, numbers) in children {
            let child = base ^ u32::from(byte);
            self.take(child, place);
            deeper.push((child, numbers));
        }
    }

    fn is_free(&self, place: u32) -> bool {
        self.nodes.get(place as usize).is_some_and(|node| node.parent == FREE)
    }

    /// A base at which all children find a free place.
    fn base_for(&mut self, children: &[(u8, Vec<u32>)]) -> u32 {
        let first_byte = u32::from(children.first().map_or(0, |(byte, _)| *byte));
        while (self.first_free as usize) < self.nodes.len() && !self.is_free(self.first_free) {
            self.first_free += 1;
        }
        let places: Range<u32> = self.first_free..self.nodes.len() as u32;
        let bases = places.filter(|place| self.is_free(*place)).take(Self::TRIES).map(|place| place ^ first_byte);
        let fits = |base: &u32| children.iter().all(|(byte, _)| self.is_free(base ^ u32::from(*byte)));
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
        Trie::build(&all)
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
