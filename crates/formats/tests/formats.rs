//! Each form read back: by a reader of its own, or against the schema of its standard.
#![allow(clippy::expect_used, reason = "helpers of tests may stop where they are surprised")]

use danhdau_formats::{Document, Format, Mark, csv::COLUMNS};
use danhdau_gazetteer::value::Named as _;
use proptest::prelude::*;
use serde_json::{Value, json};

fn units(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}

/// A mark on the first occurrence of a slice.
fn mark(text: &str, slice: &str, kind: &str, name: &str) -> Mark {
    let start = text[..text.find(slice).expect(slice)].encode_utf16().count();
    Mark {
        start,
        end: start + slice.encode_utf16().count(),
        kind: kind.into(),
        id: Some(format!("{kind}/x")),
        name: name.into(),
        confidence: "high".into(),
        via: "name".into(),
        ..Mark::default()
    }
}

const ARTICLE: &str =
    "Bản tin <b>sáng</b> 🚀\r\nÔng Lê Tiến Châu & \"FPT\" về Hải\u{A0}Phòng.\n\n=SUM(A1) của Đại học FPT, 'lạ'.";

fn marks() -> Vec<Mark> {
    let mut marks = vec![
        mark(ARTICLE, "Lê Tiến Châu", "official", "Lê Tiến Châu"),
        Mark {
            confidence: "low".into(),
            candidates: vec!["fpt-unit/a".into(), "fpt-unit/b".into()],
            ..mark(ARTICLE, "FPT", "fpt-unit", "FPT")
        },
        Mark {
            status: Some("dissolved".into()),
            successor: Some("Hải Phòng, \"mới\"".into()),
            successor_id: Some("province/hai-phong".into()),
            ..mark(ARTICLE, "Hải\u{A0}Phòng", "province", "Hải Phòng")
        },
        Mark { id: None, inferred: true, ..mark(ARTICLE, "=SUM(A1)", "policy", "=SUM(A1)") },
        mark(ARTICLE, "Đại học FPT", "fpt-unit", "Trường Đại học FPT"),
    ];
    let outer = &marks[4];
    marks.push(Mark {
        start: outer.end - 3,
        end: outer.end,
        parent: Some(4),
        ..mark(ARTICLE, "FPT", "fpt-unit", "FPT")
    });
    marks
}

fn written(format: Format) -> String {
    let text = units(ARTICLE);
    format.write(&Document::new(&text, marks()).expect("marks of the text"))
}

#[test]
fn json_is_what_was_given() {
    let json: Value = serde_json::from_str(&written(Format::Json)).expect("JSON");
    assert_eq!(json["text"], ARTICLE);
    let annotations = json["annotations"].as_array().expect("a list");
    assert_eq!(annotations.len(), 6);
    assert_eq!(
        annotations[2],
        json!({ "start": 52, "end": 61, "kind": "province", "id": "province/x", "name": "Hải Phòng", "text": "Hải\u{A0}Phòng",
                "confidence": "high", "via": "name", "status": "dissolved", "successor": "Hải Phòng, \"mới\"", "successorId": "province/hai-phong" })
    );
    assert_eq!((&annotations[3]["id"], &annotations[3]["inferred"]), (&Value::Null, &Value::Bool(true)));
    assert_eq!(annotations[1]["candidates"], json!(["fpt-unit/a", "fpt-unit/b"]));
    assert_eq!(annotations[5]["parent"], 4);
    // Read again and written again, it is the same.
    let again = annotations.iter().map(|annotation| Mark::read(annotation.clone().into()).expect("a mark")).collect();
    let text = units(ARTICLE);
    assert_eq!(Format::Json.write(&Document::new(&text, again).expect("marks")), written(Format::Json));
}

#[test]
fn json_keeps_lone_surrogates_so_that_offsets_hold() {
    let text = [0xD83D, u16::from(b'"'), 0xDE80, u16::from(b'<'), 0x2028];
    let document = Document::new(&text, Vec::new()).expect("no marks");
    assert_eq!(
        Format::Json.write(&document),
        "{\n  \"text\": \"\\ud83d\\\"\\ude80\\u003c\\u2028\",\n  \"annotations\": []\n}\n"
    );
}

