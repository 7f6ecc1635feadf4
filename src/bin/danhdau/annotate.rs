//! `danhdau annotate`: texts of files or of standard input, in the form that is asked for.

use std::{
    collections::HashMap,
    fs,
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use danhdau::{Annotator, Options, output};
use danhdau_formats::{Document, Format, Mark};

use crate::{
    arguments::{Annotate, Form},
    input,
};

/// Annotates texts; whether all could be read.
pub fn run(annotator: &Annotator, arguments: &Annotate) -> anyhow::Result<bool> {
    let standard_input = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &standard_input[..] } else { &arguments.files };
    let outputs = match &arguments.output_dir {
        Some(folder) => Some(outputs(folder, files, arguments.form_extension())?),
        None if files.len() > 1 && arguments.format != Form::Lines => {
            bail!("several texts need --output-dir FOLDER in this format: on standard output they would run together")
        }
        None => None,
    };
    let options = arguments.options.options();
    let mut stdout = BufWriter::new(io::stdout().lock());
    let mut complete = true;
    for (file, index) in files.iter().zip(0..) {
        let units = match input::read(Some(file)) {
            Ok(units) => units,
            Err(problem) => {
                eprintln!("danhdau: {problem:#}");
                complete = false;
                continue;
            }
        };
        let document = annotate(annotator, &options, &units, arguments)?;
        let written = match arguments.format.writer() {
            Some(format) => format.write(&document),
            None => lines(file, &document),
        };
        match outputs.as_ref().and_then(|outputs| outputs.get(index)) {
            Some(output) => {
                fs::write(output, written).with_context(|| format!("cannot write {}", output.display()))?;
            }
            None => stdout.write_all(written.as_bytes())?,
        }
    }
    stdout.flush()?;
    Ok(complete)
}

fn annotate<'a>(
    annotator: &Annotator,
    options: &Options,
    units: &'a [u16],
    arguments: &Annotate,
) -> anyhow::Result<Document<'a>> {
    let found = annotator.annotate(units, options);
    let views = output::views(&found, annotator.gazetteer(), units);
    let marks = views.into_iter().map(Mark::read).collect::<Result<_, _>>()?;
    Ok(Document { source: arguments.source.clone(), ..Document::new(units, marks)? })
}

/// Where each text goes: its name with another ending. Two of one name would overwrite each other.
fn outputs(folder: &Path, files: &[PathBuf], extension: &str) -> anyhow::Result<Vec<PathBuf>> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let mut outputs: Vec<PathBuf> = Vec::new();
    let mut from: HashMap<PathBuf, &Path> = HashMap::new();
    for file in files {
        let stem = if file == Path::new("-") { Path::new("stdin") } else { file };
        let name = stem.file_stem().with_context(|| format!("{} is no file", file.display()))?;
        let mut name = name.to_os_string();
        name.push(".");
        name.push(extension);
        let output = folder.join(name);
        if let Some(other) = from.insert(output.clone(), file) {
            bail!("{} and {} would both be written to {}", other.display(), file.display(), output.display());
        }
        outputs.push(output);
    }
    Ok(outputs)
}

/// A line for each annotation, as compilers and `grep -n` write them: file, line, column (both from 1; a column is a UTF-16
/// unit), what it is, and the text where it is not the name.
fn lines(file: &Path, document: &Document<'_>) -> String {
    let mut lines = String::new();
    let (mut line, mut line_start, mut at) = (1, 0, 0);
    let file = if file == Path::new("-") { String::new() } else { format!("{}:", file.display()) };
    for mark in &document.marks {
        while at < mark.start {
            if document.text[at] == u16::from(b'\n') {
                (line, line_start) = (line + 1, at + 1);
            }
            at += 1;
        }
        let column = mark.start - line_start + 1;
        lines.push_str(&format!("{file}{line}:{column}: {} {}", mark.kind, mark.name));
        if let Some(id) = &mark.id {
            lines.push_str(&format!(" ({id})"));
        }
        let text = String::from_utf16_lossy(document.slice(mark));
        if text != mark.name {
            lines.push_str(&format!(" \"{}\"", text.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        if let Some(successor) = &mark.successor {
            lines.push_str(&format!(", now {successor}"));
        }
        for (holds, note) in [(mark.inferred, "inferred"), (mark.confidence == "low", "not certain")] {
            if holds {
                lines.push_str(&format!(", {note}"));
            }
        }
        lines.push('\n');
    }
    lines
}

impl Form {
    fn writer(self) -> Option<Format> {
        match self {
            Self::Lines => None,
            Self::Json => Some(Format::Json),
            Self::Csv => Some(Format::Csv),
            Self::Html => Some(Format::Html),
            Self::WebAnnotation => Some(Format::WebAnnotation),
            Self::Conll => Some(Format::Conll),
        }
    }
}

impl Annotate {
    fn form_extension(&self) -> &'static str {
        match self.format {
            Form::Lines => "txt",
            Form::Json => "json",
            Form::Csv => "csv",
            Form::Html => "html",
            Form::WebAnnotation => "jsonld",
            Form::Conll => "conll",
        }
    }
}
