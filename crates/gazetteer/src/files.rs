//! Reads records from files: TOML as editors write it, with lines, and JSON.

use std::{
    fs,
    ops::Range,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};
use unicode_normalization::is_nfc;

use crate::{
    problem::Place,
    reading::Authored,
    value::{Data, Value},
};

/// Reads every TOML file below a folder, in the order of their paths.
///
/// # Errors
/// When a file or folder cannot be read; what is wrong inside a file is among the problems.
pub fn read_folder(folder: &Path) -> anyhow::Result<Authored> {
    let mut authored = Authored::default();
    for path in toml_files(folder)? {
        read_file(&path, &mut authored)?;
    }
    Ok(authored)
}

/// Reads a file: JSON if it is called so, else TOML.
///
/// # Errors
/// When the file cannot be read; what is wrong inside of it is among the problems.
pub fn read_file(path: &Path, authored: &mut Authored) -> anyhow::Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let file = path.display().to_string();
    if path.extension().is_some_and(|extension| extension == "json") {
        authored.read_json(&file, &text);
    } else {
        authored.read_toml(&file, &text);
    }
    Ok(())
}

/// All TOML files below a folder, sorted.
///
/// # Errors
/// When a folder cannot be read.
pub fn toml_files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

impl Authored {
    /// Reads the text of a TOML file.
    pub fn read_toml(&mut self, file: &str, text: &str) {
        self.check_form(file, text);
        match DeTable::parse(text) {
            Ok(table) => {
                let lines = Lines::new(text);
                let entries = table.into_inner().into_iter().map(|(key, value)| entry(key, value, &lines));
                self.read(file, Data::Table(entries.collect()).into());
            }
            Err(error) => {
                let line = Lines::new(text).line(error.span());
                let place = Place { file: file.to_owned(), line, path: String::new() };
                self.problem(place, "file", error.message(), "correct the TOML");
            }
        }
    }

    /// Reads the text of a JSON file.
    pub fn read_json(&mut self, file: &str, text: &str) {
        self.check_form(file, text);
        match serde_json::from_str::<serde_json::Value>(text) {
            Ok(json) => self.read(file, json.into()),
            Err(error) => {
                let line = error.line() as u32;
                let place = Place { file: file.to_owned(), line, path: String::new() };
                self.problem(place, "file", &error.to_string(), "correct the JSON");
            }
        }
    }

    fn check_form(&mut self, file: &str, text: &str) {
        for (line, number) in text.lines().zip(1..).filter(|(line, _)| !is_nfc(line)) {
            let place = Place { file: file.to_owned(), line: number, path: String::new() };
            let message = format!("not in Unicode normal form C: {line}");
            self.problem(place, "text", &message, "retype the line, or normalise the file to NFC");
        }
    }
}

fn entry(key: Spanned<std::borrow::Cow<'_, str>>, value: Spanned<DeValue<'_>>, lines: &Lines) -> (String, Value) {
    let line = lines.line(Some(key.span()));
    let mut value = self::value(value, lines);
    // A record is where its heading is, a list where its key is.
    if !matches!(value.data, Data::Table(_)) {
        value.line = line;
    }
    (key.into_inner().into_owned(), value)
}

fn value(value: Spanned<DeValue<'_>>, lines: &Lines) -> Value {
    let line = lines.line(Some(value.span()));
    let data = match value.into_inner() {
        DeValue::String(text) => Data::Text(text.into_owned()),
        DeValue::Integer(number) => Data::Number(number.to_string().parse().unwrap_or(f64::NAN)),
        DeValue::Float(number) => Data::Number(number.to_string().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(flag) => Data::Flag(flag),
        // Dates are written in quotes, since TOML has none without a day; a bare one is taken for the same.
        DeValue::Datetime(date) => Data::Text(date.to_string()),
        DeValue::Array(items) => Data::List(items.into_iter().map(|item| self::value(item, lines)).collect()),
        DeValue::Table(table) => Data::Table(table.into_iter().map(|(key, value)| entry(key, value, lines)).collect()),
    };
    Value { data, line }
}

/// Where the lines of a text begin.
struct Lines(Vec<usize>);

impl Lines {
    fn new(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect())
    }

    fn line(&self, span: Option<Range<usize>>) -> u32 {
        let start = span.map_or(0, |span| span.start);
        self.0.partition_point(|end| *end < start) as u32 + 1
    }
}
