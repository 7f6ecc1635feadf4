//! Folded text, with the way back to the original.

use std::ops::Range;

use super::alphabet::*;
use super::bits::Bits;

/// A byte of folded text that does not stand for exactly one unit right after the byte before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shift {
    pub(super) at: u32,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Shift {
    /// The units of the byte at `at`, given the last shift up to there.
    fn units(last: Option<&Self>, at: usize) -> Range<usize> {
        let Some(shift) = last else { return at..at + 1 };
        match at - shift.at as usize {
            0 => shift.start as usize..shift.end as usize,
            distance => {
                let start = shift.end as usize + distance - 1;
                start..start + 1
            }
        }
    }
}

/// Bytes between two places from which shifts are looked for.
const BLOCK: usize = 256;

/// Text after folding, with the way back to the original.
#[derive(Debug, Default)]
pub struct Folded {
    pub(super) bytes: Vec<u8>,
    /// Which of them stand for capital letters.
    pub(super) capitals: Bits,
    pub(super) shifts: Vec<Shift>,
    /// For each [`BLOCK`] of bytes the number of shifts before it.
    blocks: Vec<u32>,
    /// Which spaces hold a line break.
    pub(super) line_breaks: Bits,
}

impl Folded {
    /// Nothing yet, with room for bytes and for their bits.
    pub(super) fn with_room(bytes: Vec<u8>, bits: impl Fn() -> Bits) -> Self {
        Self { bytes, capitals: bits(), line_breaks: bits(), ..Self::default() }
    }

    /// Counts the shifts of each block, once all are there.
    pub(super) fn count_shifts(&mut self) {
        if self.shifts.is_empty() {
            return;
        }
        let mut number = 0;
        self.blocks = (0..=self.bytes.len() / BLOCK)
            .map(|block| {
                let before = |shift: &&Shift| (shift.at as usize) < block * BLOCK;
                number += self.shifts[number..].iter().take_while(before).count();
                number as u32
            })
            .collect();
    }

    /// The folded bytes; see `alphabet` for their meaning.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The byte at `at`, or [`BOUNDARY`] outside of the text.
    pub fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(BOUNDARY)
    }

    /// UTF-16 units of the original that the folded range stands for.
    ///
    /// Where nothing is dropped this is the range itself. Units that were dropped (ignorables) belong to a range
    /// only when bytes of the range stand on both sides of them: of `"\u{200B}Huế\u{200B}"` the range of the
    /// three letters is 1..4, while in `"Hu\u{200B}ế"` it is 0..4.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let start = self.units(range.start).start;
            return start..start;
        }
        self.units(range.start).start..self.units(range.end - 1).end
    }

    /// Whether a byte stands for a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.capitals.get(at)
    }

    /// The bytes that stand for capital letters, from `start` on.
    pub fn capitals_from(&self, start: usize) -> impl Iterator<Item = usize> {
        self.capitals.ones_from(start)
    }

    fn units(&self, at: usize) -> Range<usize> {
        Shift::units(self.shifts_to(at).checked_sub(1).and_then(|last| self.shifts.get(last)), at)
    }

    /// How many shifts there are up to a byte, its own included.
    fn shifts_to(&self, at: usize) -> usize {
        let block = |number: usize| self.blocks.get(number).map_or(self.shifts.len(), |shifts| *shifts as usize);
        let (first, last) = (block(at / BLOCK), block(at / BLOCK + 1));
        let shifts = self.shifts.get(first..last).unwrap_or_default();
        first + shifts.partition_point(|shift| shift.at as usize <= at)
    }

    /// UTF-16 units of the original for each byte of a folded range, in order; one search for all of them.
    pub fn originals(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let mut after = self.shifts_to(range.start);
        range.map(move |at| {
            while self.shifts.get(after).is_some_and(|shift| shift.at as usize <= at) {
                after += 1;
            }
            (at, Shift::units(after.checked_sub(1).and_then(|last| self.shifts.get(last)), at))
        })
    }

    /// Whether one of the spaces in the folded range holds a line break.
    pub fn crosses_line(&self, range: Range<usize>) -> bool {
        self.line_breaks.any(range)
    }

    /// Whether the byte is white space that ends a line, a paragraph or the text, or lies outside of it.
    pub fn is_line_end(&self, at: usize) -> bool {
        match self.bytes.get(at) {
            None | Some(&PARAGRAPH) => true,
            Some(&SPACE) => at == 0 || at + 1 == self.bytes.len() || self.crosses_line(at..at + 1),
            Some(_) => false,
        }
    }
}
