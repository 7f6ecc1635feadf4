//! Compiles the gazetteer from `gazetteer/**/*.toml`.
//!
//! A bad record stops the build; every problem found is printed with file, line and remedy.

#[path = "build/details.rs"]
mod details;

use std::{
    env, fs,
    hash::{DefaultHasher, Hasher as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use danhdau_gazetteer::{Gazetteer, carried, compile, files, problem};

const FOLDER: &str = "gazetteer";

fn main() -> anyhow::Result<()> {
    for input in ["build.rs", "build", FOLDER] {
        println!("cargo:rerun-if-changed={input}");
    }
    let out = PathBuf::from(env::var("OUT_DIR").context("cargo sets OUT_DIR for build scripts")?);
    let authored = files::read_folder(Path::new(FOLDER))?;
    match compile::compile(&Gazetteer::default(), authored.clone()) {
        Ok(compiled) => {
            for warning in &compiled.warnings {
                println!("cargo:warning={warning}");
            }
            let bytes = carried::write(compiled.gazetteer);
            let hash = hash(&bytes);
            fs::write(out.join("gazetteer.bin"), bytes)?;
            fs::write(out.join("details.json"), details::json(&authored, &hash)?)?;
            println!("cargo:rustc-env=DANHDAU_GAZETTEER_HASH={hash}");
            Ok(())
        }
        Err(mut problems) => {
            problem::sort(&mut problems);
            for problem in &problems {
                eprintln!("{problem}");
            }
            bail!("the gazetteer has {} problem(s), listed above", problems.len());
        }
    }
}

/// Tells whether the two files of one build belong together; not for security.
fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}
