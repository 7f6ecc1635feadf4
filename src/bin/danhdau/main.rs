//! The command: annotates archives, and shows what the gazetteer knows.

mod annotate;
mod arguments;
mod date;
mod explain;
mod input;
mod jsonl;
mod packs;
mod records;
mod units;
mod wording;

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use clap::{CommandFactory as _, Parser as _};
use danhdau::{Annotator, gazetteer::Kind};

use arguments::{Arguments, Command, Question};

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // Whoever reads has stopped reading, as `head` does: not a failure.
        Err(problem) if is_broken_pipe(&problem) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("danhdau: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(problem: &anyhow::Error) -> bool {
    let is_broken = |kind: Option<io::ErrorKind>| kind == Some(io::ErrorKind::BrokenPipe);
    is_broken(problem.downcast_ref::<io::Error>().map(io::Error::kind))
        || is_broken(problem.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind))
}

/// Does what is asked; whether all of it could be done.
fn run(command: Command) -> anyhow::Result<bool> {
    match command {
        Command::Annotate(arguments) => {
            let annotator = Annotator::new(packs::gazetteer_with(&arguments.packs.packs)?);
            match arguments.jsonl {
                true => jsonl::run(&annotator, &arguments.files, &arguments.options.options()),
                false => annotate::run(&annotator, &arguments),
            }
        }
        Command::Explain { file, start, end, options, json, packs } => {
            let annotator = Annotator::new(packs::gazetteer_with(&packs.packs)?);
            let range = start.zip(end).map(|(start, end)| start..end);
            explain::run(&annotator, &input::read(file.as_deref())?, range, &options.unwrap_or_default(), json)?;
            Ok(true)
        }
        Command::Date { file, json } => date::run(&input::read(file.as_deref())?, json),
        Command::Gazetteer(Question::List { kind, json, packs }) => {
            records::list(&packs::gazetteer_with(&packs.packs)?, kind.map(Kind::from), json)?;
            Ok(true)
        }
        Command::Gazetteer(Question::Show { id, as_of, json, packs }) => {
            records::show(&packs::gazetteer_with(&packs.packs)?, &id, as_of, json)?;
            Ok(true)
        }
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "danhdau", &mut script);
            io::stdout().write_all(&script)?;
            Ok(true)
        }
        Command::Manual => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
            io::stdout().write_all(&page)?;
            Ok(true)
        }
    }
}
