//! The engine: its steps natively, the whole of it in Node.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Setting;
use super::figure::{self, Figure};

#[derive(Serialize)]
pub(super) struct Engine {
    native: Vec<Figure>,
    node: InNode,
}

#[derive(Serialize, Deserialize)]
struct InNode {
    about: Value,
    figures: Vec<Figure>,
}

pub(super) fn measure(setting: &Setting<'_>) -> Result<Engine> {
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
    Ok(Engine { native, node })
}

impl Engine {
    pub(super) fn table(&self) -> String {
        let places = [("native", self.native.as_slice()), ("Node", self.node.figures.as_slice())];
        format!("Engine: {}\n\n{}", self.node.about, figure::table(&places))
    }
}
