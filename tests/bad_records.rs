//! A bad record stops the build: what is said of it. Each case writes one or two TOML files and expects the problems as
//! they are printed, with file, line, record and remedy. All problems of all files come in one go.

use danhdau::gazetteer::{Gazetteer, compile::compile, files, problem};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A folder of records of its own for each test, below the target folder.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bad_records").join(name.replace(' ', "_"));
        if folder.exists() {
            done(&folder, fs::remove_dir_all(&folder));
        }
        for (file, text) in files {
            let path = folder.join(file);
            let parent = path.parent().unwrap_or(&folder);
            done(parent, fs::create_dir_all(parent));
            done(&path, fs::write(&path, text));
        }
        Self(folder)
    }

    /// What the build script prints, with paths relative to the folder.
    fn problems(&self) -> Vec<String> {
        let authored = files::read_folder(&self.0).unwrap_or_else(|error| panic!("{error:#}"));
        let mut problems = match compile(&Gazetteer::default(), authored) {
            Ok(compiled) => compiled.warnings,
            Err(problems) => problems,
        };
        problem::sort(&mut problems);
        let prefix = format!("{}/", self.0.display());
        problems.iter().map(|problem| problem.to_string().replace(&prefix, "")).collect()
    }
}

fn done(path: &Path, result: std::io::Result<()>) {
    if let Err(error) = result {
        panic!("{}: {error}", path.display());
    }
}

const SOURCES: &str = r#"sources = [{ url = "https://example.org/", read = "2026-11-21" }]"#;

/// A good province, with lines added before its period or, as a further table, after it.
fn province(slug: &str, name: &str, lines: &str) -> String {
    format!(
        "[[province]]\nid = \"province/{slug}\"\nname = \"{name}\"\n{SOURCES}\n{lines}\n\
         [[province.period]]\ntype = \"tỉnh\"\nfull_name = \"tỉnh {name}\"\n"
    )
}

fn official(slug: &str, name: &str, tenure: &str) -> String {
    format!(
        "[[official]]\nid = \"official/{slug}\"\nname = \"{name}\"\n\
         [[official.tenure]]\nrole = \"Bí thư\"\norganisation = \"Tỉnh ủy\"\n{SOURCES}\n{tenure}\n"
    )
}

fn unit(slug: &str, name: &str, lines: &str) -> String {
    format!("[[fpt_unit]]\nid = \"fpt-unit/{slug}\"\nname = \"{name}\"\ntype = \"công ty con\"\n{SOURCES}\n{lines}\n")
}

fn policy(slug: &str, name: &str, lines: &str) -> String {
    format!("[[policy]]\nid = \"policy/{slug}\"\nname = \"{name}\"\ntype = \"khái niệm\"\n{SOURCES}\n{lines}\n")
}

/// Parts that a printed problem must have: `file:line: record: `, what is wrong, and the remedy.
struct Expected {
    place: &'static str,
    message: &'static str,
    remedy: &'static str,
}

fn is(problem: &str, expected: &Expected) -> bool {
    let rest = problem.strip_prefix(expected.place).and_then(|rest| rest.strip_prefix(": "));
    rest.and_then(|rest| rest.rsplit_once("; "))
        .is_some_and(|(message, remedy)| message.contains(expected.message) && remedy.contains(expected.remedy))
}

/// A test for each line: the records of the file `records.toml`, and the one problem that they have.
macro_rules! bad {
    ($($name:ident: $text:expr => $place:literal, $message:literal, $remedy:literal;)*) => {$(
        #[test]
        fn $name() {
            let text: String = $text;
            let problems = Folder::new(stringify!($name), &[("records.toml", &text)]).problems();
            let expected = Expected { place: $place, message: $message, remedy: $remedy };
            let as_expected = matches!(&problems[..], [only] if is(only, &expected));
            assert!(
                as_expected,
                "expected the one problem {}: …{}…; …{}…\nfound {problems:#?}\nin\n{text}",
                expected.place, expected.message, expected.remedy
            );
        }
    )*};
}

