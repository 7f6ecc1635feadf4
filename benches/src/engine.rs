//! The engine, native: what each step takes, and the whole, for texts of several lengths read in several ways.

use std::hint::black_box;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::Result;
use danhdau::{
    Annotator, Options,
    annotator::Step,
    gazetteer::{self, Kind, value::Named as _},
    options::Diacritics,
};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;

use crate::{
    news,
    stopwatch::{Milliseconds, parts_in_turns, time},
    synthetic,
};

/// Everything that was measured.
#[derive(Debug, Serialize)]
pub struct Engine {
    /// What it was measured in, and what that was built by.
    pub place: String,
    /// What is done once, or stands beside reading.
    pub figures: Vec<Figure>,
    /// What reading takes.
    pub readings: Vec<Reading>,
}

/// One figure.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// What was done.
    pub step: &'static str,
    /// On which text.
    pub text: &'static str,
    /// How long that is in UTF-8.
    pub bytes: usize,
    /// How long it took.
    pub milliseconds: Milliseconds,
}

/// Texts of one length, read in one way.
#[derive(Debug, Serialize)]
pub struct Reading {
    /// In which way, with which gazetteer, or in which form.
    pub way: String,
    /// Bytes of UTF-8.
    pub bytes: usize,
    /// From the first step to the last.
    pub steps: [Milliseconds; 4],
    /// All of them.
    pub whole: Milliseconds,
}

/// Lengths of text that are measured, in bytes of UTF-8; the whole comes after them.
const LENGTHS: [usize; 3] = [1_000, 5_000, 100_000];

/// Measures all ways of reading on texts of all lengths; some of the ways are gazetteers of so many times the names. The ways
/// take turns.
///
/// # Errors
/// If a larger gazetteer cannot be compiled.
pub fn measure(text: &str, times: &[usize], seed: u64, runs: usize) -> Result<Engine> {
    eprintln!("start");
    let mut copy = vec![0; text.len()];
    let start = time(runs, || Annotator::new(gazetteer::compiled()));
    let copying = time(runs, || copy.copy_from_slice(text.as_bytes()));
    let figures = vec![
        Figure { step: "start", text: "", bytes: 0, milliseconds: start },
        Figure { step: "copy of the UTF-8", text: "whole", bytes: text.len(), milliseconds: copying },
    ];
    eprintln!("gazetteers of more names, and their texts");
    let ways = ways(text, times, seed)?;
    let mut readings = Vec::new();
    for length in LENGTHS.into_iter().filter(|length| *length < text.len()).chain([usize::MAX]) {
        eprintln!("reading texts of {} bytes", length.min(text.len()));
        readings.extend(read(&ways, length, runs));
    }
    Ok(Engine { place: crate::PLACE.to_owned(), figures, readings })
}

/// A way to read, and its text.
struct Way {
    name: String,
    annotator: Rc<Annotator>,
    options: Options,
    units: Rc<[u16]>,
    bytes: usize,
}

fn ways(text: &str, times: &[usize], seed: u64) -> Result<Vec<Way>> {
    let annotator = Rc::new(Annotator::new(gazetteer::compiled()));
    // What is built when it is first asked for is built now.
    annotator.annotate(&[], &Options { diacritics: Diacritics::Optional, ..Options::default() });
    let units: Rc<[u16]> = text.encode_utf16().collect();
    let way = |name: &str, options| Way {
        name: name.to_owned(),
        annotator: annotator.clone(),
        options,
        units: units.clone(),
        bytes: text.len(),
    };
    let mut ways = vec![way("all kinds", Options::default())];
    for kind in Kind::ALL {
        ways.push(way(&format!("only {}", kind.name()), Options { kinds: vec![kind], ..Options::default() }));
    }
    ways.push(way("nested", Options { nested: true, ..Options::default() }));
    ways.push(way("optional diacritics", Options { diacritics: Diacritics::Optional, ..Options::default() }));
    let decomposed: String = text.nfd().collect();
    ways.push(Way {
        units: decomposed.encode_utf16().collect(),
        bytes: decomposed.len(),
        ..way("NFD", Options::default())
    });
    for &times in times {
        let gazetteer = synthetic::gazetteer(times, seed)?;
        let written = news::write(&gazetteer, text.len(), seed);
        ways.push(Way {
            annotator: Rc::new(Annotator::new(gazetteer)),
            units: written.text.encode_utf16().collect(),
            bytes: written.about.bytes,
            ..way(&format!("x{times} the names"), Options::default())
        });
    }
    Ok(ways)
}

