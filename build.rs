//! Compiles what the crate knows: the fold table from Unicode data, and the gazetteer from `gazetteer/**/*.toml`.
//!
//! A bad record stops the build; every problem found is printed with file, line and remedy.

#[path = "src/fold/alphabet.rs"]
mod alphabet;
#[path = "build/authoring.rs"]
mod authoring;
#[path = "src/gazetteer/carried.rs"]
#[expect(dead_code, reason = "the library uses the rest")]
mod carried;
#[path = "src/gazetteer/compile.rs"]
mod compile;
#[path = "src/gazetteer/date.rs"]
mod date;
#[path = "build/details.rs"]
mod details;
#[path = "build/fold_table.rs"]
mod fold_table;
#[path = "src/fold/folding.rs"]
#[expect(dead_code, reason = "the library uses the rest")]
mod folding;
#[path = "src/gazetteer/model.rs"]
mod model;
#[path = "src/gazetteer/problem.rs"]
mod problem;
#[path = "src/gazetteer/record.rs"]
#[expect(dead_code, reason = "the library uses the rest")]
mod record;
#[path = "src/fold/spelling.rs"]
mod spelling;

use std::{
    env, fs,
    hash::{DefaultHasher, Hasher as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

fn main() -> anyhow::Result<()> {
    for input in ["build.rs", "build", "src/fold", "src/gazetteer", "gazetteer"] {
        println!("cargo:rerun-if-changed={input}");
    }
    let out = PathBuf::from(env::var("OUT_DIR").context("cargo sets OUT_DIR for build scripts")?);
    let table = fold_table::derive();
    fs::write(out.join("fold_table.bin"), table.runs())?;
    compile_gazetteer(&out, &table)
}

fn compile_gazetteer(out: &Path, table: &folding::Table) -> anyhow::Result<()> {
    let fold = |text: &str| table.fold(&text.encode_utf16().collect::<Vec<u16>>()).bytes().to_vec();
    let authored = authoring::read(Path::new("gazetteer"))?;
    let mut problems = authored.problems;
    match compile::compile(&authored.records, &authored.namesakes, fold) {
        Ok(gazetteer) if problems.is_empty() => {
            let bytes = postcard::to_allocvec(&carried::Carried::write(&gazetteer, &|name| table.slug(name)))?;
            let hash = hash(&bytes);
            fs::write(out.join("gazetteer.bin"), bytes)?;
            fs::write(out.join("details.json"), details::json(&authored.records, &hash)?)?;
            println!("cargo:rustc-env=DANHDAU_GAZETTEER_HASH={hash}");
            return Ok(());
        }
        Ok(_) => {}
        Err(found) => problems.extend(found),
    }
    for problem in &problems {
        eprintln!("{problem}");
    }
    bail!("the gazetteer has {} problem(s), listed above", problems.len());
}

/// Tells whether the two files of one build belong together; not for security.
fn hash(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    format!("{:016x}", hasher.finish())
}
