//! Reads `gazetteer/**/*.toml` into records that know their file and line.

use std::{fs, ops::Range, path::Path};

use anyhow::Context as _;
use serde::{Deserialize, de::IntoDeserializer};
use toml::{
    Spanned,
    de::{DeTable, DeValue, Error, ValueDeserializer},
};
use unicode_normalization::is_nfc;

use crate::{
    problem::{Origin, Problem},
    record::{FptUnitRecord, NamesakeRecord, OfficialRecord, PolicyRecord, ProvinceRecord, Record},
};

/// Records in the order of files and lines, and what could not be read.
#[derive(Default)]
pub struct Authored {
    pub records: Vec<(Origin, Record)>,
    pub namesakes: Vec<(Origin, NamesakeRecord)>,
    pub problems: Vec<Problem>,
}

/// Reads every TOML file below a folder, in the order of their paths.
///
/// # Errors
/// When a file or folder cannot be read; what is wrong inside a file is among the problems.
pub fn read(folder: &Path) -> anyhow::Result<Authored> {
    let mut authored = Authored::default();
    for path in toml_files(folder)? {
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        authored.read_file(&path.display().to_string(), &text);
    }
    Ok(authored)
}

fn toml_files(folder: &Path) -> anyhow::Result<Vec<std::path::PathBuf>> {
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
    fn read_file(&mut self, file: &str, text: &str) {
        let lines = Lines { file, text };
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !is_nfc(line)) {
            let origin = Origin { file: file.to_owned(), line: number + 1 };
            let message = format!("not in Unicode normal form C: {line}");
            self.problem(origin, "text", message, "retype the line, or normalise the file to NFC");
        }
        let table = match DeTable::parse(text) {
            Ok(table) => table.into_inner(),
            Err(error) => return self.unreadable(&lines, "file", &error),
        };
        for (key, value) in table {
            let DeValue::Array(array) = value.get_ref() else {
                let message = "is not a list of records";
                let remedy = "write [[province]], [[official]], [[fpt_unit]], [[policy]] or [[namesake]]";
                self.problem(lines.origin(Some(key.span())), key.get_ref(), message, remedy);
                continue;
            };
            for record in array.iter() {
                self.read_record(&lines, key.get_ref(), record.clone());
            }
        }
    }

    fn read_record(&mut self, lines: &Lines<'_>, key: &str, value: Spanned<DeValue<'_>>) {
        let origin = lines.origin(Some(value.span()));
        let id = value.get_ref().get("id").and_then(|id| id.get_ref().as_str()).unwrap_or(key).to_owned();
        let deserializer: ValueDeserializer<'_> = value.into_deserializer();
        let record = match key {
            "province" => ProvinceRecord::deserialize(deserializer).map(Record::Province),
            "official" => OfficialRecord::deserialize(deserializer).map(Record::Official),
            "fpt_unit" => FptUnitRecord::deserialize(deserializer).map(Record::FptUnit),
            "policy" => PolicyRecord::deserialize(deserializer).map(Record::Policy),
            "namesake" => match NamesakeRecord::deserialize(deserializer) {
                Ok(namesake) => return self.namesakes.push((origin, namesake)),
                Err(error) => Err(error),
            },
            _ => {
                let remedy = "the kinds are province, official, fpt_unit, policy and namesake";
                return self.problem(origin, key, "is not a kind of record", remedy);
            }
        };
        match record {
            Ok(record) => self.records.push((origin, record)),
            Err(error) => {
                let line = error.span().map_or(origin.clone(), |span| lines.origin(Some(span)));
                self.problem(line, &id, error.message(), "correct or remove it");
            }
        }
    }

    fn unreadable(&mut self, lines: &Lines<'_>, id: &str, error: &Error) {
        self.problem(lines.origin(error.span()), id, error.message(), "correct the TOML");
    }

    fn problem(&mut self, origin: Origin, id: &str, message: impl Into<String>, remedy: &str) {
        self.problems.push(Problem { origin, id: id.to_owned(), message: message.into(), remedy: remedy.to_owned() });
    }
}

struct Lines<'a> {
    file: &'a str,
    text: &'a str,
}

impl Lines<'_> {
    fn origin(&self, span: Option<Range<usize>>) -> Origin {
        let before = span.and_then(|span| self.text.get(..span.start)).unwrap_or_default();
        Origin { file: self.file.to_owned(), line: before.matches('\n').count() + 1 }
    }
}