/// Reads RFC 4180, and takes the apostrophe from what a spreadsheet would take for a formula.
fn read_csv(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut characters = csv.chars().peekable();
    let mut quoted = false;
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => cell.extend(characters.next()),
            '"' => quoted = !quoted,
            ',' | '\r' if !quoted => {
                row.push(cell.strip_prefix('\'').map_or(cell.clone(), str::to_owned));
                cell.clear();
                if character == '\r' {
                    assert_eq!(characters.next(), Some('\n'));
                    rows.push(std::mem::take(&mut row));
                }
            }
            _ => cell.push(character),
        }
    }
    assert!(row.is_empty() && cell.is_empty(), "the last line has an end");
    rows
}

#[test]
fn csv_is_a_table_that_runs_nothing() {
    let csv = written(Format::Csv);
    let rows = read_csv(&csv);
    assert_eq!(rows[0], COLUMNS);
    assert!(rows.iter().all(|row| row.len() == COLUMNS.len()));
    let table: Vec<(String, Mark)> = rows[1..].iter().map(|row| (row[2].clone(), read_row(row))).collect();
    let text = units(ARTICLE);
    for ((slice, found), expected) in table.iter().zip(marks()) {
        assert_eq!((slice, found), (&String::from_utf16_lossy(&text[expected.start..expected.end]), &expected));
    }
    assert!(csv.contains(",'=SUM(A1),policy,,'=SUM(A1),"), "{csv}");
}

fn read_row(row: &[String]) -> Mark {
    let optional = |at: usize| Some(row[at].clone()).filter(|cell| !cell.is_empty());
    Mark {
        start: row[0].parse().expect("start"),
        end: row[1].parse().expect("end"),
        kind: row[3].clone(),
        id: optional(4),
        name: row[5].clone(),
        confidence: row[6].clone(),
        via: row[7].clone(),
        status: optional(8),
        successor: optional(9),
        successor_id: optional(10),
        inferred: row[11] == "true",
        candidates: row[12].split_whitespace().map(str::to_owned).collect(),
        parent: row[13].parse().ok(),
    }
}

#[test]
fn no_cell_begins_like_a_formula() {
    for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'x", "a=1", " =1"] {
        let text = units("x");
        let mark = Mark { end: 1, kind: "policy".into(), name: name.into(), ..Mark::default() };
        let csv = Format::Csv.write(&Document::new(&text, vec![mark]).expect("a mark"));
        let bare = csv.lines().nth(1).map(|row| row.replace('"', "")).unwrap_or_default();
        let cell = bare.split(',').nth(5).unwrap_or_default().to_owned();
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{name:?} gave {cell:?}");
        assert_eq!(read_csv(&csv)[1][5], name, "and it is read as it was");
    }
}

/// The text of an element of HTML: tags left out, references resolved.
fn text_of(html: &str) -> String {
    let (mut text, mut rest) = (String::new(), html);
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        let end = if rest[at..].starts_with('<') { '>' } else { ';' };
        let (inner, after) = rest[at + 1..].split_once(end).expect("an end");
        text.push_str(match inner {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "#39" => "'",
            "#13" => "\r",
            tag if end == '>' => {
                assert!(tag == "/mark" || tag.starts_with("mark "), "{tag}");
                ""
            }
            other => panic!("unknown reference {other}"),
        });
        rest = after;
    }
    text + rest
}

fn main_of(html: &str) -> &str {
    let (_, main) = html.split_once("<main>").expect("main");
    main.split_once("</main>").expect("its end").0
}

#[test]
fn html_holds_the_text_and_its_marks_and_nothing_else() {
    let html = written(Format::Html);
    assert_eq!(text_of(main_of(&html)), ARTICLE);
    assert_eq!(main_of(&html).matches("<mark ").count(), 6);
    assert_eq!(main_of(&html).matches("</mark>").count(), 6);
    let nested = "data-id=\"fpt-unit/x\">Đại học <mark id=\"m5\" class=\"fpt-unit\" title=\"FPT\" data-id=\"fpt-unit/x\">FPT</mark></mark>";
    assert!(html.contains(nested), "{html}");
    assert!(html.contains("<title>Bản tin &lt;b&gt;sáng&lt;/b&gt; 🚀</title>"));
    assert!(html.contains("title=\"Hải Phòng, nay là Hải Phòng, &quot;mới&quot;\""));
    for loading in ["<script", "src=", "url(", "@import", "http:", "https:", "<link"] {
        assert!(!html.contains(loading), "{loading}");
    }
}

#[test]
fn html_escapes_whatever_a_pack_may_name() {
    let text = units("\0<script>alert(1)</script>");
    let bad = "\"><script>alert(1)</script>";
    let mark = Mark {
        end: 5,
        kind: bad.into(),
        id: Some(bad.into()),
        name: bad.into(),
        successor: Some(bad.into()),
        ..Mark::default()
    };
    let document = Document { title: Some(bad.into()), ..Document::new(&text, vec![mark]).expect("a mark") };
    assert!(!Format::Html.write(&document).contains("<script"));
}

