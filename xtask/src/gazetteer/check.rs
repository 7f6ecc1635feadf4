//! Everything that is wrong with the records, in the order of files and lines.

use std::io::Write;

use anyhow::{Result, bail};
use danhdau_gazetteer::Gazetteer;
use danhdau_gazetteer::compile::compile;
use danhdau_gazetteer::problem::{self, Problem, Severity};
use danhdau_gazetteer::reading::Authored;
use danhdau_gazetteer::record::Record;

use super::format::{self, Refusal, format};
use super::{File, counted, read};
use crate::progress::Step;
use crate::project::Project;

/// Prints the problems and how many there are, or what the records hold; `false` if there are errors.
pub(super) fn run(files: &[File], output: &mut impl Write) -> Result<bool> {
    let Findings { problems, holdings } = Findings::of(files);
    for problem in &problems {
        writeln!(output, "{problem}")?;
    }
    match (tally(&problems), &holdings) {
        (None, Some(holdings)) => writeln!(output, "{holdings}")?,
        (Some(tally), Some(holdings)) => writeln!(output, "{holdings}\n{tally}")?,
        (tally, None) => writeln!(output, "{}", tally.unwrap_or_default())?,
    }
    Ok(holdings.is_some())
}

/// The same as a part of a longer check.
pub(crate) fn part(project: &Project, step: &Step) -> Result<String> {
    let Findings { problems, holdings } = Findings::of(&File::all(project)?);
    problems.iter().for_each(|problem| step.print(problem));
    match holdings {
        Some(holdings) => Ok([Some(holdings), tally(&problems)].into_iter().flatten().collect::<Vec<_>>().join("; ")),
        None => bail!("the gazetteer has {}", tally(&problems).unwrap_or_default()),
    }
}

struct Findings {
    problems: Vec<Problem>,
    /// What the records hold; none if there are errors.
    holdings: Option<String>,
}

impl Findings {
    fn of(files: &[File]) -> Self {
        let mut authored = read(files);
        authored.problems.extend(files.iter().filter_map(form));
        let mut holdings = holdings(&authored);
        let mut problems = match compile(&Gazetteer::default(), authored) {
            Ok(compiled) => {
                let read = compiled.gazetteer.read.map(|day| format!("; last read {day}"));
                holdings.extend(read);
                compiled.warnings
            }
            Err(problems) => problems,
        };
        problem::sort(&mut problems);
        let sound = problems.iter().all(|problem| problem.severity == Severity::Warning);
        Self { problems, holdings: sound.then_some(holdings) }
    }
}

/// What is wrong with the form of a file. What is no TOML has been told by the reader.
fn form(file: &File) -> Option<Problem> {
    match format(&file.text) {
        Ok(formatted) if formatted == file.text => None,
        Ok(formatted) => Some(format::difference(&file.name, &file.text, &formatted)),
        Err(Refusal::Syntax(..)) => None,
        Err(refusal) => Some(refusal.problem(&file.name)),
    }
}

/// "2 errors, 1 warning", if there are any.
fn tally(problems: &[Problem]) -> Option<String> {
    let warnings = problems.iter().filter(|problem| problem.severity == Severity::Warning).count();
    let errors = problems.len() - warnings;
    let counts = [(errors, "error", "errors"), (warnings, "warning", "warnings")];
    let counts = counts.into_iter().filter(|(number, ..)| *number > 0);
    let tally = counts.map(|(number, one, more)| counted(number, one, more)).collect::<Vec<_>>().join(", ");
    Some(tally).filter(|tally| !tally.is_empty())
}

/// How much the records hold, by kind.
fn holdings(authored: &Authored) -> String {
    let [mut units, mut periods, mut people, mut tenures, mut fpt_units, mut policies] = [0; 6];
    for (_, record) in &authored.records {
        match record {
            Record::Province(province) => (units, periods) = (units + 1, periods + province.period.len()),
            Record::Official(official) => (people, tenures) = (people + 1, tenures + official.tenure.len()),
            Record::FptUnit(_) => fpt_units += 1,
            Record::Policy(_) => policies += 1,
        }
    }
    let with = |whole: String, parts: String| format!("{whole} with {parts}");
    [
        with(counted(units, "province-level unit", "province-level units"), counted(periods, "period", "periods")),
        with(counted(people, "person", "people"), counted(tenures, "tenure", "tenures")),
        counted(fpt_units, "FPT unit", "FPT units"),
        counted(policies, "policy", "policies"),
        counted(authored.namesakes.len(), "other name", "other names"),
        counted(authored.lower_units.len(), "lower unit", "lower units"),
        counted(authored.common_words.len(), "common word", "common words"),
        counted(authored.not_fpt.len(), "body that is not FPT's", "bodies that are not FPT's"),
    ]
    .join(", ")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::progress::Console;
    use crate::temporary::TemporaryFolder;

    #[test]
    fn as_a_part_it_fails_on_errors_and_notes_what_sound_records_hold() -> Result<()> {
        let console = Console::new(false);
        let folder = TemporaryFolder::new()?;
        let project = Project { root: folder.path().to_path_buf(), ..Project::open(console)? };
        let run = || console.step("gazetteer", |step| part(&project, step));
        assert!(run().is_err_and(|error| error.to_string().starts_with("cannot read the folder")));

        fs::create_dir(folder.path().join("gazetteer"))?;
        let file = folder.path().join("gazetteer/namesakes.toml");
        fs::write(&file, "[[namesake]]\nname = \"A\"\nmeaning = \"B\"\n")?;
        assert!(run().is_err_and(|error| error.to_string() == "the gazetteer has 1 error"));

        fs::write(&file, fs::read_to_string(&file)? + "sources = [{ title = \"t\", read = \"2026-01-05\" }]\n")?;
        let note = run()?;
        assert!(note.contains(", 1 other name, ") && note.ends_with("; last read 2026-01-05"), "{note}");
        Ok(())
    }
}
