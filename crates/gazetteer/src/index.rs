//! A map from bytes to numbers, the one kind of map that is used: each further type costs the module 2 kB, and
//! random keys for its hash one more.

use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, DefaultHasher},
};

/// Numbers by a key; keys are mostly folded text.
#[derive(Debug, Default)]
pub struct Index {
    numbers: HashMap<Vec<u8>, Vec<u32>, BuildHasherDefault<DefaultHasher>>,
}

impl Index {
    /// The numbers of a key, in the order in which they were added.
    pub fn get(&self, key: &[u8]) -> &[u32] {
        self.numbers.get(key).map_or(&[], Vec::as_slice)
    }

    /// The numbers of a key, to be changed; made where there are none.
    pub fn entry(&mut self, key: Vec<u8>) -> &mut Vec<u32> {
        self.numbers.entry(key).or_default()
    }

    /// The numbers of all keys, in no order.
    pub fn values(&self) -> impl Iterator<Item = &[u32]> {
        self.numbers.values().map(Vec::as_slice)
    }
}