/// Reads pieces of the texts. Every call gets the next one: a short text that is read thousands of times over is one that the
/// processor knows by heart.
fn read(ways: &[Way], length: usize, runs: usize) -> Vec<Reading> {
    let lengths = ways.iter().map(|way| length.min(way.bytes));
    let mut works: Vec<_> = ways
        .iter()
        .zip(lengths.clone())
        .map(|(way, bytes)| {
            let mut pieces = pieces(&way.units, way.bytes, bytes);
            move || steps(way, pieces.next().unwrap_or_default())
        })
        .collect();
    let measured = parts_in_turns(runs, &mut works);
    let readings = ways.iter().zip(lengths).zip(measured);
    readings
        .map(|((way, bytes), [fold, scan, judge, discourse, whole])| Reading {
            way: way.name.clone(),
            bytes,
            steps: [fold, scan, judge, discourse],
            whole,
        })
        .collect()
}

/// Pieces of a text that is so many bytes long, each of `length` bytes or nearly; after the last comes the first again.
pub fn pieces(units: &[u16], bytes: usize, length: usize) -> impl Iterator<Item = &[u16]> {
    let piece = (length * units.len()).checked_div(bytes).unwrap_or_default().max(1);
    units.chunks_exact(piece).cycle()
}

/// What each step takes, and the whole.
fn steps(way: &Way, units: &[u16]) -> [Duration; 5] {
    let mut took = [Duration::ZERO; 5];
    let start = Instant::now();
    let mut last = start;
    let found = way.annotator.annotate_observed(units, &way.options, |step| {
        let now = Instant::now();
        let index = match step {
            Step::Fold => 0,
            Step::Scan => 1,
            Step::Judge => 2,
            Step::Discourse => 3,
        };
        took[index] += now - last;
        last = now;
    });
    took[4] = start.elapsed();
    black_box(found);
    took
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_is_read_in_every_length_and_steps_make_up_the_whole() {
        let text = news::write(&gazetteer::compiled(), 6_000, 1).text;
        let Engine { readings, .. } = measure(&text, &[2, 3], 1, 1).expect("it is measured");
        let ways: Vec<&str> = readings.iter().map(|reading| reading.way.as_str()).collect();
        let lengths = ways.iter().filter(|way| **way == "all kinds").count();
        assert_eq!(lengths, 3, "1 kB, 5 kB and the whole");
        assert_eq!(ways.len(), lengths * 10, "{ways:?}");
        for Reading { way, steps, whole, .. } in &readings {
            let sum: f64 = steps.iter().map(|step| step.median).sum();
            assert!(sum <= 1.001 * whole.median && sum > 0.5 * whole.median, "{way}: {sum} of {}", whole.median);
        }
    }

    #[test]
    fn who_watches_the_steps_sees_them_in_order_and_gets_the_same() {
        let annotator = Annotator::new(gazetteer::compiled());
        let units: Vec<u16> = news::write(annotator.gazetteer(), 60_000, 1).text.encode_utf16().collect();
        let options = Options { nested: true, ..Options::default() };
        let mut steps = Vec::new();
        let found = annotator.annotate_observed(&units, &options, |step| steps.push(step));
        // Passages are scanned and judged in turns.
        let [Step::Fold, passages @ .., Step::Discourse] = &steps[..] else { panic!("{steps:?}") };
        assert!(
            passages.len() > 2 && passages.chunks(2).all(|passage| passage == [Step::Scan, Step::Judge]),
            "{steps:?}"
        );
        let ranges = |found: danhdau::annotation::Annotations| -> Vec<_> {
            found.items.into_iter().map(|item| item.range).collect()
        };
        assert_eq!(ranges(found), ranges(annotator.annotate(&units, &options)));
    }

    #[test]
    fn pieces_come_one_after_the_other_and_begin_again() {
        let units: Vec<u16> = (0..10).collect();
        let given: Vec<&[u16]> = pieces(&units, 20, 6).take(4).collect();
        assert_eq!(given, [&[0, 1, 2][..], &[3, 4, 5], &[6, 7, 8], &[0, 1, 2]]);
        assert_eq!(pieces(&units, 20, 20).next(), Some(&units[..]));
    }
}
