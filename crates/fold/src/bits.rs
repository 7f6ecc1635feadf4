//! A bit for each byte of a text.

use std::ops::Range;

const WORD: usize = u64::BITS as usize;

/// A bit for each byte of a text, none set at first.
#[derive(Debug, Default)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    pub(crate) fn new(length: usize) -> Self {
        Self(vec![0; length.div_ceil(WORD)])
    }

    pub(crate) fn get(&self, at: usize) -> bool {
        self.0.get(at / WORD).is_some_and(|word| word >> (at % WORD) & 1 != 0)
    }

    /// Whether one of a range is set.
    pub(crate) fn any(&self, range: Range<usize>) -> bool {
        let words = range.start / WORD..range.end.div_ceil(WORD);
        words.into_iter().any(|number| {
            let first = range.start.saturating_sub(number * WORD);
            let behind = ((number + 1) * WORD).saturating_sub(range.end);
            // Shifted to the left what is behind the range, to the right what is before it.
            self.0.get(number).is_some_and(|word| word << behind >> behind >> first != 0)
        })
    }

    pub(crate) fn clear(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / WORD) {
            *word &= !(1 << (at % WORD));
        }
    }

    pub(crate) fn set(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / WORD) {
            *word |= 1 << (at % WORD);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_of_a_range_is_any_of_its_bits() {
        let mut bits = Bits::new(200);
        for at in [0, 3, 63, 64, 127, 150] {
            bits.set(at);
        }
        bits.clear(3);
        for start in 0..200 {
            for end in start..200 {
                assert_eq!(bits.any(start..end), (start..end).any(|at| bits.get(at)), "{start}..{end}");
            }
        }
    }
}
