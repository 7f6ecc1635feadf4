//! A text with its annotations, as they come from any of the doors.

use std::fmt;

use danhdau_gazetteer::value::{Data, Value};

/// An annotation, in the form of the contract (see the README): offsets are UTF-16 units of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The first unit.
    pub start: usize,
    /// One past the last unit.
    pub end: usize,
    /// `province`, `official`, `fpt-unit`, `policy`.
    pub kind: String,
    /// Id of the record, if there is one.
    pub id: Option<String>,
    /// Canonical name.
    pub name: String,
    /// `high` or `low`.
    pub confidence: String,
    /// How it was recognised.
    pub via: String,
    /// What the unit was at the date asked for.
    pub status: Option<String>,
    /// Name of what it is now.
    pub successor: Option<String>,
    /// Id of what it is now.
    pub successor_id: Option<String>,
    /// Whether it was inferred from office and name alone.
    pub inferred: bool,
    /// Ids of others that may be meant, best first.
    pub candidates: Vec<String>,
    /// Index of the annotation around it.
    pub parent: Option<usize>,
}

/// A text and its annotations, in order: sorted by start, the longer first, and none crosses another.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// UTF-16 units; lone surrogates are allowed.
    pub text: &'a [u16],
    /// The annotations.
    pub marks: Vec<Mark>,
    /// What the page of HTML is called; its first line if nothing is given.
    pub title: Option<String>,
    /// Address of the text, which Web Annotations point at. Without one they have an address made from the text.
    pub source: Option<String>,
}

/// What is wrong with annotations that cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentError(String);

impl fmt::Display for DocumentError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for DocumentError {}

impl<'a> Document<'a> {
    /// Takes annotations of a text in any order.
    ///
    /// # Errors
    /// If one is empty, ends outside of the text or inside a character, or two of them cross.
    pub fn new(text: &'a [u16], mut marks: Vec<Mark>) -> Result<Self, DocumentError> {
        put_in_order(&mut marks);
        let mut around: Vec<&Mark> = Vec::new();
        for mark in &marks {
            let is_sound =
                mark.start < mark.end && mark.end <= text.len() && !splits(text, mark.start) && !splits(text, mark.end);
            if !is_sound {
                return Err(DocumentError(format!(
                    "the annotation \"{}\" has the range {}-{}, which is none of a text of {} units; pass the text that was annotated",
                    mark.name,
                    mark.start,
                    mark.end,
                    text.len()
                )));
            }
            while around.last().is_some_and(|outer| outer.end <= mark.start) {
                around.pop();
            }
            if let Some(outer) = around.last().filter(|outer| outer.end < mark.end) {
                return Err(DocumentError(format!(
                    "the annotations {}-{} and {}-{} cross; pass those of one call",
                    outer.start, outer.end, mark.start, mark.end
                )));
            }
            around.push(mark);
        }
        Ok(Self { text, marks, title: None, source: None })
    }

    /// The text of a mark.
    pub fn slice(&self, mark: &Mark) -> &'a [u16] {
        self.text.get(mark.start..mark.end).unwrap_or_default()
    }

    /// The marks that lie in no other.
    pub fn outermost(&self) -> impl Iterator<Item = &Mark> {
        let mut end = 0;
        self.marks.iter().filter(move |mark| {
            let outermost = mark.start >= end;
            if outermost {
                end = mark.end;
            }
            outermost
        })
    }
}

/// Whether a surrogate pair lies on both sides.
fn splits(text: &[u16], at: usize) -> bool {
    let pair = at.checked_sub(1).and_then(|before| text.get(before)).zip(text.get(at));
    matches!(pair, Some((0xD800..0xDC00, 0xDC00..0xE000)))
}

