//! How the time grows, natively and in Node: with the length of a text, and with the number of names.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Setting;
use super::figure::Milliseconds;
use crate::process;
use crate::progress::Step;

/// Where texts and packs of larger gazetteers are left, below the target folder.
const FOLDER: &str = "target/bench/growth";
/// Where the picture is left.
pub(super) const PICTURE: &str = "target/bench/growth.svg";
/// How many times as large as the compiled gazetteer; in Node the last of them takes some seconds to load.
const NATIVE: [usize; 7] = [1, 2, 5, 10, 20, 50, 100];
const NODE: [&str; 3] = ["1", "10", "100"];
/// At the largest, how many times the time that it may take.
const MOST: f64 = 2.5;

#[derive(Serialize)]
pub(super) struct Growth {
    native: Place,
    node: Place,
}

#[derive(Serialize, Deserialize)]
struct Place {
    /// With its version.
    place: String,
    lengths: Vec<Length>,
    sizes: Vec<Size>,
}

/// Texts of one length.
#[derive(Serialize, Deserialize)]
struct Length {
    /// Of UTF-8.
    bytes: u64,
    milliseconds: Milliseconds,
}

/// A gazetteer of one size, and a text with as many of its names as all others have.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Size {
    times: usize,
    /// Said by the native program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    holds: Option<Holds>,
    /// Annotations in the text.
    found: usize,
    milliseconds: Milliseconds,
    /// Until a text can be read: natively building the automaton, in Node loading the module and `withPack`.
    start: Milliseconds,
    /// Bytes: natively of the automaton, in Node of the module that annotates.
    memory: u64,
    /// Bytes of the module that compiles packs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pack_memory: Option<u64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Holds {
    records: usize,
    names: usize,
    /// Of the text.
    bytes: u64,
    names_per_thousand: f64,
}

pub(super) fn measure(setting: &Setting<'_>) -> Result<Growth> {
    let console = setting.project.console;
    let folder = setting.project.path(FOLDER);
    let native = console.step("growth, native", |step| {
        let sizes = NATIVE.map(|times| times.to_string()).join(",");
        let mut program = setting.program.command();
        program.arg("growth").arg(&setting.file).arg(&folder).args(["--times", &sizes]);
        program.args(["--seed", &setting.seed, "--runs", &setting.runs]);
        serde_json::from_str(&setting.printed(step, &mut program)?).context("the native program printed no figures")
    })?;
    let node = console.step("growth, Node", |step| {
        let mut script = setting.node.node(setting.project);
        script.arg("benches/node/growth.mjs").arg(&setting.file).arg(&setting.runs).arg(&folder).args(NODE);
        serde_json::from_str(&setting.printed(step, &mut script)?).context("benches/node/growth.mjs printed no figures")
    })?;
    let growth = Growth { native, node };
    console.step("growth, picture", |step| growth.draw(setting, step))?;
    Ok(growth)
}

impl Growth {
    pub(super) fn table(&self) -> String {
        let mut table = String::from("Growth with the length of a text\n");
        for place in [&self.native, &self.node] {
            place.lengths(&mut table);
        }
        table.push_str("\nGrowth with the number of names\n\n");
        let _ = writeln!(
            table,
            "{:>8}{:>10}{:>10}{:>15}{:>24}",
            "", "records", "names", "bytes of text", "names per 1000 letters"
        );
        for Size { times, holds, .. } in &self.native.sizes {
            if let Some(Holds { records, names, bytes, names_per_thousand }) = holds {
                let _ =
                    writeln!(table, "{:>8}{records:>10}{names:>10}{bytes:>15}{names_per_thousand:>24.2}", name(*times));
            }
        }
        for place in [&self.native, &self.node] {
            place.sizes(&mut table);
        }
        let _ = writeln!(table, "\nPicture: {PICTURE}");
        table
    }

