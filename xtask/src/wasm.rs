//! The wasm modules: compiled by cargo, given their JavaScript and types, and laid beside the sources of the npm package.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use cargo_metadata::{Message, PackageId};
use wasm_bindgen_cli_support::{Bindgen, Output};

use crate::manifest::Module;
use crate::panics;
use crate::process::{Stream, run_reading};
use crate::progress::Step;
use crate::project::Project;
use crate::sizes::files_below;
use crate::steps;
use crate::toolchain::WASM_TARGET;

/// The profile of Cargo.toml that makes the modules small.
pub(crate) const PROFILE: &str = "wasm";
/// What the build script of the crate that annotates writes for the cards; too large to be part of what annotates.
const DETAILS: &str = "details.json";
/// Where copies of the modules that count their steps lie; they are not packed.
const STEPS: &str = "target/steps";
/// Where the module that says what its steps took lies; it is not packed.
const OBSERVED: &str = "target/bench/module";

/// Builds the modules into the folders that the manifest names.
pub(crate) fn build(project: &Project, step: &Step) -> Result<()> {
    for module in [&project.manifest.module, &project.manifest.formats, &project.manifest.packs] {
        build_module(project, module, step)?;
    }
    Ok(())
}

/// Builds what annotates once more, so that it says what its steps took: the same but for the clock.
pub(crate) fn build_observed(project: &Project, step: &Step) -> Result<()> {
    let module = &project.manifest.module;
    let compiled = compile(project, &module.package, &["bench"], step)?;
    write_module(module, &compiled.wasm, &project.path(OBSERVED), step).map(drop)
}

fn build_module(project: &Project, module: &Module, step: &Step) -> Result<()> {
    let compiled = compile(project, &module.package, &[], step)?;
    let folder = project.path(&module.folder);
    let mut written = write_module(module, &compiled.wasm, &folder, step)?;
    write_counting(project, module, written.wasm_mut())?;
    if module.files.iter().any(|file| file == DETAILS) {
        let details = compiled
            .details
            .ok_or_else(|| anyhow!("the build script of {} left no {DETAILS} in its OUT_DIR", module.package))?;
        fs::copy(&details, folder.join(DETAILS))
            .with_context(|| format!("{} cannot be copied to {}", details.display(), folder.display()))?;
    }
    compare_files(&folder, &module.files)
}

/// Writes what was compiled, and its glue and types, into a folder that has nothing else.
fn write_module(module: &Module, compiled: &Path, folder: &Path, step: &Step) -> Result<Output> {
    step.news("writing the glue");
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    let mut output = Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(true)
        // Whoever loads the module says where the wasm is; a guess of the glue would make bundlers ship it twice.
        .omit_default_module_path(true)
        .reset_state_function(module.resets)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen could not make the glue of {}", module.package))?;
    panics::silence(output.wasm_mut());
    output.emit(folder).with_context(|| format!("{} cannot be written", folder.display()))?;
    // wasm-bindgen names it after the crate.
    strip(&folder.join(format!("{}.js", module.package.replace('-', "_"))))?;
    Ok(output)
}

/// A copy of the module that counts its steps, for a test of the package.
fn write_counting(project: &Project, module: &Module, wasm: &mut walrus::Module) -> Result<()> {
    steps::count(wasm);
    let folder = project.path(STEPS);
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let file = folder.join(format!("{}.wasm", module.package));
    fs::write(&file, wasm.emit_wasm()).with_context(|| format!("{} cannot be written", file.display()))
}

/// Takes doc comments and indentation out of the glue: they are in its types too, and everybody would load them.
fn strip(glue: &Path) -> Result<()> {
    let text = fs::read_to_string(glue).with_context(|| format!("{} cannot be read", glue.display()))?;
    let mut stripped = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines().map(str::trim_start) {
        inside |= line.starts_with("/**");
        if !inside && !line.is_empty() {
            stripped.push_str(line);
            stripped.push('\n');
        }
        inside &= !line.ends_with("*/");
    }
    fs::write(glue, stripped).with_context(|| format!("{} cannot be written", glue.display()))
}

