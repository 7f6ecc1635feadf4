//! A map from bytes to numbers, the one kind of map that is used, and as short as it can be: each type of the standard
//! map costs the module 2 kB, and its hash one more.

/// Numbers by a key; keys are mostly folded text.
#[derive(Debug, Default)]
pub struct Index {
    /// The keys, one after the other: each in an allocation of its own would take twice the room.
    keys: Vec<u8>,
    /// Where a key ends, and its numbers.
    entries: Vec<(u32, Vec<u32>)>,
    /// One more than the number of an entry, where its hash points or after that; 0 where there is none. The length is a
    /// power of two, and at least twice that of the entries.
    slots: Vec<u32>,
}

impl Index {
    /// The numbers of a key, in the order in which they were added.
    pub fn get(&self, key: &[u8]) -> &[u32] {
        match self.slot(key) {
            Some((_, Some(entry))) => self.entries.get(entry).map_or(&[], |(_, numbers)| numbers),
            _ => &[],
        }
    }

    /// The numbers of a key, to be changed; made where there are none.
    pub fn entry(&mut self, key: &[u8]) -> &mut Vec<u32> {
        if self.slots.len() < 2 * (self.entries.len() + 1) {
            self.grow();
        }
        let (slot, entry) = self.slot(key).unwrap_or_default();
        let entry = entry.unwrap_or_else(|| {
            self.keys.extend_from_slice(key);
            self.entries.push((self.keys.len() as u32, Vec::new()));
            self.slots[slot] = self.entries.len() as u32;
            self.entries.len() - 1
        });
        &mut self.entries[entry].1
    }

    /// The numbers of all keys, in the order in which the keys were added.
    pub fn values(&self) -> impl Iterator<Item = &[u32]> {
        self.entries.iter().map(|(_, numbers)| numbers.as_slice())
    }

    /// Where a key is, or else where it would be.
    fn slot(&self, key: &[u8]) -> Option<(usize, Option<usize>)> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut slot = hash(key) & mask;
        loop {
            let Some(entry) = self.slots[slot].checked_sub(1) else { return Some((slot, None)) };
            let entry = entry as usize;
            if self.key(entry) == key {
                return Some((slot, Some(entry)));
            }
            slot = (slot + 1) & mask;
        }
    }

    fn key(&self, entry: usize) -> &[u8] {
        let end = |entry: usize| self.entries.get(entry).map_or(0, |(end, _)| *end as usize);
        self.keys.get(entry.checked_sub(1).map_or(0, end)..end(entry)).unwrap_or_default()
    }

    fn grow(&mut self) {
        let mut slots = vec![0; (4 * self.entries.len()).next_power_of_two().max(16)];
        let mask = slots.len() - 1;
        for entry in 0..self.entries.len() {
            let mut slot = hash(self.key(entry)) & mask;
            while slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = entry as u32 + 1;
        }
        self.slots = slots;
    }
}

/// FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo), its high bits folded into the low ones.
pub(crate) fn hash(key: &[u8]) -> usize {
    let hash = key
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 32)) as usize
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn it_maps_as_the_standard_map_does() {
        let mut index = Index::default();
        let mut expected: HashMap<Vec<u8>, Vec<u32>> = HashMap::new();
        assert_eq!(index.get(b"0"), &[] as &[u32]);
        for number in 0..5000_u32 {
            let key = (number * 7919 % 1009).to_string().into_bytes();
            index.entry(&key).push(number);
            expected.entry(key).or_default().push(number);
        }
        for (key, numbers) in &expected {
            assert_eq!(index.get(key), numbers);
        }
        assert_eq!(index.get(b"none"), &[] as &[u32]);
        assert_eq!(index.values().count(), expected.len());
        assert_eq!(index.values().map(<[u32]>::len).sum::<usize>(), 5000);
    }
}
