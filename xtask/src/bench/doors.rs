//! The doors as their users meet them: the page, the package, the extension and the command, in time, memory and bytes that travel.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::{Setting, chromium, command};
use crate::browser::Browser;
use crate::progress::Step;
use crate::sizes::{self, Size};
use crate::{build, process};

#[derive(Serialize)]
pub(super) struct Doors {
    /// Node and, where there is one, Chromium, with their versions.
    places: Vec<String>,
    figures: Vec<Figure>,
    /// What travels, as it is and compressed.
    sizes: Vec<(String, Size)>,
}

/// Values of one figure; those of further runs may come separately.
#[derive(Deserialize)]
pub(super) struct Sample {
    pub(super) door: String,
    pub(super) what: String,
    pub(super) unit: Unit,
    pub(super) values: Vec<f64>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
pub(super) enum Unit {
    #[serde(rename = "ms")]
    Milliseconds,
    MiB,
    /// Millions of bytes of UTF-8 in a second.
    #[serde(rename = "MB/s")]
    Megabytes,
}

/// What the programs of `www/bench` hand over.
#[derive(Deserialize)]
#[serde(untagged)]
enum Handed {
    Sample(Sample),
    /// Paths that a visit of the page asked for until there was a mark.
    Fetched {
        fetched: Vec<String>,
    },
    Chromium {
        chromium: String,
    },
}

#[derive(Serialize)]
struct Figure {
    door: String,
    what: String,
    unit: Unit,
    median: f64,
    low: f64,
    high: f64,
    /// How many values the median is of.
    values: usize,
}

pub(super) fn measure(setting: &Setting<'_>, browser: Option<&Browser>) -> Result<Doors> {
    let (project, node, console) = (setting.project, setting.node, setting.project.console);
    console.step("page", |step| build::page(project, node, step))?;
    let archives = console.step("browser extension", |step| build::extension(project, node, step))?;

    let mut samples = console.step("package in Node", |step| package_in_node(setting, step))?;
    samples.extend(command::measure(setting)?);
    let version = process::ask(node.node(project).arg("--version")).context("`node --version` failed")?;
    let mut places = vec![format!("Node {version}")];
    let mut fetched = BTreeSet::new();
    if let Some(browser) = browser {
        let measured = |step: &_| chromium::measure::<Vec<Handed>>(setting, browser, step, "bench/doors.config.ts");
        for handed in console.step("page, package and extension in Chromium", measured)?.into_iter().flatten() {
            match handed {
                Handed::Sample(sample) => samples.push(sample),
                Handed::Fetched { fetched: paths } => fetched.extend(paths),
                Handed::Chromium { chromium } => places.push(format!("Chromium {chromium}")),
            }
        }
    }
    let sizes = console.step("transfer sizes", |step| {
        let entries =
            build::entries(project, node, step)?.into_iter().map(|(name, size)| (format!("package: {name}"), size));
        let module = sizes::measure_below(project, node, step, &project.manifest.module.folder)?;
        let module = module.into_iter().filter(|(name, _)| !name.ends_with(".d.ts"));
        let module = module.map(|(name, size)| (format!("package: {name}"), size));
        let page = sizes::measure_below(project, node, step, &project.manifest.output.page)?;
        let is_first = |name: &str| fetched.contains(&format!("/{}", if name == "index.html" { "" } else { name }));
        let first: Size = page.iter().filter(|(name, _)| is_first(name)).map(|(_, size)| *size).sum();
        let first = (!fetched.is_empty()).then(|| ("page, until the first mark".to_owned(), first));
        let whole = ("page, all files".to_owned(), page.values().copied().sum());
        let zips = archives
            .iter()
            .map(|archive| project.relative(archive))
            .zip(sizes::measure(project, node, step, &archives)?);
        Ok(entries.chain(module).chain(first).chain([whole]).chain(zips).collect())
    })?;
    Ok(Doors { places, figures: figures(samples), sizes })
}

/// In a new process each time; and the process from its start to its end.
fn package_in_node(setting: &Setting<'_>, step: &Step) -> Result<Vec<Sample>> {
    let runs: usize = setting.runs.parse()?;
    let sample = |what: &str, value| Sample {
        door: "package in Node".into(),
        what: what.into(),
        unit: Unit::Milliseconds,
        values: vec![value],
    };
    let mut samples = Vec::new();
    for _ in 0..runs {
        let node = || setting.node.node(setting.project);
        let (whole, printed) =
            clocked(|| setting.printed(step, node().arg("benches/node/cold.mjs").arg(&setting.file)))?;
        let [import, load, annotate]: [f64; 3] =
            serde_json::from_str(&printed).context("benches/node/cold.mjs printed no times")?;
        let (empty, _) = clocked(|| setting.printed(step, node().args(["--eval", ""])))?;
        samples.extend([
            sample("import", import),
            sample("load", load),
            sample("first annotations, 5 kB", annotate),
            sample("a process that does all this", whole),
            sample("a process that does nothing", empty),
        ]);
    }
    Ok(samples)
}

/// Milliseconds that some work takes.
fn clocked<T>(work: impl FnOnce() -> Result<T>) -> Result<(f64, T)> {
    let start = std::time::Instant::now();
    let result = work()?;
    Ok((start.elapsed().as_secs_f64() * 1e3, result))
}

/// Puts together what belongs together, in the order in which it first came.
fn figures(samples: Vec<Sample>) -> Vec<Figure> {
    let mut together: Vec<Sample> = Vec::new();
    for sample in samples {
        match together.iter_mut().find(|known| known.door == sample.door && known.what == sample.what) {
            Some(known) => known.values.extend(sample.values),
            None => together.push(sample),
        }
    }
    let figures = together.into_iter().filter(|sample| !sample.values.is_empty());
    figures
        .map(|Sample { door, what, unit, mut values }| {
            values.sort_by(f64::total_cmp);
            let (median, low, high) = (values[values.len() / 2], values[0], values[values.len() - 1]);
            Figure { door, what, unit, median, low, high, values: values.len() }
        })
        .collect()
}

impl Doors {
    pub(super) fn table(&self) -> String {
        let mut table = format!("Doors: {}\n\n{:32}{:42}", self.places.join(", "), "", "");
        // Writing to a string does not fail.
        let _ = writeln!(table, "{:>10}{:>18}{:>8}", "median", "spread", "values");
        let mut last = "";
        for Figure { door, what, unit, median, low, high, values } in &self.figures {
            let unit = match unit {
                Unit::Milliseconds => "ms",
                Unit::MiB => "MiB",
                Unit::Megabytes => "MB/s",
            };
            let (shown, spread) = (if last == door { "" } else { door }, format!("{low:.1}–{high:.1}"));
            let _ = writeln!(table, "{shown:32}{what:42}{median:>10.1}{spread:>18}{values:>8}  {unit}");
            last = door;
        }
        let _ = write!(table, "\nBytes that travel:\n{}", sizes::table(&self.sizes));
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(what: &str, values: &[f64]) -> Sample {
        Sample { door: "page".into(), what: what.into(), unit: Unit::Milliseconds, values: values.to_vec() }
    }

    #[test]
    fn runs_of_one_figure_are_one_median() {
        let figures = figures(vec![sample("one", &[3.0]), sample("other", &[9.0]), sample("one", &[1.0, 2.0])]);
        let [one, other] = figures.as_slice() else { panic!("there should be two figures") };
        assert_eq!((one.median, one.low, one.high, one.values), (2.0, 1.0, 3.0, 3));
        assert_eq!((other.what.as_str(), other.values), ("other", 1));
    }

    #[test]
    fn what_is_handed_over_is_told_apart() -> Result<()> {
        let handed: Vec<Handed> = serde_json::from_str(
            r#"[{"door":"page","what":"one","unit":"MiB","values":[1.5]},{"fetched":["/"]},{"chromium":"156"}]"#,
        )?;
        assert!(matches!(handed.as_slice(), [Handed::Sample(_), Handed::Fetched { .. }, Handed::Chromium { .. }]));
        Ok(())
    }
}
