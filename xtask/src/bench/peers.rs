//! What people would use instead, on the same text with the same names in the same run; and what each finds of the
//! conformance suite.
//!
//! Each place has a program that measures its tools in turns with danhdau, which also says what each finds of the suite. One
//! script scores what all of them found.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::figure::Milliseconds;
use super::{Setting, chromium, python};
use crate::browser::Browser;
use crate::manifest;
use crate::process;
use crate::progress::Step;
use crate::sizes::grouped;

/// Where what the places are given and what they print is left, below the root of the project.
const FOLDER: &str = "target/bench/peers";
/// Lengths of text, in bytes of UTF-8. Every tool reads the shortest, and the longest that it can do within the limit.
const LENGTHS: [usize; 4] = [13_000, 100_000, 1_000_000, 20_000_000];
/// How many times as large the gazetteers are that an expression is made of, too.
const LARGER: [usize; 2] = [10, 100];
/// Milliseconds that one reading may take.
const LIMIT: u32 = 2_000;

/// What is asked of every place.
#[derive(Serialize)]
struct Task<'a> {
    text: &'a Path,
    runs: usize,
    lengths: Vec<usize>,
    limit: u32,
    names: &'a Path,
    /// Files of names of larger gazetteers.
    larger: [PathBuf; 2],
    cases: &'a Path,
    /// The native program, which stands beside tools of languages that danhdau has no door to.
    program: &'a Path,
}

#[derive(Serialize)]
pub(super) struct Peers {
    places: Vec<Place>,
    /// Places that could not be had here, and why.
    missing: Vec<String>,
}

/// What one program measured.
#[derive(Serialize, Deserialize)]
struct Place {
    place: String,
    tools: Vec<Tool>,
}

#[derive(Serialize, Deserialize)]
struct Tool {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    /// How many it was given.
    names: usize,
    readings: Vec<Reading>,
    /// Why it did not take so many names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    refused: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    score: Option<Score>,
}

#[derive(Serialize, Deserialize)]
struct Reading {
    bytes: usize,
    milliseconds: Milliseconds,
    /// danhdau on the same text, in turns with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    danhdau: Option<Milliseconds>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Score {
    /// Spans that the suite wants, and how many of them are found.
    expected: usize,
    recalled: usize,
    /// Spans that are found there and are none.
    false_hits: usize,
}

pub(super) fn measure(setting: &Setting<'_>, browser: Option<&Browser>) -> Result<Peers> {
    let console = setting.project.console;
    let given = console.step("peers: names and cases", |step| Given::write(setting, step))?;
    let mut printed = Vec::new();
    printed.push(console.step("peers, native", |step| {
        given.measured(setting, "native", step, setting.program.command().arg("peers").arg(&given.task))
    })?);
    printed.push(console.step("peers, Node", |step| {
        given.measured(
            setting,
            "node",
            step,
            setting.node.node(setting.project).arg("benches/node/peers.mjs").arg(&given.task),
        )
    })?);
    let mut missing = Vec::new();
    match browser {
        Some(browser) => printed.push(console.step("peers, Chromium", |step| {
            let places: Vec<Value> = chromium::measure(setting, browser, step, "bench/peers.config.ts")?;
            given.keep("chromium", &serde_json::to_string(places.first().context("nothing was measured in Chromium")?)?)
        })?),
        None => missing.push("Chromium: not measured: no Chromium".into()),
    }
    match console.step("Python packages", |step| python::ensure(setting.project, step))? {
        Ok(python) => printed.push(console.step("peers, Python", |step| {
            let script = setting.project.path("benches/python/peers.py");
            given.measured(setting, "python", step, Command::new(python).arg(script).arg(&given.task))
        })?),
        Err(reason) => missing.push(format!("Python: {reason}")),
    }
    let mut places = console.step("peers: score", |step| given.scored(setting, &printed, step))?;
    for tool in places.iter_mut().filter(|place| place.place == "native").flat_map(|place| &mut place.tools) {
        tool.version = Some(manifest::locked_version(&setting.project.root, &tool.name)?);
    }
    Ok(Peers { places, missing })
}

/// What every place is given, as files.
struct Given {
    folder: PathBuf,
    task: PathBuf,
}

impl Given {
    fn write(setting: &Setting<'_>, step: &Step) -> Result<Self> {
        setting.node.install(setting.project, "benches/node", step)?;
        let folder = setting.project.path(FOLDER);
        fs::create_dir_all(&folder).with_context(|| format!("{FOLDER} cannot be made"))?;
        let [names, cases, task] = ["names.json", "cases.json", "task.json"].map(|name| folder.join(name));
        let larger = LARGER.map(|times| folder.join(format!("names-x{times}.json")));
        for (times, file) in [1].iter().chain(&LARGER).zip([&names].into_iter().chain(&larger)) {
            step.news(&format!("{times} times the names"));
            process::run(step, setting.program.command().arg("names").arg(file).args(["--times", &times.to_string()]))?;
        }
        process::run(step, setting.node.node(setting.project).arg("benches/node/suite.mjs").arg(&cases))?;
        let runs = setting.runs.parse()?;
        let asked = Task {
            text: &setting.file,
            runs,
            lengths: lengths(fs::metadata(&setting.file)?.len()),
            limit: LIMIT,
            names: &names,
            larger,
            cases: &cases,
            program: &setting.program.0,
        };
        fs::write(&task, serde_json::to_string(&asked)?).with_context(|| format!("{FOLDER} cannot be written"))?;
        Ok(Self { folder, task })
    }

