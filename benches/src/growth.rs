//! How the time grows: with the length of a text, and with the number of names.

use std::hint::black_box;
use std::path::Path;

use anyhow::Result;
use danhdau::{Annotator, Options, gazetteer, options::Diacritics, scan::Scanner};
use serde::Serialize;

use crate::{
    engine::pieces,
    files,
    news::{self, Written},
    stopwatch::{Milliseconds, all_in_turns, time},
    synthetic,
};

/// Everything that was measured.
#[derive(Debug, Serialize)]
pub struct Growth {
    /// What it was measured in, and what that was built by.
    pub place: String,
    /// By length of the text.
    pub lengths: Vec<Length>,
    /// By size of the gazetteer.
    pub sizes: Vec<Size>,
}

/// Texts of one length, read with the compiled gazetteer.
#[derive(Debug, Serialize)]
pub struct Length {
    /// Of UTF-8.
    pub bytes: usize,
    /// Reading it.
    pub milliseconds: Milliseconds,
}

/// A gazetteer of one size, and a text with names of it.
#[derive(Debug, Serialize)]
pub struct Size {
    /// How many times as large as the compiled one.
    pub times: usize,
    /// What it holds.
    pub holds: Holds,
    /// Annotations found in the text.
    pub found: usize,
    /// Building the automaton.
    pub start: Milliseconds,
    /// Bytes of the automaton.
    pub memory: usize,
    /// Reading the text.
    pub milliseconds: Milliseconds,
}

/// A gazetteer and a text in numbers.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Holds {
    /// Records of the gazetteer.
    pub records: usize,
    /// All forms of their names.
    pub names: usize,
    /// Of the text, in UTF-8.
    pub bytes: usize,
    /// What the grammar put into the text for each thousand letters.
    pub names_per_thousand: f64,
}

/// Lengths that are measured, in bytes of UTF-8: two for each power of ten; the whole text comes after them.
const LENGTHS: [usize; 9] = [1_000, 3_162, 10_000, 31_623, 100_000, 316_228, 1_000_000, 3_162_278, 10_000_000];

/// Reads pieces of a text, each length in its turn.
pub fn lengths(text: &str, runs: usize) -> Vec<Length> {
    let annotator = Annotator::new(gazetteer::compiled());
    let options = Options::default();
    let units: Vec<u16> = text.encode_utf16().collect();
    let lengths: Vec<usize> = LENGTHS.into_iter().filter(|length| *length < text.len()).chain([text.len()]).collect();
    let mut works: Vec<_> = lengths
        .iter()
        .map(|length| {
            let mut pieces = pieces(&units, text.len(), *length);
            let (annotator, options) = (&annotator, &options);
            move || drop(black_box(annotator.annotate(pieces.next().unwrap_or_default(), options)))
        })
        .collect();
    let times = all_in_turns(runs, &mut works);
    lengths.iter().zip(times).map(|(bytes, milliseconds)| Length { bytes: *bytes, milliseconds }).collect()
}

/// A gazetteer with its text.
struct Pair {
    times: usize,
    annotator: Annotator,
    written: Written,
    units: Vec<u16>,
}

/// For each size a text with names of that gazetteer, read with it, in turns. Texts and gazetteers, these as packs, are left
/// in the folder for others to measure.
///
/// # Errors
/// If a gazetteer cannot be compiled, or the folder cannot be written.
pub fn sizes(folder: &Path, times: &[usize], bytes: usize, seed: u64, runs: usize) -> Result<Vec<Size>> {
    let pairs: Vec<Pair> = times.iter().map(|times| pair(folder, *times, bytes, seed)).collect::<Result<_>>()?;
    let options = Options::default();
    let read = |pair: &Pair| pair.annotator.annotate(&pair.units, &options);
    let mut works: Vec<_> = pairs.iter().map(|pair| || drop(black_box(read(pair)))).collect();
    eprintln!("reading texts with {} gazetteers in turns", pairs.len());
    let measured = all_in_turns(runs, &mut works);
    let sizes = pairs.iter().zip(measured).map(|(pair, milliseconds)| {
        eprintln!("building the automaton of {} times the names", pair.times);
        let gazetteer = pair.annotator.gazetteer();
        let build = || Scanner::new(gazetteer, Diacritics::Required);
        let holds = Holds {
            records: gazetteer.entities.len(),
            names: gazetteer.surfaces.len(),
            bytes: pair.written.about.bytes,
            names_per_thousand: pair.written.about.names_per_thousand,
        };
        let (start, memory, found) = (time(runs, build), build().size(), read(pair).items.len());
        Size { times: pair.times, holds, found, start, memory, milliseconds }
    });
    Ok(sizes.collect())
}

fn pair(folder: &Path, times: usize, bytes: usize, seed: u64) -> Result<Pair> {
    eprintln!("{times} times the names");
    let gazetteer = synthetic::gazetteer(times, seed)?;
    let written = news::write(&gazetteer, bytes, seed);
    files::write(&folder.join(format!("x{times}.txt")), &written.text)?;
    let pack = synthetic::pack(&gazetteer::compiled(), times, seed);
    files::write(&folder.join(format!("x{times}.json")), serde_json::to_string(&pack)?)?;
    let units = written.text.encode_utf16().collect();
    Ok(Pair { times, annotator: Annotator::new(gazetteer), written, units })
}
