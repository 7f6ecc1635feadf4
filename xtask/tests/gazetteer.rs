//! The upkeep commands as a person runs them, in a project made of a few records: what they print, what they write, and
//! the status they leave.

#[path = "../src/temporary.rs"]
mod temporary;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use serde_json::{Value, json};
use temporary::TemporaryFolder;

/// A project with these files of records.
struct Project(TemporaryFolder);

struct Run {
    status: Option<i32>,
    output: String,
    errors: String,
}

impl Project {
    fn new(files: &[(&str, &str)]) -> Result<Self> {
        let folder = TemporaryFolder::new()?;
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for name in ["wasm-pack.toml", "Cargo.lock"] {
            fs::copy(root.join(name), folder.path().join(name))?;
        }
        fs::create_dir_all(folder.path().join("gazetteer/officials"))?;
        for (name, text) in files {
            fs::write(folder.path().join("gazetteer").join(name), text)?;
        }
        Ok(Self(folder))
    }

    fn run(&self, arguments: &[&str]) -> Result<Run> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        // Cargo tells xtask in this way where it lies.
        command.env("CARGO_MANIFEST_DIR", self.0.path().join("xtask"));
        let output = command.arg("gazetteer").args(arguments).output()?;
        Ok(Run {
            status: output.status.code(),
            output: String::from_utf8(output.stdout)?,
            errors: String::from_utf8(output.stderr)?,
        })
    }

    fn text(&self, name: &str) -> Result<String> {
        Ok(fs::read_to_string(self.0.path().join("gazetteer").join(name))?)
    }
}

impl Run {
    fn lines(&self) -> Vec<&str> {
        self.output.lines().collect()
    }
}

const PROVINCES: &str = r#"# Provinces.

[[province]]
id = "province/hai-duong"
name = "Hải Dương"
successor = "province/hai-phong"
fate = "merged"
sources = [
  { title = "a", read = "2020-01-01" },
]
[[province.period]]
type = "tỉnh"
full_name = "tỉnh Hải Dương"
to = "2025-06-30"

[[province]]
id = "province/hai-phong"
name = "Hải Phòng"
sources = [
  { title = "a", read = "2024-05-01" },
  { title = "b", read = "2026-02-01" },
]
[[province.period]]
type = "thành phố trực thuộc trung ương"
full_name = "thành phố Hải Phòng"
to = "2025-06-30"
[[province.period]]
type = "thành phố trực thuộc trung ương"
full_name = "thành phố Hải Phòng"
from = "2025-07-01"
"#;

const OFFICIALS: &str = r#"[[official]]
id = "official/le-van-a"
name = "Lê Văn A"
[[official.tenure]]
role = "Phó Chủ tịch UBND"
organisation = "UBND thành phố Hải Phòng"
province = "province/hai-phong"
from = "2021"
to = "2023"
seen = "2022"
sources = [
  { title = "a", read = "2022-03-01" },
]
[[official.tenure]]
role = "Bí thư Thành ủy"
organisation = "Thành ủy Hải Phòng"
province = "province/hai-phong"
from = "2024"
to_kind = "open"
seen = "2025-03"
sources = [
  { title = "a", read = "2026-01-01" },
]

[[official]]
id = "official/tran-thi-b"
name = "Trần Thị B"
[[official.tenure]]
role = "Hiệu trưởng"
organisation = "Trường Đại học Hải Phòng"
to_kind = "open"
seen = "2024-06-01"
sources = [
  { title = "a", read = "2024-01-01" },
  { title = "b", read = "2024-06-01" },
]
"#;

const OTHERS: &str = r#"[[fpt_unit]]
id = "fpt-unit/cu"
name = "FPT Cũ"
type = "công ty con"
successor = "fpt-unit/moi"
sources = [
  { title = "a", read = "2020-01-01" },
]

[[fpt_unit]]
id = "fpt-unit/moi"
name = "FPT Mới"
type = "công ty con"
sources = [
  { title = "a", read = "2023-05-05" },
]

