//! A Python with the peers that are there for Python, in a virtual environment of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{ask, run};
use crate::progress::Step;
use crate::project::Project;

/// The packages, with their hashes.
const REQUIREMENTS: &str = "benches/python/requirements.txt";
/// Where the environment is.
const FOLDER: &str = "target/bench/python";
/// The copy of the requirements that are installed there.
const INSTALLED: &str = "installed.txt";

/// The environment's own Python, made at first need; or why there is none, which is no failure: other peers are measured all the same.
pub(super) fn ensure(project: &Project, step: &Step) -> Result<Result<PathBuf, String>> {
    let required = fs::read(project.path(REQUIREMENTS)).with_context(|| format!("{REQUIREMENTS} cannot be read"))?;
    let folder = project.path(FOLDER);
    let own = own(&folder);
    let installed = folder.join(INSTALLED);
    if own.exists() && fs::read(&installed).is_ok_and(|installed| installed == required) {
        return Ok(Ok(own));
    }
    let Some(python) = python() else {
        return Ok(Err("not measured: no python3".into()));
    };
    let made = run(step, Command::new(python).args(["-m", "venv", "--clear"]).arg(&folder)).and_then(|_| {
        let mut install = Command::new(&own);
        install.args([
            "-m",
            "pip",
            "install",
            "--disable-pip-version-check",
            "--only-binary",
            ":all:",
            "--require-hashes",
        ]);
        run(step, install.arg("--requirement").arg(project.path(REQUIREMENTS)))
    });
    Ok(match made {
        Ok(_) => {
            fs::write(&installed, required).with_context(|| format!("{FOLDER} cannot be written"))?;
            Ok(own)
        }
        Err(error) => Err(format!("not measured: {error}")),
    })
}

fn python() -> Option<PathBuf> {
    let found = ["python3", "python"].into_iter().filter_map(|name| which::which(name).ok());
    let asked = "import sys, venv; print(sys.version_info >= (3, 10))";
    found
        .into_iter()
        .find(|python| ask(Command::new(python).args(["-c", asked])).is_some_and(|answer| answer == "True"))
}

fn own(folder: &Path) -> PathBuf {
    if cfg!(windows) { folder.join("Scripts").join("python.exe") } else { folder.join("bin").join("python") }
}
