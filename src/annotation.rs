//! What is returned: spans of the original text, and what they name.

use std::ops::Range;

use crate::gazetteer::{EntityNumber, Kind, value::Named};

pub use crate::gazetteer::time::Status;

/// How the name was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    /// By its canonical name.
    Name,
    /// By another form of its name.
    Alias,
    /// By a title and a part of the name, after the full name.
    ShortReference,
    /// By an abbreviation.
    Abbreviation,
    /// By the grammar of citations.
    Citation,
    /// By the office beside the name.
    Office,
}

impl Named for Via {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("name", Self::Name),
        ("alias", Self::Alias),
        ("short-reference", Self::ShortReference),
        ("abbreviation", Self::Abbreviation),
        ("citation", Self::Citation),
        ("office", Self::Office),
    ];
}

/// How sure a mark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Something speaks against it, or several readings are as likely.
    Low,
    /// Nothing speaks against it.
    High,
}

impl Named for Confidence {
    const NAMES: &'static [(&'static str, Self)] = &[("high", Self::High), ("low", Self::Low)];
}

/// What a span names: a record, or something that no record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The record with this number.
    Record(EntityNumber),
    /// The name with this index in [`Annotations::names`].
    Unlisted(u32),
}

/// A span of the text and what it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// UTF-16 units of the original text.
    pub range: Range<usize>,
    /// What it names.
    pub subject: Subject,
    /// The kind of what it names.
    pub kind: Kind,
    /// How it was recognised.
    pub via: Via,
    /// How sure it is.
    pub confidence: Confidence,
    /// With a day asked for, what a province-level unit was then.
    pub status: Option<Status>,
    /// Together with a status other than active: what it is now.
    pub successor: Option<EntityNumber>,
    /// Whether it was inferred from office and name alone.
    pub inferred: bool,
    /// Other records it may name, best first.
    pub candidates: Vec<EntityNumber>,
    /// Index of the annotation around it.
    pub parent: Option<usize>,
}

/// The annotations of a text, in order of start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Annotations {
    /// The annotations.
    pub items: Vec<Annotation>,
    /// Names of what no record holds.
    pub names: Vec<String>,
}
