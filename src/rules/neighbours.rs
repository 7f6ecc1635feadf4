//! The words beside a candidate, found in the same pass as the names.

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use crate::{
    fold::alphabet::SPACE,
    gazetteer::{EntityNumber, Gazetteer, Kind},
    lexicon::WordClass,
    scan::{Hit, Scanner},
    text::Text,
};

/// Bytes of text between two places from which hits are looked for.
const BLOCK: usize = 64;

/// The hits of a passage and around it, to be asked by where they begin and end.
pub struct Neighbours<'a> {
    scanner: &'a Scanner,
    /// Folded bytes.
    passage: Range<usize>,
    /// Where the text that was scanned begins.
    first: usize,
    /// In order of start.
    hits: Vec<Hit>,
    /// For each [`BLOCK`] of what was scanned the first hit that begins there or later, and the first that ends there or later.
    starts: Vec<u32>,
    ends: Vec<u32>,
    /// Numbers of the hits that the whole passage is searched for; roles also around it.
    names: Vec<u32>,
    roles: Vec<u32>,
    titles: Vec<u32>,
    family_names: Vec<u32>,
    document_types: Vec<u32>,
    /// The place that was last asked about by [`Neighbours::before`], with the longest word there: rules ask one after the
    /// other for the word before the same name.
    asked: Cell<(usize, Option<Hit>)>,
    /// The answers given since [`Neighbours::watch`], if somebody watches.
    seen: RefCell<Option<Vec<Range<usize>>>>,
}

impl<'a> Neighbours<'a> {
    /// Of no passage yet.
    pub fn new(scanner: &'a Scanner) -> Self {
        Self {
            scanner,
            passage: 0..0,
            first: 0,
            hits: Vec::new(),
            starts: Vec::new(),
            ends: Vec::new(),
            names: Vec::new(),
            roles: Vec::new(),
            titles: Vec::new(),
            family_names: Vec::new(),
            document_types: Vec::new(),
            asked: Cell::new((usize::MAX, None)),
            seen: RefCell::new(None),
        }
    }

    /// Scans a passage with its surroundings, in place of the one before.
    pub fn scan(&mut self, text: &Text<'_>, passage: &Range<usize>) {
        let lists =
            [&mut self.names, &mut self.roles, &mut self.titles, &mut self.family_names, &mut self.document_types];
        for numbers in lists.into_iter().chain([&mut self.starts, &mut self.ends]) {
            numbers.clear();
        }
        self.asked.set((usize::MAX, None));
        self.passage = passage.clone();
        let around = text.with_surroundings(passage);
        self.first = around.start;
        let mut hits = std::mem::take(&mut self.hits);
        hits.clear();
        self.scanner.scan(text, around, &mut hits);
        for (hit, number) in hits.iter().zip(0..) {
            reach(&mut self.starts, hit.start - self.first, number);
            reach(&mut self.ends, hit.end - self.first, number);
            self.list(hit, number);
        }
        self.hits = hits;
    }

    /// The passage, in folded bytes.
    pub fn passage(&self) -> Range<usize> {
        self.passage.clone()
    }

    /// Lists a hit among those that are searched for; most are none of them.
    fn list(&mut self, hit: &Hit, number: u32) {
        const TITLE: WordClass = WordClass::TITLE.union(WordClass::ROLE);
        const FAMILY: WordClass = WordClass::FAMILY_NAME.union(WordClass::RARE_FAMILY_NAME);
        const LISTED: WordClass = TITLE.union(FAMILY).union(WordClass::DOCUMENT);
        let (is_name, classes) = self.scanner.meanings(hit);
        let classes = classes & LISTED;
        if classes.contains(WordClass::ROLE) {
            self.roles.push(number);
        }
        let listed = is_name || !classes.is_empty();
        if !listed || !self.passage.contains(&hit.start) {
            return;
        }
        if is_name {
            self.names.push(number);
        }
        if classes.intersects(TITLE) {
            self.titles.push(number);
        }
        if classes.intersects(FAMILY) {
            self.family_names.push(number);
        }
        if classes.contains(WordClass::DOCUMENT) {
            self.document_types.push(number);
        }
    }

