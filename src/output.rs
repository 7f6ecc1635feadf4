//! Annotations as plain data for the command: the form of the contract, names in place of numbers.

use serde::Serialize;

use crate::{
    annotation::{Annotation, Annotations, Confidence, Status, Subject, Via},
    gazetteer::{Gazetteer, Kind},
};

/// An annotation as it is written out.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnotationView<'a> {
    start: usize,
    end: usize,
    kind: Kind,
    id: Option<&'a str>,
    name: &'a str,
    text: String,
    confidence: Confidence,
    via: Via,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successor_id: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    inferred: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<usize>,
}

/// The annotations of a text with their names, ids and slices.
pub fn views<'a>(annotations: &'a Annotations, gazetteer: &'a Gazetteer, units: &[u16]) -> Vec<AnnotationView<'a>> {
    annotations.items.iter().map(|annotation| view(annotation, annotations, gazetteer, units)).collect()
}

fn view<'a>(
    annotation: &Annotation,
    annotations: &'a Annotations,
    gazetteer: &'a Gazetteer,
    units: &[u16],
) -> AnnotationView<'a> {
    let id = |number: u32| gazetteer.entity(number).map(|entity| entity.id.as_str());
    let name = |number: u32| gazetteer.entity(number).map(|entity| entity.name.as_str());
    let (own_id, own_name) = match annotation.subject {
        Subject::Record(number) => (id(number), name(number)),
        Subject::Unlisted(index) => (None, annotations.names.get(index as usize).map(String::as_str)),
    };
    AnnotationView {
        start: annotation.range.start,
        end: annotation.range.end,
        kind: annotation.kind,
        id: own_id,
        name: own_name.unwrap_or_default(),
        text: String::from_utf16_lossy(units.get(annotation.range.clone()).unwrap_or_default()),
        confidence: annotation.confidence,
        via: annotation.via,
        status: annotation.status,
        successor: annotation.successor.and_then(name),
        successor_id: annotation.successor.and_then(id),
        inferred: annotation.inferred,
        candidates: annotation.candidates.iter().filter_map(|number| id(*number)).collect(),
        parent: annotation.parent,
    }
}
