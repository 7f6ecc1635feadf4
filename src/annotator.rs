//! The pipeline: fold, then passage by passage scan and judge, then discourse and resolve.

use std::sync::OnceLock;

use crate::{
    annotation::{Annotation, Annotations, Status, Subject},
    discourse::{
        Document, abbreviation, bearer, inferred, licence, namesakes, person_name::unlisted_people, short_reference,
    },
    gazetteer::{Gazetteer, Kind},
    options::{Diacritics, Options},
    order::{outermost_first, sort_by_number},
    passages::{Findings, Reader},
    publication_date::{self, PublicationDate},
    resolve,
    rules::{Neighbours, Reading, citation::Documents},
    scan::Scanner,
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
    /// Names and words of a passage are found.
    Scan,
    /// Each candidate of it is judged by itself, citations are read, what stands beside the names of people is noted.
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

    /// The same, and says when each step is done; scan and judge come in turns, once for each passage.
    #[cfg(feature = "bench")]
    pub fn annotate_observed(&self, units: &[u16], options: &Options, done: impl FnMut(Step)) -> Annotations {
        self.annotate_in_steps(units, options, done)
    }

    fn annotate_in_steps(&self, units: &[u16], options: &Options, mut done: impl FnMut(Step)) -> Annotations {
        let text = Text::new(units);
        done(Step::Fold);
        let reader = self.reader(options);
        let mut neighbours = Neighbours::new(reader.scanner);
        let mut findings = Findings::default();
        for passage in text.passages() {
            neighbours.scan(&text, &passage);
            done(Step::Scan);
            reader.read(&text, &neighbours, &mut findings);
            done(Step::Judge);
        }
        let annotations = self.discourse(&text, findings, options);
        done(Step::Discourse);
        annotations
    }

    /// Asks the whole text, resolves overlaps, and writes annotations.
    fn discourse(&self, text: &Text<'_>, mut findings: Findings<'_>, options: &Options) -> Annotations {
        let mut readings = std::mem::take(&mut findings.readings);
        let mut names = std::mem::take(&mut findings.names);
        let document = Document { text, gazetteer: &self.gazetteer, findings: &findings };
        readings.append(&mut licence::licensed(&document));
        sort_by_number(&mut readings, &|reading| outermost_first(&reading.range));
        readings.append(&mut abbreviation::defined_abbreviations(&readings, text));
        namesakes::choose(&mut readings, &document);
        bearer::identify(&mut readings, &document, &mut names);
        let crosses_line = |range| text.folded().crosses_line(range);
        // References are resolved among the readings that win, also where nested ones are wanted.
        let mut outer = resolve::resolve(readings.clone(), false, crosses_line);
        let people = unlisted_people(&outer, &document);
        let inferred = inferred::inferred_officials(&people, &document, &mut names);
        outer.extend(inferred.iter().cloned());
        sort_by_number(&mut outer, &|reading| outermost_first(&reading.range));
        let references = short_reference::short_references(&outer, &people, &document);
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
        self.annotations(readings, names, text, options)
    }

    /// What passages are read with.
    pub(crate) fn reader(&self, options: &Options) -> Reader<'_> {
        Reader {
            scanner: self.scanner(options.diacritics),
            documents: &self.documents,
            gazetteer: &self.gazetteer,
            as_of: options.as_of,
        }
    }

    /// The date of an article, found in its text; never applied by itself.
    pub fn propose_date(&self, units: &[u16]) -> Option<PublicationDate> {
        publication_date::propose(units)
    }

    fn scanner(&self, diacritics: Diacritics) -> &Scanner {
        match diacritics {
            Diacritics::Required => &self.scanner,
            Diacritics::Optional => self.unmarked_scanner.get_or_init(|| Scanner::new(&self.gazetteer, diacritics)),
        }
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
