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

    /// Those that are set, from `start` on.
    pub(crate) fn ones_from(&self, start: usize) -> impl Iterator<Item = usize> {
        let words = self.0.iter().enumerate().skip(start / WORD);
        let ones = words.flat_map(|(number, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(number * WORD + bit)
            })
        });
        ones.skip_while(move |at| *at < start)
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
    fn bits_of_a_range_are_those_that_were_set() {
        let mut bits = Bits::new(200);
        for at in [0, 3, 63, 64, 127, 150] {
            bits.set(at);
        }
        bits.clear(3);
        for start in 0..200 {
            for end in start..200 {
                assert_eq!(bits.any(start..end), (start..end).any(|at| bits.get(at)), "{start}..{end}");
            }
            let ones: Vec<usize> = (start..200).filter(|at| bits.get(*at)).collect();
            assert_eq!(bits.ones_from(start).collect::<Vec<_>>(), ones, "from {start}");
        }
    }
}