struct Compiled {
    wasm: PathBuf,
    details: Option<PathBuf>,
}

fn compile(project: &Project, package: &str, features: &[&str], step: &Step) -> Result<Compiled> {
    let colours = project.console.is_terminal() && env::var_os("NO_COLOR").is_none();
    let format = if colours { "--message-format=json-diagnostic-rendered-ansi" } else { "--message-format=json" };
    let mut cargo =
        project.cargo(["build", "--locked", "--lib", "--package", package, "--target", WASM_TARGET, format]);
    cargo.args(["--profile", PROFILE, "--features", &features.join(",")]);

    cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped(project));

    let mut wasm = None;
    let mut folders: Vec<(PackageId, PathBuf)> = Vec::new();
    run_reading(step, &mut cargo, |stream, line| {
        if stream == Stream::Error || !line.starts_with('{') {
            return Ok(Some(line));
        }
        match serde_json::from_str(&line)
            .with_context(|| format!("cargo printed a message that cannot be read: {line}"))?
        {
            Message::CompilerMessage(message) => step.print(message.to_string().trim_end()),
            Message::BuildScriptExecuted(script) => folders.push((script.package_id, script.out_dir.into())),
            Message::CompilerArtifact(artifact)
                if artifact.target.name.replace('_', "-") == package && artifact.target.is_cdylib() =>
            {
                let file = artifact.filenames.into_iter().find(|file| file.extension() == Some("wasm"));
                wasm = file.map(|file| (artifact.package_id, file));
            }
            _ => {}
        }
        Ok(None)
    })?;

    let (id, wasm) = wasm
        .ok_or_else(|| anyhow!("cargo built no wasm file: the crate {package} must be a cdylib (Cargo.toml, [lib])"))?;
    let folder = folders.into_iter().find_map(|(owner, folder)| (owner == id).then_some(folder));
    let details = folder.map(|folder| folder.join(DETAILS)).filter(|details| details.is_file());
    Ok(Compiled { wasm: wasm.into(), details })
}

/// Takes the folders of this machine out of the messages inside the module: the same input gives the same bytes anywhere.
fn remapped(project: &Project) -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo"))).unwrap_or_default();
    let folders = [(home.join("registry").join("src"), "crates"), (project.path(""), "danhdau")];
    let flags = folders.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    flags.join("\x1f")
}

/// The package must hold what the manifest says, no more and no less.
fn compare_files(folder: &Path, expected: &[String]) -> Result<()> {
    let expected: BTreeSet<_> = expected.iter().cloned().collect();
    let found: BTreeSet<_> = files_below(folder)?.into_iter().map(|(name, _)| name).collect();
    if found != expected {
        let list = |names: Vec<&String>| names.into_iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        bail!(
            "the wasm build does not match `module.files` in wasm-pack.toml: missing [{}], not listed [{}]; correct the list or the build",
            list(expected.difference(&found).collect()),
            list(found.difference(&expected).collect())
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporary::TemporaryFolder;

    #[test]
    fn the_glue_keeps_its_code_and_loses_its_comments() -> Result<()> {
        let folder = TemporaryFolder::new()?;
        let glue = folder.path().join("a.js");
        fs::write(
            &glue,
            "/**\n * Adds.\n */\nexport function add(a) {\n    /** @type {number} */\n    return a + 1; // one\n}\n\n",
        )?;
        strip(&glue)?;
        assert_eq!(fs::read_to_string(&glue)?, "export function add(a) {\nreturn a + 1; // one\n}\n");
        Ok(())
    }

    #[test]
    fn files_that_are_missing_or_not_listed_are_named() -> Result<()> {
        let folder = TemporaryFolder::new()?;
        fs::write(folder.path().join("a.js"), "")?;
        compare_files(folder.path(), &["a.js".into()])?;
        let message =
            compare_files(folder.path(), &["b.js".into()]).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains("missing [b.js], not listed [a.js]"), "{message}");
        Ok(())
    }
}