    /// Leaves a picture of both.
    fn draw(&self, setting: &Setting<'_>, step: &Step) -> Result<()> {
        let (picture, described) =
            (setting.project.path(PICTURE), setting.project.path(PICTURE).with_extension("json"));
        fs::write(&described, self.picture().to_string())
            .with_context(|| format!("{} cannot be written", described.display()))?;
        let mut program = setting.program.command();
        process::run(step, program.arg("plot").arg(described).arg(picture))?;
        Ok(())
    }

    fn picture(&self) -> Value {
        let series = |points: fn(&Place) -> Vec<(f64, f64)>| -> Vec<Value> {
            let places = [&self.native, &self.node];
            places.map(|place| json!({ "name": place.place, "points": points(place) })).to_vec()
        };
        let longest = self.native.by_length().last().copied().unwrap_or((1.0, 1.0));
        let slowest = self.node.by_length().last().map_or(longest.1, |last| last.1.max(longest.1));
        let ratios = [&self.native, &self.node].map(Place::by_size).concat();
        let highest = ratios.into_iter().fold(3.0, |highest: f64, (_, ratio)| highest.max(1.1 * ratio));
        let most = NATIVE.last().map_or(1.0, |times| *times as f64);
        json!({
            "title": "Time by the length of a text, and by the number of names, natively and in Node",
            "charts": [
                {
                    "title": "Time by length of the text",
                    "x": { "title": "length of the text in UTF-8", "first": 900, "last": longest.0 * 1.2, "unit": "bytes" },
                    "y": { "title": "time", "first": 0.004, "last": slowest * 2.0, "unit": "milliseconds" },
                    "series": series(Place::by_length),
                    "guide": {
                        "name": "linear",
                        "points": [[1e3, longest.1 * 1e3 / longest.0], [longest.0, longest.1]],
                    },
                },
                {
                    "title": "Time by number of names, in texts with as many of them",
                    "x": { "title": "times the names of the gazetteer", "first": 0.9, "last": most * 1.2, "unit": "times" },
                    "y": { "title": "times the time", "first": 0, "last": highest, "unit": "ratio" },
                    "series": series(Place::by_size),
                    "guide": { "name": format!("at most {MOST}"), "points": [[0.9, MOST], [most * 1.2, MOST]] },
                },
            ],
        })
    }
}

fn name(times: usize) -> String {
    format!("x{times}")
}

impl Place {
    /// Bytes and milliseconds.
    fn by_length(&self) -> Vec<(f64, f64)> {
        self.lengths.iter().map(|length| (length.bytes as f64, length.milliseconds.median)).collect()
    }

    /// How many times the names, and how many times the time.
    fn by_size(&self) -> Vec<(f64, f64)> {
        let first = self.sizes.first().map_or(1.0, |size| size.milliseconds.median);
        self.sizes.iter().map(|size| (size.times as f64, size.milliseconds.median / first)).collect()
    }

    fn lengths(&self, table: &mut String) {
        let _ = writeln!(table, "\n{}\n{:>12}{:>14}{:>24}{:>10}", self.place, "bytes", "median ms", "spread", "MB/s");
        for Length { bytes, milliseconds } in &self.lengths {
            let speed = *bytes as f64 / milliseconds.median / 1e3;
            let (median, spread) = (milliseconds.median, milliseconds.spread());
            let _ = writeln!(table, "{bytes:>12}{median:>14.4}{spread:>24}{speed:>10.1}");
        }
        let power = exponent(&self.by_length());
        let _ = writeln!(table, "grows as the length to the power of {power:.3} (linear is 1)");
    }

