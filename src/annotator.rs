//! The pipeline: fold, scan, judge, resolve, discourse.

use std::sync::OnceLock;

use crate::{
    annotation::{Annotation, Annotations, Confidence, Status, Subject, Via},
    discourse::{
        abbreviation, bearer, inferred, licence::Mentions, namesakes, person_name::unlisted_people, short_reference,
    },
    gazetteer::{Gazetteer, Kind, Surface},
    options::{Diacritics, Options},
    order::{outermost_first, sort_by_number},
    publication_date::{self, PublicationDate},
    resolve,
    rules::{self, Candidate, Context, Neighbours, Reading, citation::Documents, law},
    scan::{Hit, Scanner},
    text::Text,
};

/// Finds the entities of a gazetteer in texts.
#[derive(Debug)]
pub struct Annotator {
    gazetteer: Gazetteer,
    scanner: Scanner,
    /// For texts without marks; built when first asked for.
    unmarked_scanner: OnceLock<Scanner>,
    documents: Documents,
}

/// A step of the pipeline, for whoever measures it (feature `bench`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The text is folded.
    Fold,
    /// Names and words are found.
    Scan,
    /// Each candidate by itself is judged, citations are read.
    Judge,
    /// The whole text has been asked, overlaps are resolved, annotations are written.
    Discourse,
}

impl Annotator {
    /// Prepares the matching of all names of a gazetteer.
    pub fn new(gazetteer: Gazetteer) -> Self {
        let scanner = Scanner::new(&gazetteer, Diacritics::Required);
        let documents = Documents::new(&gazetteer);
        Self { gazetteer, scanner, unmarked_scanner: OnceLock::new(), documents }
    }

    /// The gazetteer it works with.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Annotates a string given as UTF-16 units; offsets are units of that string. Any units are allowed, lone
    /// surrogates included.
    ///
    /// ```
    /// use danhdau::{Annotator, Options, gazetteer};
    ///
    /// let annotator = Annotator::new(gazetteer::compiled());
    /// let text: Vec<u16> = "FPT về Hải Phòng.".encode_utf16().collect();
    /// let found = annotator.annotate(&text, &Options::default());
    /// assert_eq!(found.items[1].range, 7..16);
    /// ```
    pub fn annotate(&self, units: &[u16], options: &Options) -> Annotations {
        self.annotate_in_steps(units, options, |_| ())
    }

    /// The same, and says when each step is done.
    #[cfg(feature = "bench")]
    pub fn annotate_observed(&self, units: &[u16], options: &Options, done: impl FnMut(Step)) -> Annotations {
        self.annotate_in_steps(units, options, done)
    }

    fn annotate_in_steps(&self, units: &[u16], options: &Options, mut done: impl FnMut(Step)) -> Annotations {
        let text = Text::new(units);
        done(Step::Fold);
        let scanner = self.scanner(options.diacritics);
        let hits = self.hits(&text, options);
        done(Step::Scan);
        let context = Context::new(&text, Neighbours::new(scanner, &hits), options.as_of, &self.gazetteer);
        let mut names = Vec::new();
        let mut readings = self.judge(scanner, &context);
        readings.append(&mut self.documents.citations(&context, &mut names));
        sort_by_number(&mut readings, &|reading| outermost_first(&reading.range));
        law::extend(&mut readings, &self.documents, &context);
        done(Step::Judge);
        readings.append(&mut abbreviation::defined_abbreviations(&readings, &context));
        namesakes::choose(&mut readings, &context);
        bearer::identify(&mut readings, &context, &mut names);
        let crosses_line = |range| text.folded().crosses_line(range);
        // References are resolved among the readings that win, also where nested ones are wanted.
        let mut outer = resolve::resolve(readings.clone(), false, crosses_line);
        let people = unlisted_people(&outer, &context);
        let inferred = inferred::inferred_officials(&people, &context, &mut names);
        outer.extend(inferred.iter().cloned());
        sort_by_number(&mut outer, &|reading| outermost_first(&reading.range));
        let references = short_reference::short_references(&outer, &people, &context);
        let mut readings = if options.nested {
            let mut nested = resolve::resolve(readings, true, crosses_line);
            nested.extend(inferred);
            nested
        } else {
            outer
        };
        readings.extend(references);
        readings
            .retain(|reading| options.kinds.contains(&reading.kind) && reading.confidence >= options.min_confidence);
        sort_by_number(&mut readings, &|reading| outermost_first(&reading.range));
        let annotations = self.annotations(readings, names, &text, options);
        done(Step::Discourse);
        annotations
    }

