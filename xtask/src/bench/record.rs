//! Results as they were on a day, in `benches/record`: the tables, and the picture of growth where that was measured.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::growth;
use crate::node::Node;
use crate::process::ask;
use crate::project::Project;

const FOLDER: &str = "benches/record";

/// A record that is to be written.
pub(super) struct Record<'a> {
    machine: &'a str,
    day: String,
    file: PathBuf,
}

impl<'a> Record<'a> {
    /// That of today.
    ///
    /// # Errors
    /// If there is one already: it is known before anything is measured.
    pub(super) fn new(project: &Project, node: &Node, machine: &'a str) -> Result<Self> {
        let today = ask(node.node(project).args(["--print", "new Date().toISOString().slice(0, 10)"]));
        let day = today.context("Node does not say what day it is")?;
        let file = project.path(FOLDER).join(&day).with_extension("md");
        if file.exists() {
            bail!("there is a record of today, {}; move or remove it first", project.relative(&file));
        }
        Ok(Self { machine, day, file })
    }

    /// Writes it, and says where.
    pub(super) fn write(&self, project: &Project, command: &str, tables: &str, with_picture: bool) -> Result<String> {
        let mut git = Command::new("git");
        git.args(["rev-parse", "--short", "HEAD"]).current_dir(project.path("."));
        let commit = ask(&mut git).map(|commit| format!(" Commit {commit}.")).unwrap_or_default();
        let picture = format!("{}-growth.svg", self.day);
        let mut text = page(&self.day, self.machine, &format!("`{command}`.{commit}"), tables);
        if with_picture {
            let to = self.file.with_file_name(&picture);
            fs::copy(project.path(growth::PICTURE), &to)
                .with_context(|| format!("{} cannot be written", to.display()))?;
            text.push_str(&format!("\n![Time by the length of a text, and by the number of names]({picture})\n"));
        }
        fs::write(&self.file, text).with_context(|| format!("{} cannot be written", self.file.display()))?;
        Ok(project.relative(&self.file))
    }
}

/// Tables keep the width of their columns.
fn page(day: &str, machine: &str, how: &str, tables: &str) -> String {
    format!("# {day}\n\n{machine}. {how}\n\n```text\n{}\n```\n", tables.trim_matches('\n').trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_says_day_machine_and_command_and_keeps_the_columns() {
        let page =
            page("2026-11-26", "Two cores of a virtual machine", "`cargo xtask bench`.", "\n      ms\nread   2\n\n");
        assert_eq!(
            page,
            "# 2026-11-26\n\nTwo cores of a virtual machine. `cargo xtask bench`.\n\n```text\n      ms\nread   2\n```\n"
        );
    }
}
