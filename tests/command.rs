//! The command as a user runs it: JSON Lines on standard input, JSON Lines on standard output. A line that cannot be
//! read costs nothing but itself: it is answered in its place, told on standard error with its number, and makes the
//! exit status 1 at the end.
#![cfg(feature = "cli")]

use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
    thread,
};

use serde_json::{Value, json};

/// What a run left behind.
struct Run {
    status: Option<i32>,
    /// Standard output, line by line.
    lines: Vec<Value>,
    errors: String,
}

fn start(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_danhdau"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("the command does not start: {error}"));
    // Written beside reading: neither pipe may fill up while the other side waits.
    let (stdin, input) = (child.stdin.take(), input.to_vec());
    let writer = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap_or_else(|error| panic!("the command does not end: {error}"));
    // A command that refuses its arguments need not read its input.
    drop(writer.join());
    output
}

fn annotate(input: impl AsRef<[u8]>) -> Run {
    let output = start(&["annotate", "--jsonl"], input.as_ref());
    let text = String::from_utf8(output.stdout).unwrap_or_else(|error| panic!("standard output: {error}"));
    assert!(text.is_empty() || text.ends_with('\n'), "the last line has no end: {text:?}");
    let read = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    Run {
        status: output.status.code(),
        lines: text.lines().map(read).collect(),
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn text_line(id: &Value, text: &str) -> String {
    json!({ "id": id, "text": text }).to_string() + "\n"
}

/// A run in which everything was read.
fn annotate_well(input: impl AsRef<[u8]>) -> Vec<Value> {
    let run = annotate(input);
    assert_eq!((run.status, run.errors.as_str()), (Some(0), ""));
    run.lines
}

#[test]
fn annotations_have_the_form_of_the_contract() {
    let text = "TP Huế và Thừa Thiên Huế: ông Lê Tiến Châu nhắc Nghị quyết số 57-NQ/TW. Ông Châu về FPT IS.";
    let line = json!({ "id": "a", "text": text, "options": { "asOf": "2025-07-01" } });
    let found = annotate_well(line.to_string());
    let expected = json!([{ "id": "a", "annotations": [
        { "start": 3, "end": 6, "kind": "province", "id": "province/hue", "name": "Huế", "text": "Huế",
          "confidence": "high", "via": "name", "status": "active" },
        { "start": 10, "end": 24, "kind": "province", "id": "province/thua-thien-hue", "name": "Thừa Thiên Huế",
          "text": "Thừa Thiên Huế", "confidence": "high", "via": "name", "status": "renamed", "successor": "Huế",
          "successorId": "province/hue" },
        { "start": 30, "end": 42, "kind": "official", "id": "official/le-tien-chau", "name": "Lê Tiến Châu",
          "text": "Lê Tiến Châu", "confidence": "high", "via": "name" },
        { "start": 48, "end": 70, "kind": "policy", "id": "policy/nghi-quyet-57-nq-tw", "name": "Nghị quyết 57-NQ/TW",
          "text": "Nghị quyết số 57-NQ/TW", "confidence": "high", "via": "citation" },
        { "start": 76, "end": 80, "kind": "official", "id": "official/le-tien-chau", "name": "Lê Tiến Châu",
          "text": "Châu", "confidence": "high", "via": "short-reference" },
        { "start": 84, "end": 90, "kind": "fpt-unit", "id": "fpt-unit/fpt-is", "name": "FPT IS", "text": "FPT IS",
          "confidence": "high", "via": "name" },
    ] }]);
    assert_eq!(Value::from(found), expected);
}

#[test]
fn a_document_without_record_has_a_name_and_no_id() {
    let lines = annotate_well(text_line(&json!(1), "Theo Kế hoạch số 112/KH-UBND."));
    let found = &lines[0]["annotations"][0];
    assert_eq!(found["id"], Value::Null);
    assert_eq!((found["name"].as_str(), found["via"].as_str()), (Some("Kế hoạch 112/KH-UBND"), Some("citation")));
}

#[test]
fn with_nesting_a_child_has_the_index_of_its_parent() {
    let line = json!({ "id": 1, "text": "Đại học FPT", "options": { "nested": true } });
    let lines = annotate_well(line.to_string());
    let found = &lines[0]["annotations"];
    assert_eq!((found[0]["text"].as_str(), &found[0]["parent"]), (Some("Đại học FPT"), &Value::Null));
    assert_eq!((found[1]["text"].as_str(), &found[1]["parent"]), (Some("FPT"), &json!(0)));
}

#[test]
fn offsets_are_utf16_units() {
    let lines = annotate_well(text_line(&json!(1), "🚀🚀 FPT"));
    let found = &lines[0]["annotations"][0];
    assert_eq!((&found["start"], &found["end"]), (&json!(5), &json!(8)));
}

#[test]
fn an_id_may_be_any_value() {
    let ids =
        [json!("a"), json!(7), json!(-0.5), json!(null), json!(true), json!(["a", 1]), json!({ "b": { "c": "đ" } })];
    let input: String = ids.iter().map(|id| text_line(id, "FPT")).collect();
    let lines = annotate_well(input);
    let found: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
    assert_eq!(found, ids.iter().collect::<Vec<_>>());
}

#[test]
fn options_hold_for_their_line_only() {
    let options = [
        (json!({ "kinds": ["province"] }), vec!["Hà Nội"]),
        (json!({ "kinds": [] }), vec![]),
        (json!({}), vec!["FPT", "Hà Nội"]),
        (json!(null), vec!["FPT", "Hà Nội"]),
        (json!({ "kinds": null, "asOf": null }), vec!["FPT", "Hà Nội"]),
    ];
    for (options, expected) in options {
        let with = json!({ "id": 1, "text": "FPT ở Hà Nội", "options": options }).to_string();
        let without = json!({ "id": 2, "text": "FPT ở Hà Nội" }).to_string();
        let lines = annotate_well(format!("{with}\n{without}\n"));
        let texts = |line: &Value| -> Vec<String> {
            let found = line["annotations"].as_array().cloned().unwrap_or_default();
            found.iter().filter_map(|item| item["text"].as_str().map(str::to_owned)).collect()
        };
        assert_eq!(texts(&lines[0]), expected, "with the options {options}");
        assert_eq!(texts(&lines[1]), ["FPT", "Hà Nội"], "after the options {options}");
    }
}

#[test]
fn empty_input_gives_empty_output() {
    for input in ["", "\n", "\n \t\r\n\n"] {
        assert_eq!(annotate_well(input), Vec::<Value>::new(), "{input:?}");
    }
}

#[test]
fn blank_lines_and_a_missing_last_line_end_do_not_matter() {
    let (first, second) = (text_line(&json!(1), "FPT"), text_line(&json!(2), "Hà Nội"));
    let lines = annotate_well(format!("\n{first}  \n\r\n{}", second.trim_end()));
    assert_eq!(lines.len(), 2);
    let crlf = annotate_well(format!("{}\r\n{}\r\n", first.trim_end(), second.trim_end()));
    assert_eq!(crlf, lines);
}

#[test]
fn texts_with_nothing_in_them_have_no_annotations() {
    for text in ["", " ", "\n\n", "a", "\u{0}", "\u{202E}", "🚀", "\u{FFFD}", "\u{301}"] {
        assert_eq!(annotate_well(text_line(&json!(1), text)), [json!({ "id": 1, "annotations": [] })], "{text:?}");
    }
}

#[test]
fn other_fields_of_an_archive_are_left_alone() {
    let line = br#"{"id": 1, "title": "FPT", "text": "FPT", "date": "2025-08-15", "tags": ["a"]}"#;
    let lines = annotate_well(line);
    assert_eq!(lines[0]["annotations"][0]["text"], json!("FPT"));
}

#[test]
fn a_lone_surrogate_is_one_unit() {
    let lines = annotate_well(br#"{"id": 1, "text": "\ud83d FPT \ude80"}"#);
    assert_eq!(lines[0]["annotations"][0]["start"], json!(2));
}

/// Lines that cannot be read: what stands in their place, besides what the message must say.
#[test]
fn a_line_that_cannot_be_read_is_answered_in_its_place_and_nothing_else_is_lost() {
    // (line, its id if that can be read, what the message says)
    let table: [(&[u8], Option<Value>, &str); 14] = [
        (b"{", None, "EOF"),
        (b"no json", None, "expected"),
        (b"[1, 2]", None, ""),
        (b"[\"5\", \"FPT\"]", None, "a list"),
        (b"\"text\"", None, ""),
        (b"{\"id\": 5}", Some(json!(5)), "text"),
        (b"{\"text\": \"FPT\"}", None, "id"),
        (b"{\"id\": 5, \"text\": 7}", Some(json!(5)), "string"),
        (b"{\"id\": 5, \"text\": null}", Some(json!(5)), "string"),
        (b"{\"id\": 5, \"text\": \"FPT\", \"options\": {\"asof\": \"2025-07-01\"}}", Some(json!(5)), "\"asof\""),
        (b"{\"id\": 5, \"text\": \"FPT\", \"options\": {\"asOf\": \"2025-07\"}}", Some(json!(5)), "asOf"),
        (b"{\"id\": 5, \"text\": \"FPT\", \"options\": [1]}", Some(json!(5)), "options"),
        (b"{\"id\": 5, \"text\": \"F\xFFT\"}", None, ""),
        (b"{\"id\": 5, \"text\": \"FPT\"} {}", None, "trailing"),
    ];
    for (bad, id, message) in table {
        let good = text_line(&json!("good"), "FPT");
        let input = [good.as_bytes(), bad, b"\n\n", good.as_bytes()].concat();
        let run = annotate(input);
        let shown = String::from_utf8_lossy(bad);
        assert_eq!((run.status, run.lines.len()), (Some(1), 3), "{shown}\n{}", run.errors);
        for place in [0, 2] {
            assert_eq!(run.lines[place]["id"], json!("good"), "line {place} beside {shown}");
            assert_eq!(run.lines[place]["annotations"][0]["text"], json!("FPT"), "line {place} beside {shown}");
        }
        let answer = &run.lines[1];
        assert_eq!(answer.get("id"), id.as_ref(), "{shown}: {answer}");
        assert_eq!(answer.get("annotations"), None, "{shown}: {answer}");
        let error = answer["error"].as_str().unwrap_or_default();
        assert!(error.contains("line 2") && error.contains(message), "{shown}: {error}");
        assert_eq!(run.errors.lines().count(), 1, "{shown}: {}", run.errors);
        assert!(run.errors.contains("line 2") && run.errors.contains(message), "{shown}: {}", run.errors);
    }
}

#[test]
fn every_bad_line_is_told_with_its_own_number() {
    let good = text_line(&json!(1), "FPT");
    let run = annotate(format!("x\n\n{good}y\n{good}z"));
    let numbers = |text: &str| [1, 4, 6].iter().all(|number| text.contains(&format!("line {number}")));
    assert!(numbers(&run.errors), "{}", run.errors);
    let errors: Vec<&str> = run.lines.iter().filter_map(|line| line["error"].as_str()).collect();
    assert!(numbers(&errors.join("\n")), "{errors:?}");
    assert_eq!((run.status, run.lines.len(), errors.len()), (Some(1), 5, 3));
}

#[test]
fn an_unknown_option_is_named_together_with_those_that_are_allowed() {
    let run = annotate(json!({ "id": 1, "text": "", "options": { "nest": true } }).to_string());
    let error = run.lines[0]["error"].as_str().unwrap_or_default();
    for word in ["\"nest\"", "kinds", "asOf", "nested", "diacritics", "minConfidence"] {
        assert!(error.contains(word), "{word} is not in {error}");
    }
}

#[test]
fn a_line_of_five_megabytes_is_one_line() {
    let paragraph = "Sáng nay FPT về Hải Phòng, nơi ông Lê Tiến Châu nói về chuyển đổi số.\n\n";
    let times = 5_000_000 / paragraph.len();
    let long = text_line(&json!("long"), &paragraph.repeat(times));
    let lines = annotate_well(long + &text_line(&json!("short"), "FPT"));
    assert_eq!(lines.len(), 2);
    let found = lines[0]["annotations"].as_array().map_or(&[][..], Vec::as_slice);
    assert_eq!(found.len(), 4 * times);
    let units = |text: &str| text.encode_utf16().count();
    let before_last = paragraph.split("chuyển đổi số").next().map_or(0, units);
    let expected = (times - 1) * units(paragraph) + before_last;
    assert_eq!(found.last().map(|item| &item["start"]), Some(&json!(expected)));
}

#[test]
fn arguments_that_are_missing_or_unknown_are_named() {
    // (arguments, what standard error names)
    let table: [(&[&str], &str); 4] = [
        (&[], "Usage"),
        (&["annotate", "--jsonl", "--format", "csv"], "--format"),
        (&["annotate", "--json"], "--json"),
        (&["mark"], "mark"),
    ];
    for (arguments, named) in table {
        let output = start(arguments, b"");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && errors.contains(named), "{arguments:?}: {errors}");
        assert!(output.stdout.is_empty(), "{arguments:?} wrote to standard output");
    }
    let help = start(&["annotate", "--help"], b"");
    assert!(help.status.success() && String::from_utf8_lossy(&help.stdout).contains("--jsonl"));
}

/// What `danhdau gazetteer` prints.
fn gazetteer(arguments: &[&str]) -> String {
    let output = start(&[&["gazetteer"], arguments].concat(), b"");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "{arguments:?}: {errors}");
    String::from_utf8(output.stdout).unwrap_or_else(|error| panic!("standard output: {error}"))
}

fn listed(arguments: &[&str]) -> Vec<Value> {
    serde_json::from_str(&gazetteer(&[&["list", "--json"], arguments].concat()))
        .unwrap_or_else(|error| panic!("{error}"))
}

fn length(value: &Value) -> usize {
    value.as_array().map_or(0, Vec::len)
}

#[test]
fn the_list_has_everything_with_its_sources() {
    let provinces = listed(&["--kind", "province"]);
    assert_eq!(provinces.len(), 65);
    assert_eq!(provinces.iter().map(|record| length(&record["periods"])).sum::<usize>(), 95);
    let officials = listed(&["--kind", "official"]);
    assert!(officials.len() >= 376, "{}", officials.len());
    let tenures = officials.iter().flat_map(|record| record["tenures"].as_array().into_iter().flatten());
    assert!(tenures.clone().count() >= 708, "{}", tenures.clone().count());
    assert!(tenures.clone().all(|tenure| length(&tenure["sources"]) > 0), "a tenure without source");
    assert_eq!(listed(&["--kind", "fpt-unit"]).len(), 85);
    assert!(listed(&["--kind", "policy"]).len() >= 254);
    let all = listed(&[]);
    let without = |record: &&Value| length(&record["sources"]) == 0 && record["kind"] != "official";
    assert_eq!(all.iter().filter(without).collect::<Vec<_>>(), Vec::<&Value>::new());
    let lines = gazetteer(&["list", "--kind", "province"]);
    assert!(lines.lines().count() == 65 && lines.contains("province/hai-duong"), "{lines}");
}

#[test]
fn a_record_is_shown_as_it_was_on_a_day() {
    // (id, day, what must be said of that day, what must not)
    let table = [
        ("province/hai-duong", "2021-08-24", "tỉnh Hải Dương, tỉnh, 1997-01-01 to 2025-06-30", "now part"),
        ("province/hai-duong", "2025-07-02", "tỉnh to 2025-06-30, now part of Hải Phòng", "1997"),
        (
            "official/ta-anh-tuan",
            "2023-06-23",
            "Chủ tịch UBND tỉnh, UBND tỉnh Phú Yên (from 2022-11-18, to 2025-06-30)",
            "Đắk",
        ),
        ("province/dong-nai", "2026-04-29", "tỉnh Đồng Nai, tỉnh, 2025-07-01 to 2026-04-29", "thành phố"),
        ("province/dong-nai", "2026-04-30", "thành phố trực thuộc trung ương, since 2026-04-30", "tỉnh"),
        ("province/hue", "2024-12-31", "not yet a unit of this name; it was called Thừa Thiên Huế", "thành phố"),
        ("province/hue", "2025-01-01", "thành phố Huế, thành phố trực thuộc trung ương, since 2025-01-01", "not yet"),
        ("province/thua-thien-hue", "2025-01-01", "now called Huế", "part of"),
        ("official/pham-xuan-thang", "2021-08-24", "Bí thư Tỉnh ủy, Tỉnh ủy Hải Dương", "no office"),
        ("official/pham-xuan-thang", "2023-01-01", "no office is known", "Hải Dương"),
        ("policy/de-an-06", "2023-06-23", "in force", "no longer"),
        ("policy/de-an-06", "2026-06-23", "no longer in force, replaced by Đề án 06 giai đoạn 2026-2030", "nothing"),
        ("policy/nghi-quyet-57-nq-tw", "2020", "nothing is known", "in force"),
        ("fpt-unit/fpt-software", "2024", "active", "ended"),
        ("fpt-unit/fpt-trading", "2018", "ended, now Synnex FPT", "active"),
    ];
    for (id, day, said, not_said) in table {
        let shown = gazetteer(&["show", id, "--as-of", day]);
        let line = shown.lines().find_map(|line| line.strip_prefix(&format!("on {day}: "))).unwrap_or_default();
        assert!(line.contains(said) && !line.contains(not_said), "{id} on {day}: {line}");
    }
}

#[test]
fn without_a_day_all_periods_are_shown_and_none_is_claimed() {
    let shown = gazetteer(&["show", "official/ta-anh-tuan"]);
    assert!(shown.contains("UBND tỉnh Phú Yên") && shown.contains("UBND tỉnh Đắk Lắk"), "{shown}");
    assert!(shown.contains("last seen") && shown.contains("to about 2026-03"), "{shown}");
    assert!(!shown.lines().any(|line| line.starts_with("on ")), "{shown}");
    let json: Value =
        serde_json::from_str(&gazetteer(&["show", "official/ta-anh-tuan", "--json", "--as-of", "2023-06-23"]))
            .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(json["asOf"]["tenures"], json!([{ "index": 1, "certainty": "in-office" }]));
}

#[test]
fn a_record_that_is_not_there_is_answered_with_those_like_it() {
    let output = start(&["gazetteer", "show", "official/chau"], b"");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    assert!(errors.contains("no record has the id official/chau; there are") && errors.contains("-chau"), "{errors}");
}

#[test]
fn the_version_tells_the_gazetteer() {
    let output = start(&["--version"], b"");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("sources read until 2026-") && text.contains("gazetteer "), "{text}");
}