/// By start, the longer first. They mostly come so, and are then left as they are.
fn put_in_order(marks: &mut [Mark]) {
    for at in 1..marks.len() {
        let (start, end) = (marks[at].start, marks[at].end);
        let precedes = |other: &Mark| start < other.start || (start == other.start && end > other.end);
        let to = (0..at).rev().take_while(|before| precedes(&marks[*before])).last();
        let Some(to) = to else { continue };
        marks[to..=at].rotate_right(1);
        for mark in marks.iter_mut() {
            mark.parent = mark.parent.map(|parent| match parent {
                _ if parent == at => to,
                _ if (to..at).contains(&parent) => parent + 1,
                _ => parent,
            });
        }
    }
}

impl Mark {
    /// Reads an annotation in the form of the contract; what it does not know is left alone.
    ///
    /// # Errors
    /// If a key that every annotation has is missing, or has no such value.
    pub fn read(value: Value) -> Result<Self, DocumentError> {
        let Data::Table(entries) = value.data else {
            return Err(DocumentError("an annotation must be an object".to_owned()));
        };
        let mut mark = Self { start: usize::MAX, ..Self::default() };
        for (key, Value { data, .. }) in entries {
            match (key.as_str(), data) {
                ("start", Data::Number(number)) => mark.start = number as usize,
                ("end", Data::Number(number)) => mark.end = number as usize,
                ("kind", Data::Text(text)) => mark.kind = text,
                ("id", Data::Text(text)) => mark.id = Some(text),
                ("name", Data::Text(text)) => mark.name = text,
                ("confidence", Data::Text(text)) => mark.confidence = text,
                ("via", Data::Text(text)) => mark.via = text,
                ("status", Data::Text(text)) => mark.status = Some(text),
                ("successor", Data::Text(text)) => mark.successor = Some(text),
                ("successorId", Data::Text(text)) => mark.successor_id = Some(text),
                ("inferred", Data::Flag(inferred)) => mark.inferred = inferred,
                ("candidates", Data::List(ids)) => {
                    mark.candidates = ids.iter().filter_map(|id| id.text().map(str::to_owned)).collect();
                }
                ("parent", Data::Number(number)) => mark.parent = Some(number as usize),
                _ => {}
            }
        }
        match mark {
            Self { start: usize::MAX, .. } => Err(DocumentError("an annotation has no start".to_owned())),
            Self { ref kind, .. } if kind.is_empty() => Err(DocumentError("an annotation has no kind".to_owned())),
            mark => Ok(mark),
        }
    }

    /// Names and values in the order of the contract; what is not known is left out.
    pub fn fields(&self, text: &[u16]) -> Vec<(&'static str, Field<'_>)> {
        let optional = |text: &'_ Option<String>| text.is_some();
        let mut fields = vec![
            ("start", Field::Number(self.start)),
            ("end", Field::Number(self.end)),
            ("kind", Field::Text(&self.kind)),
            ("id", self.id.as_deref().map_or(Field::Nothing, Field::Text)),
            ("name", Field::Text(&self.name)),
            ("text", Field::Units(text.get(self.start..self.end).unwrap_or_default().to_vec())),
            ("confidence", Field::Text(&self.confidence)),
            ("via", Field::Text(&self.via)),
        ];
        let texts = [("status", &self.status), ("successor", &self.successor), ("successorId", &self.successor_id)];
        for (key, text) in texts.into_iter().filter(|(_, text)| optional(text)) {
            fields.push((key, Field::Text(text.as_deref().unwrap_or_default())));
        }
        if self.inferred {
            fields.push(("inferred", Field::Flag));
        }
        if !self.candidates.is_empty() {
            fields.push(("candidates", Field::List(&self.candidates)));
        }
        if let Some(parent) = self.parent {
            fields.push(("parent", Field::Number(parent)));
        }
        fields
    }
}

/// A value of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// Known not to be there.
    Nothing,
    /// True.
    Flag,
    /// A whole number.
    Number(usize),
    /// A text.
    Text(&'a str),
    /// A slice of the annotated text.
    Units(Vec<u16>),
    /// Several texts.
    List(&'a [String]),
}
