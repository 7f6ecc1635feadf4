//! The parts of the Rust toolchain that the build needs and that may not be installed: the wasm target, rustfmt and clippy.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{ask, run};
use crate::progress::Step;
use crate::project::Project;

/// What the wasm module is compiled for.
pub(crate) const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the wasm target to the toolchain in use if it is missing.
pub(crate) fn ensure_wasm_target(project: &Project, step: &Step) -> Result<()> {
    // The folder is looked at, rather than rustup asked: a Rust that rustup does not manage may have the target too.
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let libraries =
        ask(Command::new(rustc).current_dir(&project.root).args(["--print", "target-libdir", "--target", WASM_TARGET]))
            .context("`rustc --print target-libdir` failed: is Rust installed? https://rustup.rs/ installs it")?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    rustup(project, step, ["target", "add", WASM_TARGET]).with_context(|| {
        format!(
            "this Rust has no {WASM_TARGET} target (looked in {libraries}). With rustup, `rustup target add {WASM_TARGET}` adds it; \
             without, install your distribution's package (Debian: libstd-rust-dev-wasm32; Fedora: rust-std-static-{WASM_TARGET})"
        )
    })
}

/// Adds rustfmt and clippy if they are missing, as they are where rustup installed its minimal profile.
pub(crate) fn ensure_components(project: &Project, step: &Step) -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if ask(&mut project.cargo([subcommand, "--version"])).is_none() {
            rustup(project, step, ["component", "add", component]).with_context(|| {
                format!("`cargo {subcommand}` is missing; `rustup component add {component}`, or your distribution's package, installs it")
            })?;
        }
    }
    Ok(())
}

fn rustup(project: &Project, step: &Step, arguments: [&str; 3]) -> Result<()> {
    run(step, Command::new("rustup").current_dir(&project.root).args(arguments)).map(drop)
}