[[policy]]
id = "policy/luat-moi"
name = "Luật Mới"
type = "luật"
in_force_to = "2027-12-31"
replaced_by = "policy/luat-sau"
sources = [
  { title = "a", read = "2021-01-01" },
]

[[policy]]
id = "policy/luat-sau"
name = "Luật Sau"
type = "luật"
sources = [
  { title = "a", read = "2026-01-01" },
]
"#;

const NAMESAKES: &str = r#"[[namesake]]
name = "Cảng Hải Phòng"
meaning = "công ty"
sources = [{ title = "a", read = "2026-03-01" }]
"#;

fn sound() -> Result<Project> {
    Project::new(&[
        ("provinces.toml", PROVINCES),
        ("officials/all.toml", OFFICIALS),
        ("others.toml", OTHERS),
        ("namesakes.toml", NAMESAKES),
    ])
}

#[test]
fn check_says_what_sound_records_hold() -> Result<()> {
    let run = sound()?.run(&["check"])?;
    let expected = "2 province-level units with 3 periods, 2 people with 3 tenures, 2 FPT units, 2 policies, 1 other name, \
                    0 lower units, 0 common words, 0 bodies that are not FPT's; last read 2026-03-01\n";
    assert_eq!((run.status, run.output.as_str(), run.errors.as_str()), (Some(0), expected, ""));
    Ok(())
}

#[test]
fn check_says_all_problems_in_the_order_of_files_and_lines() -> Result<()> {
    let broken = OTHERS
        .replace("type = \"luật\"\nin", "typ = \"luật\"\nin")
        .replace("fpt-unit/moi\"\nsources", "fpt-unit/mo\"\nsources");
    let project = Project::new(&[
        ("provinces.toml", &PROVINCES.replace("2025-06-30", "2025-6-30")),
        ("officials/all.toml", "[[official]\n"),
        ("others.toml", &broken),
        ("namesakes.toml", &NAMESAKES.replace("\"Cảng Hải Phòng\"", "'Cảng Hải Phòng'")),
    ])?;
    let run = project.run(&["check"])?;
    let (last, problems) =
        run.lines().split_last().map(|(last, problems)| (*last, problems.to_vec())).unwrap_or_default();
    let places: Vec<_> = problems.iter().filter_map(|problem| problem.split(": ").next()).collect();
    assert_eq!(
        places,
        [
            "gazetteer/namesakes.toml:2",
            "gazetteer/officials/all.toml:1",
            "gazetteer/others.toml:1",
            "gazetteer/others.toml:18",
            "gazetteer/others.toml:21",
            "gazetteer/others.toml:21",
            "gazetteer/provinces.toml:3",
            "gazetteer/provinces.toml:14",
            "gazetteer/provinces.toml:26",
            "gazetteer/provinces.toml:27",
        ],
        "{}",
        run.output
    );
    assert_eq!(
        problems[0],
        "gazetteer/namesakes.toml:2: file: from this line on it is not formatted; run cargo xtask gazetteer fmt"
    );
    assert_eq!(
        problems[2],
        "gazetteer/others.toml:1: fpt-unit/cu: successor names \"fpt-unit/mo\", which no record has; correct the id, or add the record it names"
    );
    assert_eq!((run.status, last), (Some(1), "10 errors"));
    Ok(())
}

#[test]
fn warnings_are_counted_apart_and_do_not_fail() -> Result<()> {
    let warned =
        OTHERS.replace("type = \"công ty con\"\nsources", "aliases = [\"-FPT\"]\ntype = \"công ty con\"\nsources");
    let project = Project::new(&[("others.toml", &warned)])?;
    let run = project.run(&["check"])?;
    let lines = run.lines();
    assert!(
        lines[0].starts_with("gazetteer/others.toml:10: warning: fpt-unit/moi: the name \"-FPT\" can never match; "),
        "{}",
        run.output
    );
    assert_eq!((run.status, lines.len(), lines[2]), (Some(0), 3, "1 warning"), "{}", run.output);

    fs::write(project.0.path().join("gazetteer/more.toml"), "[[policy]]\nid = \"policy/a\"\n")?;
    let run = project.run(&["check"])?;
    assert_eq!((run.status, run.lines().last().copied()), (Some(1), Some("3 errors, 1 warning")), "{}", run.output);
    Ok(())
}

