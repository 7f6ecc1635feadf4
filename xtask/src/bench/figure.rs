//! One figure: what was done, to how much text, and how long it took.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Figure {
    pub(super) step: String,
    pub(super) text: String,
    /// Of UTF-8; 0 where no text is read.
    pub(super) bytes: u64,
    pub(super) milliseconds: Milliseconds,
}

/// The median of several runs, with its spread.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) struct Milliseconds {
    pub(super) median: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) runs: usize,
}

impl Milliseconds {
    pub(super) fn spread(self) -> String {
        format!("{:.4}–{:.4}", self.low, self.high)
    }
}

/// The step that copies a text into memory of the module: the floor of all others on the same text.
const FLOOR: &str = "encodeInto";

/// Figures with their spread and throughput, place by place; where the floor was measured too, also by that.
pub(super) fn table(places: &[(&str, &[Figure])]) -> String {
    let mut table = format!(
        "{:10}{:28}{:14}{:>12}{:>22}{:>9}{:>14}\n",
        "", "", "text", "median ms", "spread", "MB/s", "x encodeInto"
    );
    for (place, figures) in places {
        for figure in *figures {
            let median = figure.milliseconds.median;
            let floor = figures.iter().find(|floor| floor.step == FLOOR && floor.text == figure.text);
            let ratio = floor.map(|floor| format!("{:.1}", median / floor.milliseconds.median)).unwrap_or_default();
            let speed =
                if figure.bytes == 0 { String::new() } else { format!("{:.1}", figure.bytes as f64 / median / 1e3) };
            // Writing to a string does not fail.
            let _ = writeln!(
                table,
                "{place:10}{:28}{:14}{median:>12.4}{:>22}{speed:>9}{ratio:>14}",
                figure.step,
                figure.text,
                figure.milliseconds.spread(),
            );
        }
    }
    table
}
