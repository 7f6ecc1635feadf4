//! Many bytes of folded text at once: which of 64 are letters or digits, as bits of a number, the first in its lowest bit.
//!
//! Eight bytes are compared at a time: adding to the lower seven bits of each byte carries into the eighth (H. S. Warren,
//! Hacker's Delight, 6-1), and a multiplication gathers these (the same, 5-2).

use std::ops::Range;

use crate::alphabet::OTHER_LETTER;

const EACH: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = 0x80 * EACH;

/// Which bytes are letters or digits, as `alphabet::is_word` says of one; in their highest bits.
#[inline]
const fn words(bytes: u64) -> u64 {
    bytes | within(bytes, b'a', b'z') | within(bytes, b'0', b'9') | within(bytes, OTHER_LETTER, OTHER_LETTER)
}

/// Which bytes are ASCII digits; in their highest bits.
#[inline]
const fn digits(bytes: u64) -> u64 {
    within(bytes, b'0', b'9') & !bytes
}

/// Whether the lower seven bits of each byte are from `first` to `last`; in its highest bit.
const fn within(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !HIGH;
    (low + (0x80 - first as u64) * EACH) & !(low + (0x7F - last as u64) * EACH)
}

/// The runs of letters and digits of a text, in order.
#[inline]
pub fn runs_of_letters(bytes: &[u8], found: impl FnMut(Range<usize>)) {
    runs(bytes, words, found);
}

/// The runs of ASCII digits of a text, in order.
#[inline]
pub fn runs_of_digits(bytes: &[u8], found: impl FnMut(Range<usize>)) {
    runs(bytes, digits, found);
}

/// The runs of bytes that a test holds of.
#[inline]
fn runs(bytes: &[u8], test: impl Fn(u64) -> u64, mut found: impl FnMut(Range<usize>)) {
    const BLOCK: usize = 64;
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    // Filled up with at least one boundary, so that every run ends in a block.
    let mut last = [0; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    let (mut start, mut before) = (0, 0);
    for (block, at) in blocks.iter().chain([&last]).zip((0..).step_by(BLOCK)) {
        let mut bits = 0;
        for (eight, shift) in block.as_chunks().0.iter().zip((0..).step_by(8)) {
            let gathered =
                (test(u64::from_le_bytes(*eight)) & HIGH).wrapping_shr(7).wrapping_mul(0x0102_0408_1020_4080);
            bits |= gathered >> 56 << shift;
        }
        // Where a run begins or ends, in turns.
        let mut edges = bits ^ (bits << 1 | before);
        let mut inside = before != 0;
        before = bits >> 63;
        while edges != 0 {
            let edge = at + edges.trailing_zeros() as usize;
            edges &= edges - 1;
            if inside {
                found(start..edge);
            }
            start = edge;
            inside = !inside;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alphabet::is_word;

    /// The same, byte by byte.
    fn oracle(bytes: &[u8], holds: fn(&u8) -> bool) -> Vec<Range<usize>> {
        let mut at = 0;
        let runs = bytes.chunk_by(|one, next| holds(one) == holds(next)).map(|run| {
            at += run.len();
            (at - run.len()..at, run)
        });
        runs.filter(|(_, run)| holds(&run[0])).map(|(range, _)| range).collect()
    }

    fn agrees(bytes: &[u8]) {
        let (mut letters, mut digits) = (Vec::new(), Vec::new());
        runs_of_letters(bytes, |run| letters.push(run));
        runs_of_digits(bytes, |run| digits.push(run));
        assert_eq!(letters, oracle(bytes, |byte| is_word(*byte)), "{bytes:?}");
        assert_eq!(digits, oracle(bytes, u8::is_ascii_digit), "{bytes:?}");
    }

    #[test]
    fn every_byte_is_told_beside_every_other() {
        for byte in 0..=u8::MAX {
            for other in [0, 1, b'0', b'9', b'a', b'z', 0x7F, 0x80, 0xFF] {
                agrees(&[other, byte, other, other, byte, byte, other, byte]);
            }
        }
    }

    #[test]
    fn runs_go_across_blocks_and_to_the_last_byte() {
        for length in 0..200 {
            agrees(&vec![b'7'; length]);
            let text: Vec<u8> = (0..length).map(|at| if at * at % 7 < 4 { b'a' } else { b' ' }).collect();
            agrees(&text);
        }
    }
}