#[test]
fn fmt_writes_what_it_would_change_and_then_nothing() -> Result<()> {
    let project = Project::new(&[
        ("provinces.toml", PROVINCES),
        ("namesakes.toml", "[[namesake]]\nname = 'B'\n# About A.\n[[namesake]]\nname = \"A\"\n"),
    ])?;
    let before = project.text("namesakes.toml")?;

    let run = project.run(&["fmt", "--check"])?;
    assert_eq!(run.status, Some(1));
    assert!(
        run.output.starts_with("--- gazetteer/namesakes.toml\n+++ gazetteer/namesakes.toml, formatted\n@@ "),
        "{}",
        run.output
    );
    assert!(run.output.contains("\n-name = 'B'\n") && run.output.contains("\n+name = \"B\"\n"), "{}", run.output);
    assert!(run.output.ends_with("\n2 files, 1 would change; run cargo xtask gazetteer fmt\n"), "{}", run.output);
    assert_eq!(project.text("namesakes.toml")?, before);

    let run = project.run(&["fmt"])?;
    assert_eq!(
        (run.status, run.output.as_str()),
        (Some(0), "formatted gazetteer/namesakes.toml\n2 files, 1 changed\n")
    );
    assert_eq!(
        project.text("namesakes.toml")?,
        "# About A.\n[[namesake]]\nname = \"A\"\n\n[[namesake]]\nname = \"B\"\n"
    );
    assert_eq!(project.text("provinces.toml")?, PROVINCES);

    for arguments in [&["fmt"][..], &["fmt", "--check"]] {
        let run = project.run(arguments)?;
        assert_eq!((run.status, run.output.as_str()), (Some(0), "2 files, nothing to change\n"));
    }
    Ok(())
}

#[test]
fn fmt_leaves_alone_what_it_cannot_read_and_fails() -> Result<()> {
    let project = Project::new(&[("a.toml", "[[policy]\n"), ("b.toml", "[[policy]]\nid='policy/a'\n")])?;
    let run = project.run(&["fmt"])?;
    assert_eq!(run.status, Some(1));
    assert!(run.lines()[0].starts_with("gazetteer/a.toml:1: file: "), "{}", run.output);
    assert_eq!(run.lines()[1..], ["formatted gazetteer/b.toml", "2 files, 1 changed"]);
    assert_eq!(
        (project.text("a.toml")?.as_str(), project.text("b.toml")?.as_str()),
        ("[[policy]\n", "[[policy]]\nid = \"policy/a\"\n")
    );
    Ok(())
}

#[test]
fn stale_lists_what_was_attested_before_a_date_oldest_first() -> Result<()> {
    let project = sound()?;
    let run = project.run(&["stale", "--before", "2026-01-02"])?;
    let expected = [
        "gazetteer/others.toml:18: policy/luat-moi: Luật Mới; last read 2021-01-01",
        "gazetteer/others.toml:10: fpt-unit/moi: FPT Mới; last read 2023-05-05",
        "gazetteer/officials/all.toml:28: official/tran-thi-b: Hiệu trưởng, Trường Đại học Hải Phòng; last seen 2024-06-01",
        "gazetteer/officials/all.toml:14: official/le-van-a: Bí thư Thành ủy, Thành ủy Hải Phòng; last seen 2025-03",
        "gazetteer/others.toml:28: policy/luat-sau: Luật Sau; last read 2026-01-01",
        "5 facts last attested before 2026-01-02",
    ];
    assert_eq!((run.status, run.lines()), (Some(0), expected.to_vec()));
    Ok(())
}

