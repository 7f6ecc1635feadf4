//! Packs: records given at run time, on top of those that are compiled in.

use danhdau::{
    Annotator, Options,
    annotation::Subject,
    gazetteer::{
        self, Gazetteer, carried,
        compile::{MOST_ALIASES, MOST_RECORDS, compile},
        problem::{Problem, Severity},
        reading::Authored,
    },
};
use serde_json::{Value as Json, json};

fn with(pack: Json) -> Result<Gazetteer, Vec<Problem>> {
    let mut authored = Authored::default();
    authored.read("", pack.into());
    compile(&gazetteer::compiled(), authored).map(|compiled| {
        // The package hands it from one module to another in this form.
        let carried = carried::read(&carried::write(compiled.gazetteer.clone()));
        assert!(carried == compiled.gazetteer, "what is carried comes back");
        carried
    })
}

fn sources() -> Json {
    json!([{ "title": "sổ tay", "read": "2026-11-21" }])
}

fn unit(slug: &str, name: &str) -> Json {
    json!({ "id": format!("fpt-unit/{slug}"), "name": name, "type": "công ty con", "sources": sources() })
}

/// The ids, or names without record, that are found in a text.
fn found(gazetteer: &Gazetteer, text: &str) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let annotator = Annotator::new(gazetteer.clone());
    let annotations = annotator.annotate(&units, &Options::default());
    let id = |subject: &Subject| match subject {
        Subject::Record(number) => gazetteer.entity(*number).map(|entity| entity.id.clone()).unwrap_or_default(),
        Subject::Unlisted(index) => annotations.names[*index as usize].clone(),
    };
    annotations.items.iter().map(|item| id(&item.subject)).collect()
}

