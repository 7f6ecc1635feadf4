//! The engine: its steps natively, the whole of it in Node and in Chromium.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::figure::{self, Figure};
use super::{Setting, chromium};
use crate::browser::Browser;

#[derive(Serialize)]
pub(super) struct Engine {
    native: Vec<Figure>,
    /// In Node, and in Chromium where there is one.
    module: Vec<InJavaScript>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct InJavaScript {
    /// Node or Chromium, with its version.
    place: String,
    /// Annotations in the whole text.
    found: usize,
    /// Bytes of the module's memory, once it can annotate and after the whole text.
    memory_after_start: u64,
    memory_after_whole: u64,
    figures: Vec<Figure>,
}

pub(super) fn measure(setting: &Setting<'_>, browser: Option<&Browser>) -> Result<Engine> {
    let console = setting.project.console;
    let native = console.step("engine, native", |step| {
        let mut program = setting.program.command();
        program.arg("engine").arg(&setting.file).args(["--runs", &setting.runs]);
        serde_json::from_str(&setting.printed(step, &mut program)?).context("the native program printed no figures")
    })?;
    let node = console.step("engine, Node", |step| {
        let printed = setting.script(step, "benches/node/measure.mjs")?;
        serde_json::from_str(&printed).context("benches/node/measure.mjs printed no figures")
    })?;
    let mut module = vec![node];
    if let Some(browser) = browser {
        let measured = |step: &_| chromium::measure(setting, browser, step, "bench/engine.config.ts");
        module.extend(console.step("engine, Chromium", measured)?);
    }
    Ok(Engine { native, module })
}

impl Engine {
    pub(super) fn table(&self) -> String {
        let mut table = String::from("Engine\n");
        for InJavaScript { place, found, memory_after_start, memory_after_whole, .. } in &self.module {
            let mib = |bytes: u64| bytes as f64 / f64::from(1 << 20);
            // Writing to a string does not fail.
            let _ = writeln!(
                table,
                "{place}: {found} found; memory of the module {:.1} MiB after start, {:.1} MiB after the whole text",
                mib(*memory_after_start),
                mib(*memory_after_whole),
            );
        }
        let mut places = vec![("native", self.native.as_slice())];
        let of = |module: &InJavaScript| module.place.split(' ').next().unwrap_or_default().to_owned();
        let names: Vec<_> = self.module.iter().map(of).collect();
        places.extend(names.iter().map(String::as_str).zip(self.module.iter().map(|module| module.figures.as_slice())));
        format!("{table}\n{}", figure::table(&places))
    }
}
