//! Sorting by a number, written once: each further type that the standard sort is compiled for costs the module 8 kB.

use std::ops::Range;

/// Sorts by a number; items of the same number stay in their order.
pub fn sort_by_number<T>(items: &mut Vec<T>, number: &dyn Fn(&T) -> u64) {
    if items.is_sorted_by_key(number) {
        return;
    }
    let mut keys: Vec<(u64, u32)> = items.iter().map(number).zip(0..).collect();
    keys.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, index)| taken.get_mut(index as usize)?.take()));
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
    fn orders_of_ranges() {
        let mut ranges = vec![2..9, 0..3, 2..4, 0..5];
        sort_by_number(&mut ranges, &outermost_first);
        assert_eq!(ranges, [0..5, 0..3, 2..9, 2..4]);
        sort_by_number(&mut ranges, &longest_first);
        assert_eq!(ranges, [2..9, 0..5, 0..3, 2..4]);
    }
}
