//! The consumers of the npm package: small projects that use it from its packed form, as its users do.

use anyhow::{Context, Result, bail};

use crate::browser::{self, Browser};
use crate::node::Node;
use crate::process;
use crate::progress::Step;
use crate::project::Project;
use crate::sizes::files_below;

const FOLDER: &str = "tests/consumers";

/// Lets every consumer use the package that was packed last, and shows the table of what came out.
pub(crate) fn run(project: &Project, browser: Option<&Browser>, step: &Step) -> Result<String> {
    let node = Node::find(project)?;
    node.install(project, FOLDER, step)?;
    let packages = files_below(&project.path(&project.manifest.output.npm))?;
    let [(_, packed)] = packages.as_slice() else {
        bail!("there should be one package in {}, not {}", project.manifest.output.npm, packages.len());
    };
    let mut runner = node.node(project);
    runner.current_dir(project.path(FOLDER)).arg("run.js").arg(packed);
    if let Some(Browser::Installed(path)) = browser {
        runner.env(browser::VARIABLE, path);
    }
    let lines = process::run(step, &mut runner)?;
    step.print_unless_shown(&lines);
    lines.last().cloned().context("the consumers printed nothing")
}
