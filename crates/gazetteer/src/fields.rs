//! Reading the keys of one table: each is asked for once, and what nobody asked for is a problem.

use crate::{
    date::PartialDate,
    problem::{Place, Problem, Severity},
    value::{Data, Named, Value, joined},
};

/// The keys of a table that have not been read yet.
pub(crate) struct Fields<'a> {
    /// Line of the table, 0 if not known.
    pub(crate) line: u32,
    /// Where the record stands.
    start: &'a Place,
    /// The way from there. It is only written out where there is a problem: a large pack has half a million tables.
    way: Option<Way<'a>>,
    /// What problems call the record.
    record: &'a str,
    entries: Vec<(String, Value)>,
    asked: Vec<&'static str>,
    /// Whether there is a table at all: if not, that says it all.
    is_table: bool,
    problems: &'a mut Vec<Problem>,
}

/// The way to an item of a list.
#[derive(Clone, Copy)]
struct Way<'a> {
    before: Option<&'a Way<'a>>,
    list: &'static str,
    index: usize,
}

impl Way<'_> {
    fn follow(&self, start: &Place, line: u32) -> Place {
        let list = match self.before {
            Some(before) => before.follow(start, line),
            None => start.clone(),
        };
        list.part(self.list, line).item(self.index, line)
    }
}

impl<'a> Fields<'a> {
    /// The keys of a record, none if it is no table.
    pub(crate) fn new(value: Value, place: &'a Place, record: &'a str, problems: &'a mut Vec<Problem>) -> Self {
        Self::of_table(value, place.line, place, None, record, problems)
    }

    fn of_table(
        value: Value,
        line: u32,
        start: &'a Place,
        way: Option<Way<'a>>,
        record: &'a str,
        problems: &'a mut Vec<Problem>,
    ) -> Self {
        let (entries, asked) = (Vec::new(), Vec::with_capacity(16));
        let mut fields = Self { line, start, way, record, entries, asked, is_table: true, problems };
        match value.data {
            Data::Table(entries) => fields.entries = entries,
            _ => {
                fields.problem("it is not a table of keys and values", "write it as one");
                fields.is_table = false;
            }
        }
        fields
    }

    /// The place of the table.
    fn place(&self) -> Place {
        match &self.way {
            Some(way) => way.follow(self.start, self.line),
            None => self.start.clone(),
        }
    }

    pub(crate) fn problem(&mut self, message: impl Into<String>, remedy: impl Into<String>) {
        let place = self.place();
        self.problem_at(place, message, remedy);
    }

    fn problem_at(&mut self, place: Place, message: impl Into<String>, remedy: impl Into<String>) {
        if !self.is_table {
            return;
        }
        self.problems.push(Problem {
            severity: Severity::Error,
            place,
            record: self.record.to_owned(),
            message: message.into(),
            remedy: remedy.into(),
        });
    }

    fn take(&mut self, key: &'static str) -> Option<Value> {
        self.asked.push(key);
        let position = self.entries.iter().position(|(own, _)| own == key)?;
        Some(self.entries.remove(position).1).filter(|value| value.data != Data::Nothing)
    }

    fn mistaken(&mut self, key: &'static str, line: u32, expected: &str) {
        let place = self.place().part(key, line);
        self.problem_at(place, format!("`{key}` is not {expected}"), "correct or remove it");
    }

    /// A text that must be there.
    pub(crate) fn text(&mut self, key: &'static str) -> String {
        if !self.entries.iter().any(|(own, _)| own == key) {
            self.problem(format!("it has no `{key}`"), format!("add {key} = \"…\""));
        }
        self.optional_text(key).unwrap_or_default()
    }

    /// A text that may be there.
    pub(crate) fn optional_text(&mut self, key: &'static str) -> Option<String> {
        let value = self.take(key)?;
        match value.data {
            Data::Text(text) => {
                // Files are checked line by line, with the tables of Unicode; here the marks of Vietnamese are enough.
                if self.start.file.is_empty() && text.chars().any(|letter| ('\u{300}'..='\u{36F}').contains(&letter)) {
                    let place = self.place().part(key, value.line);
                    self.problem_at(place, "not in Unicode normal form C", "normalise it to NFC");
                }
                Some(text)
            }
            _ => {
                self.mistaken(key, value.line, "a text");
                None
            }
        }
    }

