//! `cargo xtask bench`: what danhdau takes to read a text, natively and in Node, beside what the machine takes to copy it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::node::Node;
use crate::process;
use crate::progress::Step;
use crate::project::Project;
use crate::{build, toolchain, wasm};

/// The program that writes and measures natively.
const PROGRAM: &str = "danhdau-bench";
/// Where a generated text is left, below the target folder.
const GENERATED: &str = "target/bench/news.txt";

#[derive(Args)]
pub(crate) struct Options {
    /// A text of your own in place of a generated one, in UTF-8
    #[arg(long, value_name = "FILE")]
    text: Option<PathBuf>,
    /// Bytes of text to generate
    #[arg(long, default_value_t = 20_000_000, conflicts_with = "text")]
    bytes: usize,
    /// What the generated text is made from
    #[arg(long, default_value_t = 1, conflicts_with = "text")]
    seed: u64,
    /// Runs of each measurement: the median counts, and its spread is shown
    #[arg(long, default_value_t = 7)]
    runs: usize,
    /// Print the results as JSON in place of a table
    #[arg(long)]
    json: bool,
}

/// Everything that was measured in one run.
#[derive(Serialize)]
struct Results {
    text: Value,
    native: Vec<Figure>,
    node: InNode,
    peers: Peers,
}

/// What people would use instead, on the same text with the same names.
#[derive(Serialize, Deserialize)]
struct Peers {
    bytes: u64,
    names: usize,
    results: Vec<Peer>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Peer {
    name: String,
    milliseconds: Milliseconds,
    found: usize,
    /// Spans that the conformance suite wants, and how many of them are found.
    expected: usize,
    recalled: usize,
    /// Spans that are found there and are none.
    false_hits: usize,
}

#[derive(Serialize, Deserialize)]
struct InNode {
    about: Value,
    figures: Vec<Figure>,
}

#[derive(Clone, Serialize, Deserialize)]
struct Figure {
    step: String,
    text: String,
    bytes: u64,
    milliseconds: Milliseconds,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
struct Milliseconds {
    median: f64,
    low: f64,
    high: f64,
    runs: usize,
}

/// Builds what is measured, writes the text, measures, prints.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let console = project.console;
    let node = console.step("Node and npm packages", |step| Node::ensure(project, step))?;
    console.step("wasm target", |step| toolchain::ensure_wasm_target(project, step))?;
    console.step("wasm module", |step| wasm::build(project, step))?;
    console.step("npm package", |step| build::package(project, &node, step))?;
    let program = console.step("native program", |step| native(project, step))?;
    let (file, text) = console.step("text", |step| text(project, options, &program, step))?;
    let runs = options.runs.to_string();
    let native = console.step("native", |step| {
        let printed = process::run(step, program.command().arg("engine").arg(&file).args(["--runs", &runs]))?;
        serde_json::from_str(&printed.concat()).context("the native program printed no figures")
    })?;
    let in_node = console.step("Node", |step| {
        let mut script = node.node(project);
        let printed = process::run(step, script.arg("benches/node/measure.mjs").arg(&file).arg(&runs))?;
        serde_json::from_str(&printed.concat()).context("benches/node/measure.mjs printed no figures")
    })?;
    let peers = console.step("peers", |step| {
        let install = ["ci", "--prefix", "../benches/node", "--no-audit", "--no-fund"];
        process::run(step, &mut node.npm(project, install))?;
        let mut script = node.node(project);
        let printed = process::run(step, script.arg("benches/node/peers.mjs").arg(&file).arg(&runs))?;
        serde_json::from_str(&printed.concat()).context("benches/node/peers.mjs printed no figures")
    })?;
    let results = Results { text, native, node: in_node, peers };
    if options.json {
        println!("{}", serde_json::to_string_pretty(&results)?);
    } else {
        println!("\nText: {}\nNode: {}\n\n{}", results.text, results.node.about, table(&results));
        println!("{}", peer_table(&results.peers));
    }
    Ok(())
}

struct Program(PathBuf);

impl Program {
    fn command(&self) -> std::process::Command {
        std::process::Command::new(&self.0)
    }
}

fn native(project: &Project, step: &Step) -> Result<Program> {
    process::run(step, &mut project.cargo(["build", "--locked", "--release", "--package", PROGRAM]))?;
    let folder = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.path("target"), PathBuf::from);
    Ok(Program(folder.join("release").join(PROGRAM).with_extension(std::env::consts::EXE_EXTENSION)))
}

/// The text to be measured, and what is known of it.
fn text(project: &Project, options: &Options, program: &Program, step: &Step) -> Result<(PathBuf, Value)> {
    if let Some(file) = &options.text {
        let bytes = file.metadata().with_context(|| format!("{} cannot be read", file.display()))?.len();
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        return Ok((std::path::absolute(file)?, serde_json::json!({ "file": name, "bytes": bytes })));
    }
    let file = project.path(GENERATED);
    std::fs::create_dir_all(file.parent().unwrap_or(Path::new(".")))?;
    let (bytes, seed) = (options.bytes.to_string(), options.seed.to_string());
    let mut write = program.command();
    write.arg("write").arg(&file).args(["--bytes", &bytes, "--seed", &seed]);
    let about = process::run(step, &mut write)?;
    Ok((file, serde_json::from_str(&about.concat()).context("the native program said nothing of the text")?))
}

/// Figures with their spread and throughput; those in Node also by the time of `encodeInto` on the same text.
fn table(results: &Results) -> String {
    let mut table = format!(
        "{:8}{:22}{:12}{:>12}{:>20}{:>9}{:>14}\n",
        "", "", "text", "median ms", "spread", "MB/s", "x encodeInto"
    );
    let floors: Vec<&Figure> = results.node.figures.iter().filter(|figure| figure.step == "encodeInto").collect();
    let rows = results.native.iter().map(|figure| ("native", figure));
    for (place, figure) in rows.chain(results.node.figures.iter().map(|figure| ("Node", figure))) {
        let Milliseconds { median, low, high, .. } = figure.milliseconds;
        let floor = floors.iter().find(|floor| place == "Node" && floor.text == figure.text);
        let ratio = floor.map(|floor| format!("{:.1}", median / floor.milliseconds.median)).unwrap_or_default();
        let speed =
            if figure.bytes == 0 { String::new() } else { format!("{:.1}", figure.bytes as f64 / median / 1e3) };
        let spread = format!("{low:.4}–{high:.4}");
        // Writing to a string does not fail.
        let _ = writeln!(
            table,
            "{place:8}{:22}{:12}{median:>12.4}{spread:>20}{speed:>9}{ratio:>14}",
            figure.step, figure.text
        );
    }
    table
}

/// What others take in the same run, and what they find of the conformance suite.
fn peer_table(peers: &Peers) -> String {
    let own = peers.results.first().map_or(1.0, |own| own.milliseconds.median);
    let mut table = format!(
        "Peers in Node: {} names, {} bytes\n{:38}{:>12}{:>20}{:>12}{:>20}{:>12}\n",
        peers.names, peers.bytes, "", "median ms", "spread", "x danhdau", "found of suite", "false hits"
    );
    for Peer { name, milliseconds: Milliseconds { median, low, high, .. }, expected, recalled, false_hits, .. } in
        &peers.results
    {
        let (spread, recall) = (format!("{low:.3}–{high:.3}"), format!("{recalled} of {expected}"));
        // Writing to a string does not fail.
        let _ =
            writeln!(table, "{name:38}{median:>12.3}{spread:>20}{:>12.2}{recall:>20}{false_hits:>12}", median / own);
    }
    table
}
