//! Annotations as plain data for the command: the form of the contract, names in place of numbers.

use crate::{
    annotation::{Annotation, Annotations, Subject},
    gazetteer::{
        Gazetteer,
        value::{Data, Named, Value},
    },
};

/// The annotations of a text with their names, ids and slices.
pub fn views(annotations: &Annotations, gazetteer: &Gazetteer, units: &[u16]) -> Vec<Value> {
    annotations.items.iter().map(|annotation| view(annotation, annotations, gazetteer, units)).collect()
}

fn view(annotation: &Annotation, annotations: &Annotations, gazetteer: &Gazetteer, units: &[u16]) -> Value {
    let id = |number: u32| gazetteer.entity(number).map(|entity| Value::from(entity.id.as_str()));
    let name = |number: u32| gazetteer.entity(number).map(|entity| Value::from(entity.name.as_str()));
    let (own_id, own_name) = match annotation.subject {
        Subject::Record(number) => (id(number), name(number)),
        Subject::Unlisted(index) => {
            (None, annotations.names.get(index as usize).map(|name| Value::from(name.as_str())))
        }
    };
    let text = String::from_utf16_lossy(units.get(annotation.range.clone()).unwrap_or_default());
    let candidates: Vec<Value> = annotation.candidates.iter().filter_map(|number| id(*number)).collect();
    Value::table(vec![
        ("start", Some(annotation.range.start.into())),
        ("end", Some(annotation.range.end.into())),
        ("kind", Some(annotation.kind.name().into())),
        ("id", Some(own_id.unwrap_or_default())),
        ("name", Some(own_name.unwrap_or_else(|| "".into()))),
        ("text", Some(text.as_str().into())),
        ("confidence", Some(annotation.confidence.name().into())),
        ("via", Some(annotation.via.name().into())),
        ("status", annotation.status.map(|status| status.name().into())),
        ("successor", annotation.successor.and_then(name)),
        ("successorId", annotation.successor.and_then(id)),
        ("inferred", annotation.inferred.then(|| Data::Flag(true).into())),
        ("candidates", Some(candidates).filter(|candidates| !candidates.is_empty()).map(Value::from)),
        ("parent", annotation.parent.map(Value::from)),
    ])
}