/// What the data model asks of a page of annotations, as far as it is used here.
const SCHEMA: &str = include_str!("web_annotation.schema.json");

#[test]
fn web_annotations_conform_and_their_selectors_find_the_text() {
    let page: Value = serde_json::from_str(&written(Format::WebAnnotation)).expect("JSON");
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&serde_json::from_str(SCHEMA).expect("JSON"))
        .expect("a schema");
    let problems: Vec<String> = validator.iter_errors(&page).map(|error| error.to_string()).collect();
    assert!(problems.is_empty(), "{problems:#?}");

    let text = units(ARTICLE);
    let characters: Vec<char> = ARTICLE.chars().collect();
    let items = page["items"].as_array().expect("items");
    assert_eq!(items.len(), 6);
    for (item, mark) in items.iter().zip(marks()) {
        let slice = String::from_utf16_lossy(&text[mark.start..mark.end]);
        let [quote, position] = &item["target"]["selector"].as_array().expect("selectors")[..] else {
            panic!("two selectors")
        };
        let range =
            position["start"].as_u64().expect("start") as usize..position["end"].as_u64().expect("end") as usize;
        assert_eq!(characters[range.clone()].iter().collect::<String>(), slice, "by position, in characters");
        let part = |key: &str| quote[key].as_str().unwrap_or_default().to_owned();
        assert_eq!(part("exact"), slice);
        let around = part("prefix") + &slice + &part("suffix");
        assert_eq!(ARTICLE.matches(&around).count(), 1, "by quotation: {around:?}");
        assert_eq!(item["body"][0]["value"], mark.name.as_str());
    }
    let ids: std::collections::BTreeSet<&str> = items.iter().filter_map(|item| item["id"].as_str()).collect();
    assert_eq!(ids.len(), 6, "each has an address of its own");
    assert_eq!(written(Format::WebAnnotation), written(Format::WebAnnotation), "and always the same");
}

#[test]
fn web_annotations_point_at_the_address_that_is_given() {
    let text = units("Huế");
    let mark = mark("Huế", "Huế", "province", "Huế");
    let document = Document {
        source: Some("https://example.org/bai".into()),
        ..Document::new(&text, vec![mark]).expect("a mark")
    };
    let page: Value = serde_json::from_str(&Format::WebAnnotation.write(&document)).expect("JSON");
    assert_eq!(page["items"][0]["target"]["source"], "https://example.org/bai");
    assert_eq!(page["items"][0]["id"], "https://example.org/bai#annotation-0");
}

/// Annotations read from IOB2: start, end, kind, id.
fn read_conll(conll: &str, text: &[u16]) -> Vec<(usize, usize, String, String)> {
    let mut spans: Vec<(usize, usize, String, String)> = Vec::new();
    for line in conll.lines().filter(|line| !line.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [token, start, end, id, tag] = columns[..] else { panic!("five columns: {line}") };
        let (start, end) = (start.parse().expect("start"), end.parse().expect("end"));
        assert_eq!(token, String::from_utf16_lossy(&text[start..end]));
        match tag.split_once('-') {
            Some(("B", kind)) => spans.push((start, end, kind.to_owned(), id.to_owned())),
            Some(("I", kind)) => {
                let last = spans.last_mut().expect("I follows B");
                assert_eq!((last.2.as_str(), last.3.as_str()), (kind, id));
                last.1 = end;
            }
            _ => assert_eq!(tag, "O"),
        }
    }
    spans
}

#[test]
fn conll_gives_the_outermost_annotations_back() {
    let text = units(ARTICLE);
    let conll = written(Format::Conll);
    let expected: Vec<(usize, usize, String, String)> = marks()[..5]
        .iter()
        .map(|mark| (mark.start, mark.end, mark.kind.clone(), mark.id.clone().unwrap_or("-".into())))
        .collect();
    assert_eq!(read_conll(&conll, &text), expected);
    let sentences: Vec<&str> = conll.split("\n\n").collect();
    assert_eq!(sentences.len(), 3, "a line, a paragraph, and the last one");
    assert!(conll.contains("Hải\t52\t55\tprovince/x\tB-province\nPhòng\t56\t61\tprovince/x\tI-province\n"), "{conll}");
}

