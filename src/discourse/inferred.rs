//! Officials that no list contains: an office of state or Party, a body, and a name; or the name, a comma, the office.

use std::ops::Range;

use crate::{
    annotation::{Confidence, Subject, Via},
    gazetteer::{Facts, Kind, model::Tenure},
    index::Index,
    lexicon::WordClass,
    rules::{
        Context, Reading,
        office::{office_before, offices_beside},
    },
};

/// Readings of inferred officials among people whom no reading covers. A name that an office introduced is read again
/// wherever it occurs after that. Their names are added to `names`.
pub fn inferred_officials(people: &[Range<usize>], context: &Context<'_>, names: &mut Vec<String>) -> Vec<Reading> {
    let text = context.text;
    let foreign = foreign_officials(people, context);
    let mut known = Index::default();
    let mut found = Vec::new();
    for range in people.iter().cloned() {
        let folded = &text.bytes()[range.clone()];
        if !foreign.get(folded).is_empty() {
            continue;
        }
        let index = match known.get(folded).first() {
            Some(index) => *index,
            None if in_office(&range, context) => {
                names.push(text.composed_name(range.clone()));
                known.entry(folded.to_vec()).push(names.len() as u32 - 1);
                names.len() as u32 - 1
            }
            None => continue,
        };
        found.push(Reading {
            range,
            subject: Subject::Unlisted(index),
            kind: Kind::Official,
            via: Via::Office,
            confidence: Confidence::High,
            candidates: Vec::new(),
        });
    }
    found
}

/// Names to which the text gives an office of another country, anywhere.
fn foreign_officials(people: &[Range<usize>], context: &Context<'_>) -> Index {
    let mut foreign = Index::default();
    for range in people {
        if office_before(range.start, context).is_some_and(|office| office.body.contains(WordClass::COUNTRY)) {
            foreign.entry(context.text.bytes()[range.clone()].to_vec()).push(range.start as u32);
        }
    }
    foreign
}

/// Makes somebody else of a leader of FPT to whom the text gives an office of state: a namesake whom no record holds.
pub fn contradict(readings: &mut [Reading], context: &Context<'_>, names: &mut Vec<String>) {
    for reading in readings.iter_mut().filter(|reading| reading.kind == Kind::Official) {
        let Subject::Record(number) = reading.subject else { continue };
        if leads_fpt_only(number, context) && in_office(&reading.range, context) {
            names.push(context.text.composed_name(reading.range.clone()));
            reading.subject = Subject::Unlisted(names.len() as u32 - 1);
            reading.via = Via::Office;
            reading.candidates.clear();
        }
    }
}

fn leads_fpt_only(number: u32, context: &Context<'_>) -> bool {
    let facts = context.gazetteer.entity(number).map(|entity| &entity.facts);
    let Some(Facts::Official(official)) = facts else { return false };
    official.tenures.iter().all(Tenure::is_of_fpt)
}

/// Whether an office beside the name is one of state or Party.
fn in_office(range: &Range<usize>, context: &Context<'_>) -> bool {
    offices_beside(range, context).any(|office| {
        let role = context.neighbours.classes(&office.role);
        let state = role.contains(WordClass::STATE_OFFICE) || office.body.contains(WordClass::STATE_BODY);
        state && !office.body.intersects(WordClass::COMPANY | WordClass::COUNTRY)
    })
}
