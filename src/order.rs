//! Sorting by a number, written once and short: the standard sort costs the module 2 kB, and most of that again for
//! each further type.

use std::ops::Range;

/// Sorts by a number; items of the same number stay in their order.
pub fn sort_by_number<T>(items: &mut Vec<T>, number: &dyn Fn(&T) -> u64) {
    if items.is_sorted_by_key(number) {
        return;
    }
    let keys: Vec<(u64, u32)> = items.iter().map(number).zip(0..).collect();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(merge_sorted(keys).into_iter().filter_map(|(_, index)| taken.get_mut(index as usize)?.take()));
}

/// Merges runs that are in order already, two by two (natural merge sort, which is stable): what is sorted here is
/// mostly two or three lists that are.
fn merge_sorted(mut keys: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    let mut merged = Vec::with_capacity(keys.len());
    loop {
        let mut runs = keys.chunk_by(|one, next| one.0 <= next.0);
        while let Some(mut left) = runs.next() {
            let mut right = runs.next().unwrap_or_default();
            loop {
                let side = match (left.first(), right.first()) {
                    (Some(one), Some(other)) if other.0 < one.0 => &mut right,
                    (None, Some(_)) => &mut right,
                    (Some(_), _) => &mut left,
                    (None, None) => break,
                };
                if let Some((first, rest)) = side.split_first() {
                    merged.push(*first);
                    *side = rest;
                }
            }
        }
        // One run is left once a round has merged no more than two.
        let done = keys.chunk_by(|one, next| one.0 <= next.0).nth(2).is_none();
        std::mem::swap(&mut keys, &mut merged);
        if done {
            return keys;
        }
        merged.clear();
    }
}

/// The number by which ranges come in order of start, and of those the longest first.
pub fn outermost_first(range: &Range<usize>) -> u64 {
    (range.start as u64) << 32 | u64::from(u32::MAX - range.end as u32)
}

/// The number by which ranges come in order of length, the longest first.
pub fn longest_first(range: &Range<usize>) -> u64 {
    u64::from(u32::MAX) - range.len() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_the_same_number_stay_in_their_order() {
        let mut items = vec![(3, 'a'), (1, 'b'), (3, 'c'), (2, 'd'), (1, 'e')];
        sort_by_number(&mut items, &|(number, _)| *number);
        assert_eq!(items, [(1, 'b'), (1, 'e'), (2, 'd'), (3, 'a'), (3, 'c')]);
    }

    #[test]
    fn any_number_of_items_is_sorted() {
        for length in [0, 1, 2, 3, 5, 8, 13, 64, 100, 1000] {
            let mut items: Vec<u64> = (0..length).map(|item| item * 7919 % 101).collect();
            let mut expected = items.clone();
            expected.sort();
            sort_by_number(&mut items, &|item| *item);
            assert_eq!(items, expected);
        }
    }

    #[test]
    fn orders_of_ranges() {
        let mut ranges = vec![2..9, 0..3, 2..4, 0..5];
        sort_by_number(&mut ranges, &outermost_first);
        assert_eq!(ranges, [0..5, 0..3, 2..9, 2..4]);
        sort_by_number(&mut ranges, &longest_first);
        assert_eq!(ranges, [2..9, 0..5, 0..3, 2..4]);
    }
}
