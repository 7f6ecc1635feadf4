//! What people would use instead, native: with the same names on the same text, in turns with danhdau.

use std::collections::HashMap;
use std::hint::black_box;
use std::io::{self, BufRead as _, Write as _};
use std::path::{Path, PathBuf};

use aho_corasick::{AhoCorasick, MatchKind};
use anyhow::{Context as _, Result};
use daachorse::CharwiseDoubleArrayAhoCorasickBuilder;
use danhdau::{Annotator, Options, gazetteer};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::files;
use crate::stopwatch::{self, Milliseconds};

/// What is asked of the peers of every place, in one file for all.
#[derive(Deserialize)]
pub struct Task {
    text: PathBuf,
    runs: usize,
    /// Lengths of its pieces, in bytes, rising.
    lengths: Vec<usize>,
    /// A file of names, as [`crate::names`] writes it.
    names: PathBuf,
    /// A file with the texts of the conformance suite.
    cases: PathBuf,
}

#[derive(Deserialize)]
struct Given {
    names: Vec<String>,
}

/// One place with its tools.
#[derive(Serialize)]
pub struct Place {
    place: &'static str,
    tools: Vec<Tool>,
}

/// One tool: what it finds of the suite, and how long it takes.
#[derive(Serialize)]
struct Tool {
    name: &'static str,
    names: usize,
    readings: Vec<Reading>,
    /// For each text of the suite, in UTF-16 units of it.
    spans: Vec<Vec<(usize, usize)>>,
}

#[derive(Serialize)]
struct Reading {
    bytes: usize,
    milliseconds: Milliseconds,
    /// In turns with it, on the same text; danhdau itself has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    danhdau: Option<Milliseconds>,
}

/// Finds spans, in bytes.
type Find = Box<dyn Fn(&str) -> Vec<(usize, usize)>>;

/// Measures every peer on the shortest and the longest text, and lets each read the suite.
///
/// # Errors
/// If a file of the task cannot be read, or a peer does not take the names.
pub fn measure(task: &Path) -> Result<Place> {
    let task: Task = read(task)?;
    let Given { names } = read(&task.names)?;
    let cases: Vec<String> = read(&task.cases)?;
    let text = files::read(&task.text)?;
    let ends = [task.lengths.first(), task.lengths.last()].into_iter().flatten();
    let mut texts: Vec<Vec<&str>> = ends.map(|length| pieces(&text, *length)).collect();
    texts.dedup();

    let annotator = Annotator::new(gazetteer::compiled());
    let own = |text: &str| annotate(&annotator, text);
    let tool = |name, readings, spans| Tool { name, names: names.len(), readings, spans };
    let mut tools = Vec::new();
    let readings = texts.iter().map(|pieces| {
        let mut own = next(pieces.clone(), own);
        Reading { bytes: first(pieces), milliseconds: stopwatch::time(task.runs, &mut own), danhdau: None }
    });
    tools.push(tool("danhdau", readings.collect(), cases.iter().map(|text| own(text)).collect()));
    for (name, find) in peers(&names)? {
        let readings = texts.iter().map(|pieces| {
            let (mut find, mut own) = (next(pieces.clone(), &find), next(pieces.clone(), own));
            let [milliseconds, danhdau] = stopwatch::in_turns(task.runs, [&mut find, &mut own]);
            Reading { bytes: first(pieces), milliseconds, danhdau: Some(danhdau) }
        });
        let spans = cases.iter().map(|text| in_units(text, find(text)));
        tools.push(tool(name, readings.collect(), spans.collect()));
    }
    Ok(Place { place: "native", tools })
}

