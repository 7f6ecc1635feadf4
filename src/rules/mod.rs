//! Judging: each rule is a room with a name that a linguist would know.
//!
//! A rule reads the text around one candidate and lets it pass, lowers its confidence, or refuses it.

mod boundary;
pub mod citation;
mod common_word;
mod concept;
mod continuation;
mod designator;
pub mod law;
mod letter_case;
mod machine_text;
pub mod mention;
mod named_after_person;
mod namesake;
mod neighbours;
mod number;
pub mod office;
mod person_name;
mod private_person;
pub mod short_name;

use std::ops::Range;

use crate::{
    annotation::{Confidence, Subject, Via},
    gazetteer::{Gazetteer, Kind, Surface, date::PartialDate},
    scan::{Hit, Scanner},
    text::Text,
};

pub use neighbours::Neighbours;
use office::Offices;

/// A name found in the text, before it is judged.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    /// Folded bytes.
    pub range: Range<usize>,
    /// Number of the form of the name.
    pub number: u32,
    /// The form of the name.
    pub surface: &'a Surface,
    /// Its kind.
    pub kind: Kind,
}

/// What a place of the text is read as, after it was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Folded bytes.
    pub range: Range<usize>,
    /// What it names.
    pub subject: Subject,
    /// The kind of what it names.
    pub kind: Kind,
    /// How it was recognised.
    pub via: Via,
    /// How sure it is.
    pub confidence: Confidence,
    /// Other records it may name.
    pub candidates: Vec<u32>,
}

/// What a rule may look at besides the candidate.
pub struct Context<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Names and words found in the passage of the candidate.
    pub neighbours: &'a Neighbours<'a>,
    /// The offices that the text names, up to the end of the passage.
    pub offices: &'a Offices,
    /// The day asked for.
    pub as_of: Option<PartialDate>,
    /// The gazetteer.
    pub gazetteer: &'a Gazetteer,
}

/// What a rule says of a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing speaks against it.
    Pass,
    /// It may be something else.
    Doubt,
    /// It is something else.
    Refuse,
}

type Rule = fn(&Candidate<'_>, &Context<'_>) -> Verdict;

/// The rules in the order in which they are asked; the cheap ones that look only at the candidate come first.
const RULES: &[(&str, Rule)] = &[
    ("boundary", boundary::judge),
    ("letter-case", letter_case::judge),
    ("machine-text", machine_text::judge),
    ("continuation", continuation::judge),
    ("designator", designator::judge),
    ("common-word", common_word::judge),
    ("namesake", namesake::judge),
    ("concept", concept::judge),
    ("law", law::judge),
    ("named-after-person", named_after_person::judge),
    ("private-person", private_person::judge),
];

/// Judges a candidate by all rules; `None` if one refuses it.
pub fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Option<Confidence> {
    let mut confidence = Confidence::High;
    for (_, rule) in RULES {
        match rule(candidate, context) {
            Verdict::Pass => {}
            Verdict::Doubt => confidence = Confidence::Low,
            Verdict::Refuse => return None,
        }
    }
    Some(confidence)
}

/// The rule that refused a candidate, or else the first that doubted it, and the words that it saw.
pub fn decisive(
    candidate: &Candidate<'_>,
    context: &Context<'_>,
) -> Option<(Verdict, &'static str, Vec<Range<usize>>)> {
    let mut doubt = None;
    for (name, rule) in RULES {
        context.neighbours.watch();
        let verdict = rule(candidate, context);
        let saw = context.neighbours.seen();
        match verdict {
            Verdict::Pass => {}
            Verdict::Doubt => doubt = doubt.or(Some((verdict, *name, saw))),
            Verdict::Refuse => return Some((verdict, name, saw)),
        }
    }
    doubt
}

/// The candidates that a hit stands for.
pub fn candidates<'a>(
    hit: &Hit,
    scanner: &'a Scanner,
    gazetteer: &'a Gazetteer,
) -> impl Iterator<Item = Candidate<'a>> + use<'a> {
    let range = hit.start..hit.end;
    scanner.surfaces(hit).filter_map(move |number| {
        let surface = gazetteer.surfaces.get(number as usize)?;
        let kind = gazetteer.entity(surface.entity)?.kind();
        Some(Candidate { range: range.clone(), number, surface, kind })
    })
}
