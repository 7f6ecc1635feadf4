//! `cargo xtask`: the one entry point to building, serving, checking and testing the project.
//!
//! One file a room: [`progress`] says what is going on, [`process`] runs other programs, [`report`] collects what passed;
//! [`toolchain`], [`node`] and [`browser`] fetch what is missing; [`manifest`], [`sizes`] and [`cost`] know what is packed, how
//! large it may be and what it may cost; [`wasm`] (with [`panics`] and [`steps`]), [`build`], [`serve`], [`check`], [`consumers`], [`test`] and [`bench`] do the work; [`gazetteer`] keeps up the records.

mod bench;
mod browser;
mod build;
mod check;
mod consumers;
mod cost;
mod gazetteer;
mod manifest;
mod node;
mod panics;
mod process;
mod progress;
mod project;
mod report;
mod serve;
mod sizes;
mod steps;
#[cfg(test)]
mod temporary;
mod test;
mod toolchain;
mod wasm;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::progress::Console;
use crate::project::Project;

/// Builds, serves, checks and tests danhdau. What is missing (the wasm target, npm packages, a browser for the tests) is fetched.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
    /// Show every line that the programs run on the way print
    #[arg(long, short, global = true)]
    verbose: bool,
}

#[derive(Subcommand)]
enum Task {
    /// Build the wasm module, the npm package (dist/npm/), the page (dist/page/) and the browser extension (dist/extension/), and print their sizes
    Build,
    /// Build everything and serve the page on this machine
    Serve {
        /// The port to serve on
        #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
        port: u16,
    },
    /// The records, formatting, clippy with warnings as errors, TypeScript types, the JavaScript linter and formatter
    Check,
    /// Every check and every test there is, and the size budget
    Test {
        /// Leave out what needs a browser
        #[arg(long)]
        quick: bool,
    },
    /// Measure what reading a text takes, beside what copying it takes and what others take
    Bench(bench::Options),
    /// Keep up the records: check them, format their files, list what was attested long ago
    #[command(subcommand)]
    Gazetteer(gazetteer::Task),
}

fn run(arguments: &Arguments) -> Result<bool> {
    let project = Project::open(Console::new(arguments.verbose))?;
    match &arguments.task {
        Task::Build => build::run(&project).map(|_| true),
        Task::Serve { port } => serve::run(&project, *port).map(|()| true),
        Task::Check => Ok(check::run(&project)),
        Task::Test { quick } => Ok(test::run(&project, *quick)),
        Task::Bench(options) => bench::run(&project, options).map(|()| true),
        Task::Gazetteer(task) => gazetteer::run(&project, task),
    }
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{} {error:#}", console::style("error:").for_stderr().red().bold());
            ExitCode::FAILURE
        }
    }
}
