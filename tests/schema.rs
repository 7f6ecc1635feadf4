//! The schema for editors says what the reader of records does: the same lists and keys, and all files of the gazetteer
//! conform to it.

use std::{collections::BTreeSet, fs, path::Path};

use danhdau::gazetteer::{
    files::toml_files,
    problem::Place,
    reading::{Authored, LISTS, REMOVE},
    value::{Data, Value},
};
use serde_json::Value as Json;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer")
}

fn schema() -> Json {
    let text = fs::read_to_string(folder().join("schema.json")).unwrap_or_else(|error| panic!("schema.json: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("schema.json: {error}"))
}

/// The keys that the reader asks for in an item of a list, as it says itself where one is not known.
fn keys_of_reader(list: &str) -> BTreeSet<String> {
    const UNKNOWN: &str = "no such key";
    let mut authored = Authored::default();
    let item = Data::Table(vec![(UNKNOWN.to_owned(), Value::default())]);
    authored.read_record(list, Place::default(), item.into());
    let unknown = authored.problems.iter().find(|problem| problem.message.contains(UNKNOWN));
    let keys = unknown.and_then(|problem| problem.remedy.split_once("there are "));
    let (_, keys) = keys.unwrap_or_else(|| panic!("an unknown key of {list} is not answered with the known ones"));
    keys.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_lists_are_those_of_the_reader() {
    let schema = schema();
    let lists: BTreeSet<&str> =
        schema["properties"].as_object().expect("properties").keys().map(String::as_str).collect();
    assert_eq!(lists, LISTS.into_iter().chain([REMOVE]).collect());
}

#[test]
fn the_keys_of_each_kind_are_those_of_the_reader() {
    let schema = schema();
    for list in LISTS {
        let definition = &schema["definitions"][list];
        let keys: BTreeSet<String> = definition["properties"].as_object().expect(list).keys().cloned().collect();
        assert_eq!(keys, keys_of_reader(list), "[[{list}]]");
        assert_eq!(definition["additionalProperties"], Json::Bool(false), "[[{list}]]");
    }
}

#[test]
fn every_key_is_explained() {
    for (name, definition) in schema()["definitions"].as_object().expect("definitions") {
        for (key, property) in definition["properties"].as_object().into_iter().flatten() {
            for what in ["title", "description"] {
                assert!(property[what].as_str().is_some_and(|text| !text.is_empty()), "{name}.{key} has no {what}");
            }
        }
    }
}

#[test]
fn all_files_conform() {
    let validator = jsonschema::validator_for(&schema()).expect("a valid schema");
    let files = toml_files(&folder()).expect("gazetteer/");
    assert!(files.len() > 15, "{files:?}");
    for file in files {
        let text = fs::read_to_string(&file).expect("readable");
        let records: Json = toml::from_str(&text).expect("TOML");
        let errors: Vec<String> =
            validator.iter_errors(&records).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", file.display());
        let depth = file.strip_prefix(folder()).expect("below the folder").components().count();
        let first = format!("#:schema {}schema.json\n", "../".repeat(depth - 1));
        assert!(text.starts_with(&first), "{} must begin with {first}", file.display());
    }
}
