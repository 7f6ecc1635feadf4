//! What is built, in bytes: as it is, after gzip and after brotli; and whether that is within the budget.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::iter::Sum;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::manifest::Budget;
use crate::node::Node;
use crate::process::run;
use crate::progress::Step;
use crate::project::Project;

/// Bytes of a file, raw and compressed as a web server would.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sum for Size {
    fn sum<I: Iterator<Item = Self>>(sizes: I) -> Self {
        sizes.fold(Self { raw: 0, gzip: 0, brotli: 0 }, |sum, size| Self {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
        })
    }
}

/// Measures the files below a folder of the project; their names are those from there.
pub(crate) fn measure_below(
    project: &Project,
    node: &Node,
    step: &Step,
    folder: &str,
) -> Result<BTreeMap<String, Size>> {
    let (names, files): (Vec<_>, Vec<_>) = files_below(&project.path(folder))?.into_iter().unzip();
    Ok(names.into_iter().zip(measure(project, node, step, &files)?).collect())
}

/// Measures files, in their order.
pub(crate) fn measure(project: &Project, node: &Node, step: &Step, files: &[PathBuf]) -> Result<Vec<Size>> {
    let printed = run(step, node.node(project).arg("xtask/src/measure.mjs").args(files))?;
    let sizes: Vec<Size> = serde_json::from_str(&printed.concat()).context("xtask/src/measure.mjs printed no sizes")?;
    if sizes.len() != files.len() {
        bail!("xtask/src/measure.mjs measured {} of {} files", sizes.len(), files.len());
    }
    Ok(sizes)
}

/// Says how much of the budget is used by the files that count towards it.
///
/// # Errors
/// If it is exceeded: by how much, and which parts outgrew their shares.
pub(crate) fn check_budget(budget: &Budget, sizes: &BTreeMap<String, Size>) -> Result<String> {
    let counted = || sizes.iter().filter_map(|(name, size)| Some((name, size.brotli, *budget.shares.get(name)?)));
    let used: usize = counted().map(|(_, size, _)| size).sum();
    if used <= budget.brotli {
        return Ok(format!("{} of {} bytes after brotli", grouped(used), grouped(budget.brotli)));
    }
    let grown: Vec<_> = counted()
        .filter(|(_, size, share)| size > share)
        .map(|(name, size, share)| {
            format!("{name} is {}, {} over its share of {}", grouped(size), grouped(size - share), grouped(share))
        })
        .collect();
    bail!(
        "what is needed to annotate is {} bytes after brotli, {} over the budget of {}: {}. Make it smaller, or change the budget in \
         wasm-pack.toml with a reason",
        grouped(used),
        grouped(used - budget.brotli),
        grouped(budget.brotli),
        grown.join("; ")
    )
}

/// The files below `folder` with their names from there, in the order of their names.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        let entries = next.read_dir().with_context(|| format!("{} cannot be read", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
                files.push((name, path));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// A table of sizes in bytes, one row for each name.
pub(crate) fn table(rows: &[(String, Size)]) -> String {
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
    let mut table = format!("{:width$}  {:>11}  {:>11}  {:>11}\n", "", "raw", "gzip", "brotli");
    for (name, Size { raw, gzip, brotli }) in rows {
        // Writing to a string does not fail.
        let _ =
            writeln!(table, "{name:width$}  {:>11}  {:>11}  {:>11}", grouped(*raw), grouped(*gzip), grouped(*brotli));
    }
    table
}

/// A number with its thousands apart: 110,000.
pub(crate) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::temporary::TemporaryFolder;

    fn size(brotli: usize) -> Size {
        Size { raw: 4 * brotli, gzip: 2 * brotli, brotli }
    }

    fn budget() -> Budget {
        Budget { brotli: 11_000, shares: BTreeMap::from([("a.js".into(), 1_000), ("a.wasm".into(), 10_000)]) }
    }

    #[test]
    fn one_part_may_use_what_another_leaves() -> Result<()> {
        let sizes = BTreeMap::from([
            ("a.js".into(), size(500)),
            ("a.wasm".into(), size(10_500)),
            ("later.json".into(), size(9_000)),
        ]);
        assert_eq!(check_budget(&budget(), &sizes)?, "11,000 of 11,000 bytes after brotli");
        Ok(())
    }

    #[test]
    fn an_exceeded_budget_says_what_grew_and_by_how_much() {
        let sizes = BTreeMap::from([("a.js".into(), size(900)), ("a.wasm".into(), size(12_345))]);
        let message = check_budget(&budget(), &sizes).err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains("13,245 bytes after brotli, 2,245 over the budget of 11,000"), "{message}");
        assert!(message.contains("a.wasm is 12,345, 2,345 over its share of 10,000"), "{message}");
        assert!(!message.contains("a.js is"), "{message}");
    }

    #[test]
    fn numbers_are_grouped_and_columns_line_up() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        let table = table(&[("wasm".into(), size(1_000)), ("wasm and glue".into(), size(20))]);
        let widths: Vec<_> = table.lines().map(str::len).collect();
        assert!(widths.iter().all(|width| *width == widths[0]), "{table}");
    }

    #[test]
    fn files_are_named_from_their_folder() -> Result<()> {
        let folder = TemporaryFolder::new()?;
        std::fs::create_dir(folder.path().join("assets"))?;
        std::fs::write(folder.path().join("index.html"), "")?;
        std::fs::write(folder.path().join("assets/page.js"), "")?;
        let names: Vec<_> = files_below(folder.path())?.into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["assets/page.js", "index.html"]);
        Ok(())
    }
}
