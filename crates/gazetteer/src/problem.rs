//! What is wrong with a record, where it stands, and what to do about it.

use std::fmt;

/// Where a record or a part of it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// File; empty for a pack that came without one.
    pub file: String,
    /// Line, from 1; 0 if not known.
    pub line: u32,
    /// Way from the top, such as `official[3].tenure[0].from`.
    pub path: String,
}

impl Place {
    /// The place of a part of what stands here.
    pub(crate) fn part(&self, step: &str, line: u32) -> Self {
        let line = if line == 0 { self.line } else { line };
        let separator = if self.path.is_empty() { "" } else { "." };
        Self { file: self.file.clone(), line, path: format!("{}{separator}{step}", self.path) }
    }

    /// The place of an item of a list that stands here.
    pub(crate) fn item(&self, index: usize, line: u32) -> Self {
        let line = if line == 0 { self.line } else { line };
        Self { file: self.file.clone(), line, path: format!("{}[{index}]", self.path) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.as_str(), self.line) {
            ("", _) => formatter.write_str(&self.path),
            (file, 0) => write!(formatter, "{file}: {}", self.path),
            (file, line) => write!(formatter, "{file}:{line}"),
        }
    }
}

/// Whether a problem stops the build, or refuses a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    /// It does.
    Error,
    /// It is only said.
    Warning,
}

/// What is wrong with a record, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Whether it stops anything.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// Id or name of the record, or its kind if it has neither.
    pub record: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { severity, place, record, message, remedy } = self;
        let severity = if *severity == Severity::Warning { "warning: " } else { "" };
        write!(formatter, "{place}: {severity}{record}: {message}; {remedy}")
    }
}

/// Puts problems in the order of files and lines.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by(|one, other| (&one.place.file, one.place.line).cmp(&(&other.place.file, other.place.line)));
}
