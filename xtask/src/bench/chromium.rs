//! What is measured in Chromium: by Playwright, as the browser tests are run, with the programs of `www/bench`.

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

use super::{Setting, engine};
use crate::browser::{self, Browser};
use crate::progress::Step;

/// What the files of one configuration of `www/bench` measure.
pub(super) fn measure<T: DeserializeOwned>(
    setting: &Setting<'_>,
    browser: &Browser,
    step: &Step,
    configuration: &str,
) -> Result<Vec<T>> {
    let mut playwright = setting.node.tool("playwright")?;
    playwright.current_dir(setting.project.path("www")).args(["test", "--config", configuration]);
    playwright.env("DANHDAU_BENCH_RUNS", &setting.runs).env("DANHDAU_BENCH_TEXT", &setting.file);
    playwright.env("DANHDAU_BENCH_LARGER", setting.project.path(engine::LARGER));
    if let Browser::Installed(path) = browser {
        playwright.env(browser::VARIABLE, path);
    }
    let printed = setting.printed(step, &mut playwright)?;
    serde_json::from_str(&printed).with_context(|| format!("what {configuration} runs printed no figures"))
}

/// A Chromium; where there is none, a line that says what to do, and none of its figures.
pub(super) fn find(setting: &Setting<'_>) -> Option<Browser> {
    let console = setting.project.console;
    let found = console.step("Chromium", |step| Browser::ensure(setting.project, setting.node, step));
    found.inspect_err(|error| eprintln!("Nothing is measured in Chromium: {error}")).ok()
}
