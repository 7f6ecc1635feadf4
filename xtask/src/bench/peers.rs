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

use super::Setting;
use super::figure::Milliseconds;
use super::python;
use crate::manifest;
use crate::process;
use crate::progress::Step;
use crate::sizes::grouped;

/// Where what the places are given and what they print is left, below the root of the project.
const FOLDER: &str = "target/bench/peers";
/// Lengths of text, in bytes of UTF-8. Every tool reads the shortest, and the longest that it can do within the limit.
const LENGTHS: [usize; 4] = [13_000, 100_000, 1_000_000, 20_000_000];
/// Milliseconds that one reading may take.
const LIMIT: u32 = 2_000;

/// What is asked of every place.
#[derive(Serialize)]
struct Task<'a> {
    text: &'a Path,
    runs: usize,
    lengths: [usize; 4],
    limit: u32,
    names: &'a Path,
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

pub(super) fn measure(setting: &Setting<'_>) -> Result<Peers> {
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
        process::run(step, setting.program.command().arg("names").arg(&names))?;
        process::run(step, setting.node.node(setting.project).arg("benches/node/suite.mjs").arg(&cases))?;
        let runs = setting.runs.parse()?;
        let asked = Task {
            text: &setting.file,
            runs,
            lengths: LENGTHS,
            limit: LIMIT,
            names: &names,
            cases: &cases,
            program: &setting.program.0,
        };
        fs::write(&task, serde_json::to_string(&asked)?).with_context(|| format!("{FOLDER} cannot be written"))?;
        Ok(Self { folder, task })
    }

    /// Leaves what a program prints as a file.
    fn measured(&self, setting: &Setting<'_>, name: &str, step: &Step, program: &mut Command) -> Result<PathBuf> {
        let printed = setting.printed(step, program)?;
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

impl Peers {
    pub(super) fn table(&self) -> String {
        let mut table = format!(
            "Peers: each on a short text and on the longest that it reads within {} s, in turns with danhdau\n\n{:44}{:>9}{:>12}{:>12}{:>23}{:>8}{:>12}{:>11}{:>16}{:>12}\n",
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
                table.push_str(&tool.rows());
            }
        }
        for missing in &self.missing {
            let _ = writeln!(table, "{missing}");
        }
        table
    }
}

impl Tool {
    fn rows(&self) -> String {
        let name = format!("  {} {}", self.name, self.version.as_deref().unwrap_or_default());
        let names = grouped(self.names);
        let score = self.score.as_ref().map_or_else(
            || format!("{:>16}{:>12}", "", ""),
            |score| format!("{:>16}{:>12}", format!("{} of {}", score.recalled, score.expected), score.false_hits),
        );
        let mut rows = String::new();
        // Writing to a string does not fail.
        if let Some(refused) = &self.refused {
            let _ = writeln!(rows, "{name:44}{names:>9}  refused: {refused}");
        }
        for Reading { bytes, milliseconds, danhdau } in &self.readings {
            let own = danhdau.map(|own| format!("{:.4}", own.median)).unwrap_or_default();
            let ratio = danhdau.map(|own| format!("{:.2}", milliseconds.median / own.median)).unwrap_or_default();
            let _ = writeln!(
                rows,
                "{name:44}{names:>9}{:>12}{:>12.4}{:>23}{:>8.1}{own:>12}{ratio:>11}{score}",
                grouped(*bytes),
                milliseconds.median,
                milliseconds.spread(),
                *bytes as f64 / milliseconds.median / 1e3,
            );
        }
        rows
    }
}