/// Reads the next piece of a text, of as many bytes as a line asks for, and answers how many milliseconds it took: so that a peer
/// in another language can be measured in turns with danhdau.
///
/// # Errors
/// If the text cannot be read, or a line is no number.
pub fn answer(file: &Path) -> Result<()> {
    let text = files::read(file)?;
    let annotator = Annotator::new(gazetteer::compiled());
    let mut readers = HashMap::new();
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        let length = line.trim().parse().with_context(|| format!("{line:?} is no number of bytes"))?;
        let read =
            readers.entry(length).or_insert_with(|| next(pieces(&text, length), |text| annotate(&annotator, text)));
        writeln!(output, "{}", stopwatch::time(1, read).median)?;
        output.flush()?;
    }
    Ok(())
}

/// What is read a thousand times over is soon known by heart by the processor, so every reading of a short text is one of another:
/// pieces of so many bytes, without the halves of characters at their ends; what is left over is left out.
fn pieces(text: &str, length: usize) -> Vec<&str> {
    const MOST: usize = 100;
    let starts = (0..MOST).map(|number| number * length).take_while(|at| *at == 0 || at + length <= text.len());
    let is_boundary = |at: &usize| text.is_char_boundary(*at);
    let pieces = starts.filter_map(|at| {
        let end = (at + length).min(text.len());
        text.get((at..=end).find(is_boundary)?..(at..=end).rev().find(is_boundary)?)
    });
    pieces.collect()
}

/// Lets the next piece be read at each call, and after the last the first.
fn next<'a, T>(pieces: Vec<&'a str>, read: impl Fn(&'a str) -> T) -> impl FnMut() {
    let mut cycle = pieces.into_iter().cycle();
    move || drop(black_box(read(cycle.next().unwrap_or_default())))
}

fn first(pieces: &[&str]) -> usize {
    pieces.first().map_or(0, |piece| piece.len())
}

/// From UTF-8 to spans, as the peers do it; what danhdau reads are UTF-16 units.
fn annotate(annotator: &Annotator, text: &str) -> Vec<(usize, usize)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = annotator.annotate(&units, &Options::default());
    found.items.iter().map(|item| (item.range.start, item.range.end)).collect()
}

fn peers(names: &[String]) -> Result<Vec<(&'static str, Find)>> {
    let double_array = CharwiseDoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build::<_, _, u32>(names)
        .map_err(|error| anyhow::anyhow!("daachorse does not take the names: {error}"))?;
    let daachorse =
        move |text: &str| double_array.leftmost_find_iter(text).map(|found| (found.start(), found.end())).collect();
    // Which automaton is best it says itself.
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(names)
        .context("aho-corasick does not take the names")?;
    let aho_corasick = move |text: &str| automaton.find_iter(text).map(|found| (found.start(), found.end())).collect();
    Ok(vec![("daachorse", Box::new(daachorse)), ("aho-corasick", Box::new(aho_corasick))])
}

/// Spans in bytes as spans in UTF-16 units; they do not overlap, and come in order.
fn in_units(text: &str, spans: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    let units = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().encode_utf16().count();
    spans.into_iter().map(|(start, end)| (units(0..start), units(0..end))).collect()
}

fn read<T: DeserializeOwned>(file: &Path) -> Result<T> {
    serde_json::from_str(&files::read(file)?)
        .with_context(|| format!("{} is not in the form that is expected", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_whole_characters_as_in_the_other_places() {
        assert_eq!(pieces("abcdefgh", 3), ["abc", "def"]);
        assert_eq!(pieces("aếbếc", 4), ["aế", "bế"]);
        assert_eq!(pieces("aaếaa", 3), ["aa", "a"]);
        assert_eq!(pieces("Huế", 100), ["Huế"]);
    }

    #[test]
    fn each_finds_the_longest_of_names_that_begin_alike() -> Result<()> {
        let names = ["FPT", "FPT IS", "Huế"].map(str::to_owned);
        for (name, find) in peers(&names)? {
            let text = "Ở Huế, 😀 FPT IS và FPT";
            assert_eq!(in_units(text, find(text)), [(2, 5), (10, 16), (20, 23)], "{name}");
        }
        Ok(())
    }
}
