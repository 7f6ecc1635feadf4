//! The parts of a check or test run: every part that makes sense is run, and a table tells what passed and what it took.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use console::style;

use crate::progress::{Console, Step, seconds};

/// A part that has been run, for others to need.
#[derive(Clone, Copy)]
pub(crate) struct Part(usize);

enum Outcome {
    /// With a note, such as the number of tests; possibly empty.
    Passed(String),
    Failed(String),
    /// Not run, because it needs the part of that name.
    LeftOut(String),
}

struct Entry {
    name: String,
    outcome: Outcome,
    took: Duration,
}

pub(crate) struct Report {
    console: Console,
    entries: Vec<Entry>,
    began: Instant,
}

impl Report {
    pub(crate) fn new(console: Console) -> Self {
        Self { console, entries: Vec::new(), began: Instant::now() }
    }

    /// Runs a part, unless one that it needs did not pass. What `work` returns is noted in the table.
    pub(crate) fn part(&mut self, name: &str, needs: &[Part], work: impl FnOnce(&Step) -> Result<String>) -> Part {
        let missing = needs.iter().map(|part| &self.entries[part.0]).find(|entry| !entry.passed());
        let (outcome, took) = match missing {
            Some(entry) => (Outcome::LeftOut(entry.name.clone()), Duration::ZERO),
            None => {
                let began = Instant::now();
                let result =
                    self.console.step(name, |step| work(step).inspect_err(|error| step.print(format!("  {error:#}"))));
                let outcome = match result {
                    Ok(note) => Outcome::Passed(note),
                    Err(error) => Outcome::Failed(format!("{error:#}")),
                };
                (outcome, began.elapsed())
            }
        };
        self.entries.push(Entry { name: name.to_owned(), outcome, took });
        Part(self.entries.len() - 1)
    }

    /// Prints the table; `true` if every part passed.
    pub(crate) fn finish(self) -> bool {
        let table = self.table();
        println!("\n{table}");
        let failed: Vec<_> =
            self.entries.iter().filter(|entry| !entry.passed()).map(|entry| entry.name.as_str()).collect();
        let took = seconds(self.began.elapsed());
        if failed.is_empty() {
            println!("{} in {took}", style("All passed").green().bold());
        } else {
            println!("{} in {took}: {}", style("Not passed").red().bold(), failed.join(", "));
        }
        failed.is_empty()
    }

    fn table(&self) -> String {
        let width = self.entries.iter().map(|entry| entry.name.chars().count()).max().unwrap_or(0);
        let mut table = String::new();
        for entry in &self.entries {
            let (mark, note) = match &entry.outcome {
                Outcome::Passed(note) => (style("passed  ").green(), note.clone()),
                Outcome::Failed(why) => (style("FAILED  ").red(), why.lines().next().unwrap_or_default().to_owned()),
                Outcome::LeftOut(needed) => (style("left out").yellow(), format!("needs: {needed}")),
            };
            let line = format!("{:width$}  {mark}  {:>12}  {note}", entry.name, seconds(entry.took));
            // Writing to a string does not fail.
            let _ = writeln!(table, "{}", line.trim_end());
        }
        table
    }
}

impl Entry {
    fn passed(&self) -> bool {
        matches!(self.outcome, Outcome::Passed(_))
    }
}

/// The tests that a runner says it ran, as a note; an error if it ran none, since that looks like success.
pub(crate) fn count_tests(lines: &[String], read: impl Fn(&str) -> Option<Count>) -> Result<String> {
    let mut total = Count::default();
    for line in lines {
        if let Some(count) = read(console::strip_ansi_codes(line).trim()) {
            total.passed += count.passed;
            total.skipped += count.skipped;
        }
    }
    match total {
        Count { passed: 0, .. } => bail!("no test was run, so nothing has been shown"),
        Count { passed, skipped: 0 } => Ok(format!("{passed} passed")),
        Count { passed, skipped } => Ok(format!("{passed} passed, {skipped} skipped")),
    }
}

/// Tests that passed, and tests that the runner left out.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) skipped: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_part_stops_only_those_that_need_it() {
        let mut report = Report::new(Console::new(false));
        let broken = report.part("broken", &[], |_| bail!("out of luck"));
        let dependent = report.part("dependent", &[broken], |_| unreachable!());
        report.part("third", &[dependent], |_| unreachable!());
        report.part("sound", &[], |_| Ok("3 passed".into()));
        let table = console::strip_ansi_codes(&report.table()).into_owned();
        let lines: Vec<_> = table.lines().collect();
        assert!(lines[0].contains("FAILED") && lines[0].ends_with("out of luck"), "{table}");
        assert!(lines[1].contains("left out") && lines[1].ends_with("needs: broken"), "{table}");
        assert!(lines[2].ends_with("needs: dependent"), "{table}");
        assert!(lines[3].contains("passed") && lines[3].ends_with("3 passed"), "{table}");
        assert!(!report.finish());
    }

    #[test]
    fn a_run_without_tests_does_not_pass() {
        let one = |_: &str| Some(Count { passed: 1, skipped: 0 });
        assert!(count_tests(&[], one).is_err());
        assert!(count_tests(&["x".into(), "y".into()], one).is_ok_and(|note| note == "2 passed"));
    }
}