    /// Texts in a list that may be there.
    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<String> {
        let mut texts = Vec::new();
        let (line, items) = self.items(key);
        for (index, item) in items.into_iter().enumerate() {
            match item.data {
                Data::Text(text) => texts.push(text),
                _ => {
                    let place = self.place().part(key, line).item(index, item.line);
                    self.problem_at(place, format!("`{key}` is not a list of texts"), "correct or remove it");
                }
            }
        }
        texts
    }

    /// True, or false where it is not there.
    pub(crate) fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.take(key) else { return false };
        if let Data::Flag(flag) = value.data {
            return flag;
        }
        self.mistaken(key, value.line, "true or false");
        false
    }

    /// A year that may be there.
    pub(crate) fn year(&mut self, key: &'static str) -> Option<u16> {
        let value = self.take(key)?;
        match value.data {
            Data::Number(year) if (1000.0..=9999.0).contains(&year) => Some(year as u16),
            _ => {
                self.mistaken(key, value.line, "a year in four digits");
                None
            }
        }
    }

    /// A date that may be there.
    pub(crate) fn date(&mut self, key: &'static str) -> Option<PartialDate> {
        let line = self.line_of(key);
        let date = self.optional_text(key)?.parse();
        match date {
            Ok(date) => Some(date),
            Err(error) => {
                let place = self.place().part(key, line);
                self.problem_at(place, error.to_string(), "correct or remove it");
                None
            }
        }
    }

    fn line_of(&self, key: &str) -> u32 {
        self.entries.iter().find(|(own, _)| own == key).map_or(0, |(_, value)| value.line)
    }

    /// One of a few words that may be there.
    pub(crate) fn choice<T: Named>(&mut self, key: &'static str) -> Option<T> {
        let line = self.line_of(key);
        let word = self.optional_text(key)?;
        let value = T::named(&word);
        if value.is_none() {
            let place = self.place().part(key, line);
            let names: Vec<&str> = T::NAMES.iter().map(|(name, _)| *name).collect();
            self.problem_at(place, format!("`{key}` has \"{word}\""), format!("allowed are {}", joined(&names, ", ")));
        }
        value
    }

    /// One of a few words that must be there.
    pub(crate) fn needed_choice<T: Named + Default>(&mut self, key: &'static str) -> T {
        if !self.entries.iter().any(|(own, _)| own == key) {
            let names: Vec<&str> = T::NAMES.iter().map(|(name, _)| *name).collect();
            self.problem(format!("it has no `{key}`"), format!("allowed are {}", joined(&names, ", ")));
        }
        self.choice(key).unwrap_or_default()
    }

    /// The items of a list that may be there, and its line.
    fn items(&mut self, key: &'static str) -> (u32, Vec<Value>) {
        let Some(value) = self.take(key) else { return (0, Vec::new()) };
        match value.data {
            Data::List(items) => (value.line, items),
            _ => {
                self.mistaken(key, value.line, "a list");
                (0, Vec::new())
            }
        }
    }

    /// The tables of a list that may be there, each read by `read`.
    pub(crate) fn tables<T>(&mut self, key: &'static str, read: impl Fn(&mut Fields<'_>) -> T) -> Vec<T> {
        let mut tables = Vec::new();
        let (line, items) = self.items(key);
        for (index, mut item) in items.into_iter().enumerate() {
            let line = [item.line, line].into_iter().find(|line| *line != 0).unwrap_or(self.line);
            // What needs no more than its text may be written as one.
            if let Data::Text(_) = item.data {
                item.data = Data::Table(vec![("text".to_owned(), std::mem::take(&mut item))]);
            }
            let way = Some(Way { before: self.way.as_ref(), list: key, index });
            let mut fields = Fields::of_table(item, line, self.start, way, self.record, self.problems);
            tables.push(read(&mut fields));
            fields.finish();
        }
        tables
    }

    /// Reports the keys that nobody asked for.
    pub(crate) fn finish(mut self) {
        for (key, value) in std::mem::take(&mut self.entries) {
            let place = self.place().part(&key, value.line);
            self.problem_at(
                place,
                format!("unknown key `{key}`"),
                format!("correct or remove it; there are {}", joined(&self.asked, ", ")),
            );
        }
    }
}