/// A file below the target folder.
fn file(name: &str, text: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path.display().to_string()
}

#[test]
fn a_pack_is_used_in_toml_and_in_json() {
    let toml = file(
        "own.toml",
        "remove = [\"province/hue\"]\n[[fpt_unit]]\nid = \"fpt-unit/fpt-lam-an\"\nname = \"FPT Lâm An\"\ntype = \"công ty con\"\n\
         sources = [{ title = \"sổ tay\", read = \"2026-11-21\" }]\n",
    );
    let json = file(
        "own.json",
        r#"{"fpt_unit": [{"id": "fpt-unit/fpt-lam-binh", "name": "FPT Lâm Bình", "type": "công ty con",
            "parent": "fpt-unit/fpt-lam-an", "sources": [{"title": "sổ tay", "read": "2026-11-21"}]}]}"#,
    );
    let line = text_line(&json!(1), "FPT Lâm An, FPT Lâm Bình và Huế");
    let output = start(&["annotate", "--jsonl", "--pack", &toml, "--pack", &json], line.as_bytes());
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}"));
    let ids: Vec<&str> =
        answer["annotations"].as_array().into_iter().flatten().filter_map(|one| one["id"].as_str()).collect();
    assert_eq!(ids, ["fpt-unit/fpt-lam-an", "fpt-unit/fpt-lam-binh"]);
    assert!(gazetteer(&["show", "fpt-unit/fpt-lam-an", "--pack", &toml]).contains("FPT Lâm An"));
}

