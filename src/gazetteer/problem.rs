//! What is wrong with a record, where it stands, and what to do about it.

use std::fmt;

/// Where a record stands: a file and a line, or a pack and its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// File or pack.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
}

/// What is wrong with a record, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where the record stands.
    pub origin: Origin,
    /// The id of the record.
    pub id: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin: Origin { file, line }, id, message, remedy } = self;
        write!(formatter, "{file}:{line}: {id}: {message}; {remedy}")
    }
}
