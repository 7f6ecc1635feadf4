//! Reading a text passage by passage: scan, judge, and all that discourse will ask of the words beside a name.
//!
//! What was scanned of a passage is forgotten when the next is read, so that a long text needs little room, and all of it is
//! at hand in the caches of the processor.

use std::ops::Range;

use crate::{
    annotation::{Confidence, Subject, Via},
    gazetteer::{Gazetteer, Kind, Surface, date::PartialDate},
    order::{outermost_first, sort_by_number},
    rules::{
        self, Candidate, Context, Neighbours, Reading,
        citation::Documents,
        law,
        mention::{Mention, Shape, shaped_like_people},
        office::Offices,
        short_name::{ShortName, short_names},
    },
    scan::Scanner,
    text::Text,
};

/// What passages are read with.
pub struct Reader<'a> {
    /// Finds names and words.
    pub scanner: &'a Scanner,
    /// Finds the documents that are cited.
    pub documents: &'a Documents,
    /// The gazetteer.
    pub gazetteer: &'a Gazetteer,
    /// The day asked for.
    pub as_of: Option<PartialDate>,
}

/// What has been read of a text. All lists are in order of the text.
#[derive(Default)]
pub struct Findings<'a> {
    /// What the rules let pass.
    pub readings: Vec<Reading>,
    /// The numbers of the forms of names among them, with their places.
    pub accepted: Vec<(u32, u32)>,
    /// Candidates that the rules let pass, and whose form counts only where another occurs.
    pub waiting: Vec<(Candidate<'a>, Confidence)>,
    /// Names of what no record holds.
    pub names: Vec<String>,
    /// The offices that the text names.
    pub offices: Offices,
    /// What stands beside the names of listed officials.
    pub officials: Vec<Mention>,
    /// People by the shape of their names, listed officials included.
    pub people: Vec<Shape>,
    /// Titles with a part of a name.
    pub short_names: Vec<ShortName>,
}

impl<'a> Reader<'a> {
    /// Lets rules look at a passage. It has been scanned, and its offices have been read.
    pub fn context<'c>(
        &'c self,
        text: &'c Text<'c>,
        neighbours: &'c Neighbours<'c>,
        offices: &'c Offices,
    ) -> Context<'c> {
        Context { text, neighbours, offices, as_of: self.as_of, gazetteer: self.gazetteer }
    }

    /// Reads the next passage, which has been scanned.
    pub fn read(&self, text: &Text<'_>, neighbours: &Neighbours<'_>, findings: &mut Findings<'a>) {
        findings.offices.read(text, neighbours, self.gazetteer);
        let context = self.context(text, neighbours, &findings.offices);
        let (mut readings, first_waiting) = (Vec::new(), findings.waiting.len());
        for hit in neighbours.names() {
            for candidate in rules::candidates(hit, self.scanner, self.gazetteer) {
                let Some(confidence) = rules::judge(&candidate, &context) else { continue };
                if candidate.surface.is_conditional() {
                    findings.waiting.push((candidate, confidence));
                } else {
                    findings.accepted.push((candidate.number, candidate.range.start as u32));
                    readings.push(reading(&candidate, confidence));
                }
            }
        }
        readings.append(&mut self.documents.citations(&context, &mut findings.names));
        sort_by_number(&mut readings, &|reading| outermost_first(&reading.range));
        law::extend(&mut readings, self.documents, &context);
        let officials = official_names(&readings, &findings.waiting[first_waiting..]);
        findings.officials.extend(officials.into_iter().map(|name| Mention::new(name, &context)));
        findings.readings.append(&mut readings);
        shaped_like_people(&context, &mut findings.people);
        short_names(&context, &mut findings.short_names);
    }
}

/// Where listed officials are named, once for each place, in order.
fn official_names(readings: &[Reading], waiting: &[(Candidate<'_>, Confidence)]) -> Vec<Range<usize>> {
    let read = readings.iter().map(|reading| (reading.kind, &reading.range));
    let waiting = waiting.iter().map(|(candidate, _)| (candidate.kind, &candidate.range));
    let officials = read.chain(waiting).filter(|(kind, _)| *kind == Kind::Official);
    let mut names: Vec<Range<usize>> = officials.map(|(_, range)| range.clone()).collect();
    sort_by_number(&mut names, &outermost_first);
    names.dedup();
    names
}

/// A candidate that counts.
pub fn reading(candidate: &Candidate<'_>, confidence: Confidence) -> Reading {
    Reading {
        range: candidate.range.clone(),
        subject: Subject::Record(candidate.surface.entity),
        kind: candidate.kind,
        via: via(candidate.surface),
        confidence,
        candidates: Vec::new(),
    }
}

fn via(surface: &Surface) -> Via {
    match surface.abbreviation {
        _ if surface.canonical => Via::Name,
        true => Via::Abbreviation,
        false => Via::Alias,
    }
}
