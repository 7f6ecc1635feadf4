//! Numbers by the hash of a key, without the keys: whoever asks knows where they stand, and looks whether it is the
//! same. Tens of thousands of names are so found in a megabyte.

use crate::index::hash;

/// Numbers by the hash of a key; different keys may rarely have the same.
#[derive(Debug, Default)]
pub(super) struct Hashed {
    /// Hashes with their numbers, where the hash points or after that. The length is a power of two.
    slots: Vec<(u32, u32)>,
    used: usize,
}

/// In place of a number: nothing was ever here.
const FREE: u32 = u32::MAX;
/// In place of a number: what was here is forgotten.
const FORGOTTEN: u32 = u32::MAX - 1;

impl Hashed {
    /// Adds a number to those of a key.
    pub(super) fn add(&mut self, key: &[u8], number: u32) {
        if 8 * (self.used + 1) > 7 * self.slots.len() {
            self.grow();
        }
        self.used += 1;
        self.put(hash(key) as u32, number);
    }

    /// The numbers of all keys of the hash of this one, in the order in which they were added.
    pub(super) fn get(&self, key: &[u8]) -> impl Iterator<Item = u32> {
        self.of_hash(hash(key) as u32)
    }

    /// Takes a number out of those of a key.
    pub(super) fn forget(&mut self, key: &[u8], number: u32) {
        let hash = hash(key) as u32;
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = hash as usize & mask;
        while let Some(own) = self.slots.get_mut(slot).filter(|(_, number)| *number != FREE) {
            if *own == (hash, number) {
                own.1 = FORGOTTEN;
                return;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// The numbers of each hash that has several, in the order in which they were added.
    pub(super) fn several(&self) -> impl Iterator<Item = Vec<u32>> {
        self.slots.iter().filter(|(_, number)| *number < FORGOTTEN).filter_map(|(hash, number)| {
            let mut own = self.of_hash(*hash);
            // Once, where the first of them is.
            own.next().filter(|first| first == number)?;
            let others: Vec<u32> = own.collect();
            (!others.is_empty()).then(|| [vec![*number], others].concat())
        })
    }

    fn of_hash(&self, hash: u32) -> impl Iterator<Item = u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let steps = 0..self.slots.len();
        let slots = steps.map(move |step| &self.slots[(hash as usize).wrapping_add(step) & mask]);
        let there = slots.take_while(|(_, number)| *number != FREE);
        there.filter(move |(own, number)| *own == hash && *number != FORGOTTEN).map(|(_, number)| *number)
    }

    fn put(&mut self, hash: u32, number: u32) {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        while self.slots[slot].1 != FREE {
            slot = (slot + 1) & mask;
        }
        self.slots[slot] = (hash, number);
    }

    fn grow(&mut self) {
        let longer = vec![(0, FREE); (2 * self.slots.len()).max(1024)];
        let slots = std::mem::replace(&mut self.slots, longer);
        // From a free place on, so that those of one hash keep their order where they go round the end.
        let first = slots.iter().position(|(_, number)| *number == FREE).unwrap_or(0);
        for (hash, number) in slots[first..].iter().chain(&slots[..first]) {
            if *number < FORGOTTEN {
                self.put(*hash, *number);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_added_is_found_in_its_order_until_it_is_forgotten() {
        let mut hashed = Hashed::default();
        let key = |number: u32| (number % 1009).to_string().into_bytes();
        for number in 0..5000 {
            hashed.add(&key(number), number);
        }
        for first in 0..1009 {
            let expected: Vec<u32> = (first..5000).step_by(1009).collect();
            let found: Vec<u32> = hashed.get(&key(first)).collect();
            assert_eq!(found, expected);
        }
        assert_eq!(hashed.several().count(), 1009);
        assert_eq!(hashed.several().map(|numbers| numbers.len()).sum::<usize>(), 5000);
        for number in 1009..5000 {
            hashed.forget(&key(number), number);
        }
        assert_eq!(hashed.several().count(), 0);
        assert!((0..1009).all(|number| hashed.get(&key(number)).eq([number])));
        assert_eq!(hashed.get(b"none").count(), 0);
        assert_eq!(Hashed::default().get(b"none").count(), 0);
    }
}
