//! `cargo xtask build`: the wasm module, the npm package and the page, and how large they are.

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
    console.step("wasm module", |step| wasm::build(project, step))?;
    let packed = console.step("npm package", |step| package(project, &node, step))?;
    console.step("page", |step| page(project, &node, step))?;
    let (table, budget) = console.step("sizes", |step| {
        let table = size_table(project, &node, step)?;
        let budget = sizes::measure_budget(project, &node, step)?;
        Ok((table, sizes::check_budget(&project.manifest.budget, &budget)))
    })?;

    println!("\n{table}");
    match budget {
        Ok(used) => println!("Needed to annotate: {used}"),
        Err(exceeded) => println!("{} {exceeded}", console::style("Too large:").red().bold()),
    }
    println!("npm package: {} ({} bytes)", project.relative(&packed), grouped(packed.metadata()?.len().try_into()?));
    println!("page:        {}", project.manifest.output.page);
    Ok(node)
}

/// Compiles the npm package and packs it as it would be published.
pub(crate) fn package(project: &Project, node: &Node, step: &Step) -> Result<PathBuf> {
    compare_package_version(project)?;
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

/// Builds the page. Its own configuration says where it goes, so that its preview serves the same folder.
pub(crate) fn page(project: &Project, node: &Node, step: &Step) -> Result<()> {
    let folder = project.path(&project.manifest.output.page);
    empty(&folder)?;
    process::run(step, &mut node.npm(project, ["run", "build", "--workspace", "@danhdau/page"]))?;
    if !folder.join("index.html").is_file() {
        bail!(
            "the page was built, but not into {}: set `build.outDir` in the Vite configuration of www/page",
            folder.display()
        );
    }
    Ok(())
}

fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be emptied", folder.display()))?;
    }
    Ok(())
}

/// Crate and npm package carry one version; two would tell two stories about one build.
fn compare_package_version(project: &Project) -> Result<()> {
    #[derive(Deserialize)]
    struct Package {
        version: String,
    }
    let path = project.path("www/package/package.json");
    let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    let package: Package = serde_json::from_str(&text).with_context(|| format!("{} has no version", path.display()))?;
    if package.version != project.version {
        bail!(
            "www/package/package.json says version {}, Cargo.toml {}; write the same into both",
            package.version,
            project.version
        );
    }
    Ok(())
}

fn size_table(project: &Project, node: &Node, step: &Step) -> Result<String> {
    let packed = files_below(&project.path(&project.manifest.module.folder))?;
    let packed: Vec<_> = packed.into_iter().filter(|(name, _)| !name.ends_with(".d.ts")).collect();
    let page = files_below(&project.path(&project.manifest.output.page))?;

    let paths: Vec<_> = packed.iter().chain(&page).map(|(_, path)| path.clone()).collect();
    let mut measured = sizes::measure(project, node, step, &paths)?;
    let of_page = measured.split_off(packed.len());
    let row = |prefix: &str, (name, _): &(String, PathBuf), size: &Size| (format!("{prefix}{name}"), *size);
    let mut rows: Vec<_> = packed.iter().zip(&measured).map(|(file, size)| row("", file, size)).collect();
    rows.extend(page.iter().zip(&of_page).map(|(file, size)| row("page: ", file, size)));
    rows.push(("page, all files".into(), of_page.iter().copied().sum()));
    Ok(sizes::table(&rows))
}
