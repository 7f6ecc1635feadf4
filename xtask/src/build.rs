//! `cargo xtask build`: the wasm module, the npm package, the page and the browser extension, and how large they are.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::node::Node;
use crate::process;
use crate::progress::Step;
use crate::project::Project;
use crate::sizes::{self, Size, files_below, grouped};
use crate::{toolchain, wasm};

/// Builds everything and prints the sizes. Too large is said, not refused: that is for the tests.
pub(crate) fn run(project: &Project) -> Result<Node> {
    let console = project.console;
    let node = console.step("Node and npm packages", |step| Node::ensure(project, step))?;
    console.step("wasm target", |step| toolchain::ensure_wasm_target(project, step))?;
    console.step("wasm modules", |step| wasm::build(project, step))?;
    let packed = console.step("npm package", |step| package(project, &node, step))?;
    console.step("page", |step| page(project, &node, step))?;
    let archives = console.step("browser extension", |step| extension(project, &node, step))?;
    let (module, further, page) = console.step("sizes", |step| {
        let measure = |folder: &str| sizes::measure_below(project, &node, step, folder);
        let manifest = &project.manifest;
        let mut further = measure(&manifest.formats.folder)?;
        further.extend(measure(&manifest.packs.folder)?);
        Ok((measure(&manifest.module.folder)?, further, measure(&manifest.output.page)?))
    })?;

    let entries = console.step("entries of the npm package", |step| entries(project, &node, step))?;

    println!("\n{}", sizes::table(&size_rows(&module, &further, &page)));
    println!(
        "Entries of the npm package, each bundled by itself, without module and details:\n{}",
        sizes::table(&entries)
    );
    match sizes::check_budget(&project.manifest.budget, &module) {
        Ok(used) => println!("Needed to annotate: {used}"),
        Err(exceeded) => println!("{} {exceeded}", console::style("Too large:").red().bold()),
    }
    println!("npm package: {} ({} bytes)", project.relative(&packed), grouped(packed.metadata()?.len().try_into()?));
    println!("page:        {}", project.manifest.output.page);
    for archive in archives {
        println!(
            "extension:   {} ({} bytes)",
            project.relative(&archive),
            grouped(archive.metadata()?.len().try_into()?)
        );
    }
    Ok(node)
}

/// Compiles the npm package and packs it as it would be published.
pub(crate) fn package(project: &Project, node: &Node, step: &Step) -> Result<PathBuf> {
    compare_version(project, "www/package/package.json")?;
    process::run(step, &mut node.npm(project, ["run", "build", "--workspace", "danhdau"]))?;

    let folder = project.path(&project.manifest.output.npm);
    empty(&folder)?;
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    // Without scripts: the package has just been built.
    let mut pack = node.npm(project, ["pack", "--workspace", "danhdau", "--ignore-scripts", "--pack-destination"]);
    process::run(step, pack.arg(&folder))?;
    match files_below(&folder)?.as_slice() {
        [(_, packed)] => Ok(packed.clone()),
        files => bail!("`npm pack` should have left one file in {}, not {}", folder.display(), files.len()),
    }
}

/// Bundles each entry of the npm package by itself, to tell what it costs those who import it.
pub(crate) fn entries(project: &Project, node: &Node, step: &Step) -> Result<Vec<(String, Size)>> {
    const FOLDER: &str = "target/entries";
    let folder = project.path(FOLDER);
    empty(&folder)?;
    process::run(step, node.node(project).arg("www/package/entries.js").arg(&folder))?;
    let sizes = sizes::measure_below(project, node, step, FOLDER)?;
    let entry = |name: &str| name.trim_end_matches(".js").trim_end_matches("/index").to_owned();
    Ok(sizes.into_iter().map(|(name, size)| (entry(&name), size)).collect())
}

/// Where Vite leaves the page; its preview serves it from there.
const BUILT_PAGE: &str = "www/page/dist";

/// Builds the page, and copies it to where it is handed on from.
pub(crate) fn page(project: &Project, node: &Node, step: &Step) -> Result<()> {
    let (built, handed_on) = (project.path(BUILT_PAGE), project.path(&project.manifest.output.page));
    empty(&built)?;
    empty(&handed_on)?;
    process::run(step, &mut node.npm(project, ["run", "build", "--workspace", "@danhdau/page"]))?;
    if !built.join("index.html").is_file() {
        bail!(
            "the build of the page left no index.html in {BUILT_PAGE}: look at `build.outDir` in the Vite configuration of www/page"
        );
    }
    hand_on(&built, &handed_on)
}

/// Where the build of the extension leaves it: a folder for each browser, and a zip of each.
const BUILT_EXTENSION: &str = "www/extension/dist";

/// Builds the extension, copies it to where it is handed on from, and tells where the zips are.
pub(crate) fn extension(project: &Project, node: &Node, step: &Step) -> Result<Vec<PathBuf>> {
    let (built, handed_on) = (project.path(BUILT_EXTENSION), project.path(&project.manifest.output.extension));
    compare_version(project, "www/extension/package.json")?;
    empty(&built)?;
    empty(&handed_on)?;
    process::run(step, &mut node.npm(project, ["run", "build", "--workspace", "@danhdau/extension"]))?;
    for browser in ["chromium", "firefox"] {
        if !built.join(browser).join("manifest.json").is_file() {
            bail!(
                "the build of the extension left no {browser}/manifest.json in {BUILT_EXTENSION}: look at www/extension/build/build.js"
            );
        }
    }
    hand_on(&built, &handed_on)?;
    let files = files_below(&handed_on)?.into_iter().map(|(_, file)| file);
    Ok(files.filter(|file| file.extension().is_some_and(|extension| extension == "zip")).collect())
}

/// Copies everything below a folder.
fn hand_on(built: &Path, handed_on: &Path) -> Result<()> {
    for (name, file) in files_below(built)? {
        let copy = handed_on.join(name);
        let folder = copy.parent().unwrap_or(handed_on);
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        fs::copy(&file, &copy).with_context(|| format!("{} cannot be written", copy.display()))?;
    }
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    Ok(())
}

/// Everything that is handed on carries one version; two would tell two stories about one build.
fn compare_version(project: &Project, name: &str) -> Result<()> {
    #[derive(Deserialize)]
    struct Package {
        version: String,
    }
    let path = project.path(name);
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let package: Package = serde_json::from_str(&text).with_context(|| format!("{} has no version", path.display()))?;
    if package.version != project.version {
        bail!("{name} says version {}, Cargo.toml {}; write the same into both", package.version, project.version);
    }
    Ok(())
}

/// What travels: all of the page, and of the modules what is not types.
fn size_rows(
    module: &BTreeMap<String, Size>,
    further: &BTreeMap<String, Size>,
    page: &BTreeMap<String, Size>,
) -> Vec<(String, Size)> {
    let module = module
        .iter()
        .chain(further)
        .filter(|(name, _)| !name.ends_with(".d.ts"))
        .map(|(name, size)| (name.clone(), *size));
    let files = page.iter().map(|(name, size)| (format!("page: {name}"), *size));
    let whole = ("page, all files".into(), page.values().copied().sum());
    module.chain(files).chain([whole]).collect()
}
