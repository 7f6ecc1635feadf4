//! Packs: records of a user's own, on top of those that are compiled in.

use std::path::PathBuf;

use anyhow::bail;
use danhdau::gazetteer::{
    self, Gazetteer,
    compile::compile,
    files::read_file,
    problem::{self, Problem},
    reading::Authored,
};

/// The compiled gazetteer with packs on top of it, in the order given.
///
/// # Errors
/// When a file cannot be read, or anything is wrong with it; every problem is printed first.
pub fn gazetteer_with(files: &[PathBuf]) -> anyhow::Result<Gazetteer> {
    let mut gazetteer = gazetteer::compiled();
    for file in files {
        let mut authored = Authored::default();
        read_file(file, &mut authored)?;
        match compile(&gazetteer, authored) {
            Ok(compiled) => {
                print(compiled.warnings);
                gazetteer = compiled.gazetteer;
            }
            Err(problems) => {
                let count = problems.len();
                print(problems);
                bail!("{} is not used: it has {} problem(s), listed above", file.display(), count);
            }
        }
    }
    Ok(gazetteer)
}

fn print(mut problems: Vec<Problem>) {
    problem::sort(&mut problems);
    for problem in problems {
        eprintln!("{problem}");
    }
}
