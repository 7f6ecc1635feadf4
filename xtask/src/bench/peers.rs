//! What people would use instead, on the same text with the same names in the same run; and what each finds of the
//! conformance suite.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::Setting;
use super::figure::Milliseconds;
use crate::process;

#[derive(Serialize, Deserialize)]
pub(super) struct Peers {
    bytes: u64,
    names: usize,
    results: Vec<Peer>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Peer {
    name: String,
    milliseconds: Milliseconds,
    found: usize,
    /// Spans that the conformance suite wants, and how many of them are found.
    expected: usize,
    recalled: usize,
    /// Spans that are found there and are none.
    false_hits: usize,
}

pub(super) fn measure(setting: &Setting<'_>) -> Result<Peers> {
    setting.project.console.step("peers", |step| {
        let install = ["ci", "--prefix", "../benches/node", "--no-audit", "--no-fund"];
        process::run(step, &mut setting.node.npm(setting.project, install))?;
        let printed = setting.script(step, "benches/node/peers.mjs")?;
        serde_json::from_str(&printed).context("benches/node/peers.mjs printed no figures")
    })
}

impl Peers {
    pub(super) fn table(&self) -> String {
        let own = self.results.first().map_or(1.0, |own| own.milliseconds.median);
        let mut table = format!(
            "Peers in Node: {} names, {} bytes\n\n{:38}{:>12}{:>22}{:>12}{:>20}{:>12}\n",
            self.names, self.bytes, "", "median ms", "spread", "x danhdau", "found of suite", "false hits"
        );
        for Peer { name, milliseconds, expected, recalled, false_hits, .. } in &self.results {
            let recall = format!("{recalled} of {expected}");
            // Writing to a string does not fail.
            let _ = writeln!(
                table,
                "{name:38}{:>12.3}{:>22}{:>12.2}{recall:>20}{false_hits:>12}",
                milliseconds.median,
                milliseconds.spread(),
                milliseconds.median / own
            );
        }
        table
    }
}
