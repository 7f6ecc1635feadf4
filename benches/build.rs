//! Tells the program what it was built by.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = Command::new(rustc).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    let printed = String::from_utf8_lossy(&printed);
    let version = printed.split(' ').nth(1).unwrap_or("of an unknown version");
    println!("cargo::rustc-env=DANHDAU_BENCH_RUSTC={version}");
}
