//! The command `danhdau` over an archive and over one long text: how fast, and the most memory that it holds.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::doors::{Sample, Unit};
use super::{Setting, released};
use crate::process::{describe, explain_start};

/// Where the archive is left, below the target folder.
const ARCHIVE: &str = "target/bench/news.jsonl";
/// Bytes of each of its documents, at least: those of a news article.
const DOCUMENT: usize = 4_000;

pub(super) fn measure(setting: &Setting<'_>) -> Result<Vec<Sample>> {
    let (project, console) = (setting.project, setting.project.console);
    let program = console.step("command", |step| released(project, step, "danhdau", &["--features", "cli"]))?;
    let archive = project.path(ARCHIVE);
    let text = fs::read_to_string(&setting.file)
        .with_context(|| format!("{} cannot be read as UTF-8", setting.file.display()))?;
    fs::write(&archive, json_lines(&text)).with_context(|| format!("{} cannot be written", archive.display()))?;

    let mut lines = program.command();
    lines.args(["annotate", "--jsonl"]).arg(&archive);
    let mut whole = program.command();
    whole.args(["annotate", "--format", "json"]).arg(&setting.file);
    let runs: usize = setting.runs.parse()?;
    console.step("command over the text", |_| {
        let mut samples = Vec::new();
        for _ in 0..runs {
            for (door, command) in [("command, JSON Lines", &mut lines), ("command, one text", &mut whole)] {
                let Ran { seconds, peak } = watch(command)?;
                let sample = |what: &str, unit, value| Sample {
                    door: door.into(),
                    what: what.into(),
                    unit,
                    values: vec![value],
                };
                samples.push(sample("from start to end", Unit::Megabytes, text.len() as f64 / seconds / 1e6));
                samples.extend(peak.map(|peak| sample("peak (resident)", Unit::MiB, peak)));
            }
        }
        Ok(samples)
    })
}

/// The text as documents of a few paragraphs, a line each.
fn json_lines(text: &str) -> String {
    let mut lines = String::new();
    let mut documents = 0;
    let mut document = String::new();
    let mut paragraphs = text.split("\n\n").peekable();
    while let Some(paragraph) = paragraphs.next() {
        document.push_str(paragraph);
        if document.len() < DOCUMENT && paragraphs.peek().is_some() {
            document.push_str("\n\n");
            continue;
        }
        documents += 1;
        lines.push_str(&serde_json::json!({ "id": documents, "text": document }).to_string());
        lines.push('\n');
        document.clear();
    }
    lines
}

struct Ran {
    seconds: f64,
    /// The most that it held in memory (MiB); absent where the system does not tell.
    peak: Option<f64>,
}

/// Runs a program to its end, and looks again and again at what it takes; what it prints is nobody's.
fn watch(command: &mut Command) -> Result<Ran> {
    let name = describe(command);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = command.spawn().map_err(|error| explain_start(&name, error))?;
    let mut peak = None;
    loop {
        // The system keeps the highest so far, so that only what comes between the last look and the end is missed.
        peak = peak_of(&child).or(peak);
        if let Some(status) = child.try_wait().with_context(|| format!("waiting for `{name}` failed"))? {
            if !status.success() {
                bail!("`{name}` failed ({status})");
            }
            return Ok(Ran { seconds: start.elapsed().as_secs_f64(), peak });
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

fn peak_of(child: &Child) -> Option<f64> {
    let status = fs::read_to_string(Path::new("/proc").join(child.id().to_string()).join("status")).ok()?;
    high_water_mark(&status)
}

/// Of what Linux says of a process, the most that it has held in memory (MiB).
fn high_water_mark(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_holds_the_whole_text() -> Result<()> {
        let text = ["Một đoạn.", &"dài ".repeat(1_200), "Đoạn cuối."].join("\n\n");
        let lines = json_lines(&text);
        let documents: Vec<serde_json::Value> = lines.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
        assert_eq!(documents.len(), 2);
        let texts: Vec<_> = documents.iter().filter_map(|document| document["text"].as_str()).collect();
        assert_eq!(texts.join("\n\n"), text);
        Ok(())
    }

    #[test]
    fn the_high_water_mark_is_read() {
        assert_eq!(high_water_mark("VmPeak:\t  9000 kB\nVmHWM:\t  2048 kB\n"), Some(2.0));
        assert_eq!(high_water_mark("Name:\tdanhdau\n"), None);
    }
}
