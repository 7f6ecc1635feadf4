//! Runs other programs: what they print is news while they run, and is shown whole when they fail.

use std::io::{BufRead, BufReader, ErrorKind, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};

use crate::progress::Step;

/// Where a program printed a line.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    Output,
    Error,
}

/// Runs a program to its end and returns the lines that it printed, in the order in which they came.
///
/// # Errors
/// If it cannot be started or does not succeed; in that case all of its output has been shown.
pub(crate) fn run(step: &Step, command: &mut Command) -> Result<Vec<String>> {
    run_reading(step, command, |_, line| Ok(Some(line)))
}

/// As [`run`], but `read` sees every line first, and takes those that are not for people by returning `None`.
pub(crate) fn run_reading(
    step: &Step,
    command: &mut Command,
    mut read: impl FnMut(Stream, String) -> Result<Option<String>>,
) -> Result<Vec<String>> {
    let name = describe(command);
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| explain_start(&name, error))?;

    let (sender, lines) = mpsc::channel();
    let readers = [
        child.stdout.take().map(|pipe| forward(pipe, Stream::Output, sender.clone())),
        child.stderr.take().map(|pipe| forward(pipe, Stream::Error, sender)),
    ];
    let mut kept = Vec::new();
    let mut misread = None;
    for (stream, line) in lines {
        match read(stream, line) {
            Ok(Some(line)) => {
                step.news(&line);
                kept.push(line);
            }
            Ok(None) => {}
            // The program is left to finish: stopping it would not stop those that it started.
            Err(error) => misread = misread.or(Some(error)),
        }
    }
    for reader in readers.into_iter().flatten() {
        reader.join().map_err(|_| anyhow!("reading what `{name}` prints failed"))?;
    }

    let status = child.wait().with_context(|| format!("waiting for `{name}` failed"))?;
    if !status.success() {
        step.print_unless_shown(&kept);
        bail!("`{name}` failed ({status})");
    }
    misread.map_or(Ok(kept), Err)
}

/// What a program prints on standard output, or `None` if it is not there or does not succeed.
pub(crate) fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The command as one would type it.
pub(crate) fn describe(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let program = program.file_stem().unwrap_or(command.get_program());
    let mut typed = program.to_string_lossy().into_owned();
    for argument in command.get_args() {
        typed.push(' ');
        typed.push_str(&argument.to_string_lossy());
    }
    typed
}

/// Why a program did not start, with what to do about it.
pub(crate) fn explain_start(name: &str, error: std::io::Error) -> anyhow::Error {
    let program = name.split(' ').next().unwrap_or(name);
    if error.kind() == ErrorKind::NotFound {
        anyhow!("`{name}` could not be started: there is no `{program}` on PATH; install it and try again")
    } else {
        anyhow!(error).context(format!("`{name}` could not be started"))
    }
}

fn forward(
    pipe: impl Read + Send + 'static,
    stream: Stream,
    lines: Sender<(Stream, String)>,
) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
            let line = String::from_utf8_lossy(&bytes);
            let line = line.trim_end_matches(['\n', '\r']).to_owned();
            if lines.send((stream, line)).is_err() {
                break;
            }
            bytes.clear();
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Console;

    fn rustc(arguments: &[&str]) -> Command {
        let mut command = Command::new("rustc");
        command.args(arguments);
        command
    }

    #[test]
    fn lines_of_a_program_are_kept_and_can_be_taken() -> Result<()> {
        Console::new(false).step("rustc", |step| {
            let kept = run(step, &mut rustc(&["--version"]))?;
            assert!(kept[0].starts_with("rustc "), "{kept:?}");
            let kept = run_reading(step, &mut rustc(&["--version"]), |_, _| Ok(None))?;
            assert!(kept.is_empty(), "{kept:?}");
            Ok(())
        })
    }

    #[test]
    fn a_failure_names_the_command_as_typed() {
        let failed = Console::new(false).step("rustc", |step| run(step, &mut rustc(&["--no-such-option"])));
        let message = failed.map_err(|error| error.to_string()).err().unwrap_or_default();
        assert!(message.starts_with("`rustc --no-such-option` failed"), "{message}");
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let missing =
            Console::new(false).step("missing", |step| run(step, &mut Command::new("danhdau-no-such-program")));
        let message = missing.map_err(|error| error.to_string()).err().unwrap_or_default();
        assert!(message.contains("no `danhdau-no-such-program` on PATH"), "{message}");
    }
}
