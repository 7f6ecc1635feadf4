//! `danhdau annotate --jsonl`: an archive, JSON Lines in, JSON Lines out.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use danhdau::{Annotator, Options, gazetteer::value, output};
use serde::{Deserialize, Serialize, de::Error as _};
use serde_json::Value;

use crate::units::Units;

/// Annotates the lines of files, or of standard input; whether all could be read.
pub fn run(annotator: &Annotator, files: &[PathBuf], options: &Options) -> anyhow::Result<bool> {
    let mut output = BufWriter::new(io::stdout().lock());
    let standard_input = [PathBuf::from("-")];
    let mut complete = true;
    for file in if files.is_empty() { &standard_input[..] } else { files } {
        let mut lines = Lines { annotator, options, file: (!is_standard_input(file)).then_some(file), failures: 0 };
        match lines.file.map(File::open) {
            None => lines.annotate(io::stdin().lock(), &mut output)?,
            Some(Ok(opened)) => lines.annotate(BufReader::new(opened), &mut output)?,
            Some(Err(problem)) => {
                eprintln!("danhdau: {}: {problem}", file.display());
                lines.failures += 1;
            }
        }
        complete &= lines.failures == 0;
    }
    output.flush()?;
    Ok(complete)
}

fn is_standard_input(file: &Path) -> bool {
    file == Path::new("-")
}

/// A line. Archives carry other fields too, which are left alone.
#[derive(Deserialize)]
struct Document {
    id: Value,
    text: Units,
    #[serde(default)]
    options: Value,
}

#[derive(Serialize)]
struct Annotated<'a> {
    id: &'a Value,
    annotations: Vec<value::Value>,
}

#[derive(Serialize)]
struct Failed<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Value>,
    error: &'a str,
}

/// Lines of one file.
struct Lines<'a> {
    annotator: &'a Annotator,
    options: &'a Options,
    /// None for standard input.
    file: Option<&'a PathBuf>,
    failures: usize,
}

impl Lines<'_> {
    fn annotate(&mut self, mut input: impl BufRead, output: &mut impl Write) -> anyhow::Result<()> {
        let mut number = 0;
        let mut line = Vec::new();
        loop {
            line.clear();
            let name = self.file.map_or("standard input".to_owned(), |file| file.display().to_string());
            if input.read_until(b'\n', &mut line).with_context(|| format!("cannot read {name}"))? == 0 {
                return Ok(());
            }
            number += 1;
            if line.trim_ascii().is_empty() {
                continue;
            }
            match self.read(&line) {
                Ok((document, options)) => {
                    let units = &document.text.0;
                    let found = self.annotator.annotate(units, &options);
                    let annotations = output::views(&found, self.annotator.gazetteer(), units);
                    write_line(output, &Annotated { id: &document.id, annotations })?;
                }
                Err(problem) => {
                    self.failures += 1;
                    let place = self.file.map(|file| format!("{}: ", file.display())).unwrap_or_default();
                    let error = format!("{place}line {number}: {}", describe(&problem));
                    eprintln!("danhdau: {error}");
                    let id = serde_json::from_slice::<Value>(&line).ok().and_then(|value| value.get("id").cloned());
                    write_line(output, &Failed { id, error: &error })?;
                }
            }
        }
    }

    /// A line, and its options on top of those of the command.
    fn read(&self, line: &[u8]) -> serde_json::Result<(Document, Options)> {
        let document = read_document(line)?;
        let mut options = self.options.clone();
        options.update(document.options.clone().into()).map_err(serde_json::Error::custom)?;
        Ok((document, options))
    }
}

/// Reads an object; a list of the same values in order is none.
fn read_document(line: &[u8]) -> serde_json::Result<Document> {
    if line.trim_ascii_start().starts_with(b"[") {
        return Err(serde_json::Error::custom("invalid type: a list, expected an object"));
    }
    serde_json::from_slice(line)
}

fn write_line(output: &mut impl Write, value: &impl Serialize) -> anyhow::Result<()> {
    let mut line = serde_json::to_vec(value)?;
    line.push(b'\n');
    output.write_all(&line)?;
    Ok(())
}

/// The parser's message with the column alone: it counts lines within the line that it was given.
fn describe(problem: &serde_json::Error) -> String {
    let message = problem.to_string();
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
    format!("{message} (column {}); expected {{\"id\": …, \"text\": \"…\", \"options\": {{…}}?}}", problem.column())
}
