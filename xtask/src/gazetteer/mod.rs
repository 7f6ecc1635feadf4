//! `cargo xtask gazetteer`: the upkeep of the records. It reads them as the build does but needs nothing built, so that
//! it runs while records are bad.

mod check;
mod format;
mod key_order;
mod stale;

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use danhdau_gazetteer::Kind;
use danhdau_gazetteer::date::PartialDate;
use danhdau_gazetteer::files::toml_files;
use danhdau_gazetteer::reading::Authored;
use danhdau_gazetteer::value::Named as _;

use crate::project::Project;

pub(crate) use check::part;

/// Where the records are.
const FOLDER: &str = "gazetteer";

#[derive(Subcommand)]
pub(crate) enum Task {
    /// Write the files in their one form: records sorted, keys in order, comments where they were
    ///
    /// Records are sorted by id, or by name without marks; their keys have the order in which the reader of records asks
    /// for them. One blank line stands between records. Texts and dates are in double quotes, letters are composed
    /// (NFC). A list has a line for each item where it would be longer than 110 characters, and the sources of a record
    /// with an id always have. A comment stays with the record or key below it; at the head of a file, what a blank line
    /// divides from the first record stays at the head.
    Fmt {
        /// Change nothing: print what would change, and fail if anything would
        #[arg(long)]
        check: bool,
    },
    /// Say everything that is wrong with the records, with file, line and remedy; fail on errors
    ///
    /// The problems are those that stop the build, and besides whether the files are as `fmt` leaves them. Warnings are
    /// said, but do not fail.
    Check,
    /// List what was last attested before a date: the work list of upkeep, oldest first
    ///
    /// On the list are: open tenures (to_kind = "open") by the day `seen`, or without one by the day on which the latest
    /// of their sources was read; provinces, FPT units and policies that have not ended by the date, by the day on which
    /// the latest of their sources was read. Of a month or a year, the first day counts.
    Stale {
        /// 2025, 2025-07 or 2025-07-01
        #[arg(long, value_name = "DATE")]
        before: PartialDate,
        /// Only records of this kind
        #[arg(long, value_parser = PossibleValuesParser::new(Kind::NAMES.iter().map(|(name, _)| *name))
            .try_map(|name| Kind::named(&name).ok_or("is no kind")))]
        kind: Option<Kind>,
        /// Print a list in JSON: file, line, id, kind, what, last (the date), by ("seen" or "read")
        #[arg(long)]
        json: bool,
    },
}

/// Runs one of the commands; `false` if what it looked at is not as it should be.
pub(crate) fn run(project: &Project, task: &Task) -> Result<bool> {
    let files = File::all(project)?;
    let mut output = io::stdout().lock();
    let done = match task {
        Task::Fmt { check } => format::run(&files, *check, &mut output),
        Task::Check => check::run(&files, &mut output),
        Task::Stale { before, kind, json } => stale::run(&files, *before, *kind, *json, &mut output),
    };
    match done {
        // Whoever reads has enough, as `head` does.
        Err(error) if error.downcast_ref().is_some_and(|error: &io::Error| error.kind() == ErrorKind::BrokenPipe) => {
            Ok(true)
        }
        done => done,
    }
}

/// A file of records.
struct File {
    /// From the root of the project.
    name: String,
    path: PathBuf,
    text: String,
}

impl File {
    /// All files of records, in the order of their paths.
    fn all(project: &Project) -> Result<Vec<Self>> {
        let paths = toml_files(&project.path(FOLDER))?;
        let read = |path: PathBuf| {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            Ok(Self { name: project.relative(&path), path, text })
        };
        paths.into_iter().map(read).collect()
    }
}

/// What all files say, and what could not be read of it.
fn read(files: &[File]) -> Authored {
    let mut authored = Authored::default();
    files.iter().for_each(|file| authored.read_toml(&file.name, &file.text));
    authored
}

/// A number with what it counts: "1 error", "2 errors".
fn counted(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}
