//! `cargo xtask test`: every check and every test there is, and the size budget.

use crate::browser::{self, Browser};
use crate::node::Node;
use crate::process;
use crate::project::Project;
use crate::report::{Count, Report, count_tests};
use crate::{build, check, consumers, cost, sizes};

/// Tests of what `cargo xtask bench` rests on in Node; none of them needs a package.
const BENCHES: [&str; 6] = [
    "benches/node/expression.test.mjs",
    "benches/node/longest.test.mjs",
    "benches/node/pieces.test.mjs",
    "benches/node/score.test.mjs",
    "benches/node/steps.test.mjs",
    "benches/node/stopwatch.test.mjs",
];

/// Runs all checks and tests, or those that need no browser; `true` if all pass.
pub(crate) fn run(project: &Project, quick: bool) -> bool {
    let mut report = Report::new(project.console);
    let checked = check::parts(project, &mut report);

    report.part("size budget", &[checked.module], |step| {
        let node = Node::find(project)?;
        let sizes = sizes::measure_below(project, &node, step, &project.manifest.module.folder)?;
        sizes::check_budget(&project.manifest.budget, &sizes)
    });
    report.part("cost budget", &[checked.module], |_| cost::check(project));
    let cargo_tests: [(&str, &[&str]); 2] = [
        ("tests: xtask and benches", &["--package", "xtask", "--package", "danhdau-bench"]),
        ("tests: libraries and command", check::LIBRARIES),
    ];
    for (name, arguments) in cargo_tests {
        report.part(name, &[], |step| {
            let lines = process::run(step, project.cargo(["test", "--locked", "--no-fail-fast"]).args(arguments))?;
            count_tests(&lines, cargo_count)
        });
    }
    report.part("tests: benches in Node", &[checked.packages], |step| {
        let mut node = Node::find(project)?.node(project);
        node.arg("--test").args(BENCHES);
        count_tests(&process::run(step, &mut node)?, node_count)
    });
    report.part("tests: npm package", &[checked.package], |step| {
        let lines = process::run(step, &mut Node::find(project)?.npm(project, ["test", "--workspace", "danhdau"]))?;
        count_tests(&lines, node_count)
    });

    let page = report.part("page", &[checked.package], |step| {
        build::page(project, &Node::find(project)?, step).map(|()| project.manifest.output.page.clone())
    });
    let extension = report.part("browser extension", &[checked.package], |step| {
        build::extension(project, &Node::find(project)?, step).map(|_| project.manifest.output.extension.clone())
    });
    report.part("web-ext lint", &[extension], |step| {
        let mut npm = Node::find(project)?.npm(project, ["run", "lint", "--workspace", "@danhdau/extension"]);
        process::run(step, &mut npm).map(|_| String::new())
    });
    if quick {
        return report.finish();
    }
    let mut found = None;
    let browser = report.part("browser", &[checked.packages], |step| {
        let browser = Browser::ensure(project, &Node::find(project)?, step)?;
        let name = browser.describe();
        found = Some(browser);
        Ok(name)
    });
    let mut firefox_path = None;
    let firefox = report.part("Firefox", &[], |_| {
        let path = browser::firefox()?;
        let name = path.display().to_string();
        firefox_path = Some(path);
        Ok(name)
    });
    report.part("tests: npm package in a browser", &[checked.package, browser], |step| {
        let mut npm = Node::find(project)?.npm(project, ["run", "test:browser", "--workspace", "danhdau"]);
        if let Some(Browser::Installed(path)) = &found {
            npm.env(browser::VARIABLE, path);
        }
        // A report served in a window would wait for somebody to close it.
        count_tests(&process::run(step, npm.env("PLAYWRIGHT_HTML_OPEN", "never"))?, playwright_count)
    });
    report.part("tests: page in Chromium and Firefox", &[page, browser, firefox], |step| {
        let mut npm = Node::find(project)?.npm(project, ["run", "test", "--workspace", "@danhdau/page"]);
        if let Some(Browser::Installed(path)) = &found {
            npm.env(browser::VARIABLE, path);
        }
        npm.envs(firefox_path.as_ref().map(|path| (browser::FIREFOX_VARIABLE, path)));
        count_tests(&process::run(step, npm.env("PLAYWRIGHT_HTML_OPEN", "never"))?, playwright_count)
    });
    report.part("tests: npm package in Chromium and Firefox", &[checked.package, browser, firefox], |step| {
        let mut npm = Node::find(project)?.npm(project, ["run", "test:shared", "--workspace", "danhdau"]);
        if let Some(Browser::Installed(path)) = &found {
            npm.env(browser::VARIABLE, path);
        }
        npm.envs(firefox_path.as_ref().map(|path| (browser::FIREFOX_VARIABLE, path)));
        count_tests(&process::run(step, &mut npm)?, node_count)
    });
    report.part("tests: extension in Chromium and Firefox", &[extension, browser, firefox], |step| {
        let mut npm = Node::find(project)?.npm(project, ["run", "test", "--workspace", "@danhdau/extension"]);
        if let Some(Browser::Installed(path)) = &found {
            npm.env(browser::VARIABLE, path);
        }
        npm.envs(firefox_path.as_ref().map(|path| (browser::FIREFOX_VARIABLE, path)));
        count_tests(&process::run(step, npm.env("PLAYWRIGHT_HTML_OPEN", "never"))?, playwright_count)
    });
    report.part("consumers of the npm package", &[checked.package, browser], |step| {
        consumers::run(project, found.as_ref(), step)
    });
    report.finish()
}

/// "test result: ok. 12 passed; 0 failed; 1 ignored; …", once for each binary.
fn cargo_count(line: &str) -> Option<Count> {
    let numbers = line.strip_prefix("test result: ok. ")?;
    let number = |what: &str| {
        let (number, _) =
            numbers.split("; ").find_map(|part| part.split_once(' ').filter(|(_, name)| *name == what))?;
        number.parse().ok()
    };
    Some(Count { passed: number("passed")?, skipped: number("ignored")? })
}

/// "# pass 12" or "ℹ pass 12", and the same with "skipped".
fn node_count(line: &str) -> Option<Count> {
    let (what, number) = line.trim_start_matches(['#', 'ℹ', ' ']).split_once(' ')?;
    let number = number.parse().ok()?;
    match what {
        "pass" => Some(Count { passed: number, skipped: 0 }),
        "skipped" => Some(Count { passed: 0, skipped: number }),
        _ => None,
    }
}

/// "12 passed (8.3s)" and "1 skipped". A test that passes only when repeated ("1 flaky") is not counted as passed.
fn playwright_count(line: &str) -> Option<Count> {
    let mut words = line.split(' ');
    let number = words.next()?.parse().ok()?;
    match words.next()? {
        "passed" => Some(Count { passed: number, skipped: 0 }),
        "skipped" => Some(Count { passed: 0, skipped: number }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_what_the_runners_print() {
        let count = |passed, skipped| Some(Count { passed, skipped });
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(cargo_count(line), count(12, 1));
        assert_eq!(cargo_count("test fold::tests::offsets ... ok"), None);
        assert_eq!(node_count("# pass 7"), count(7, 0));
        assert_eq!(node_count("ℹ skipped 2"), count(0, 2));
        assert_eq!(node_count("# duration_ms 81.4"), None);
        assert_eq!(playwright_count("5 passed (3.1s)"), count(5, 0));
        assert_eq!(playwright_count("2 skipped"), count(0, 2));
        assert_eq!(playwright_count("5 of them passed"), None);
    }
}
