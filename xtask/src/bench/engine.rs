//! The engine: its steps, and the whole of it, natively, in Node and in Chromium.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::figure::{self, Figure, Milliseconds};
use super::{Setting, chromium};
use crate::browser::Browser;

/// Where gazetteers of more names are left for the module, with their texts.
pub(super) const LARGER: &str = "target/bench/larger";

#[derive(Serialize)]
pub(super) struct Engine {
    native: Native,
    /// In Node, and in Chromium where there is one.
    module: Vec<InJavaScript>,
}

#[derive(Serialize, Deserialize)]
struct Native {
    /// With the version of the compiler.
    place: String,
    figures: Vec<Figure>,
    readings: Vec<Reading>,
}

/// Texts of one length, read in one way.
#[derive(Serialize, Deserialize)]
struct Reading {
    way: String,
    /// Of UTF-8.
    bytes: u64,
    /// Fold, scan, judge, discourse.
    steps: [Milliseconds; 4],
    whole: Milliseconds,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct InJavaScript {
    /// Node or Chromium, with its version.
    place: String,
    /// Annotations in the whole text.
    found: usize,
    /// Bytes of the module's memory, once it can annotate and after the whole text.
    memory_after_start: u64,
    memory_after_whole: u64,
    figures: Vec<Figure>,
    readings: Vec<Reading>,
}

pub(super) fn measure(setting: &Setting<'_>, browser: Option<&Browser>) -> Result<Engine> {
    let console = setting.project.console;
    let native = console.step("engine, native", |step| {
        let mut program = setting.program.command();
        program.arg("engine").arg(&setting.file).args(["--seed", &setting.seed, "--runs", &setting.runs]);
        serde_json::from_str(&setting.printed(step, &mut program)?).context("the native program printed no figures")
    })?;
    let larger = setting.project.path(LARGER);
    console.step("larger gazetteers", |step| {
        let bytes =
            setting.file.metadata().with_context(|| format!("{} cannot be read", setting.file.display()))?.len();
        let mut program = setting.program.command();
        program.arg("larger").arg(&larger).args(["--bytes", &bytes.to_string(), "--seed", &setting.seed]);
        setting.printed(step, &mut program)
    })?;
    let node = console.step("engine, Node", |step| {
        let mut script = setting.node.node(setting.project);
        script.arg("benches/node/measure.mjs").arg(&setting.file).arg(&setting.runs).arg(&larger);
        serde_json::from_str(&setting.printed(step, &mut script)?)
            .context("benches/node/measure.mjs printed no figures")
    })?;
    let mut module = vec![node];
    if let Some(browser) = browser {
        let measured = |step: &_| chromium::measure(setting, browser, step, "bench/engine.config.ts");
        module.extend(console.step("engine, Chromium", measured)?);
    }
    Ok(Engine { native, module })
}

impl Engine {
    pub(super) fn table(&self) -> String {
        let mut table = String::from("Engine\n");
        for InJavaScript { place, found, memory_after_start, memory_after_whole, .. } in &self.module {
            let mib = |bytes: u64| bytes as f64 / f64::from(1 << 20);
            // Writing to a string does not fail.
            let _ = writeln!(
                table,
                "{place}: {found} found; memory of the module {:.1} MiB after start, {:.1} MiB after the whole text",
                mib(*memory_after_start),
                mib(*memory_after_whole),
            );
        }
        let mut places = vec![("native", self.native.figures.as_slice())];
        let of = |module: &InJavaScript| module.place.split(' ').next().unwrap_or_default().to_owned();
        let names: Vec<_> = self.module.iter().map(of).collect();
        places.extend(names.iter().map(String::as_str).zip(self.module.iter().map(|module| module.figures.as_slice())));
        let native = (&self.native.place, &self.native.readings);
        let module = self.module.iter().map(|module| (&module.place, &module.readings));
        let steps: String =
            [native].into_iter().chain(module).map(|(place, readings)| steps_table(place, readings)).collect();
        format!("{table}\n{}{steps}", figure::table(&places))
    }
}

/// A line for each text and way; ways are compared with the first one on the same length.
fn steps_table(place: &str, readings: &[Reading]) -> String {
    let mut table = format!(
        "\nSteps, {place}\n\n{:>9} {:22}{:>11}{:>11}{:>11}{:>11}{:>12}{:>24}{:>9}{:>7}\n",
        "bytes", "", "fold ms", "scan", "judge", "discourse", "whole", "spread", "MB/s", "ratio"
    );
    let mut first = None;
    for Reading { way, bytes, steps: [fold, scan, judge, discourse], whole } in readings {
        if first.is_none_or(|(first, _)| first == way) {
            first = Some((way, whole.median));
        }
        let ratio = first.map_or(1.0, |(_, first)| whole.median / first);
        // Writing to a string does not fail.
        let _ = writeln!(
            table,
            "{bytes:>9} {way:22}{:>11.4}{:>11.4}{:>11.4}{:>11.4}{:>12.4}{:>24}{:>9.1}{ratio:>7.2}",
            fold.median,
            scan.median,
            judge.median,
            discourse.median,
            whole.median,
            whole.spread(),
            *bytes as f64 / whole.median / 1e3,
        );
    }
    table
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn reading(bytes: u64, way: &str, whole: f64) -> Value {
        let milliseconds = |median: f64| json!({ "median": median, "low": median, "high": median, "runs": 1 });
        let steps = [0.1, 0.2, 0.3, 0.4].map(|share| milliseconds(share * whole));
        json!({ "way": way, "bytes": bytes, "steps": steps, "whole": milliseconds(whole) })
    }

    #[test]
    fn ways_are_compared_with_the_first_on_the_same_length() {
        let readings = [
            reading(1_000, "all kinds", 2.0),
            reading(1_000, "nested", 3.0),
            reading(5_000, "all kinds", 8.0),
            reading(5_000, "nested", 8.0),
        ];
        let readings: Vec<Reading> = serde_json::from_value(readings.into()).expect("it is what the programs print");
        let table = steps_table("native", &readings);
        let ratios: Vec<&str> = table.lines().skip(4).filter_map(|line| line.split(' ').next_back()).collect();
        assert_eq!(ratios, ["1.00", "1.50", "1.00", "1.00"]);
    }

    #[test]
    fn every_place_tells_its_steps() {
        let place = |name: &str, whole: f64| json!({ "place": name, "figures": [], "readings": [reading(1_000, "all kinds", whole)] });
        let in_javascript = |name: &str, whole: f64| {
            let mut measured = place(name, whole);
            for key in ["found", "memoryAfterStart", "memoryAfterWhole"] {
                measured[key] = 0.into();
            }
            measured
        };
        let read = "it is what the programs print";
        let native = serde_json::from_value(place("native, rustc 1.88.0", 10.0)).expect(read);
        let module = [in_javascript("Node v20.19.0", 20.0), in_javascript("Chromium 150.0", 40.0)];
        let table = Engine { native, module: serde_json::from_value(module.into()).expect(read) }.table();
        let steps = |heading: &str| {
            let after = table.split_once(&format!("\nSteps, {heading}\n\n")).map(|(_, after)| after);
            let row = after.and_then(|after| after.lines().nth(1)).unwrap_or_default();
            row.split_whitespace().skip(3).take(5).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(steps("native, rustc 1.88.0"), ["1.0000", "2.0000", "3.0000", "4.0000", "10.0000"]);
        assert_eq!(steps("Node v20.19.0"), ["2.0000", "4.0000", "6.0000", "8.0000", "20.0000"]);
        assert_eq!(steps("Chromium 150.0"), ["4.0000", "8.0000", "12.0000", "16.0000", "40.0000"]);
    }
}