fn problems(pack: Json) -> Vec<String> {
    let problems = with(pack).err().unwrap_or_else(|| panic!("a pack that should be refused was taken"));
    problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_record_is_added() {
    let gazetteer = with(json!({ "fpt_unit": [unit("fpt-lam-an", "FPT Lâm An")] })).expect("a good pack");
    assert_eq!(found(&gazetteer, "Hôm qua FPT Lâm An khai trương ở Huế."), ["fpt-unit/fpt-lam-an", "province/hue"]);
    assert_eq!(gazetteer.entities.len(), gazetteer::compiled().entities.len() + 1);
}

#[test]
fn a_record_of_a_known_id_takes_the_place_of_the_old_one() {
    let mut own = unit("fpt", "FPT");
    own["aliases"] = json!(["Tập đoàn của chúng tôi"]);
    let gazetteer = with(json!({ "fpt_unit": [own] })).expect("a good pack");
    assert_eq!(found(&gazetteer, "FPT, tức tập đoàn của chúng tôi, mở trường."), ["fpt-unit/fpt", "fpt-unit/fpt"]);
    assert_eq!(gazetteer.entities.len(), gazetteer::compiled().entities.len());
    let number = gazetteer.number("fpt-unit/fpt-software").expect("a unit of FPT");
    let view = serde_json::to_value(gazetteer.view(number)).expect("plain data");
    assert_eq!(view["parentId"], "fpt-unit/fpt", "what names it still does");
}

#[test]
fn a_removed_record_is_neither_found_nor_listed_but_its_name_is_still_said() {
    let gazetteer = with(json!({ "remove": ["province/hai-phong"] })).expect("a good pack");
    assert_eq!(found(&gazetteer, "Từ Hải Phòng về Hải Dương"), ["province/hai-duong"]);
    assert_eq!(gazetteer.number("province/hai-phong"), None);
    assert!(gazetteer.current().all(|(_, entity)| entity.id != "province/hai-phong"));
    let number = gazetteer.number("province/hai-duong").expect("Hải Dương");
    let view = serde_json::to_value(gazetteer.view(number)).expect("plain data");
    assert_eq!(view["successorId"], "province/hai-phong");
}

#[test]
fn packs_stand_on_one_another() {
    let first = with(json!({ "fpt_unit": [unit("fpt-lam-an", "FPT Lâm An")] })).expect("a good pack");
    let mut branch = unit("fpt-lam-binh", "FPT Lâm Bình");
    branch["parent"] = "fpt-unit/fpt-lam-an".into();
    let mut authored = Authored::default();
    authored.read("", json!({ "fpt_unit": [branch], "remove": ["fpt-unit/fpt"] }).into());
    let second = compile(&first, authored).expect("a good pack").gazetteer;
    let text = "FPT Lâm An và FPT Lâm Bình";
    assert_eq!(found(&second, text), ["fpt-unit/fpt-lam-an", "fpt-unit/fpt-lam-binh"]);
    assert_eq!(found(&first, text), ["fpt-unit/fpt-lam-an", "fpt-unit/fpt"], "the first one stays as it is");
}

#[test]
fn namesakes_and_people_of_a_pack_are_known_to_the_rules() {
    let official = json!({
        "id": "official/le-lam-an", "name": "Lê Lâm An", "gender": "male",
        "tenure": [{ "role": "Bí thư Tỉnh ủy", "organisation": "Tỉnh ủy Lai Châu", "province": "province/lai-chau",
                     "from": "2026-01-05", "to_kind": "open", "seen": "2026-11-01", "sources": sources() }],
    });
    let namesake = json!({ "name": "Hồ Lai Châu Nhỏ", "meaning": "hồ", "sources": sources() });
    let gazetteer = with(json!({ "official": [official], "namesake": [namesake] })).expect("a good pack");
    assert_eq!(
        found(&gazetteer, "Ông Lê Lâm An thăm Hồ Lai Châu Nhỏ. Ông An đi Lai Châu."),
        ["official/le-lam-an", "official/le-lam-an", "province/lai-chau"]
    );
}

#[test]
fn every_problem_is_named_by_its_path() {
    let mut circle = unit("fpt-lam-an", "FPT Lâm An");
    circle["parent"] = "fpt-unit/fpt-lam-an".into();
    let mut wrong = unit("fpt-lam-binh", "Hải Phòng");
    wrong["from"] = "2026-13".into();
    wrong["sorces"] = json!([]);
    let official = json!({ "id": "official/le-lam-an", "name": "Lê Lâm An", "tenure": [
        { "role": "Bí thư", "organisation": "Tỉnh ủy", "province": "province/lam-an", "sources": [{ "read": "2026-11-21" }] },
    ]});
    let found = problems(json!({
        "fpt_unit": [circle, wrong], "official": [official], "ward": [{}], "remove": ["province/none", 7], "policy": 7,
    }));
    let expected = [
        "fpt_unit[1].from: fpt-unit/fpt-lam-binh: \"2026-13\" is not a date",
        "fpt_unit[1].sorces: fpt-unit/fpt-lam-binh: unknown key `sorces`",
        "official[0].tenure[0].sources[0]: official/le-lam-an: a source has neither url nor title",
        "ward[0]: ward: is not a kind of record",
        "remove[1]: remove: is not an id",
        "policy: policy: is not a list of records",
        "remove[0]: province/none: it cannot be removed",
        "official[0]: official/le-lam-an: province names \"province/lam-an\", which no record has",
        "fpt_unit[0]: fpt-unit/fpt-lam-an: its successors or parents lead in a circle",
        "fpt_unit[1]: fpt-unit/fpt-lam-binh: \"Hải Phòng\" is also a name of province/hai-phong",
    ];
    for expected in expected {
        assert!(found.iter().any(|problem| problem.starts_with(expected)), "{expected}\nis not in\n{found:#?}");
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
}

#[test]
fn a_pack_may_contradict_the_base_but_not_itself() {
    let holder = |slug: &str, name: &str| {
        json!({
            "id": format!("official/{slug}"), "name": name,
            "tenure": [{ "role": "Bộ trưởng", "organisation": "Bộ Nội vụ", "from": "2023-01-05", "to": "2024-11-01", "sources": sources() }],
        })
    };
    let mut authored = Authored::default();
    authored.read("", json!({ "official": [holder("le-lam-an", "Lê Lâm An")] }).into());
    let warnings = compile(&gazetteer::compiled(), authored).expect("only a warning").warnings;
    assert!(
        warnings[0].to_string().contains("is held by official/pham-thi-thanh-tra at the same time"),
        "{warnings:?}"
    );
    let both = json!({ "official": [holder("le-lam-an", "Lê Lâm An"), holder("tran-lam-binh", "Trần Lâm Bình")] });
    assert!(with(both).is_err_and(|problems| problems.iter().any(|problem| problem.severity == Severity::Error)));
}

#[test]
fn thousands_in_one_seat_are_told_of_once_each() {
    const HOLDERS: usize = 3_000;
    let holder = |number: usize| {
        json!({
            "id": format!("official/lam-an-{number}"), "name": format!("Lê Lâm An ({number})"),
            "tenure": [{ "role": "Bộ trưởng", "organisation": "Bộ Lâm An", "from": "2023-01-05", "to": "2024-11-01", "sources": sources() }],
        })
    };
    let told = problems(json!({ "official": (0..HOLDERS).map(holder).collect::<Vec<_>>() }));
    assert_eq!(told.len(), HOLDERS - 1);
    assert!(told.iter().all(|problem| problem.contains("at the same time")), "{}", told[0]);
}

#[test]
fn a_text_that_is_not_composed_is_refused() {
    assert!(problems(json!({ "fpt_unit": [unit("fpt-lam-an", "FPT La\u{302}m An")] }))[0].contains("normal form C"));
}

#[test]
fn what_is_no_pack_is_said_to_be_none() {
    assert_eq!(problems(json!({ "ward": [] })).len(), 1);
    assert!(problems(json!({ "ward": [] }))[0].contains("is not a kind of record"));
    assert!(problems(json!({ "province": {} }))[0].contains("is not a list of records"));
    let null = problems(json!({ "fpt_unit": [null] }));
    assert!(matches!(&null[..], [only] if only.contains("it is not a table of keys and values")), "{null:#?}");
    assert!(problems(json!(["FPT"]))[0].contains("it is not a table of lists of records"));
}

#[test]
fn the_limits_are_enforced() {
    let many: Vec<Json> =
        (0..=MOST_RECORDS).map(|number| unit(&format!("u-{number}"), &format!("U{number}"))).collect();
    assert!(
        problems(json!({ "fpt_unit": many }))[0]
            .contains("there are more than the 100000 records, or 16777216 bytes, that can be read")
    );
    let long = |number: usize| {
        let role = "Chuyên viên chính ".repeat(20_000);
        json!({ "id": format!("official/le-lam-an-{number}"), "name": format!("Lê Lâm An {number}"),
                "tenure": [{ "role": role, "organisation": "Sở Nội vụ", "sources": sources() }] })
    };
    let large: Vec<Json> = (0..60).map(long).collect();
    assert!(problems(json!({ "official": large }))[0].contains("16777216 bytes"));
    let mut unit = unit("fpt-lam-an", "FPT Lâm An");
    let aliases: Vec<String> = (0..=MOST_ALIASES).map(|number| format!("Lâm An {number}")).collect();
    unit["aliases"] = json!(aliases);
    assert!(problems(json!({ "fpt_unit": [unit] }))[0].contains("it has more than 200 names"));
}

#[test]
fn a_warning_does_not_refuse_a_pack() {
    let mut unit = unit("fpt-lam-an", "FPT Lâm An");
    unit["aliases"] = json!(["(Lâm An)"]);
    let mut authored = Authored::default();
    authored.read("", json!({ "fpt_unit": [unit] }).into());
    let compiled = compile(&gazetteer::compiled(), authored).expect("only a warning");
    assert!(matches!(&compiled.warnings[..], [only] if only.severity == Severity::Warning), "{:?}", compiled.warnings);
}
