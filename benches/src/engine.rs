//! The engine, native: each step for itself, and the whole.

use danhdau::{Annotator, Options, gazetteer, options::Diacritics, scan::Scanner};
use danhdau_fold::fold;
use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;

use crate::stopwatch::{Milliseconds, time};

/// One figure.
#[derive(Debug, Serialize)]
pub struct Figure {
    /// What was done.
    pub step: &'static str,
    /// On which text.
    pub text: String,
    /// How long that is in UTF-8.
    pub bytes: usize,
    /// How long it took.
    pub milliseconds: Milliseconds,
}

/// Lengths of text that are measured, in bytes of UTF-8; the last is the whole.
const LENGTHS: [usize; 4] = [1_000, 5_000, 100_000, usize::MAX];

/// Measures every step on the whole text, and the whole pipeline on its beginnings too.
pub fn measure(text: &str, runs: usize) -> Vec<Figure> {
    let annotator = Annotator::new(gazetteer::compiled());
    let options = Options::default();
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut figures = Vec::new();
    let mut figure = |step, name: &str, bytes, milliseconds| {
        figures.push(Figure { step, text: name.to_owned(), bytes, milliseconds });
    };

    figure("start", "", 0, time(runs, || Annotator::new(gazetteer::compiled())));
    let mut copy = vec![0; text.len()];
    figure("copy of the UTF-8", "whole", text.len(), time(runs, || copy.copy_from_slice(text.as_bytes())));
    figure("fold", "whole", text.len(), time(runs, || fold(&units)));
    let folded = fold(&units);
    let scanner = Scanner::new(annotator.gazetteer(), Diacritics::Required);
    figure("scan", "whole", text.len(), time(runs, || scanner.scan(folded.bytes())));
    for length in LENGTHS {
        let part = beginning(text, length);
        let units: Vec<u16> = part.encode_utf16().collect();
        let name = if length > text.len() { "whole".to_owned() } else { format!("{} kB", length / 1_000) };
        figure("annotate", &name, part.len(), time(runs, || annotator.annotate(&units, &options)));
    }
    let decomposed: Vec<u16> = text.nfd().collect::<String>().encode_utf16().collect();
    figure("annotate", "whole, NFD", text.len(), time(runs, || annotator.annotate(&decomposed, &options)));
    figures
}

/// The first `length` bytes of a text, to the end of a character.
pub(crate) fn beginning(text: &str, length: usize) -> &str {
    let end = (length.min(text.len())..=text.len()).find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}
