//! `cargo xtask check`: the records, formatting, clippy with warnings as errors, TypeScript types, the JavaScript linter and formatter.

use crate::node::Node;
use crate::process;
use crate::project::Project;
use crate::report::{Part, Report};
use crate::toolchain::{self, WASM_TARGET};
use crate::{build, gazetteer, wasm};

/// Runs all checks; `true` if all pass.
pub(crate) fn run(project: &Project) -> bool {
    let mut report = Report::new(project.console);
    parts(project, &mut report);
    report.finish()
}

/// The packages that the program is made of, with the command.
pub(crate) const LIBRARIES: &[&str] = &[
    "--package",
    "danhdau",
    "--package",
    "danhdau-gazetteer",
    "--package",
    "danhdau-fold",
    "--package",
    "danhdau-trie",
    "--package",
    "danhdau-publication-date",
    "--package",
    "danhdau-formats",
    "--package",
    "danhdau-packs",
    "--features",
    "danhdau/cli",
];

/// Parts of the check that further tests need.
pub(crate) struct Checked {
    /// Node is there, and the npm packages are installed.
    pub(crate) packages: Part,
    /// The wasm module has been built.
    pub(crate) module: Part,
    /// The npm package has been built on it.
    pub(crate) package: Part,
}

/// The checks as parts of a longer report, with the set-up and the builds that they need.
pub(crate) fn parts(project: &Project, report: &mut Report) -> Checked {
    let nothing = String::new;
    let components =
        report.part("rustfmt and clippy", &[], |step| toolchain::ensure_components(project, step).map(|()| nothing()));
    let target =
        report.part("wasm target", &[], |step| toolchain::ensure_wasm_target(project, step).map(|()| nothing()));
    let packages = report.part("Node and npm packages", &[], |step| Node::ensure(project, step).map(|_| nothing()));

    // Before what compiles the library, whose build stops at the first bad record with less to say.
    report.part("gazetteer", &[], |step| gazetteer::part(project, step));
    report.part("Rust formatting", &[components], |step| {
        process::run(step, &mut project.cargo(["fmt", "--all", "--check"])).map(|_| nothing())
    });
    // Package by package, as they are built and tested: together they would share features, and everything would be compiled twice.
    let libraries = [LIBRARIES, &["--all-targets"]].concat();
    let clippy: [(&str, &[&str], &[Part]); 3] = [
        (
            "clippy: xtask and benches",
            &["--package", "xtask", "--package", "danhdau-bench", "--all-targets"],
            &[components],
        ),
        ("clippy: libraries and command", &libraries, &[components]),
        // In the profile of the build after it, so that what it stands on is compiled once for both. With what is only there to
        // measure, which adds to what is shipped and changes nothing in it.
        (
            "clippy: wasm",
            &[
                "--package",
                "danhdau",
                "--lib",
                "--features",
                "bench",
                "--target",
                WASM_TARGET,
                "--profile",
                wasm::PROFILE,
            ],
            &[components, target],
        ),
    ];
    for (name, arguments, needs) in clippy {
        report.part(name, needs, |step| {
            let mut cargo = project.cargo(["clippy", "--locked"]);
            process::run(step, cargo.args(arguments).args(["--", "--deny", "warnings"])).map(|_| nothing())
        });
    }

    // The types of the package come from the wasm module, and the page reads those of the package.
    let module = report.part("wasm module", &[target], |step| wasm::build(project, step).map(|()| nothing()));
    let package = report.part("npm package", &[packages, module], |step| {
        let packed = build::package(project, &Node::find(project)?, step)?;
        Ok(project.relative(&packed))
    });
    report.part("TypeScript and JavaScript", &[package], |step| {
        process::run(step, &mut Node::find(project)?.npm(project, ["run", "check"])).map(|_| nothing())
    });
    Checked { packages, module, package }
}