    fn numbered<'n>(&'n self, numbers: &'n [u32]) -> impl Iterator<Item = &'n Hit> {
        numbers.iter().filter_map(|number| self.hits.get(*number as usize))
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

    /// All hits that begin in the passage, in order of start.
    pub fn hits(&self) -> impl Iterator<Item = &Hit> {
        self.hits.iter().filter(|hit| self.passage.contains(&hit.start))
    }

    /// Those that may be the form of a name.
    pub fn names(&self) -> impl Iterator<Item = &Hit> {
        self.numbered(&self.names)
    }

    /// Words for an office, those around the passage too.
    pub fn roles(&self) -> impl Iterator<Item = &Hit> {
        self.numbered(&self.roles)
    }

    /// Titles, and words for an office.
    pub fn titles(&self) -> impl Iterator<Item = &Hit> {
        self.numbered(&self.titles)
    }

    /// Family names, the rare ones included, which are other words as well.
    pub fn family_names(&self) -> impl Iterator<Item = &Hit> {
        self.numbered(&self.family_names)
    }

    /// Words for a type of document.
    pub fn document_types(&self) -> impl Iterator<Item = &Hit> {
        self.numbered(&self.document_types)
    }

    /// The longest word that ends right before `at`, or before the single space there, if it is of these classes:
    /// what ends in "thị trường" does not end in "trường".
    pub fn before(&self, text: &Text<'_>, at: usize, classes: WordClass) -> Option<Hit> {
        let end = if text.byte_before(at) == SPACE { at - 1 } else { at };
        let (asked, mut word) = self.asked.get();
        if asked != end {
            let words = self.ending(end).filter(|hit| !self.classes(hit).is_empty());
            word = words.min_by_key(|hit| hit.start).copied();
            self.asked.set((end, word));
        }
        self.answer(word.filter(|hit| self.classes(hit).intersects(classes)))
    }

    /// All hits that end at `end`.
    pub fn ending(&self, end: usize) -> impl Iterator<Item = &Hit> {
        self.ending_from(end).take_while(move |hit| hit.start < end).filter(move |hit| hit.end == end)
    }

    /// In order of start, hits from the first that ends at `first` or later on.
    fn ending_from(&self, first: usize) -> impl Iterator<Item = &Hit> {
        let block = first.saturating_sub(self.first) / BLOCK;
        let number = self.ends.get(block).map_or(self.hits.len(), |number| *number as usize);
        self.hits.get(number..).unwrap_or_default().iter()
    }

    /// Hits that begin before `end` and end after `start`.
    fn overlapping(&self, start: usize, end: usize) -> impl Iterator<Item = &Hit> {
        self.ending_from(start + 1).take_while(move |hit| hit.start < end).filter(move |hit| hit.end > start)
    }

    /// The longest word of these classes that begins right at `at`, or after the single space there.
    pub fn after(&self, text: &Text<'_>, at: usize, classes: WordClass) -> Option<Hit> {
        let start = if text.byte(at) == SPACE { at + 1 } else { at };
        let words = self.starting(start).filter(|hit| self.classes(hit).intersects(classes));
        self.answer(words.max_by_key(|hit| hit.end).copied())
    }

    /// All hits that begin at `start`.
    pub fn starting(&self, start: usize) -> impl Iterator<Item = &Hit> {
        let block = start.saturating_sub(self.first) / BLOCK;
        let number = self.starts.get(block).map_or(self.hits.len(), |number| *number as usize);
        let later = self.hits.get(number..).unwrap_or_default().iter();
        later.skip_while(move |hit| hit.start < start).take_while(move |hit| hit.start == start)
    }

    /// Hits that begin and end in a range.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Hit> {
        let Range { start, end } = *range;
        self.overlapping(start, end).filter(move |hit| hit.start >= start && hit.end <= end)
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

/// Gives all blocks up to that of a place the number of a hit, if they have none yet.
fn reach(blocks: &mut Vec<u32>, place: usize, number: u32) {
    if place / BLOCK >= blocks.len() {
        blocks.resize(place / BLOCK + 1, number);
    }
}
