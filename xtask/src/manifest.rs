//! `wasm-pack.toml`: what is packed, where it goes, how large it may be, and the versions that must agree.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

const NAME: &str = "wasm-pack.toml";

/// The manifest as it is written; the file itself explains the keys. A key that is not here is an error.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    versions: BTreeMap<String, String>,
    pub(crate) module: Module,
    pub(crate) formats: Module,
    pub(crate) packs: Module,
    pub(crate) output: Output,
    pub(crate) budget: Budget,
    pub(crate) cost: Cost,
}

/// A crate that is built as wasm: where its build goes, and the names of its files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Module {
    #[serde(rename = "crate")]
    pub(crate) package: String,
    pub(crate) folder: String,
    pub(crate) files: Vec<String>,
    /// Whether its glue can begin anew, with a fresh memory.
    #[serde(default)]
    pub(crate) resets: bool,
}

/// Where the finished package, page and extension go.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Output {
    pub(crate) npm: String,
    pub(crate) page: String,
    pub(crate) extension: String,
}

/// Bytes after brotli: of everything, and of each file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Budget {
    pub(crate) brotli: usize,
    pub(crate) shares: BTreeMap<String, usize>,
}

/// Instructions of the module, as an interpreter counts them.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cost {
    /// Decoding the gazetteer and building the automaton.
    pub(crate) start: u64,
    /// Annotating the articles of the tests, one by one.
    pub(crate) articles: u64,
    /// Annotating them many times over as one text.
    pub(crate) long: u64,
}

/// What `Cargo.lock` says of one package.
#[derive(Deserialize)]
struct LockedPackage {
    name: String,
    version: String,
}

/// Reads the manifest of the project in `root`, compares it with `Cargo.lock` there, and tells the version of the project.
pub(crate) fn read(root: &Path) -> Result<(Manifest, String)> {
    let text = |name: &str| fs::read_to_string(root.join(name)).with_context(|| format!("{name} cannot be read"));
    let manifest = Manifest::parse(&text(NAME)?)?;
    let locked = parse_lockfile(&text("Cargo.lock")?)?;
    manifest.compare_versions(&locked)?;
    let project =
        locked.into_iter().find(|package| package.name == "danhdau").context("Cargo.lock does not hold danhdau")?;
    Ok((manifest, project.version))
}

