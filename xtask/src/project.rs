//! The project on disk: where it is, and what its manifest says.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::manifest::{self, Manifest};
use crate::progress::Console;

/// What every task needs to know.
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    pub(crate) manifest: Manifest,
    /// The version of the crate `danhdau`.
    pub(crate) version: String,
    pub(crate) console: Console,
}

impl Project {
    /// Finds the project, reads its manifest and compares it with the lockfile.
    pub(crate) fn open(console: Console) -> Result<Self> {
        // Cargo says at run time where this package is; the place it was compiled in may have moved since.
        let package =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = package.parent().context("xtask must lie in a folder of the project")?.to_path_buf();
        let (manifest, version) = manifest::read(&root)?;
        Ok(Self { root, manifest, version, console })
    }

    /// A path of the project, given with forward slashes from its root.
    pub(crate) fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A path of the project as people write it: from its root.
    pub(crate) fn relative(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    /// The same cargo that runs this program, at the root of the project.
    pub(crate) fn cargo<const N: usize>(&self, arguments: [&str; N]) -> Command {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
        command.current_dir(&self.root).args(arguments);
        command
    }
}