#[test]
fn a_date_of_stale_may_be_a_year_or_a_month_and_is_not_included() -> Result<()> {
    let project = sound()?;
    let ids = |before: &str| -> Result<Vec<String>> {
        let run = project.run(&["stale", "--json", "--before", before])?;
        let list: Vec<Value> = serde_json::from_str(&run.output)?;
        Ok(list.iter().map(|entry| entry["id"].as_str().unwrap_or_default().to_owned()).collect())
    };
    let [province, law, unit] = ["province/hai-duong", "policy/luat-moi", "fpt-unit/moi"];
    let [head, secretary] = ["official/tran-thi-b", "official/le-van-a"];
    // The day itself is not before it.
    assert_eq!(ids("2023")?, [province, law]);
    assert_eq!(ids("2023-05-05")?, [province, law]);
    assert_eq!(ids("2023-05-06")?, [province, law, unit]);
    assert_eq!(ids("2024-06")?, [province, law, unit]);
    assert_eq!(ids("2024-06-02")?, [province, law, unit, head]);
    assert_eq!(ids("2025-03")?, [province, law, unit, head]);
    // By then the province has ended, and by 2028 the law.
    assert_eq!(ids("2026")?, [law, unit, head, secretary]);
    assert_eq!(ids("2028")?, [unit, head, secretary, "policy/luat-sau", "province/hai-phong"]);
    Ok(())
}

#[test]
fn a_unit_is_on_the_list_of_stale_until_it_has_ended() -> Result<()> {
    let project = sound()?;
    let ended = "province/hai-duong";
    let run = project.run(&["stale", "--before", "2025-06-30", "--kind", "province"])?;
    assert!(run.output.contains(ended), "{}", run.output);
    let run = project.run(&["stale", "--before", "2025-07-01", "--kind", "province"])?;
    assert!(!run.output.contains(ended), "{}", run.output);
    Ok(())
}

#[test]
fn stale_can_be_asked_for_one_kind_and_in_json() -> Result<()> {
    let project = sound()?;
    let run = project.run(&["stale", "--before", "2025-04", "--kind", "official", "--json"])?;
    let expected = json!([
        {
            "file": "gazetteer/officials/all.toml", "line": 28, "id": "official/tran-thi-b", "kind": "official",
            "what": "Hiệu trưởng, Trường Đại học Hải Phòng", "last": "2024-06-01", "by": "seen",
        },
        {
            "file": "gazetteer/officials/all.toml", "line": 14, "id": "official/le-van-a", "kind": "official",
            "what": "Bí thư Thành ủy, Thành ủy Hải Phòng", "last": "2025-03", "by": "seen",
        },
    ]);
    assert_eq!((run.status, serde_json::from_str::<Value>(&run.output)?), (Some(0), expected));

    let run = project.run(&["stale", "--before", "2000"])?;
    assert_eq!((run.status, run.output.as_str()), (Some(0), "0 facts last attested before 2000\n"));
    let run = project.run(&["stale", "--before", "2000", "--json"])?;
    assert_eq!((run.status, run.output.as_str()), (Some(0), "[]\n"));
    Ok(())
}

#[test]
fn stale_says_what_a_date_and_a_kind_are() -> Result<()> {
    let project = sound()?;
    let run = project.run(&["stale", "--before", "July"])?;
    assert_eq!((run.status, run.output.as_str()), (Some(2), ""));
    assert!(run.errors.contains("\"July\" is not a date; write 2025, 2025-07 or 2025-07-01"), "{}", run.errors);
    let run = project.run(&["stale", "--before", "2025", "--kind", "unit"])?;
    assert_eq!(run.status, Some(2));
    assert!(run.errors.contains("province, official, fpt-unit, policy"), "{}", run.errors);
    let run = project.run(&["stale"])?;
    assert!(run.status == Some(2) && run.errors.contains("--before <DATE>"), "{}", run.errors);
    Ok(())
}

#[test]
fn stale_sends_to_check_what_cannot_be_read() -> Result<()> {
    let run = Project::new(&[("a.toml", "[[policy]\n")])?.run(&["stale", "--before", "2025"])?;
    assert_eq!((run.status, run.output.as_str()), (Some(1), ""));
    assert!(
        run.errors.contains("the records cannot be read: 1 problem; run cargo xtask gazetteer check"),
        "{}",
        run.errors
    );
    Ok(())
}