/// The version of a crate that `Cargo.lock` in `root` names.
pub(crate) fn locked_version(root: &Path, package: &str) -> Result<String> {
    let text = fs::read_to_string(root.join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    let found = parse_lockfile(&text)?.into_iter().find(|locked| locked.name == package);
    Ok(found.with_context(|| format!("Cargo.lock does not hold {package}"))?.version)
}

fn parse_lockfile(text: &str) -> Result<Vec<LockedPackage>> {
    #[derive(Deserialize)]
    struct Lockfile {
        package: Vec<LockedPackage>,
    }
    let lockfile: Lockfile = toml::from_str(text).context("Cargo.lock is not as it should be")?;
    Ok(lockfile.package)
}

impl Manifest {
    fn parse(text: &str) -> Result<Self> {
        // The message of `toml` has the line, the key, and what is allowed instead.
        let manifest: Self = toml::from_str(text).with_context(|| format!("{NAME} is not as it should be"))?;
        let Budget { brotli, shares } = &manifest.budget;
        let sum: usize = shares.values().sum();
        if sum != *brotli {
            bail!(
                "{NAME}: the shares of the budget add up to {sum}, not to the {brotli} of `budget.brotli`; change one of them"
            );
        }
        if let Some(unpacked) = shares.keys().find(|name| !manifest.module.files.contains(name)) {
            bail!("{NAME}: `budget.shares` names {unpacked}, which `module.files` does not pack; correct the name");
        }
        Ok(manifest)
    }

    fn compare_versions(&self, locked: &[LockedPackage]) -> Result<()> {
        for (name, expected) in &self.versions {
            let found: Vec<_> =
                locked.iter().filter(|package| package.name == *name).map(|package| package.version.as_str()).collect();
            if found != [expected] {
                let found = if found.is_empty() { "has none".into() } else { format!("has {}", found.join(" and ")) };
                bail!(
                    "{NAME} expects {name} {expected}, but Cargo.lock {found}. The versions of `wasm-bindgen` in Cargo.toml, of \
                     `wasm-bindgen-cli-support` in xtask/Cargo.toml and those in {NAME} must be changed together"
                );
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"
        versions = { wasm-bindgen = "0.2.130" }
        module = { crate = "a", folder = "out", files = ["a.js", "a.wasm"] }
        formats = { crate = "b", folder = "out-b", files = ["b.js"] }
        packs = { crate = "c", folder = "out-c", files = ["c.js"] }
        output = { npm = "dist/npm", page = "dist/page", extension = "dist/extension" }
        budget = { brotli = 30, shares = { "a.js" = 10, "a.wasm" = 20 } }
        cost = { start = 1, articles = 2, long = 3 }
    "#;

    /// The message of an error, as a person sees it.
    fn complaint<T>(result: Result<T>) -> String {
        result.err().map(|error| format!("{error:#}")).unwrap_or_default()
    }

    #[test]
    fn a_sound_manifest_is_read() -> Result<()> {
        let manifest = Manifest::parse(SOUND)?;
        assert_eq!(manifest.module.files, ["a.js", "a.wasm"]);
        assert_eq!(manifest.budget.shares["a.wasm"], 20);
        Ok(())
    }

    #[test]
    fn an_unknown_key_is_named_with_what_is_allowed() {
        let message = complaint(Manifest::parse(&SOUND.replace("npm =", "nmp =")));
        assert!(
            message.contains("unknown field `nmp`") && message.contains("`npm`") && message.contains("line 6"),
            "{message}"
        );
    }

    #[test]
    fn shares_must_fit_the_whole_and_the_files() {
        let message = complaint(Manifest::parse(&SOUND.replace("brotli = 30", "brotli = 31")));
        assert!(message.contains("add up to 30, not to the 31"), "{message}");
        let message = complaint(Manifest::parse(&SOUND.replace("\"a.js\" = 10", "\"b.js\" = 10")));
        assert!(message.contains("names b.js"), "{message}");
    }

    #[test]
    fn versions_must_be_those_of_the_lockfile() -> Result<()> {
        let manifest = Manifest::parse(SOUND)?;
        let compare = |versions: &[&str]| {
            let packages = versions
                .iter()
                .map(|version| format!("[[package]]\nname = \"wasm-bindgen\"\nversion = \"{version}\"\n"));
            let other = "[[package]]\nname = \"wasm\"\nversion = \"1.0.0\"\n";
            manifest.compare_versions(&parse_lockfile(&packages.chain([other.into()]).collect::<String>())?)
        };
        compare(&["0.2.130"])?;
        let message = complaint(compare(&["0.2.131"]));
        assert!(message.contains("expects wasm-bindgen 0.2.130, but Cargo.lock has 0.2.131"), "{message}");
        assert!(complaint(compare(&["0.2.130", "0.2.131"])).contains("has 0.2.130 and 0.2.131"));
        assert!(complaint(compare(&[])).contains("Cargo.lock has none"));
        Ok(())
    }

    #[test]
    fn the_manifest_of_the_project_is_sound_and_says_who_reads_it() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        read(&root)?;
        let text = fs::read_to_string(root.join(NAME))?;
        assert!(text.starts_with("# wasm-pack does not read this file"));
        Ok(())
    }

    #[test]
    fn wasm_pack_finds_in_cargo_toml_what_it_needs() -> Result<()> {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml"))?;
        let manifest: toml::Table = toml::from_str(&text)?;
        let at = |keys: &[&str]| keys.iter().try_fold(manifest.get("package")?, |table, key| table.get(key)).cloned();
        // It would fetch a program to make the module smaller, which gains nothing.
        let optimise = at(&["metadata", "wasm-pack", "profile", "release", "wasm-opt"]);
        assert_eq!(optimise, Some(false.into()));
        assert!(at(&["license"]).is_some() && at(&["description"]).is_some());
        let kinds = manifest.get("lib").and_then(|lib| lib.get("crate-type")).context("no crate-type")?;
        assert!(kinds.as_array().is_some_and(|kinds| kinds.contains(&"cdylib".into())));
        Ok(())
    }

    /// `cargo package` asks for a version beside every path, and says so only when somebody packs.
    #[test]
    fn crates_name_the_versions_of_those_below_them() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let version = read(&root)?.1;
        let below = fs::read_dir(root.join("crates"))?.map(|entry| Ok(entry?.path()));
        for folder in below.chain([Ok(root)]) {
            let path = folder.map_err(|error: std::io::Error| error)?.join("Cargo.toml");
            let crate_manifest: toml::Table = toml::from_str(&fs::read_to_string(&path)?)?;
            for kind in ["dependencies", "build-dependencies"] {
                let dependencies = crate_manifest.get(kind).and_then(toml::Value::as_table).into_iter().flatten();
                for (name, dependency) in dependencies.filter(|(_, dependency)| dependency.get("path").is_some()) {
                    let named = dependency.get("version").and_then(toml::Value::as_str);
                    assert_eq!(named, Some(version.as_str()), "{name} in {}", path.display());
                }
            }
        }
        Ok(())
    }
}