bad! {
    an_unknown_key: province("a", "Lâm An", "sucessor = \"province/b\"")
        => "records.toml:5: province/a", "unknown key `sucessor`", "there are id, name, name_case, aliases, region, seat, successor";
    an_unknown_key_in_a_source: unit("a", "FPT Lâm An", "").replace(" }]", ", red = \"2026\" }]")
        => "records.toml:5: fpt-unit/a", "unknown key `red`", "there are url, title, read";
    an_unknown_kind_of_record: province("a", "Lâm An", "") + "[[ward]]\nid = \"ward/a\"\n"
        => "records.toml:9: ward", "is not a kind of record", "province, official, fpt_unit, policy, namesake, lower_unit, common_word, not_fpt and remove";
    a_table_that_is_no_list: "[province]\nid = \"province/a\"\n".to_owned()
        => "records.toml:1: province", "is not a list of records", "write [[province]]";
    a_missing_name: unit("a", "FPT Lâm An", "").replace("name = \"FPT Lâm An\"\n", "")
        => "records.toml:1: fpt-unit/a", "it has no `name`", "add name = ";
    no_sources_at_all: policy("a", "kinh tế lâm an", "").replace(SOURCES, "")
        => "records.toml:1: policy/a", "it has no source", "add sources";
    an_empty_list_of_sources: policy("a", "kinh tế lâm an", "").replace(SOURCES, "sources = []")
        => "records.toml:1: policy/a", "it has no source", "add sources";
    a_source_without_url_and_title: policy("a", "kinh tế lâm an", "").replace("url = \"https://example.org/\", ", "")
        => "records.toml:5: policy/a", "a source has neither url nor title", "give one";
    a_source_that_is_no_address: policy("a", "kinh tế lâm an", "").replace("https://", "")
        => "records.toml:5: policy/a", "\"example.org/\" is not a web address", "write it with http:// or https://";
    a_tenure_without_source: official("a", "Lê Lâm An", "").replace(SOURCES, "sources = []")
            .replace("\n[[official.tenure]]", "\nsources = [{ title = \"báo\", read = \"2026-01-01\" }]\n[[official.tenure]]")
        => "records.toml:5: official/a", "it has no source", "add sources";
    a_date_that_is_none: unit("a", "FPT Lâm An", "from = \"1999-02-30\"")
        => "records.toml:6: fpt-unit/a", "\"1999-02-30\" is not a date; write 2025, 2025-07 or 2025-07-01", "correct";
    an_end_before_the_beginning: unit("a", "FPT Lâm An", "from = \"2001\"\nto = \"2000-12\"")
        => "records.toml:1: fpt-unit/a", "ends (2000-12) before it begins (2001)", "exchange or correct the dates";
    a_tenure_that_ends_before_it_begins: official("a", "Lê Lâm An", "from = \"2021-05-01\"\nto = \"2020\"")
        => "records.toml:4: official/a", "the tenure ends (2020) before it begins", "exchange or correct";
    an_open_tenure_with_an_end: official("a", "Lê Lâm An", "to = \"2020\"\nto_kind = \"open\"\nseen = \"2020-01-01\"")
        => "records.toml:4: official/a", "it is open but has an end", "remove to or to_kind";
    an_official_without_office: "[[official]]\nid = \"official/a\"\nname = \"Lê Lâm An\"\ntenure = []\n".to_owned() + SOURCES
        => "records.toml:1: official/a", "it has no tenure", "add [[official.tenure]]";
    periods_that_overlap: province("a", "Lâm An", "")
            + "to = \"2025-06-30\"\n[[province.period]]\ntype = \"tỉnh\"\nfull_name = \"tỉnh Lâm An\"\nfrom = \"2025-06-30\"\n"
        => "records.toml:10: province/a", "periods ending 2025-06-30 and beginning 2025-06-30 overlap", "correct a date";
    periods_with_a_gap: province("a", "Lâm An", "")
            + "to = \"2025-06-30\"\n[[province.period]]\ntype = \"tỉnh\"\nfull_name = \"tỉnh Lâm An\"\nfrom = \"2025-07-02\"\n"
        => "records.toml:10: province/a", "periods ending 2025-06-30 and beginning 2025-07-02", "correct a date";
    periods_that_overlap_as_far_as_they_are_known: province("a", "Lâm An", "")
            + "to = \"2025-06-30\"\n[[province.period]]\ntype = \"tỉnh\"\nfull_name = \"tỉnh Lâm An\"\nfrom = \"2025-03\"\n"
        => "records.toml:10: province/a", "periods ending 2025-06-30 and beginning 2025-03", "correct a date";
    periods_with_a_gap_of_years: province("a", "Lâm An", "")
            + "to = \"2024\"\n[[province.period]]\ntype = \"tỉnh\"\nfull_name = \"tỉnh Lâm An\"\nfrom = \"2030\"\n"
        => "records.toml:10: province/a", "periods ending 2024 and beginning 2030", "correct a date";
    an_id_with_empty_parts: unit("-a--b-", "FPT Lâm An", "")
        => "records.toml:1: fpt-unit/-a--b-", "not of the form kind/slug", "write fpt-unit/";
    a_period_without_end_before_another: province("a", "Lâm An", "")
            + "[[province.period]]\ntype = \"tỉnh\"\nfull_name = \"tỉnh Lâm An\"\nfrom = \"2025-07-02\"\n"
        => "records.toml:9: province/a", "only the first period may lack its start", "add the missing date";
    an_end_without_successor: province("a", "Lâm An", "") + "to = \"2025-06-30\"\n"
        => "records.toml:1: province/a", "its end and its successor do not go together", "has successor and fate";
    a_successor_without_end: province("a", "Lâm An", "successor = \"province/b\"\nfate = \"merged\"")
            + &province("b", "Lâm Bình", "")
        => "records.toml:1: province/a", "its end and its successor do not go together", "has successor and fate";
    a_fate_that_is_none: province("a", "Lâm An", "fate = \"sold\"")
        => "records.toml:5: province/a", "`fate` has \"sold\"", "allowed are merged, renamed";
    an_unknown_successor: unit("a", "FPT Lâm An", "successor = \"fpt-unit/b\"")
        => "records.toml:1: fpt-unit/a", "successor names \"fpt-unit/b\", which no record has", "add the record";
    an_unknown_parent: unit("a", "FPT Lâm An", "parent = \"fpt-unit/b\"")
        => "records.toml:1: fpt-unit/a", "parent names \"fpt-unit/b\"", "correct the id";
    an_unknown_predecessor: province("a", "Lâm An", "merged_from = [\"province/b\"]")
        => "records.toml:1: province/a", "merged_from names \"province/b\"", "correct the id";
    an_unknown_province_of_an_office: official("a", "Lê Lâm An", "province = \"province/b\"")
        => "records.toml:1: official/a", "province names \"province/b\"", "correct the id";
    an_unknown_document: policy("a", "kinh tế lâm an", "approved_by = \"policy/b\"")
        => "records.toml:1: policy/a", "approved_by names \"policy/b\"", "correct the id";
    a_bare_number_without_number: policy("a", "kinh tế lâm an", "bare_number = true")
        => "records.toml:1: policy/a", "it has bare_number but no number", "add the number";
    its_own_parent: unit("a", "FPT Lâm An", "parent = \"fpt-unit/a\"")
        => "records.toml:1: fpt-unit/a", "lead in a circle", "remove one of the links";
    an_alias_that_another_has: unit("a", "FPT Lâm An", "") + &unit("b", "FPT Lâm Bình", "aliases = [\"fpt lâm an\"]")
        => "records.toml:7: fpt-unit/b", "\"fpt lâm an\" is also a name of fpt-unit/a", "say when it counts";
    a_name_that_another_kind_has: unit("a", "Lâm An", "") + &policy("a", "Lâm An", "")
        => "records.toml:7: policy/a", "\"Lâm An\" is also a name of fpt-unit/a", "remove it from one of them";
    an_alias_that_the_rules_of_spelling_find: unit("a", "FPT Lâm Hòa", "aliases = [\"FPT Lâm Hoà\"]")
        => "records.toml:1: fpt-unit/a", "\"FPT Lâm Hoà\" folds to the same as \"FPT Lâm Hòa\"", "remove it";
    an_alias_with_space_at_its_end: unit("a", "FPT Lâm An", "aliases = [\"Lâm An \"]")
        => "records.toml:1: fpt-unit/a", "\"Lâm An \" can never match", "without space at its ends";
    an_alias_that_waits_for_nothing: unit("a", "FPT Lâm An", "aliases = [{ text = \"Lâm An\", with = \"FPT LA\" }]")
        => "records.toml:1: fpt-unit/a", "waits for \"FPT LA\"", "name another alias of the same record";
    an_unknown_key_in_an_alias: unit("a", "FPT Lâm An", "aliases = [{ text = \"Lâm An\", wen = \"FPT\" }]")
        => "records.toml:6: fpt-unit/a", "unknown key `wen`", "there are text, case, after, with, once, unmarked";
    an_unknown_case_policy: unit("a", "FPT Lâm An", "aliases = [{ text = \"Lâm An\", case = \"upper\" }]")
        => "records.toml:6: fpt-unit/a", "`case` has \"upper\"", "allowed are title, any, capitals, exact";
    text_that_is_not_in_normal_form_c: unit("a", "FPT La\u{302}m An", "")
        => "records.toml:3: text", "not in Unicode normal form C", "normalise the file to NFC";
    an_id_without_kind: unit("a", "FPT Lâm An", "").replace("fpt-unit/a", "lam-an")
        => "records.toml:1: lam-an", "the id is not of the form kind/slug", "write fpt-unit/ and a slug";
    an_id_of_another_kind: unit("a", "FPT Lâm An", "").replace("fpt-unit/a", "province/a")
        => "records.toml:1: province/a", "the id is not of the form kind/slug", "write fpt-unit/ and a slug";
    an_id_in_capitals: unit("A", "FPT Lâm An", "")
        => "records.toml:1: fpt-unit/A", "the id is not of the form kind/slug", "a slug of a-z, 0-9 and -";
    toml_that_is_broken: unit("a", "FPT Lâm An", "") + "[[fpt_unit]\nid = \"fpt-unit/b\"\n"
        => "records.toml:7: file", "", "correct the TOML";
    a_value_of_another_type: unit("a", "FPT Lâm An", "from = 1999")
        => "records.toml:6: fpt-unit/a", "`from` is not a text", "correct or remove it";
    a_flag_that_is_a_text: policy("a", "kinh tế lâm an", "bare_number = \"có\"")
        => "records.toml:6: policy/a", "`bare_number` is not true or false", "correct or remove it";
    a_list_that_is_a_text: unit("a", "FPT Lâm An", "aliases = \"Lâm An\"")
        => "records.toml:6: fpt-unit/a", "`aliases` is not a list", "correct or remove it";
    a_year_that_is_none: official("a", "Lê Lâm An", "").replace("[[official.tenure]]", "birth_year = 64\n[[official.tenure]]")
        => "records.toml:4: official/a", "`birth_year` is not a year in four digits", "correct or remove it";
    a_period_without_type: province("a", "Lâm An", "").replace("type = \"tỉnh\"\n", "")
        => "records.toml:6: province/a", "it has no `type`", "allowed are tỉnh, thành phố trực thuộc trung ương";
    a_source_without_day_of_reading: unit("a", "FPT Lâm An", "").replace(", read = \"2026-11-21\"", "")
        => "records.toml:5: fpt-unit/a", "a source has no day of reading", "add read";
    an_open_tenure_that_nobody_saw: official("a", "Lê Lâm An", "to_kind = \"open\"")
        => "records.toml:4: official/a", "is open, and nobody knows as of when", "add seen";
    a_successor_of_another_kind: unit("a", "FPT Lâm An", "successor = \"province/b\"") + &province("b", "Lâm Bình", "")
        => "records.toml:1: fpt-unit/a", "successor names \"province/b\", which is no fpt-unit", "begins with fpt-unit/";
    two_holders_of_one_seat: official("a", "Lê Lâm An", "from = \"2020-03\"\nto = \"2023\"").replace("Bí thư", "Chủ tịch")
            + &official("b", "Trần Lâm Bình", "from = \"2021\"\nto_kind = \"open\"\nseen = \"2022-05-01\"").replace("Bí thư", "Chủ tịch")
        => "records.toml:10: official/b", "\"Chủ tịch\" of Tỉnh ủy is held by official/a at the same time", "correct a date";
    an_unknown_unit_of_an_office: official("a", "Lê Lâm An", "from = \"2020-03\"\nto = \"2023\"\nunit = \"fpt-unit/lam-an\"")
        => "records.toml:1: official/a", "unit names \"fpt-unit/lam-an\", which no record has", "correct the id";
    a_body_of_another_province: province("a", "Lâm An", "")
            + &official("a", "Lê Lâm An", "from = \"2020-03\"\nto = \"2023\"\nprovince = \"province/a\"").replace("Tỉnh ủy", "Tỉnh ủy Lâm Bình")
        => "records.toml:9: official/a", "organisation \"Tỉnh ủy Lâm Bình\" is no body of the province", "correct one";
    a_name_that_begins_with_a_sign: unit("a", "FPT Lâm An", "aliases = [\"(Lâm An)\"]")
        => "records.toml:1: warning: fpt-unit/a", "\"(Lâm An)\" can never match", "begin it with a letter";
    a_form_without_marks_that_has_marks: unit("a", "FPT Lâm An", "aliases = [{ text = \"Lâm An\", unmarked = true }]")
        => "records.toml:1: warning: fpt-unit/a", "\"Lâm An\" can never match", "write it without marks";
    a_name_of_several_lines: unit("a", "Lâm An ".repeat(40).trim_end(), "")
        => "records.toml:1: fpt-unit/a", "a name is longer than 200 characters", "shorten it";
    a_lower_unit_of_no_province: format!("[[lower_unit]]\nname = \"Lâm An\"\ntype = \"xã\"\nprovince = \"province/b\"\n{SOURCES}\n")
            + &province("b", "Lâm Bình", "")
        => "records.toml:1: Lâm An", "no province-level unit has this name", "spelled alike";
    a_common_word_that_is_no_name: province("b", "Lâm Bình", "")
            + &format!("[[common_word]]\ntext = \"lâm an\"\nmeaning = \"rừng\"\nprovince = \"province/b\"\n{SOURCES}\n")
        => "records.toml:9: lâm an", "province/b has no such name", "as the province spells";
    what_is_not_of_fpt_and_yet_a_unit_of_it: unit("a", "Lâm An", "")
            + &format!("[[not_fpt]]\nname = \"Ngân hàng Lâm An\"\naliases = [\"LÂM AN\"]\nrelation = \"cổ đông cũ\"\n{SOURCES}\n")
        => "records.toml:7: Ngân hàng Lâm An", "\"LÂM AN\" is not FPT's, but a name of fpt-unit/a", "remove the one";
    a_removal_of_nothing: "remove = [\"province/a\"]\n".to_owned()
        => "records.toml:1: province/a", "it cannot be removed: no record has this id", "correct the id";
    a_namesake_without_source: "[[namesake]]\nname = \"Lâm An Dương\"\nmeaning = \"đại dương\"\nsources = []\n".to_owned()
        => "records.toml:1: Lâm An Dương", "it has no source", "add sources";
    a_namesake_that_is_an_entity: province("a", "Lâm An", "")
            + &format!("[[namesake]]\nname = \"Lâm An\"\nmeaning = \"làng\"\n{SOURCES}\n")
        => "records.toml:9: Lâm An", "it is also the name of an entity", "remove it here, or the name there";
    a_namesake_listed_twice: format!("[[namesake]]\nname = \"Hồ Lâm\"\nmeaning = \"hồ\"\n{SOURCES}\n").repeat(2)
        => "records.toml:5: Hồ Lâm", "it is listed twice", "remove one of the two";
}

