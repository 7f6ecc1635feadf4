//! The first letters of all strings, and the nodes to which they lead.
//!
//! A string ends where a word ends, or goes on into the next; so of the words of a text only those whose first letters
//! are exactly the first letters of a first word can begin one.

use danhdau_fold::alphabet::is_word;

use super::{CHILDREN, Strings, Trie};

/// Letters of a word that are looked at.
const LETTERS: usize = 4;

/// Nodes by the first letters of a word.
#[derive(Debug, Default)]
pub(crate) struct Beginnings {
    /// The letters, and the node with its depth; a table of a power of two places, most of them empty.
    slots: Vec<(u32, Place)>,
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
            let letters = letters(string);
            if 4 * used >= beginnings.slots.len() {
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

    /// The node to which the beginning of a word leads, and its depth.
    #[inline]
    pub(crate) fn get(&self, word: &[u8]) -> Option<(u32, usize)> {
        let letters = letters(word);
        let (own, place) = *self.slots.get(self.slot(letters))?;
        (own == letters).then_some((place.node, place.depth as usize))
    }

    /// Where the letters are, or would be.
    #[inline]
    fn slot(&self, letters: u32) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        // Multiplicative hashing (D. Knuth, The Art of Computer Programming 3, 6.4).
        let mut slot = (letters.wrapping_mul(0x9E37_79B1) >> 15) as usize & mask;
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

/// The first letters of the word that bytes begin with; 0 if they begin with none.
#[inline]
fn letters(bytes: &[u8]) -> u32 {
    const WORD: [u8; 256] = {
        let mut word = [0; 256];
        let mut byte = 0;
        while byte < 256 {
            word[byte] = if is_word(byte as u8) { 0xFF } else { 0 };
            byte += 1;
        }
        word
    };
    let mut first = [0; LETTERS];
    match bytes.first_chunk() {
        Some(chunk) => first = *chunk,
        None => first.iter_mut().zip(bytes).for_each(|(letter, byte)| *letter = *byte),
    }
    let mut goes_on = 0xFF;
    for letter in &mut first {
        goes_on &= WORD[usize::from(*letter)];
        *letter &= goes_on;
    }
    u32::from_le_bytes(first)
}

fn place(letters: u32, trie: &Trie) -> Place {
    let mut place = Place::default();
    for byte in letters.to_le_bytes().into_iter().take_while(|byte| *byte != 0) {
        let Some(node) = trie.nodes.get(place.node as usize).filter(|node| node.tail == CHILDREN) else { break };
        let Some(child) = trie.child(place.node, node, byte) else { break };
        place = Place { node: child, depth: place.depth + 1 };
    }
    place
}
