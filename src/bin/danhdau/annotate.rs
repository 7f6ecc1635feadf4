//! `danhdau annotate`: an archive, JSON Lines in, JSON Lines out.

use std::io::{self, BufRead, BufWriter, Write};

use anyhow::Context as _;
use danhdau::{Annotator, Options, gazetteer::value, output};
use serde::{Deserialize, Serialize, de::Error as _};
use serde_json::Value;

use crate::units::Units;

/// Annotates standard input; the number of lines that could not be read.
pub fn run(annotator: &Annotator) -> anyhow::Result<usize> {
    match annotate_lines(annotator, io::stdin().lock(), BufWriter::new(io::stdout().lock())) {
        // Whoever reads has stopped reading, as `head` does: not a failure.
        Err(problem) if is_broken_pipe(&problem) => Ok(0),
        result => result,
    }
}

fn is_broken_pipe(problem: &anyhow::Error) -> bool {
    problem.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// A line. Archives carry other fields too, which are left alone.
#[derive(Deserialize)]
struct Document {
    id: Value,
    text: Units,
    #[serde(default)]
    options: Options,
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

/// Annotates every line; the number of lines that could not be read.
fn annotate_lines(annotator: &Annotator, mut input: impl BufRead, mut output: impl Write) -> anyhow::Result<usize> {
    let (mut failures, mut number) = (0, 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).context("cannot read standard input")? == 0 {
            break;
        }
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match read_document(&line) {
            Ok(document) => {
                let units = &document.text.0;
                let found = annotator.annotate(units, &document.options);
                let annotations = output::views(&found, annotator.gazetteer(), units);
                write_line(&mut output, &Annotated { id: &document.id, annotations })?;
            }
            Err(problem) => {
                failures += 1;
                let error = format!("line {number}: {}", describe(&problem));
                eprintln!("danhdau: {error}");
                let id = serde_json::from_slice::<Value>(&line).ok().and_then(|value| value.get("id").cloned());
                write_line(&mut output, &Failed { id, error: &error })?;
            }
        }
    }
    output.flush()?;
    Ok(failures)
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
