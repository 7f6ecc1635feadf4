//! What only cards show (sources, formal names, remarks): a second file, loaded on first need.

use std::collections::BTreeMap;

use serde::Serialize;

use danhdau_gazetteer::{
    reading::Authored,
    record::{Record, Source},
};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Details<'a> {
    version: u32,
    hash: &'a str,
    records: BTreeMap<&'a str, RecordDetails<'a>>,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct RecordDetails<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    formal_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    english_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    periods: Vec<PeriodDetails<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    sources: Vec<SourceDetails<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tenures: Vec<Vec<SourceDetails<'a>>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lower_units: Vec<LowerUnitDetails<'a>>,
}

#[derive(Serialize)]
struct PeriodDetails<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    territory: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
}

#[derive(Serialize)]
struct SourceDetails<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    read: String,
}

/// A city, town, ward or commune of the same name.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LowerUnitDetails<'a> {
    #[serde(rename = "type")]
    unit_type: &'a str,
    province_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
}

fn sources(sources: &[Source]) -> Vec<SourceDetails<'_>> {
    let details = |source: &'_ Source| source.read.map(|read| read.to_string()).unwrap_or_default();
    sources
        .iter()
        .map(|source| SourceDetails {
            url: source.url.as_deref(),
            title: source.title.as_deref(),
            read: details(source),
        })
        .collect()
}

/// The JSON text of the second file. `hash` is that of the compiled gazetteer it belongs to.
///
/// # Errors
/// Never in practice: the records are plain data.
pub fn json(authored: &Authored, hash: &str) -> serde_json::Result<String> {
    let records = authored.records.iter().map(|(_, record)| (record.id(), details(record, authored))).collect();
    serde_json::to_string(&Details { version: 1, hash, records })
}

fn details<'a>(record: &'a Record, authored: &'a Authored) -> RecordDetails<'a> {
    match record {
        Record::Province(record) => RecordDetails {
            region: record.region.as_deref(),
            periods: record
                .period
                .iter()
                .map(|period| PeriodDetails { territory: period.territory.as_deref(), basis: period.basis.as_deref() })
                .collect(),
            sources: sources(&record.sources),
            lower_units: authored
                .lower_units
                .iter()
                .filter(|(_, unit)| unit.name == record.name)
                .map(|(_, unit)| LowerUnitDetails {
                    unit_type: &unit.unit_type,
                    province_id: &unit.province,
                    from: unit.from.map(|date| date.to_string()),
                    to: unit.to.map(|date| date.to_string()),
                })
                .collect(),
            ..RecordDetails::default()
        },
        Record::Official(record) => RecordDetails {
            note: record.note.as_deref(),
            sources: sources(&record.sources),
            tenures: record.tenure.iter().map(|tenure| sources(&tenure.sources)).collect(),
            ..RecordDetails::default()
        },
        Record::FptUnit(record) => RecordDetails {
            formal_name: record.formal_name.as_deref(),
            english_name: record.english_name.as_deref(),
            note: record.note.as_deref(),
            sources: sources(&record.sources),
            ..RecordDetails::default()
        },
        Record::Policy(record) => RecordDetails {
            formal_name: record.formal_name.as_deref(),
            note: record.note.as_deref(),
            sources: sources(&record.sources),
            ..RecordDetails::default()
        },
    }
}
