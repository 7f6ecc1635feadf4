//! Overlaps: of several readings of one place, the longest and most specific wins.

use std::ops::Range;

use crate::{
    annotation::Confidence,
    order::{longest_first, outermost_first, sort_by_number},
    rules::Reading,
};

/// Keeps the readings that win, in order of start. With `nested`, readings inside a longer one stay if they name
/// something else; readings never cross.
///
/// Where two cross, the one inside one line beats the one across a line break, then the longer, then the earlier.
pub fn resolve(mut readings: Vec<Reading>, nested: bool, crosses_line: impl Fn(Range<usize>) -> bool) -> Vec<Reading> {
    sort_by_number(&mut readings, &|reading| outermost_first(&reading.range));
    let mut kept = Vec::with_capacity(readings.len());
    let mut cluster: Vec<Reading> = Vec::new();
    let mut cluster_end = 0;
    for reading in readings {
        if reading.range.start >= cluster_end && !cluster.is_empty() {
            kept.append(&mut settle(std::mem::take(&mut cluster), nested, &crosses_line));
        }
        cluster_end = cluster_end.max(reading.range.end);
        cluster.push(reading);
    }
    kept.append(&mut settle(cluster, nested, &crosses_line));
    kept
}

/// Settles readings of which each overlaps another.
fn settle(mut cluster: Vec<Reading>, nested: bool, crosses_line: &impl Fn(Range<usize>) -> bool) -> Vec<Reading> {
    if cluster.len() < 2 {
        return cluster;
    }
    let in_one_line: Vec<Range<usize>> =
        cluster.iter().map(|reading| reading.range.clone()).filter(|range| !crosses_line(range.clone())).collect();
    cluster.retain(|reading| {
        !crosses_line(reading.range.clone()) || !in_one_line.iter().any(|other| crosses(&reading.range, other))
    });
    // The order of preference: of readings of the same length, the sure ones first.
    sort_by_number(&mut cluster, &|reading| {
        2 * longest_first(&reading.range) + u64::from(reading.confidence == Confidence::Low)
    });
    let mut kept: Vec<Reading> = Vec::new();
    for reading in cluster {
        let fits = kept.iter().all(|other| {
            let apart = reading.range.end <= other.range.start || other.range.end <= reading.range.start;
            apart || (nested && is_inside(&reading, other))
        });
        if fits {
            kept.push(reading);
        }
    }
    sort_by_number(&mut kept, &|reading| outermost_first(&reading.range));
    kept
}

/// Whether two ranges overlap and neither contains the other.
fn crosses(one: &Range<usize>, other: &Range<usize>) -> bool {
    let (first, second) = if one.start <= other.start { (one, other) } else { (other, one) };
    first.start < second.start && second.start < first.end && first.end < second.end
}

/// Whether a reading may be told inside another: shorter, within, of another name, and not a place in a place or person.
fn is_inside(inner: &Reading, outer: &Reading) -> bool {
    use crate::gazetteer::Kind::{Official, Province};
    let within = outer.range.start <= inner.range.start && inner.range.end <= outer.range.end;
    let shorter = inner.range.len() < outer.range.len();
    within && shorter && inner.subject != outer.subject && !matches!(outer.kind, Official | Province)
}