    /// Leaves what a program prints as a file.
    fn measured(&self, setting: &Setting<'_>, name: &str, step: &Step, program: &mut Command) -> Result<PathBuf> {
        self.keep(name, &setting.printed(step, program)?)
    }

    fn keep(&self, name: &str, printed: &str) -> Result<PathBuf> {
        let file = self.folder.join(name).with_extension("json");
        fs::write(&file, printed).with_context(|| format!("{} cannot be written", file.display()))?;
        Ok(file)
    }

    fn scored(&self, setting: &Setting<'_>, files: &[PathBuf], step: &Step) -> Result<Vec<Place>> {
        let script = "benches/node/score.mjs";
        let printed = setting.printed(step, setting.node.node(setting.project).arg(script).args(files))?;
        serde_json::from_str(&printed).with_context(|| format!("{script} printed no scores"))
    }
}

/// The lengths that there are in a text of so many bytes; the whole of it where it is shorter.
fn lengths(bytes: u64) -> Vec<usize> {
    let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
    let mut lengths = LENGTHS.map(|length| length.min(bytes)).to_vec();
    lengths.dedup();
    lengths
}

impl Peers {
    pub(super) fn table(&self) -> String {
        let names = self.places.iter().flat_map(|place| &place.tools).map(|tool| tool.title().chars().count());
        let width = names.max().unwrap_or_default() + 2;
        let mut table = format!(
            "Peers: each on a short text and on the longest that it reads within {} s, in turns with danhdau on the same text\n\n\
             {:width$}{:>9}{:>12}{:>12}{:>23}{:>8}{:>12}{:>11}{:>16}{:>12}\n",
            LIMIT / 1000,
            "",
            "names",
            "bytes",
            "median ms",
            "spread",
            "MB/s",
            "danhdau ms",
            "x danhdau",
            "found of suite",
            "false hits"
        );
        // Writing to a string does not fail.
        for Place { place, tools } in &self.places {
            let _ = writeln!(table, "{place}");
            for tool in tools {
                table.push_str(&tool.rows(width));
            }
        }
        for missing in &self.missing {
            let _ = writeln!(table, "{missing}");
        }
        table
    }
}

impl Tool {
    fn title(&self) -> String {
        // The way in which it is used comes after its version.
        let (name, way) = self.name.split_once(',').unwrap_or((&self.name, ""));
        let comma = if way.is_empty() { "" } else { "," };
        format!("  {name} {}{comma}{way}", self.version.as_deref().unwrap_or_default())
    }

    /// A row for each reading; what it finds does not depend on them, and is said once.
    fn rows(&self, width: usize) -> String {
        let mut title = format!("{:width$}{:>9}", self.title(), grouped(self.names));
        let mut score = self.score.as_ref().map_or_else(String::new, |Score { expected, recalled, false_hits }| {
            format!("{:>16}{false_hits:>12}", format!("{recalled} of {expected}"))
        });
        let mut rows = String::new();
        // Writing to a string does not fail.
        for Reading { bytes, milliseconds, danhdau } in &self.readings {
            let own = danhdau.map(|own| format!("{:.4}", own.median)).unwrap_or_default();
            let ratio = danhdau.map(|own| format!("{:.2}", milliseconds.median / own.median)).unwrap_or_default();
            let row = format!(
                "{title}{:>12}{:>12.4}{:>23}{:>8.1}{own:>12}{ratio:>11}{score}",
                grouped(*bytes),
                milliseconds.median,
                milliseconds.spread(),
                *bytes as f64 / milliseconds.median / 1e3,
            );
            let _ = writeln!(rows, "{}", row.trim_end());
            title = " ".repeat(width + 9);
            score.clear();
        }
        if let Some(refused) = &self.refused {
            let _ = writeln!(rows, "{title}  refused: {refused}");
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(median: f64) -> Milliseconds {
        Milliseconds { median, low: median, high: median, runs: 1 }
    }

    fn tool(readings: Vec<Reading>, refused: Option<&str>) -> Tool {
        Tool {
            name: "matcher, by line".into(),
            version: Some("1.2".into()),
            names: 1_053,
            readings,
            refused: refused.map(str::to_owned),
            score: Some(Score { expected: 10, recalled: 7, false_hits: 3 }),
        }
    }

    #[test]
    fn no_length_is_longer_than_the_text_and_none_comes_twice() {
        assert_eq!(lengths(20_000_404), LENGTHS);
        assert_eq!(lengths(300_000), [13_000, 100_000, 300_000]);
        assert_eq!(lengths(5_000), [5_000]);
    }

    #[test]
    fn a_tool_has_a_row_for_each_reading_and_its_score_once() {
        let reading = |bytes, danhdau| Reading { bytes, milliseconds: figures(5.0), danhdau };
        let rows = tool(vec![reading(1_000, Some(figures(2.0))), reading(2_000_000, None)], None).rows(30);
        let [first, second] = rows.lines().collect::<Vec<_>>()[..] else { panic!("{rows}") };
        assert!(first.starts_with("  matcher 1.2, by line") && first.ends_with("7 of 10           3"), "{rows}");
        assert!(first.contains("2.50"), "{rows}");
        assert!(second.trim_start().starts_with("2,000,000") && second.ends_with("400.0"), "{rows}");
    }

    #[test]
    fn a_tool_that_refuses_the_names_says_why() {
        let rows = tool(Vec::new(), Some("too large")).rows(30);
        assert_eq!(rows, format!("{:30}{:>9}  refused: too large\n", "  matcher 1.2, by line", "1,053"));
    }
}