    fn sizes(&self, table: &mut String) {
        let ratios = self.by_size();
        let mib = |bytes: u64| format!("{:.1}", bytes as f64 / f64::from(1 << 20));
        let _ = writeln!(
            table,
            "\n{}\n{:>8}{:>10}{:>14}{:>24}{:>8}{:>12}{:>10}{:>16}",
            self.place, "", "found", "median ms", "spread", "ratio", "start ms", "MiB", "MiB of packs"
        );
        for (size, (_, ratio)) in self.sizes.iter().zip(&ratios) {
            let _ = writeln!(
                table,
                "{:>8}{:>10}{:>14.2}{:>24}{ratio:>8.2}{:>12.1}{:>10}{:>16}",
                name(size.times),
                size.found,
                size.milliseconds.median,
                size.milliseconds.spread(),
                size.start.median,
                mib(size.memory),
                size.pack_memory.map(mib).unwrap_or_default(),
            );
        }
        if let Some((times, ratio)) = ratios.last() {
            let power = exponent(&ratios);
            let _ = writeln!(
                table,
                "{times} times the names take {ratio:.2} times the time (at most {MOST}), their number to the power of {power:.3}"
            );
        }
    }
}

/// The exponent of the power that fits best: the slope of the straight line through the logarithms, by least squares.
fn exponent(points: &[(f64, f64)]) -> f64 {
    let points: Vec<_> = points.iter().map(|(x, y)| (x.ln(), y.ln())).collect();
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let slope = |(sum, squares): (f64, f64), point: &(f64, f64)| {
        (sum + (point.0 - x) * (point.1 - y), squares + (point.0 - x).powi(2))
    };
    let (sum, squares) = points.iter().fold((0.0, 0.0), slope);
    sum / squares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn growth() -> Growth {
        let milliseconds = |median: f64| json!({ "median": median, "low": median, "high": median, "runs": 1 });
        let place = |name: &str, more: f64| {
            let length = |bytes: u64| json!({ "bytes": bytes, "milliseconds": milliseconds(bytes as f64 / 1e5) });
            let size = |times: usize, median: f64| {
                json!({
                    "times": times, "found": 7, "milliseconds": milliseconds(median), "start": milliseconds(1.0), "memory": 3 << 20,
                    "holds": { "records": 10 * times, "names": 20 * times, "bytes": 5000, "namesPerThousand": 1.85 },
                })
            };
            let value = json!({
                "place": name, "lengths": [length(1_000), length(100_000)], "sizes": [size(1, 2.0), size(100, 2.0 * more)],
            });
            serde_json::from_value(value).expect("it is a place")
        };
        Growth { native: place("native, rustc 1", 1.5), node: place("Node v1", 2.0) }
    }

    #[test]
    fn tables_tell_exponents_and_ratios_of_each_place() {
        let table = growth().table();
        for line in [
            "native, rustc 1",
            "Node v1",
            "grows as the length to the power of 1.000 (linear is 1)",
            "100 times the names take 1.50 times the time (at most 2.5), their number to the power of 0.088",
            "100 times the names take 2.00 times the time (at most 2.5), their number to the power of 0.151",
        ] {
            assert!(table.lines().any(|own| own == line), "{line} is missing in {table}");
        }
    }

    #[test]
    fn the_picture_has_both_places_and_room_for_every_point() {
        let picture = growth().picture();
        for chart in picture["charts"].as_array().expect("charts") {
            let series = chart["series"].as_array().expect("series");
            assert_eq!(series.len(), 2);
            let inside = |axis: &str, value: &Value| {
                let [value, first, last] = [value, &chart[axis]["first"], &chart[axis]["last"]].map(Value::as_f64);
                first <= value && value <= last
            };
            for point in series.iter().flat_map(|series| series["points"].as_array()).flatten() {
                assert!(inside("x", &point[0]) && inside("y", &point[1]), "{point} of {}", chart["title"]);
            }
        }
    }

    #[test]
    fn the_exponent_of_a_power_is_found() {
        let lengths: [f64; 4] = [1e3, 1e4, 3e5, 2e7];
        let of = |power: f64| exponent(&lengths.map(|length| (length, 0.3 * length.powf(power))));
        for power in [0.0, 0.2, 1.0, 2.0] {
            assert!((of(power) - power).abs() < 1e-9, "{power}: {}", of(power));
        }
    }
}
