//! What `cargo xtask bench` runs natively: it writes the texts that are measured, and measures the engine on them.
//!
//! - [`news`] writes Vietnamese news by a grammar of its own; [`random`] is where its choices come from.
//! - [`stopwatch`] takes medians with their spread.
//! - [`engine`] measures fold, scan and the whole pipeline.

mod engine;
mod news;
mod random;
mod stopwatch;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Write a generated text to a file, and print what is in it as JSON
    Write {
        /// Where to
        file: PathBuf,
        /// Bytes of UTF-8 to write, at least
        #[arg(long, default_value_t = 20_000_000)]
        bytes: usize,
        /// The same seed gives the same text, as long as the records stay the same
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Measure the engine on a text, and print the results as JSON
    Engine {
        /// The text, in UTF-8
        file: PathBuf,
        /// Runs of each measurement
        #[arg(long, default_value_t = 7)]
        runs: usize,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Write { file, bytes, seed } => {
            let written = news::write(bytes, seed);
            fs::write(&file, &written.text).with_context(|| format!("{} cannot be written", file.display()))?;
            println!("{}", serde_json::to_string(&written.about)?);
        }
        Task::Engine { file, runs } => {
            let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
            println!("{}", serde_json::to_string(&engine::measure(&text, runs))?);
        }
    }
    Ok(())
}
