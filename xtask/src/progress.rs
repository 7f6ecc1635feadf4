//! Says what is going on: a spinner on a terminal; plain lines, with a sign of life now and then, elsewhere.

use std::env;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::Result;
use console::{Term, strip_ansi_codes, style};
use indicatif::{ProgressBar, ProgressStyle};

/// Where there is no terminal to redraw: what takes longer than the first is announced, and gives a sign of life after each of the second.
const ANNOUNCE_AFTER: Duration = Duration::from_secs(1);
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// Where progress goes, and how much of it. Progress goes to standard error, results to standard output.
#[derive(Clone, Copy)]
pub(crate) struct Console {
    terminal: bool,
    verbose: bool,
}

impl Console {
    pub(crate) fn new(verbose: bool) -> Self {
        let terminal = Term::stderr().is_term() && env::var_os("CI").is_none();
        Self { terminal, verbose }
    }

    /// Whether someone watches, so that programs run on the way may colour what they print.
    pub(crate) fn is_terminal(self) -> bool {
        self.terminal
    }

    /// Does one step of work, and says so while it lasts and when it ends.
    pub(crate) fn step<T>(self, what: &str, work: impl FnOnce(&Step) -> Result<T>) -> Result<T> {
        let step = Step::start(self, what);
        let result = work(&step);
        step.end(result.is_ok());
        result
    }
}

/// A step of work under way.
pub(crate) struct Step {
    what: String,
    began: Instant,
    shown: Shown,
    verbose: bool,
}

enum Shown {
    Spinner(ProgressBar),
    Plain(SignOfLife),
}

impl Step {
    fn start(console: Console, what: &str) -> Self {
        let shown = if console.terminal {
            let bar = ProgressBar::new_spinner();
            if let Ok(template) =
                ProgressStyle::with_template("{spinner:.cyan} {prefix} {elapsed:.dim} {wide_msg:.dim}")
            {
                bar.set_style(template);
            }
            bar.set_prefix(what.to_owned());
            bar.enable_steady_tick(Duration::from_millis(100));
            Shown::Spinner(bar)
        } else {
            Shown::Plain(SignOfLife::start(what))
        };
        Self { what: what.to_owned(), began: Instant::now(), shown, verbose: console.verbose }
    }

    /// The latest news of this step, shown beside it until the next; a line of its own only if everything is to be shown.
    pub(crate) fn news(&self, line: &str) {
        if self.verbose {
            self.print(line);
        }
        let plain = strip_ansi_codes(line).trim().to_owned();
        if plain.is_empty() {
            return;
        }
        match &self.shown {
            Shown::Spinner(bar) => bar.set_message(plain),
            Shown::Plain(sign) => *sign.latest.lock().unwrap_or_else(PoisonError::into_inner) = plain,
        }
    }

    /// A line that stays.
    pub(crate) fn print(&self, line: impl std::fmt::Display) {
        match &self.shown {
            Shown::Spinner(bar) => bar.suspend(|| eprintln!("{line}")),
            Shown::Plain(_) => eprintln!("{line}"),
        }
    }

    /// Lines that would have been shown already if everything were to be shown.
    pub(crate) fn print_unless_shown(&self, lines: &[String]) {
        if !self.verbose {
            lines.iter().for_each(|line| self.print(line));
        }
    }

    fn end(self, passed: bool) {
        match self.shown {
            Shown::Spinner(bar) => bar.finish_and_clear(),
            Shown::Plain(sign) => sign.stop(),
        }
        let mark = if passed { style("✓").green() } else { style("✗").red() };
        eprintln!("{} {} {}", mark.for_stderr(), self.what, style(seconds(self.began.elapsed())).for_stderr().dim());
    }
}

/// A thread that prints a line now and then, so that a log shows what takes long.
struct SignOfLife {
    latest: Arc<Mutex<String>>,
    stop: Sender<()>,
    thread: JoinHandle<()>,
}

impl SignOfLife {
    fn start(what: &str) -> Self {
        let latest = Arc::new(Mutex::new(String::new()));
        let (stop, stopped) = mpsc::channel();
        let (what, news, began) = (what.to_owned(), Arc::clone(&latest), Instant::now());
        let thread = std::thread::spawn(move || {
            let lasts = |time| stopped.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
            if !lasts(ANNOUNCE_AFTER) {
                return;
            }
            eprintln!("· {what}");
            while lasts(SIGN_OF_LIFE) {
                let news = news.lock().unwrap_or_else(PoisonError::into_inner);
                eprintln!("  … {what}, {} s: {news}", began.elapsed().as_secs());
            }
        });
        Self { latest, stop, thread }
    }

    fn stop(self) {
        drop(self.stop);
        // A panic of the thread has been printed by itself and costs nothing but signs of life.
        let _ = self.thread.join();
    }
}

/// A duration as people say it: "0.4 s", "2 min 05 s".
pub(crate) fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_like_a_clock() {
        assert_eq!(seconds(Duration::from_millis(420)), "0.4 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