#[test]
fn sentences_end_at_full_stops_but_never_inside_an_annotation() {
    let text = units("Ông A về TP. HCM. Bà B đi. 5 người");
    let city = mark("Ông A về TP. HCM. Bà B đi. 5 người", "TP. HCM", "province", "HCM");
    let conll = Format::Conll.write(&Document::new(&text, vec![city]).expect("a mark"));
    assert_eq!(conll.split("\n\n").count(), 3, "{conll}");
}

#[test]
fn marks_that_are_not_of_the_text_are_refused_with_the_reason() {
    let text = units("Hải Phòng");
    let mark = |start, end| Mark { start, end, kind: "province".into(), name: "X".into(), ..Mark::default() };
    let message = |marks| Document::new(&text, marks).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(message(vec![mark(3, 12)]).contains("3-12, which is none of a text of 9 units"));
    assert!(message(vec![mark(3, 3)]).contains("none of a text"));
    let rocket = units("🚀");
    let half = Document::new(&rocket, vec![mark(0, 1)]).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(half.contains("0-1, which is none"), "{half}");
    assert!(message(vec![mark(0, 5), mark(3, 9)]).contains("0-5 and 3-9 cross"));
    // In another order they are put into order, and parents go along.
    let child = Mark { parent: Some(1), ..mark(4, 9) };
    let document = Document::new(&text, vec![child, mark(0, 9)]).expect("sound marks");
    assert_eq!(document.marks[1].parent, Some(0));
}

fn splits(text: &[u16], at: usize) -> bool {
    at > 0 && at < text.len() && char::decode_utf16(text[at - 1..=at].iter().copied()).count() == 1
}

/// Any units, and marks side by side in them.
fn any_document() -> impl Strategy<Value = (Vec<u16>, Vec<(usize, usize)>)> {
    let unit = prop_oneof![
        prop::sample::select(units("aĐấ, .\n\r\t\"'&<>=-@\u{300}\u{AD}\u{200B}\0\u{2028}\u{FEFF}")),
        0xD7F0_u16..0xE010,
        any::<u16>()
    ];
    (prop::collection::vec(unit, 1..60), prop::collection::vec((0_usize..60, 1_usize..8), 0..6)).prop_map(
        |(text, spans)| {
            let mut end = 0;
            let mut marks: Vec<(usize, usize)> = Vec::new();
            let mut spans = spans;
            spans.sort_unstable();
            for (start, length) in spans {
                let last = (start + length).min(text.len());
                if start >= end && start < last && ![start, last].iter().any(|edge| splits(&text, *edge)) {
                    marks.push((start, last));
                    end = last;
                }
            }
            (text, marks)
        },
    )
}

proptest! {
    #[test]
    fn every_form_can_write_every_text((text, spans) in any_document()) {
        let marks: Vec<Mark> = spans.iter().map(|(start, end)| Mark {
            start: *start, end: *end, kind: "policy".into(), name: String::from_utf16_lossy(&text[*start..*end]),
            confidence: "low".into(), via: "alias".into(), ..Mark::default()
        }).collect();
        let document = Document::new(&text, marks.clone()).expect("sound marks");
        for (name, format) in Format::NAMES {
            prop_assert!(!format.write(&document).is_empty() || *name == "conll");
        }
        let json = Format::Json.write(&document);
        if String::from_utf16(&text).is_ok() && marks.iter().all(|mark| String::from_utf16(&text[mark.start..mark.end]).is_ok()) {
            let value: Value = serde_json::from_str(&json).expect("JSON");
            prop_assert_eq!(value["text"].as_str().map(units), Some(text.clone()));
        }
        let rows = read_csv(&Format::Csv.write(&document));
        prop_assert_eq!(rows.len(), marks.len() + 1);
        for (row, mark) in rows[1..].iter().zip(&marks) {
            prop_assert_eq!(&read_row(row), mark);
        }
        prop_assert_eq!(text_of(main_of(&Format::Html.write(&document))), String::from_utf16_lossy(&text).replace('\0', "\u{FFFD}"));
        let page: Value = serde_json::from_str(&Format::WebAnnotation.write(&document).replace("\\ud", "\\u0").replace("\\uD", "\\u0")).expect("JSON");
        prop_assert_eq!(page["items"].as_array().map(Vec::len), Some(marks.len()));
        // Tokens tell of every mark that has a sign in it, up to its white space.
        let found = read_conll(&Format::Conll.write(&document), &text);
        for (start, end, _, _) in &found {
            prop_assert!(spans.iter().any(|(first, last)| first <= start && end <= last), "{start}-{end} in {spans:?}");
        }
    }
}
