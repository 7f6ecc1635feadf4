//! What only cards show (sources, formal names, remarks): a second file, loaded on first need.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    problem::Origin,
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
    sources: &'a [Source],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tenures: Vec<&'a [Source]>,
}

#[derive(Serialize)]
struct PeriodDetails<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    territory: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    basis: Option<&'a str>,
}

/// The JSON text of the second file. `hash` is that of the compiled gazetteer it belongs to.
///
/// # Errors
/// Never in practice: the records are plain data.
pub fn json(records: &[(Origin, Record)], hash: &str) -> serde_json::Result<String> {
    let records = records.iter().map(|(_, record)| (record.id(), details(record))).collect();
    serde_json::to_string(&Details { version: 1, hash, records })
}

fn details(record: &Record) -> RecordDetails<'_> {
    match record {
        Record::Province(record) => RecordDetails {
            region: record.region.as_deref(),
            periods: record
                .period
                .iter()
                .map(|period| PeriodDetails { territory: period.territory.as_deref(), basis: period.basis.as_deref() })
                .collect(),
            sources: &record.sources,
            ..RecordDetails::default()
        },
        Record::Official(record) => RecordDetails {
            note: record.note.as_deref(),
            sources: &record.sources,
            tenures: record.tenure.iter().map(|tenure| tenure.sources.as_slice()).collect(),
            ..RecordDetails::default()
        },
        Record::FptUnit(record) => RecordDetails {
            formal_name: record.formal_name.as_deref(),
            english_name: record.english_name.as_deref(),
            note: record.note.as_deref(),
            sources: &record.sources,
            ..RecordDetails::default()
        },
        Record::Policy(record) => RecordDetails {
            formal_name: record.formal_name.as_deref(),
            note: record.note.as_deref(),
            sources: &record.sources,
            ..RecordDetails::default()
        },
    }
}
