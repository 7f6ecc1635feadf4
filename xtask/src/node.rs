//! Node, npm and the packages of the npm workspace in `www/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, ask};
use crate::progress::Step;
use crate::project::Project;

/// The oldest Node that the build tools of the page run on: major, minor.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Node and npm, found and new enough.
pub(crate) struct Node {
    node: PathBuf,
    npm: PathBuf,
    www: PathBuf,
}

impl Node {
    /// Looks for Node and npm on PATH.
    pub(crate) fn find(project: &Project) -> Result<Self> {
        let install = format!(
            "install Node {}.{} or newer with npm, from https://nodejs.org/ or your distribution",
            OLDEST_NODE.0, OLDEST_NODE.1
        );
        let node = which::which("node").with_context(|| format!("there is no `node` on PATH; {install}"))?;
        let npm = which::which("npm").with_context(|| format!("there is no `npm` on PATH; {install}"))?;
        let version =
            ask(Command::new(&node).arg("--version")).with_context(|| format!("`node --version` failed; {install}"))?;
        match parse_version(&version) {
            Some(found) if found >= OLDEST_NODE => Ok(Self { node, npm, www: project.path("www") }),
            _ => bail!("the Node on PATH ({}) is {version}; {install}", node.display()),
        }
    }

    /// Looks for Node and npm, and installs the packages that `www/package-lock.json` names, if anything that names them changed since.
    pub(crate) fn ensure(project: &Project, step: &Step) -> Result<Self> {
        let node = Self::find(project)?;
        node.install(project, "www", step)?;
        Ok(node)
    }

    /// Installs the packages that the lockfile of a folder names, if anything that names them changed since.
    pub(crate) fn install(&self, project: &Project, folder: &str, step: &Step) -> Result<()> {
        let path = project.path(folder);
        if !is_installed(&path)? {
            // Development packages also where the environment says production: they are the build.
            let mut npm = self.npm(project, ["ci", "--include=dev", "--no-audit", "--no-fund"]);
            process::run(step, npm.current_dir(path))
                .with_context(|| format!("the npm packages could not be installed from {folder}/package-lock.json"))?;
        }
        Ok(())
    }

    /// Runs `node` at the root of the project.
    pub(crate) fn node(&self, project: &Project) -> Command {
        let mut command = Command::new(&self.node);
        command.current_dir(&project.root);
        command
    }

    /// Runs `npm` in `www/`.
    pub(crate) fn npm<const N: usize>(&self, project: &Project, arguments: [&str; N]) -> Command {
        let mut command = Command::new(&self.npm);
        command.current_dir(&self.www).args(arguments);
        if project.console.is_terminal() {
            command.env("FORCE_COLOR", "1");
        }
        command
    }

    /// Runs a program that one of the installed packages brings, without npm in between.
    pub(crate) fn tool(&self, name: &str) -> Result<Command> {
        let programs = self.www.join("node_modules/.bin");
        let program = which::which_in(name, Some(&programs), &self.www)
            .with_context(|| format!("there is no `{name}` in {}; `npm ci` in www installs it", programs.display()))?;
        Ok(Command::new(program))
    }
}

/// Whether the installed packages are at least as new as what names them; npm writes its own copy of the lockfile when it is done.
fn is_installed(folder: &Path) -> Result<bool> {
    let changed = |path: PathBuf| path.metadata().and_then(|metadata| metadata.modified());
    let locked = folder.join("package-lock.json");
    let mut named = changed(locked.clone())
        .with_context(|| format!("{} is missing; it belongs into the repository", locked.display()))?;
    // A workspace that came later is in the lockfile already, but not installed.
    for inside in folder.read_dir()? {
        if let Ok(time) = changed(inside?.path().join("package.json")) {
            named = named.max(time);
        }
    }
    Ok(changed(folder.join("node_modules/.package-lock.json")).is_ok_and(|installed| installed >= named))
}

fn parse_version(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use std::fs::{self, File};
    use std::time::{Duration, SystemTime};

    use super::*;
    use crate::temporary::TemporaryFolder;

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(parse_version("v20.9.1"), Some((20, 9)));
        assert!(parse_version("v20.9.1") < Some(OLDEST_NODE));
        assert!(parse_version("v100.0.0") > Some(OLDEST_NODE));
        assert_eq!(parse_version("unknown"), None);
    }

    #[test]
    fn packages_are_installed_again_when_what_names_them_is_newer() -> Result<()> {
        let www = TemporaryFolder::new()?;
        assert!(is_installed(www.path()).is_err(), "no lockfile");
        let locked = File::create(www.path().join("package-lock.json"))?;
        assert!(!is_installed(www.path())?, "nothing installed");
        fs::create_dir(www.path().join("node_modules"))?;
        let installed = File::create(www.path().join("node_modules/.package-lock.json"))?;
        let now = SystemTime::now();
        locked.set_modified(now)?;
        installed.set_modified(now + Duration::from_secs(1))?;
        assert!(is_installed(www.path())?, "installed after");
        installed.set_modified(now - Duration::from_secs(1))?;
        assert!(!is_installed(www.path())?, "installed before");
        installed.set_modified(now + Duration::from_secs(1))?;
        fs::create_dir(www.path().join("page"))?;
        File::create(www.path().join("page/package.json"))?.set_modified(now + Duration::from_secs(2))?;
        assert!(!is_installed(www.path())?, "a workspace came later");
        Ok(())
    }
}