#[test]
fn a_bad_pack_is_refused_with_every_problem() {
    let toml = file("bad.toml", "[[fpt_unit]]\nid = \"fpt-unit/a\"\nname = \"A\"\nparant = \"fpt-unit/fpt\"\n");
    let output = start(&["annotate", "--jsonl", "--pack", &toml], b"");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1));
    for expected in [
        "bad.toml:1: fpt-unit/a: it has no `type`",
        "bad.toml:4: fpt-unit/a: unknown key `parant`",
        "it has 3 problem(s)",
    ] {
        assert!(errors.contains(expected), "{expected} is not in\n{errors}");
    }
    let missing = start(&["gazetteer", "list", "--pack", "no/such.toml"], b"");
    assert!(String::from_utf8_lossy(&missing.stderr).contains("cannot read no/such.toml"));
}

#[test]
fn the_date_of_an_article_is_proposed_and_its_absence_is_an_exit_status() {
    let text = "Cầu mới\nThứ Sáu, 23/6/2023, 09:22 (GMT+7)\nBài viết.";
    let output = start(&["date"], text.as_bytes());
    assert_eq!(String::from_utf8_lossy(&output.stdout), "2023-06-23 (day), from \"23/6/2023\" (17-26)\n");
    let output = start(&["date", "--json"], "HUẾ, ngày 5/3/2025 - Khởi công.".as_bytes());
    let found: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let expected = json!({"date": "2025-03-05", "precision": "day", "start": 10, "end": 18, "place": "HUẾ"});
    assert_eq!((output.status.code(), found), (Some(0), expected));
    let output = start(&["date"], "Không có ngày.".as_bytes());
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true));
    assert_eq!(start(&["date", "--json"], b"").stdout, b"null\n");
}

