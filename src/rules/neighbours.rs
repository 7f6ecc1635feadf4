//! The words beside a candidate, found in the same pass as the names.

use std::ops::Range;

use crate::{
    fold::alphabet::SPACE,
    lexicon::WordClass,
    scan::{Hit, Scanner},
    text::Text,
};

/// How far behind a range another name that contains it may end.
const LONGEST_NAME: usize = 64;

/// The hits of a text, to be asked by where they begin and end.
pub struct Neighbours<'a> {
    scanner: &'a Scanner,
    /// In order of start.
    hits: &'a [Hit],
    /// Hits with a word class, in order of end.
    words: Vec<Hit>,
}

impl<'a> Neighbours<'a> {
    /// Sorts the hits of a scan, which are in order of start.
    pub fn new(scanner: &'a Scanner, hits: &'a [Hit]) -> Self {
        let mut words: Vec<Hit> =
            hits.iter().filter(|hit| !scanner.entry(hit).classes.is_empty()).copied().collect();
        words.sort_by_key(|hit| hit.end);
        Self { scanner, hits, words }
    }

    /// All hits in order of start.
    pub fn hits(&self) -> &'a [Hit] {
        self.hits
    }

    /// The longest word that ends right before `at`, or before the single space there, if it is of these classes:
    /// what ends in "thị trường" does not end in "trường".
    pub fn before(&self, text: &Text<'_>, at: usize, classes: WordClass) -> Option<Hit> {
        let end = if text.byte_before(at) == SPACE { at - 1 } else { at };
        let first = self.words.partition_point(|hit| hit.end < end);
        let ending = self.words.get(first..)?.iter().take_while(|hit| hit.end == end);
        ending.min_by_key(|hit| hit.start).filter(|hit| self.classes(hit).intersects(classes)).copied()
    }

    /// The longest word of these classes that begins right at `at`, or after the single space there.
    pub fn after(&self, text: &Text<'_>, at: usize, classes: WordClass) -> Option<Hit> {
        let start = if text.byte(at) == SPACE { at + 1 } else { at };
        self.starting(start).filter(|hit| self.classes(hit).intersects(classes)).max_by_key(|hit| hit.end).copied()
    }

    /// All hits that begin at `start`.
    pub fn starting(&self, start: usize) -> impl Iterator<Item = &'a Hit> {
        let first = self.hits.partition_point(|hit| hit.start < start);
        self.hits.get(first..).unwrap_or_default().iter().take_while(move |hit| hit.start == start)
    }

    /// Other names that contain the range, or cross it from the left or the right.
    pub fn others_around(&self, range: &Range<usize>) -> impl Iterator<Item = &Hit> {
        let first = self.words.partition_point(|hit| hit.end <= range.start);
        let reach = range.end + LONGEST_NAME;
        let around = self.words.get(first..).unwrap_or_default().iter().take_while(move |hit| hit.end <= reach);
        let end = range.end;
        around.filter(move |hit| hit.start < end && self.classes(hit).contains(WordClass::OTHER_NAME))
    }

    /// Whether a hit is a form of a name in the gazetteer.
    pub fn is_name(&self, hit: &Hit) -> bool {
        !self.scanner.entry(hit).surfaces.is_empty()
    }

    /// The classes of a hit.
    pub fn classes(&self, hit: &Hit) -> WordClass {
        self.scanner.entry(hit).classes
    }
}