#[test]
fn good_records_have_no_problems() {
    let files = [
        ("provinces.toml", province("a", "Lâm An", "") + &province("b", "Lâm Bình", "merged_from = [\"province/a\"]")),
        ("people/a.toml", official("a", "Lê Lâm An", "province = \"province/a\"\nfrom = \"2020\"\nto = \"2020-05\"")),
        // Several people may bear one name, and one form may be several entities' where something else decides.
        ("people/b.toml", official("a-2", "Lê Lâm An", "to_kind = \"open\"\nseen = \"2026-01-01\"")),
        ("units.toml", unit("a", "FPT Lâm An", "aliases = [{ text = \"Lâm An\", after = [\"nhà thuốc\"] }]")),
        ("readme.md", "no record".to_owned()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(file, text)| (*file, text.as_str())).collect();
    assert_eq!(Folder::new("good", &files).problems(), Vec::<String>::new());
}

#[test]
fn an_id_used_twice_is_reported_with_the_place_of_the_first() {
    let (first, second) = (unit("a", "FPT Lâm An", ""), unit("a", "FPT Lâm Bình", ""));
    let problems = Folder::new("twice", &[("a.toml", &first), ("b.toml", &second)]).problems();
    let expected = Expected {
        place: "b.toml:1: fpt-unit/a",
        message: "the id is already used at a.toml:1",
        remedy: "ids are never reused",
    };
    assert!(matches!(&problems[..], [only] if is(only, &expected)), "{problems:#?}");
}

#[test]
fn every_record_of_a_circle_is_named() {
    let ended = |slug: &str, name: &str, successor: &str| {
        province(slug, name, &format!("successor = \"province/{successor}\"\nfate = \"merged\"")) + "to = \"2025\"\n"
    };
    let text = ended("a", "Lâm An", "b") + &ended("b", "Lâm Bình", "c") + &ended("c", "Lâm Châu", "a");
    let problems = Folder::new("circle", &[("a.toml", &text)]).problems();
    let places = ["a.toml:1: province/a", "a.toml:11: province/b", "a.toml:21: province/c"];
    assert_eq!(problems.len(), places.len(), "{problems:#?}");
    for (place, problem) in places.into_iter().zip(&problems) {
        let expected = Expected { place, message: "lead in a circle", remedy: "remove one of the links" };
        assert!(is(problem, &expected), "{place}: {problem}");
    }
}

#[test]
fn all_problems_of_all_files_come_in_one_go() {
    let broken = "id = ";
    let two = unit("a", "FPT Lâm An", "from = \"2001\"\nto = \"2000\"\nparent = \"fpt-unit/none\"");
    let unread = policy("b", "kinh tế lâm an", "issuedd = \"2020\"")
        + &policy("c", "xã hội lâm an", "").replace(SOURCES, "sources = []");
    let problems = Folder::new("all", &[("a.toml", broken), ("b/b.toml", &two), ("c.toml", &unread)]).problems();
    let expected = [
        Expected { place: "a.toml:1: file", message: "", remedy: "correct the TOML" },
        Expected {
            place: "b/b.toml:1: fpt-unit/a",
            message: "ends (2000) before it begins",
            remedy: "correct the dates",
        },
        Expected { place: "b/b.toml:1: fpt-unit/a", message: "parent names", remedy: "correct the id" },
        Expected { place: "c.toml:6: policy/b", message: "unknown key `issuedd`", remedy: "there are id, name" },
        Expected { place: "c.toml:7: policy/c", message: "it has no source", remedy: "add sources" },
    ];
    assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    for (problem, expected) in problems.iter().zip(&expected) {
        assert!(is(problem, expected), "{}: {problem}", expected.place);
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let error = files::read_folder(Path::new("no/such/folder")).err().map(|error| format!("{error:#}"));
    assert!(error.is_some_and(|error| error.contains("cannot read the folder no/such/folder")));
}
