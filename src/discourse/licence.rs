//! What an earlier mention licenses: a form that counts only where another form of the same name occurs.

use super::Document;
use crate::{
    fold::{alphabet::is_word, fold_str},
    gazetteer::Surface,
    passages::reading,
    rules::{Candidate, Reading},
};

/// Where each form of a name is first accepted.
struct Mentions {
    /// By number of the surface; [`NOWHERE`] where it does not occur.
    first: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;

/// Readings of the candidates that waited, and that the text licenses.
pub fn licensed(document: &Document<'_>) -> Vec<Reading> {
    let waiting = &document.findings.waiting;
    if waiting.is_empty() {
        return Vec::new();
    }
    let mentions = Mentions::new(document);
    let licensed = waiting.iter().filter(|(candidate, _)| mentions.license(candidate, document));
    licensed.map(|(candidate, confidence)| reading(candidate, *confidence)).collect()
}

impl Mentions {
    /// It is as large as the gazetteer has names: to be made only where something waits for it.
    fn new(document: &Document<'_>) -> Self {
        let mut first = vec![NOWHERE; document.gazetteer.surfaces.len()];
        for (number, start) in &document.findings.accepted {
            if let Some(first) = first.get_mut(*number as usize) {
                *first = (*first).min(*start);
            }
        }
        Self { first }
    }

    /// Whether the text licenses a candidate whose form has conditions.
    fn license(&self, candidate: &Candidate<'_>, document: &Document<'_>) -> bool {
        let Some(condition) = &candidate.surface.condition else { return true };
        let first =
            |form: &Option<String>| form.as_deref().and_then(|form| self.first(form, candidate.surface, document));
        first(&condition.with).is_some()
            || first(&condition.once).is_some_and(|first| first < candidate.range.start)
            || condition.after.iter().any(|word| stands_before(&fold_str(word), candidate, document))
    }

    /// Where another form of the same record first occurs.
    fn first(&self, form: &str, surface: &Surface, document: &Document<'_>) -> Option<usize> {
        let own = document.gazetteer.surfaces_of(surface.entity);
        let number = own.clone().find(|number| document.gazetteer.surfaces[*number].text == form)?;
        self.first.get(number).filter(|first| **first != NOWHERE).map(|first| *first as usize)
    }
}

/// Whether a word stands directly before the candidate, with or without a space.
fn stands_before(word: &[u8], candidate: &Candidate<'_>, document: &Document<'_>) -> bool {
    let before = &document.text.bytes()[..candidate.range.start];
    let before = before.strip_suffix(b" ").unwrap_or(before);
    let Some(rest) = before.strip_suffix(word) else { return false };
    rest.last().is_none_or(|byte| !is_word(*byte))
}
