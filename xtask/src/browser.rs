//! A Chromium for the browser tests: one that is there, else Playwright's own.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::node::Node;
use crate::process::{ask, run};
use crate::progress::Step;
use crate::project::Project;

/// Names the browser to test with; the configuration of the browser tests reads it too.
pub(crate) const VARIABLE: &str = "CHROMIUM_PATH";

const NAMES: [&str; 6] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

/// The browser that the tests run in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Browser {
    Installed(PathBuf),
    /// Playwright knows where it keeps its own.
    Playwrights,
}

impl Browser {
    /// Finds a browser, or lets Playwright install one.
    pub(crate) fn ensure(project: &Project, node: &Node, step: &Step) -> Result<Self> {
        let places = Places { chosen: env::var_os(VARIABLE), on_path: on_path(), usual: usual_places() };
        if let Some(path) = places.first(VARIABLE, runs)? {
            return Ok(Self::Installed(path));
        }
        let install = if cfg!(target_os = "linux") {
            "Install a Chromium, for instance with `sudo apt-get install chromium`, or run `npx playwright install --with-deps chromium` in www"
        } else {
            "Install Chrome, Chromium or Edge, or run `npx playwright install chromium` in www"
        };
        run(step, &mut node.npm(project, ["exec", "--no", "--", "playwright", "install", "chromium"])).with_context(|| {
            format!("no browser was found for the tests, and Playwright could not fetch one. {install}; or name one in {VARIABLE}")
        })?;
        Ok(Self::Playwrights)
    }

    /// For the note in the table.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Installed(path) => path.display().to_string(),
            Self::Playwrights => "Playwright's own Chromium".into(),
        }
    }
}

/// Names the Firefox to test with; the tests that need one read it.
pub(crate) const FIREFOX_VARIABLE: &str = "FIREFOX_PATH";

/// Finds a Firefox: the tests drive it as it is, and fetch none.
pub(crate) fn firefox() -> Result<PathBuf> {
    let names = ["firefox", "firefox-esr"].iter().filter_map(|name| which::which(name).ok());
    let usual = ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];
    let places = Places {
        chosen: env::var_os(FIREFOX_VARIABLE),
        on_path: names.collect(),
        usual: usual.iter().map(PathBuf::from).collect(),
    };
    places.first(FIREFOX_VARIABLE, runs)?.with_context(|| {
        format!(
            "no Firefox was found for the tests. Install it, for instance with `sudo apt-get install firefox-esr`; or name one in \
             {FIREFOX_VARIABLE}"
        )
    })
}

/// Where a browser may be, in the order in which it is looked for.
struct Places {
    chosen: Option<OsString>,
    on_path: Vec<PathBuf>,
    usual: Vec<PathBuf>,
}

impl Places {
    /// The first that runs. A browser that was chosen by name is the only one tried.
    fn first(self, variable: &str, runs: impl Fn(&Path) -> bool) -> Result<Option<PathBuf>> {
        if let Some(chosen) = self.chosen.filter(|chosen| !chosen.is_empty()).map(PathBuf::from) {
            if !runs(&chosen) {
                bail!(
                    "{variable} names {}, which is not a browser that runs; correct it, or unset it to let one be found",
                    chosen.display()
                );
            }
            return Ok(Some(chosen));
        }
        Ok(self.on_path.into_iter().chain(self.usual).find(|path| runs(path)))
    }
}

fn on_path() -> Vec<PathBuf> {
    NAMES.iter().filter_map(|name| which::which(name).ok()).collect()
}

fn usual_places() -> Vec<PathBuf> {
    if cfg!(target_os = "macos") {
        let applications = ["Chromium", "Google Chrome", "Microsoft Edge"]
            .map(|name| format!("Applications/{name}.app/Contents/MacOS/{name}"));
        let roots = [Some(PathBuf::from("/")), env::home_dir()];
        roots
            .iter()
            .flatten()
            .flat_map(|root| applications.iter().map(move |application| root.join(application)))
            .collect()
    } else if cfg!(windows) {
        let programs = [
            "Chromium/Application/chrome.exe",
            "Google/Chrome/Application/chrome.exe",
            "Microsoft/Edge/Application/msedge.exe",
        ];
        let roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map(env::var_os);
        roots
            .iter()
            .flatten()
            .flat_map(|root| programs.iter().map(move |program| Path::new(root).join(program)))
            .collect()
    } else {
        [
            "/usr/bin/chromium",
            "/usr/lib/chromium/chromium",
            "/snap/bin/chromium",
            "/opt/google/chrome/chrome",
            "/opt/microsoft/msedge/msedge",
        ]
        .map(PathBuf::from)
        .to_vec()
    }
}

/// A file alone is not enough: Ubuntu's `chromium-browser`, for one, may be a script that only asks to install a snap.
fn runs(path: &Path) -> bool {
    // On Windows the question would open a window.
    path.is_file() && (cfg!(windows) || ask(Command::new(path).arg("--version")).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(chosen: &str) -> Places {
        Places {
            chosen: Some(chosen.into()),
            on_path: vec!["/path/chromium".into(), "/path/chrome".into()],
            usual: vec!["/usual/chromium".into()],
        }
    }

    #[test]
    fn the_chosen_browser_comes_first_and_is_not_replaced() -> Result<()> {
        assert_eq!(places("/mine").first(VARIABLE, |_| true)?, Some("/mine".into()));
        let refused = places("/mine").first(VARIABLE, |path| path != Path::new("/mine"));
        assert!(refused.is_err_and(|error| error.to_string().contains("CHROMIUM_PATH names /mine")));
        Ok(())
    }

    #[test]
    fn then_the_path_then_the_usual_places() -> Result<()> {
        assert_eq!(places("").first(VARIABLE, |_| true)?, Some("/path/chromium".into()));
        assert_eq!(places("").first(VARIABLE, |path| path.ends_with("chrome"))?, Some("/path/chrome".into()));
        assert_eq!(places("").first(VARIABLE, |path| path.starts_with("/usual"))?, Some("/usual/chromium".into()));
        assert_eq!(places("").first(VARIABLE, |_| false)?, None);
        Ok(())
    }
}
