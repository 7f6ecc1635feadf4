//! Derives the fold table from Unicode data, so that none of that is in the program.

#[path = "src/alphabet.rs"]
mod alphabet;
#[path = "src/bits.rs"]
mod bits;
#[path = "src/folded.rs"]
#[expect(dead_code, reason = "the library uses the rest")]
mod folded;
#[path = "src/folding.rs"]
#[expect(dead_code, reason = "the library uses the rest")]
mod folding;
#[path = "src/spelling.rs"]
mod spelling;
#[path = "build/table.rs"]
mod table;

use std::{env, fs, io, path::PathBuf};

fn main() -> io::Result<()> {
    for input in ["build.rs", "build"] {
        println!("cargo:rerun-if-changed={input}");
    }
    for module in ["alphabet", "bits", "folded", "folding", "spelling"] {
        println!("cargo:rerun-if-changed=src/{module}.rs");
    }
    let out = env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default();
    fs::write(out.join("fold_table.bin"), table::derive().runs())
}
