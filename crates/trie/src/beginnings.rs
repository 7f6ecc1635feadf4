//! The first words of all strings, and the nodes to which they lead.
//!
//! A string ends where a word ends, or goes on into the next; so of the words of a text only those that are exactly the first
//! word of a string can begin one.

use std::ops::Range;

use danhdau_fold::alphabet::is_word;

use super::{CHILDREN, Strings, Trie};

/// Letters of a word that are looked at: few syllables have more than seven.
const LETTERS: usize = 8;

/// Nodes by the first letters of a word.
#[derive(Debug, Default)]
pub(crate) struct Beginnings {
    /// The letters, and the node with its depth; a table of a power of two places, most of them empty.
    slots: Vec<(u64, Place)>,
}

/// The deepest node on the way of the letters, and how many of them lead to it.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    node: u32,
    depth: u32,
}

impl Beginnings {
    pub(crate) fn new(strings: &Strings, trie: &Trie) -> Self {
        let mut beginnings = Self::default();
        let mut used = 0;
        for string in strings.iter() {
            let letters = letters(string, 0..string.iter().take_while(|byte| is_word(**byte)).count());
            if 2 * used >= beginnings.slots.len() {
                beginnings.grow();
            }
            let slot = beginnings.slot(letters);
            if letters != 0 && beginnings.slots[slot].0 == 0 {
                beginnings.slots[slot] = (letters, place(letters, trie));
                used += 1;
            }
        }
        beginnings
    }

    /// Bytes that they take.
    pub(crate) fn size(&self) -> usize {
        size_of_val(&self.slots[..])
    }

    /// The node to which the beginning of a word of a text leads, and its depth.
    #[inline]
    pub(crate) fn get(&self, text: &[u8], word: Range<usize>) -> Option<(u32, usize)> {
        let letters = letters(text, word);
        let (own, place) = *self.slots.get(self.slot(letters))?;
        (own == letters).then_some((place.node, place.depth as usize))
    }

    /// Where the letters are, or would be.
    #[inline]
    fn slot(&self, letters: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        // Multiplicative hashing (D. Knuth, The Art of Computer Programming 3, 6.4).
        let mut slot = (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while let Some((own, _)) = self.slots.get(slot) {
            if *own == letters || *own == 0 {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let empty = vec![(0, Place::default()); (2 * self.slots.len()).max(64)];
        for (letters, place) in std::mem::replace(&mut self.slots, empty) {
            let slot = self.slot(letters);
            self.slots[slot] = (letters, place);
        }
    }
}

/// The first letters of a word of a text.
#[inline]
fn letters(text: &[u8], word: Range<usize>) -> u64 {
    let mut first = [0; LETTERS];
    let from = text.get(word.start..).unwrap_or_default();
    match from.first_chunk() {
        Some(chunk) => first = *chunk,
        None => first.iter_mut().zip(from).for_each(|(letter, byte)| *letter = *byte),
    }
    let others = LETTERS.saturating_sub(word.len()) as u32 * u8::BITS;
    match others {
        u64::BITS => 0,
        others => u64::from_le_bytes(first) << others >> others,
    }
}

fn place(letters: u64, trie: &Trie) -> Place {
    let mut place = Place::default();
    for byte in letters.to_le_bytes().into_iter().take_while(|byte| *byte != 0) {
        let Some(node) = trie.nodes.get(place.node as usize).filter(|node| node.tail == CHILDREN) else { break };
        let Some((child, _)) = trie.child(place.node, node, byte) else { break };
        place = Place { node: child, depth: place.depth + 1 };
    }
    place
}
