//! What `cargo xtask bench` runs natively: it writes the texts that are measured, and measures the engine on them.
//!
//! - [`news`] writes Vietnamese news by a grammar of its own; [`random`] is where its choices come from.
//! - [`stopwatch`] takes medians with their spread.
//! - [`engine`] measures fold, scan, judge, discourse and the whole pipeline.
//! - [`growth`] measures how the time grows, with gazetteers that [`synthetic`] makes larger, and [`plot`] draws it.
//! - [`files`] reads and writes what they need and leave.
//! - [`names`] writes the names that peers are given, and [`peers`] measures the native ones.

mod engine;
mod files;
mod growth;
mod names;
mod news;
mod peers;
mod plot;
mod random;
mod stopwatch;
mod synthetic;

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use danhdau::gazetteer;

/// What is measured in, and what that was built by.
const PLACE: &str = concat!("native, rustc ", env!("DANHDAU_BENCH_RUSTC"));

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
        /// Gazetteers so many times as large as the compiled one, too
        #[arg(long, value_delimiter = ',', default_values_t = [10, 100])]
        times: Vec<usize>,
        /// What larger gazetteers and their texts are made from
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Runs of each measurement
        #[arg(long, default_value_t = 7)]
        runs: usize,
    },
    /// Write the names that peers are given to a file, as JSON
    Names {
        /// Where to
        file: PathBuf,
        /// Of a gazetteer so many times as large as the compiled one
        #[arg(long, default_value_t = 1)]
        times: usize,
    },
    /// Measure the native peers beside danhdau, and print the results as JSON
    Peers {
        /// What is to be done, in JSON
        task: PathBuf,
    },
    /// Read so many bytes of a text whenever a line asks for it, and answer how many milliseconds it took
    Turns {
        /// The text, in UTF-8
        file: PathBuf,
    },
    /// Write larger gazetteers, as the module carries them, and a text with the names of each
    Larger {
        /// Where to
        folder: PathBuf,
        /// How many times as large as the compiled gazetteer
        #[arg(long, value_delimiter = ',', default_values_t = [10, 100])]
        times: Vec<usize>,
        /// Bytes of each text
        #[arg(long, default_value_t = 20_000_000)]
        bytes: usize,
        /// What texts and names are made from
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
    /// Draw charts, described in JSON, as SVG
    Plot {
        /// What to draw
        picture: PathBuf,
        /// Where to
        file: PathBuf,
    },
    /// Measure how the time grows with the length of a text and with the number of names, and print the results as JSON
    Growth {
        /// The text whose beginnings are read, in UTF-8
        file: PathBuf,
        /// Where the texts and packs of larger gazetteers are left
        folder: PathBuf,
        /// How many times as large as the compiled gazetteer
        #[arg(long, value_delimiter = ',', default_values_t = [1, 2, 5, 10, 20, 50, 100])]
        times: Vec<usize>,
        /// Bytes of text with the names of each
        #[arg(long, default_value_t = 5_000_000)]
        bytes: usize,
        /// What texts and names are made from
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Runs of each measurement
        #[arg(long, default_value_t = 7)]
        runs: usize,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Write { file, bytes, seed } => {
            let written = news::write(&gazetteer::compiled(), bytes, seed);
            files::write(&file, &written.text)?;
            println!("{}", serde_json::to_string(&written.about)?);
        }
        Task::Engine { file, times, seed, runs } => {
            let text = files::read(&file)?;
            println!("{}", serde_json::to_string(&engine::measure(&text, &times, seed, runs)?)?);
        }
        Task::Names { file, times } => {
            let names = names::names(times, 1)?;
            files::write(&file, serde_json::to_string(&names)?)?;
        }
        Task::Peers { task } => println!("{}", serde_json::to_string(&peers::measure(&task)?)?),
        Task::Turns { file } => peers::answer(&file)?,
        Task::Larger { folder, times, bytes, seed } => {
            files::make_folder(&folder)?;
            for times in times {
                let gazetteer = synthetic::gazetteer(times, seed)?;
                let written = news::write(&gazetteer, bytes, seed);
                let file = folder.join(format!("x{times}.txt"));
                files::write(&file, written.text)?;
                let file = file.with_extension("gazetteer");
                let carried = gazetteer::carried::write(gazetteer);
                files::write(&file, carried)?;
            }
        }
        Task::Plot { picture, file } => {
            let json = files::read(&picture)?;
            let svg = plot::draw(&serde_json::from_str(&json).context("it is no picture")?)?;
            files::write(&file, svg)?;
        }
        Task::Growth { file, folder, times, bytes, seed, runs } => {
            let text = files::read(&file)?;
            files::make_folder(&folder)?;
            let lengths = growth::lengths(&text, runs);
            let sizes = growth::sizes(&folder, &times, bytes, seed, runs)?;
            let place = PLACE.to_owned();
            println!("{}", serde_json::to_string(&growth::Growth { place, lengths, sizes })?);
        }
    }
    Ok(())
}