/// A text with a line of every kind.
const ARTICLE: &str = "Cầu mới nối Hải Phòng và Hải Dương\n\nÔng Lê Tiến Châu nói về chuyển đổi số\ntheo Nghị quyết 57. Ông Châu thăm FPT IS.\n";

fn out(arguments: &[&str], input: &str) -> (Option<i32>, String, String) {
    let output = start(arguments, input.as_bytes());
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_plain_text_is_annotated_in_lines_for_people() {
    let (status, lines, errors) = out(&["annotate", "--as-of", "2025-08-01"], ARTICLE);
    assert_eq!((status, errors.as_str()), (Some(0), ""));
    let expected = "1:13: province Hải Phòng (province/hai-phong)\n\
                    1:26: province Hải Dương (province/hai-duong), now Hải Phòng\n\
                    3:5: official Lê Tiến Châu (official/le-tien-chau)\n\
                    3:25: policy chuyển đổi số (policy/chuyen-doi-so)\n\
                    4:6: policy Nghị quyết 57-NQ/TW (policy/nghi-quyet-57-nq-tw) \"Nghị quyết 57\"\n\
                    4:25: official Lê Tiến Châu (official/le-tien-chau) \"Châu\"\n\
                    4:35: fpt-unit FPT IS (fpt-unit/fpt-is)\n";
    assert_eq!(lines, expected);
}

#[test]
fn options_of_the_annotator_are_arguments() {
    let (_, lines, _) = out(&["annotate", "--kinds", "fpt-unit,policy", "--nested"], "Trường Đại học FPT và Huế.");
    assert_eq!(lines.lines().count(), 2, "{lines}");
    let (_, lines, _) = out(&["annotate", "--diacritics", "optional"], "TP Hai Phong hop.");
    assert!(lines.contains("province/hai-phong"), "{lines}");
    let (_, lines, _) = out(&["annotate", "--min-confidence", "high"], "TP Bắc Ninh họp.");
    assert_eq!(lines, "", "without a date it may be the town");
    let (status, _, errors) = out(&["annotate", "--as-of", "2025-13-01"], "");
    assert!(status == Some(2) && errors.contains("not a day"), "{errors}");
    let (status, _, errors) = out(&["annotate", "--kinds", "city"], "");
    assert!(status == Some(2) && errors.contains("possible values: province, official, fpt-unit, policy"), "{errors}");
}

#[test]
fn every_format_is_written() {
    for (format, begin) in [
        ("json", "{\n  \"text\": \"Cầu mới"),
        ("csv", "start,end,text,kind,id,"),
        ("html", "<!doctype html>"),
        ("web-annotation", "{\n  \"@context\": \"http://www.w3.org/ns/anno.jsonld\""),
        ("conll", "Cầu\t0\t3\t-\tO\n"),
        ("lines", "1:13: province"),
    ] {
        let (status, written, _) = out(&["annotate", "--format", format], ARTICLE);
        assert!(status == Some(0) && written.starts_with(begin), "{format}: {written}");
    }
    let (_, written, _) =
        out(&["annotate", "--format", "web-annotation", "--source", "https://example.org/a"], ARTICLE);
    let page: Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(page["items"][0]["target"]["source"], "https://example.org/a");
}

#[test]
fn a_file_that_cannot_be_read_costs_nothing_but_itself() {
    let (good, bad) = (file("good.txt", ARTICLE), file("bad.txt", ""));
    std::fs::write(&bad, b"Hu\xEA").expect("a file");
    let (status, lines, errors) = out(&["annotate", &bad, "nowhere.txt", &good], "");
    assert_eq!((status, lines.lines().count()), (Some(1), 7));
    assert!(lines.starts_with(&format!("{good}:1:13: province")), "{lines}");
    assert!(errors.contains("bad.txt: it is not in UTF-8 (at byte 2)"), "{errors}");
    assert!(errors.contains("cannot read nowhere.txt"), "{errors}");
}

#[test]
fn several_texts_go_into_a_folder() {
    let (first, second) = (file("first.txt", ARTICLE), file("second.txt", "Huế"));
    let (status, _, errors) = out(&["annotate", "--format", "csv", &first, &second], "");
    assert!(status == Some(1) && errors.contains("--output-dir"), "{errors}");
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("written");
    let name = folder.display().to_string();
    let (status, written, _) = out(&["annotate", "--format", "html", "--output-dir", &name, &first, &second], "");
    assert_eq!((status, written.as_str()), (Some(0), ""));
    let page = std::fs::read_to_string(folder.join("second.html")).expect("a page");
    assert!(page.contains("<title>Huế</title>"), "{page}");
    let (_, _, errors) = out(&["annotate", "--output-dir", &name, &first, &first], "");
    assert!(errors.contains("would both be written to"), "{errors}");
}

#[test]
fn lines_come_from_files_too_and_their_options_go_before_those_of_the_command() {
    let lines = json!({ "id": 1, "text": "Huế và FPT", "options": { "kinds": ["fpt-unit"] } }).to_string()
        + "\n"
        + &text_line(&json!(2), "Huế và FPT");
    let archive = file("archive.jsonl", &lines);
    let output = start(&["annotate", "--jsonl", "--kinds", "province", "--as-of", "2025-08-01", &archive], b"");
    let text = String::from_utf8_lossy(&output.stdout);
    let read: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(read[0]["annotations"][0]["name"], "FPT");
    assert_eq!(
        (&read[1]["annotations"][0]["name"], &read[1]["annotations"][0]["status"]),
        (&json!("Huế"), &json!("active"))
    );
    assert!(output.status.success() && read[1]["annotations"][1].is_null());
}

#[test]
fn a_text_is_explained_in_words() {
    let (status, told, _) = out(&["explain"], "FPT IS ở phố Hải Dương.");
    assert_eq!(status, Some(0));
    assert!(
        told.contains(
            "\"FPT IS\" (0-6)\n  marked as fpt-unit/fpt-is, because it is the full name of the record [name]\n"
        ),
        "{told}"
    );
    assert!(told.contains("not marked as province/hai-duong, because the word before it says that it names something else [designator]: \"phố\" (9-12)"), "{told}");
    assert_eq!(out(&["explain"], "Trời mưa.").1, "no name, and nothing like one, is there\n");
}

#[test]
fn shells_and_manuals_are_served() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (status, script, _) = out(&["completions", shell], "");
        assert!(status == Some(0) && script.contains("min-confidence"), "{shell}");
    }
    assert!(out(&["manual"], "").1.contains(".TH danhdau 1"));
    assert!(out(&["annotate", "--help"], "").1.contains("Examples:"));
    assert!(out(&["--help"], "").1.contains("Exit status:"));
}
