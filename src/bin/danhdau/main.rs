//! The command: annotates archives, and shows what the gazetteer knows.

mod annotate;
mod date;
mod explain;
mod packs;
mod records;
mod units;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand, ValueEnum};
use danhdau::{
    Annotator, Options,
    gazetteer::{Kind, date::PartialDate},
};

/// Marks provinces, officials, FPT units and policy names in Vietnamese news text.
#[derive(Parser)]
#[command(version, long_version = records::version())]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Annotates texts.
    Annotate {
        /// Read {"id", "text", "options"?} lines from standard input, write {"id", "annotations"} lines.
        #[arg(long, required = true)]
        jsonl: bool,
        #[command(flatten)]
        packs: Packs,
    },
    /// Says why something in the text on standard input is marked, or is not.
    Explain {
        /// First UTF-16 unit of the range to explain; the whole text without it
        #[arg(long, requires = "end")]
        start: Option<usize>,
        /// One past its last UTF-16 unit
        #[arg(long, requires = "start")]
        end: Option<usize>,
        /// Options of the annotator, such as {"asOf": "2025-07-01"}
        #[arg(long, value_name = "JSON", value_parser = options)]
        options: Option<Options>,
        /// Write JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        packs: Packs,
    },
    /// Finds the date of the article on standard input, as its text says it.
    Date {
        /// Write JSON
        #[arg(long)]
        json: bool,
    },
    /// Shows what the gazetteer knows.
    #[command(subcommand)]
    Gazetteer(Question),
}

#[derive(Subcommand)]
enum Question {
    /// Lists the records, a line each.
    List {
        /// Only those of this kind
        #[arg(long)]
        kind: Option<KindArgument>,
        /// Write everything that is known, as a list in JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        packs: Packs,
    },
    /// Shows a record.
    Show {
        /// Its id, such as province/hai-duong
        id: String,
        /// What it was on this day (2025, 2025-07 or 2025-07-01)
        #[arg(long, value_name = "DATE")]
        as_of: Option<PartialDate>,
        /// Write everything that is known, as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        packs: Packs,
    },
}

#[derive(Args)]
struct Packs {
    /// Records to add, replace or remove: TOML, or JSON if the file is called so. Of several, later ones win
    #[arg(long = "pack", value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum KindArgument {
    Province,
    Official,
    FptUnit,
    Policy,
}

impl From<KindArgument> for Kind {
    fn from(kind: KindArgument) -> Self {
        match kind {
            KindArgument::Province => Self::Province,
            KindArgument::Official => Self::Official,
            KindArgument::FptUnit => Self::FptUnit,
            KindArgument::Policy => Self::Policy,
        }
    }
}

fn options(json: &str) -> Result<Options, String> {
    serde_json::from_str(json).map_err(|problem| problem.to_string())
}

fn main() -> anyhow::Result<ExitCode> {
    let complete = match Arguments::parse().command {
        Command::Annotate { jsonl: _, packs } => {
            let annotator = Annotator::new(packs::gazetteer_with(&packs.files)?);
            annotate::run(&annotator)? == 0
        }
        Command::Explain { start, end, options, json, packs } => {
            let annotator = Annotator::new(packs::gazetteer_with(&packs.files)?);
            explain::run(
                &annotator,
                start.zip(end).map(|(start, end)| start..end),
                &options.unwrap_or_default(),
                json,
            )?;
            true
        }
        Command::Date { json } => date::run(json)?,
        Command::Gazetteer(Question::List { kind, json, packs }) => {
            records::list(&packs::gazetteer_with(&packs.files)?, kind.map(Kind::from), json)?;
            true
        }
        Command::Gazetteer(Question::Show { id, as_of, json, packs }) => {
            records::show(&packs::gazetteer_with(&packs.files)?, &id, as_of, json)?;
            true
        }
    };
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
