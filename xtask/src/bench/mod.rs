//! `cargo xtask bench`: what danhdau takes to read a text, beside what the machine takes to copy it and what others take.
//!
//! One file a part: [`engine`], [`peers`], [`doors`] with [`command`], [`growth`]. Each measures by programs of `benches/`, in
//! [`chromium`] by those of `www/bench`, and words its own table; [`figure`] is what they share.

mod chromium;
mod command;
mod doors;
mod engine;
mod figure;
mod growth;
mod peers;
mod python;
mod record;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::Value;

use self::doors::Doors;
use self::engine::Engine;
use self::growth::Growth;
use self::peers::Peers;
use self::record::Record;
use crate::node::Node;
use crate::process::{self, Stream};
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
    /// Only these parts; all of them otherwise
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    only: Vec<Part>,
    /// Print the results as JSON in place of tables
    #[arg(long)]
    json: bool,
    /// Also leave the tables in benches/record, with the day, and these words on the machine
    #[arg(long, value_name = "MACHINE", conflicts_with = "json")]
    record: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The steps of the engine, natively and as wasm
    Engine,
    /// What people would use instead
    Peers,
    /// The page, the package, the extension and the command, as their users meet them
    Doors,
    /// How the time grows with the text and with the names
    Growth,
}

impl Options {
    fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }

    /// The command as one would type it, as far as it decides what is measured; texts are named in the results.
    fn typed(&self) -> String {
        let only = self.only.iter().filter_map(ValueEnum::to_possible_value);
        let only: Vec<_> = only.map(|part| part.get_name().to_owned()).collect();
        let only = if only.is_empty() { String::new() } else { format!(" --only {}", only.join(",")) };
        format!("cargo xtask bench{only} --runs {}", self.runs)
    }
}

/// Everything that was measured in one run.
#[derive(Serialize)]
struct Results {
    text: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    engine: Option<Engine>,
    #[serde(skip_serializing_if = "Option::is_none")]
    peers: Option<Peers>,
    #[serde(skip_serializing_if = "Option::is_none")]
    doors: Option<Doors>,
    #[serde(skip_serializing_if = "Option::is_none")]
    growth: Option<Growth>,
}

/// What every part measures with.
struct Setting<'a> {
    project: &'a Project,
    node: &'a Node,
    program: Program,
    /// The text.
    file: PathBuf,
    seed: String,
    runs: String,
}

impl Setting<'_> {
    /// What a program prints, as one text. What it says on standard error is news.
    fn printed(&self, step: &Step, program: &mut Command) -> Result<String> {
        let mut printed = String::new();
        process::run_reading(step, program, |stream, line| {
            if stream == Stream::Error {
                return Ok(Some(line));
            }
            printed.push_str(&line);
            Ok(None)
        })?;
        Ok(printed)
    }
}

/// Builds what is measured, writes the text, measures, prints.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    let console = project.console;
    let node = &console.step("Node and npm packages", |step| Node::ensure(project, step))?;
    let record = options.record.as_deref().map(|machine| Record::new(project, node, machine)).transpose()?;
    console.step("wasm target", |step| toolchain::ensure_wasm_target(project, step))?;
    console.step("wasm module", |step| wasm::build(project, step))?;
    console.step("npm package", |step| build::package(project, node, step))?;
    if options.wants(Part::Engine) {
        console.step("wasm module that says what its steps take", |step| wasm::build_observed(project, step))?;
    }
    let program = console.step("native program", |step| released(project, step, PROGRAM, &[]))?;
    let (file, text) = console.step("text", |step| text(project, options, &program, step))?;
    let (seed, runs) = (options.seed.to_string(), options.runs.to_string());
    let setting = Setting { project, node, program, file, seed, runs };
    let on_pages = [Part::Engine, Part::Peers, Part::Doors];
    let browser = on_pages.iter().any(|part| options.wants(*part)).then(|| chromium::find(&setting)).flatten();
    let results = Results {
        text,
        engine: options.wants(Part::Engine).then(|| engine::measure(&setting, browser.as_ref())).transpose()?,
        peers: options.wants(Part::Peers).then(|| peers::measure(&setting, browser.as_ref())).transpose()?,
        doors: options.wants(Part::Doors).then(|| doors::measure(&setting, browser.as_ref())).transpose()?,
        growth: options.wants(Part::Growth).then(|| growth::measure(&setting)).transpose()?,
    };
    if options.json {
        println!("{}", serde_json::to_string_pretty(&results)?);
        return Ok(());
    }
    let tables = [
        Some(format!("Text: {}", results.text)),
        results.engine.as_ref().map(Engine::table),
        results.peers.as_ref().map(Peers::table),
        results.doors.as_ref().map(Doors::table),
        results.growth.as_ref().map(Growth::table),
    ];
    let tables: String = tables.into_iter().flatten().map(|table| format!("\n{table}\n")).collect();
    println!("{tables}");
    if let Some(record) = record {
        let file = record.write(project, &options.typed(), &tables, results.growth.is_some())?;
        println!("Recorded: {file}");
    }
    Ok(())
}

struct Program(PathBuf);

impl Program {
    fn command(&self) -> Command {
        Command::new(&self.0)
    }
}

/// A program of the workspace, as it would be released.
fn released(project: &Project, step: &Step, name: &str, further: &[&str]) -> Result<Program> {
    let mut cargo = project.cargo(["build", "--locked", "--release", "--package", name, "--bin", name]);
    process::run(step, cargo.args(further))?;
    let folder = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project.path("target"), PathBuf::from);
    Ok(Program(folder.join("release").join(name).with_extension(std::env::consts::EXE_EXTENSION)))
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
