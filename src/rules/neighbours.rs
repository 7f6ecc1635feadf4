//! The words beside a candidate, found in the same pass as the names.

use std::{cell::RefCell, ops::Range};

use crate::{
    fold::alphabet::SPACE,
    gazetteer::{EntityNumber, Gazetteer, Kind},
    lexicon::WordClass,
    scan::{Hit, Scanner},
    text::Text,
};

/// How far behind a range another name that contains it may end.
const LONGEST_NAME: usize = 64;

/// Bytes of text between two places from which hits are looked for.
const BLOCK: usize = 64;

/// The hits of a text, to be asked by where they begin and end.
pub struct Neighbours<'a> {
    scanner: &'a Scanner,
    /// In order of start.
    hits: &'a [Hit],
    /// Their numbers in order of end.
    by_end: Vec<u32>,
    /// For each [`BLOCK`] of the text the first hit that begins there or later, and the first in order of end that ends
    /// there or later.
    starts: Vec<u32>,
    ends: Vec<u32>,
    /// The answers given since [`Neighbours::watch`], if somebody watches.
    seen: RefCell<Option<Vec<Range<usize>>>>,
}

impl<'a> Neighbours<'a> {
    /// Sorts the hits of a scan, which are in order of start.
    pub fn new(scanner: &'a Scanner, hits: &'a [Hit]) -> Self {
        let mut by_end: Vec<u32> = (0..hits.len() as u32).collect();
        let end = |number: u32| hits.get(number as usize).map_or(usize::MAX, |hit| hit.end);
        // By insertion: in order of start, a hit is out of order only among those that it overlaps.
        for next in 1..by_end.len() {
            let mut at = next;
            while at > 0 && end(by_end[at - 1]) > end(by_end[at]) {
                by_end.swap(at - 1, at);
                at -= 1;
            }
        }
        let starts = blocks(hits.iter().map(|hit| hit.start));
        let ends = blocks(by_end.iter().map(|number| end(*number)));
        Self { scanner, hits, by_end, starts, ends, seen: RefCell::new(None) }
    }

    /// From now on, remembers what is answered.
    pub fn watch(&self) {
        *self.seen.borrow_mut() = Some(Vec::new());
    }

    /// What was answered since [`Neighbours::watch`], which ends here.
    pub fn seen(&self) -> Vec<Range<usize>> {
        self.seen.take().unwrap_or_default()
    }

    fn answer(&self, hit: Option<Hit>) -> Option<Hit> {
        if let (Some(seen), Some(hit)) = (self.seen.borrow_mut().as_mut(), hit) {
            seen.push(hit.start..hit.end);
        }
        hit
    }

    /// All hits in order of start.
    pub fn hits(&self) -> &'a [Hit] {
        self.hits
    }

    /// The longest word that ends right before `at`, or before the single space there, if it is of these classes:
    /// what ends in "thị trường" does not end in "trường".
    pub fn before(&self, text: &Text<'_>, at: usize, classes: WordClass) -> Option<Hit> {
        let end = if text.byte_before(at) == SPACE { at - 1 } else { at };
        let words = self.ending(end).filter(|hit| !self.classes(hit).is_empty());
        self.answer(words.min_by_key(|hit| hit.start).filter(|hit| self.classes(hit).intersects(classes)).copied())
    }

    /// All hits that end at `end`.
    pub fn ending(&self, end: usize) -> impl Iterator<Item = &Hit> {
        self.ending_from(end).take_while(move |hit| hit.end == end)
    }

    /// Hits in order of end, from those that end at `first` on.
    fn ending_from(&self, first: usize) -> impl Iterator<Item = &Hit> {
        let block = self.ends.get(first / BLOCK).map_or(self.by_end.len(), |number| *number as usize);
        let later = self.by_end.get(block..).unwrap_or_default().iter();
        later.filter_map(|number| self.hits.get(*number as usize)).skip_while(move |hit| hit.end < first)
    }

    /// Hits that begin before `end` and end after `start`.
    fn overlapping(&self, start: usize, end: usize) -> impl Iterator<Item = &Hit> {
        let reach = end + LONGEST_NAME;
        self.ending_from(start + 1).take_while(move |hit| hit.end <= reach).filter(move |hit| hit.start < end)
    }

    /// The longest word of these classes that begins right at `at`, or after the single space there.
    pub fn after(&self, text: &Text<'_>, at: usize, classes: WordClass) -> Option<Hit> {
        let start = if text.byte(at) == SPACE { at + 1 } else { at };
        let words = self.starting(start).filter(|hit| self.classes(hit).intersects(classes));
        self.answer(words.max_by_key(|hit| hit.end).copied())
    }

    /// All hits that begin at `start`.
    pub fn starting(&self, start: usize) -> impl Iterator<Item = &'a Hit> {
        let block = self.starts.get(start / BLOCK).map_or(self.hits.len(), |number| *number as usize);
        let later = self.hits.get(block..).unwrap_or_default().iter();
        later.skip_while(move |hit| hit.start < start).take_while(move |hit| hit.start == start)
    }

    /// Other names that contain the range, or cross it from the left or the right.
    pub fn others_around(&self, range: &Range<usize>) -> impl Iterator<Item = &Hit> {
        self.overlapping(range.start, range.end).filter(|hit| {
            let other = self.classes(hit).contains(WordClass::OTHER_NAME);
            other && self.answer(Some(**hit)).is_some()
        })
    }

    /// Names that begin before a place and end after it.
    pub fn names_across(&self, at: usize) -> impl Iterator<Item = &Hit> {
        self.overlapping(at, at).filter(|hit| self.is_name(hit))
    }

    /// Whether a hit is a form of a name in the gazetteer.
    pub fn is_name(&self, hit: &Hit) -> bool {
        self.scanner.is_name(hit)
    }

    /// The kinds of the records whose names a hit may be.
    pub fn kinds(&self, hit: &Hit, gazetteer: &Gazetteer) -> impl Iterator<Item = Kind> {
        self.records(hit, gazetteer).filter_map(|record| Some(gazetteer.entity(record)?.kind()))
    }

    /// The records whose names a hit may be.
    pub fn records(&self, hit: &Hit, gazetteer: &Gazetteer) -> impl Iterator<Item = EntityNumber> {
        self.scanner.surfaces(hit).filter_map(|number| Some(gazetteer.surfaces.get(number as usize)?.entity))
    }

    /// The classes of a hit.
    pub fn classes(&self, hit: &Hit) -> WordClass {
        self.scanner.classes(hit)
    }
}

/// For each block of the text the number of the first place in it or after it; places are in order.
fn blocks(places: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut blocks = Vec::new();
    for (place, number) in places.zip(0..) {
        if place / BLOCK >= blocks.len() {
            blocks.resize(place / BLOCK + 1, number);
        }
    }
    blocks
}
