//! The first words of all strings, and the nodes to which they lead.
//!
//! A string ends where a word ends, or goes on into the next; so of the words of a text only those that are exactly the first
//! word of a string can begin one.

use std::ops::Range;

use danhdau_fold::alphabet::is_word;

use super::{CHILDREN, Strings, Trie};

/// Letters of a word that are looked at: few syllables have more than seven.
const LETTERS: usize = 8;

/// Where strings go on after their first word, by its first letters.
#[derive(Debug, Default)]
pub(crate) struct Beginnings {
    /// The letters and where they lead; a table of a power of two places, half of them empty.
    slots: Vec<Slot>,
}

/// As short as can be: texts look at all of the table, again and again.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// 0 if it is empty.
    letters: u64,
    /// The node, or the group.
    number: u32,
    /// How many letters lead to the node; [`WHOLE`] for a group.
    depth: u32,
}

const WHOLE: u32 = u32::MAX;

/// Where the first letters of a word lead.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// The word is a string, the only one that begins with it: the number of its group.
    Whole(u32),
    /// The deepest node on the way of the letters, and how many of them lead to it.
    Node(u32, u32),
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
            if letters != 0 && beginnings.slots[slot].letters == 0 {
                let (number, depth) = match place(letters, trie) {
                    Place::Whole(group) => (group, WHOLE),
                    Place::Node(node, depth) => (node, depth),
                };
                beginnings.slots[slot] = Slot { letters, number, depth };
                used += 1;
            }
        }
        beginnings
    }

    /// Bytes that they take.
    pub(crate) fn size(&self) -> usize {
        size_of_val(&self.slots[..])
    }

    /// Where a word of a text leads.
    #[inline]
    pub(crate) fn get(&self, text: &[u8], word: Range<usize>) -> Option<Place> {
        let letters = letters(text, word);
        let slot = self.slots.get(self.slot(letters)).filter(|slot| slot.letters == letters)?;
        Some(if slot.depth == WHOLE { Place::Whole(slot.number) } else { Place::Node(slot.number, slot.depth) })
    }

    /// Where the letters are, or would be.
    #[inline]
    fn slot(&self, letters: u64) -> usize {
        let mask = self.slots.len().wrapping_sub(1);
        // Multiplicative hashing (D. Knuth, The Art of Computer Programming 3, 6.4).
        let mut slot = (letters.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & mask;
        while let Some(Slot { letters: own, .. }) = self.slots.get(slot) {
            if *own == letters || *own == 0 {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let empty = vec![Slot::default(); (2 * self.slots.len()).max(64)];
        for moved in std::mem::replace(&mut self.slots, empty) {
            let slot = self.slot(moved.letters);
            self.slots[slot] = moved;
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
    let letters = letters.to_le_bytes();
    let length = letters.iter().take_while(|letter| **letter != 0).count();
    let (mut place, mut depth) = (0, 0);
    for byte in &letters[..length] {
        let Some(node) = trie.nodes.get(place as usize).filter(|node| node.tail == CHILDREN) else { break };
        let Some((child, _)) = trie.child(place, node, *byte) else { break };
        place = child;
        depth += 1;
    }
    // Of a longer word the rest is not known.
    let whole = trie.tail(place).filter(|(tail, _)| length < LETTERS && *tail == &letters[depth..length]);
    match whole {
        Some((_, group)) => Place::Whole(group),
        None => Place::Node(place, depth as u32),
    }
}
