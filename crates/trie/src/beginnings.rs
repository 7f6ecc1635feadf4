//! The first words of all strings, and the nodes to which they lead.
//!
//! A string ends where a word ends, or goes on into the next; so of the words of a text only those that are exactly the first
//! word of a string can begin one.

use std::ops::Range;

use danhdau_fold::alphabet::is_word;

use super::{CHILDREN, Strings, Trie};

/// Letters of a word that are looked at: few syllables have more than seven.
const LETTERS: usize = 8;

/// The first words of strings, by their first letters.
#[derive(Debug, Default)]
pub(crate) struct Beginnings {
    /// A bit for each hash of [`HASH_BITS`] that occurs; short enough to be always at hand.
    hashes: Vec<u64>,
    /// The letters, 0 where there are none; a table of a power of two places, a quarter of them taken at most. Apart from
    /// where they lead, since more is compared than found.
    letters: Vec<u64>,
    /// Where the letters of each place lead.
    places: Vec<Beginning>,
}

/// For a thousand words the bits of one in sixteen are set, which are 2 kB.
const HASH_BITS: u32 = 14;

/// Where the first word of a string leads.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Beginning {
    /// A bit for each way in which a string goes on after the word (see [`onward`]).
    onward: u64,
    /// One more than the group of the word, if it is a string itself.
    group: u32,
    /// The deepest node on the way of the letters, and in its lowest bits how many of them lead to it.
    node: u32,
}

/// Bits of a number of at most [`LETTERS`].
const DEPTH_BITS: u32 = 4;

impl Beginning {
    /// The group of the word by itself.
    #[inline]
    pub(crate) fn group(&self) -> Option<u32> {
        self.group.checked_sub(1)
    }

    /// Whether a string may go on after the word of a text that ends at `end`: the node from which, and how many bytes of the
    /// word lead there.
    #[inline]
    pub(crate) fn goes_on(&self, text: &[u8], end: usize) -> Option<(u32, usize)> {
        let depth = self.node % (1 << DEPTH_BITS);
        (self.onward & onward(text, end) != 0).then_some((self.node >> DEPTH_BITS, depth as usize))
    }
}

/// A bit for the three bytes after the first word, which tell most ways on from each other; every bit where there are fewer.
#[inline]
fn onward(bytes: &[u8], end: usize) -> u64 {
    match bytes.get(end..).and_then(|rest| rest.first_chunk()) {
        Some([a, b, c]) => 1 << hash(u64::from_le_bytes([*a, *b, *c, 0, 0, 0, 0, 0]), u64::BITS.ilog2()),
        None => u64::MAX,
    }
}

impl Beginnings {
    pub(crate) fn new(strings: &Strings, trie: &Trie) -> Self {
        let mut beginnings = Self { hashes: vec![0; 1 << HASH_BITS >> 6], ..Self::default() };
        let mut used = 0;
        for string in strings.iter() {
            let length = string.iter().take_while(|byte| is_word(**byte)).count();
            if length == 0 {
                continue;
            }
            if 4 * used >= beginnings.letters.len() {
                beginnings.grow();
            }
            let letters = first_letters(string, 0..length);
            let slot = beginnings.slot(letters);
            if beginnings.letters[slot] == 0 {
                beginnings.letters[slot] = letters;
                beginnings.places[slot] = beginning(&string[..length], trie);
                let bit = hash(letters, HASH_BITS);
                beginnings.hashes[bit / 64] |= 1 << (bit % 64);
                used += 1;
            }
            beginnings.places[slot].onward |= match string.len() - length {
                // Of a longer word the rest is not known.
                _ if length >= LETTERS => u64::MAX,
                0 => 0,
                _ => onward(string, length),
            };
        }
        beginnings
    }

    /// Bytes that they take.
    pub(crate) fn size(&self) -> usize {
        size_of_val(&self.hashes[..]) + size_of_val(&self.letters[..]) + size_of_val(&self.places[..])
    }

    /// Whether a string may begin with a word of these letters: never no for one that does, seldom yes for another.
    #[inline]
    pub(crate) fn may_begin(&self, letters: u64) -> bool {
        let bit = hash(letters, HASH_BITS);
        self.hashes.get(bit / 64).is_some_and(|bits| bits >> (bit % 64) & 1 == 1)
    }

    /// Where a word of these letters leads.
    #[inline]
    pub(crate) fn get(&self, letters: u64) -> Option<&Beginning> {
        let slot = self.slot(letters);
        self.places.get(slot).filter(|_| self.letters.get(slot) == Some(&letters))
    }

    /// Where the letters are, or would be.
    #[inline]
    fn slot(&self, letters: u64) -> usize {
        let mask = self.letters.len().wrapping_sub(1);
        let mut slot = hash(letters, u32::BITS) & mask;
        while self.letters.get(slot).is_some_and(|own| *own != letters && *own != 0) {
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let room = (2 * self.letters.len()).max(64);
        let places = std::mem::replace(&mut self.places, vec![Beginning::default(); room]);
        let all = std::mem::replace(&mut self.letters, vec![0; room]);
        for (letters, place) in all.into_iter().zip(places).filter(|(letters, _)| *letters != 0) {
            let slot = self.slot(letters);
            (self.letters[slot], self.places[slot]) = (letters, place);
        }
    }
}

/// So many bits for some letters: multiplicative hashing (D. Knuth, The Art of Computer Programming 3, 6.4).
#[inline]
fn hash(letters: u64, bits: u32) -> usize {
    (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (u64::BITS - bits)) as usize
}

/// The first letters of a word of a text, which has at least one.
#[inline]
pub(crate) fn first_letters(text: &[u8], word: Range<usize>) -> u64 {
    let mut first = [0; LETTERS];
    let from = text.get(word.start..).unwrap_or_default();
    match from.first_chunk() {
        Some(chunk) => first = *chunk,
        None => first.iter_mut().zip(from).for_each(|(letter, byte)| *letter = *byte),
    }
    let others = LETTERS.saturating_sub(word.len()) as u32 * u8::BITS;
    u64::from_le_bytes(first).wrapping_shl(others).wrapping_shr(others)
}

/// Where a first word leads; how strings go on after it is not told here.
fn beginning(word: &[u8], trie: &Trie) -> Beginning {
    // The walk goes on from a node before a string that ends there is told: of a longer word that would be inside of it.
    let known = word.len().min(LETTERS - 1);
    let (mut place, mut depth) = (0, 0);
    for byte in &word[..known] {
        let Some(node) = trie.nodes.get(place as usize).filter(|node| node.tail == CHILDREN) else { break };
        let Some((child, _)) = trie.child(place, node, *byte) else { break };
        place = child;
        depth += 1;
    }
    let rest = &word[depth..];
    let group = match trie.nodes.get(place as usize) {
        Some(node) if node.tail == CHILDREN && rest.is_empty() => node.group,
        _ => trie.tail(place).filter(|(tail, _)| *tail == rest).map_or(0, |(_, group)| group + 1),
    };
    Beginning {
        onward: 0,
        group: if word.len() < LETTERS { group } else { 0 },
        node: place << DEPTH_BITS | depth as u32,
    }
}