    /// The date of an article, found in its text; never applied by itself.
    pub fn propose_date(&self, units: &[u16]) -> Option<PublicationDate> {
        publication_date::propose(units)
    }

    /// Names and words of a text.
    pub(crate) fn hits(&self, text: &Text<'_>, options: &Options) -> Vec<Hit> {
        let mut hits = self.scanner(options.diacritics).scan(text.bytes());
        if options.diacritics == Diacritics::Optional {
            for hit in &mut hits {
                hit.unmarked = text.is_unmarked_around(hit.start..hit.end);
            }
        }
        hits
    }

    /// The scanner for the option.
    pub(crate) fn scanner(&self, diacritics: Diacritics) -> &Scanner {
        match diacritics {
            Diacritics::Required => &self.scanner,
            Diacritics::Optional => self.unmarked_scanner.get_or_init(|| Scanner::new(&self.gazetteer, diacritics)),
        }
    }

    fn judge(&self, scanner: &Scanner, context: &Context<'_>) -> Vec<Reading> {
        let mut readings = Vec::new();
        let mut waiting = Vec::new();
        let mut accepted = Vec::new();
        for hit in context.neighbours.names() {
            for candidate in rules::candidates(hit, scanner, &self.gazetteer) {
                let Some(confidence) = rules::judge(&candidate, context) else { continue };
                if candidate.surface.is_conditional() {
                    waiting.push((candidate, confidence));
                } else {
                    accepted.push((candidate.number, candidate.range.start as u32));
                    readings.push(reading(&candidate, confidence));
                }
            }
        }
        if !waiting.is_empty() {
            let mentions = Mentions::new(&self.gazetteer, &accepted);
            let licensed = waiting.iter().filter(|(candidate, _)| mentions.license(candidate, context));
            readings.extend(licensed.map(|(candidate, confidence)| reading(candidate, *confidence)));
        }
        readings
    }

    fn annotations(
        &self,
        readings: Vec<Reading>,
        names: Vec<String>,
        text: &Text<'_>,
        options: &Options,
    ) -> Annotations {
        let mut items: Vec<Annotation> = Vec::with_capacity(readings.len());
        let mut open: Vec<usize> = Vec::new();
        for reading in readings {
            let range = text.original(reading.range);
            while open.last().is_some_and(|outer| items.get(*outer).is_some_and(|outer| outer.range.end <= range.start))
            {
                open.pop();
            }
            let (status, successor) = self.status(reading.subject, reading.kind, options);
            let parent = open.last().copied();
            open.push(items.len());
            items.push(Annotation {
                range,
                subject: reading.subject,
                kind: reading.kind,
                via: reading.via,
                confidence: reading.confidence,
                status,
                successor,
                inferred: reading.kind == Kind::Official && matches!(reading.subject, Subject::Unlisted(_)),
                candidates: reading.candidates,
                parent,
            });
        }
        Annotations { items, names }
    }

    fn status(&self, subject: Subject, kind: Kind, options: &Options) -> (Option<Status>, Option<u32>) {
        match (options.as_of, subject) {
            (Some(day), Subject::Record(number)) if kind == Kind::Province => {
                let state = self.gazetteer.entity(number).map(|entity| entity.state(day)).unwrap_or_default();
                (state.status, state.successor)
            }
            _ => (None, None),
        }
    }
}

fn reading(candidate: &Candidate<'_>, confidence: Confidence) -> Reading {
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
