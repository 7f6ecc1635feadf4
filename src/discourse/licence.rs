//! What an earlier mention licenses: a form that counts only where another form of the same name occurs.

use crate::{
    fold::fold_str,
    gazetteer::EntityNumber,
    index::Index,
    rules::{Candidate, Context},
};

/// Where the forms that were accepted first occur.
#[derive(Default)]
pub struct Mentions {
    first: Index,
}

impl Mentions {
    /// Remembers an accepted candidate; candidates come in order of the text.
    pub fn add(&mut self, candidate: &Candidate<'_>) {
        let first = self.first.entry(key(candidate.surface.entity, &candidate.surface.text));
        if first.is_empty() {
            first.push(candidate.range.start as u32);
        }
    }

    /// Whether the text licenses a candidate whose form has conditions.
    pub fn license(&self, candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
        let condition = &candidate.surface.condition;
        let mentioned = |form: &Option<String>| {
            let first = self.first.get(&key(candidate.surface.entity, form.as_deref()?));
            first.first().map(|first| *first as usize)
        };
        mentioned(&condition.with).is_some()
            || mentioned(&condition.once).is_some_and(|first| first < candidate.range.start)
            || condition.after.iter().any(|word| stands_before(&fold_str(word), candidate, context))
    }
}

fn key(entity: EntityNumber, form: &str) -> Vec<u8> {
    [&entity.to_le_bytes(), form.as_bytes()].concat()
}

/// Whether a word stands directly before the candidate, with or without a space.
fn stands_before(word: &[u8], candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let before = &context.text.bytes()[..candidate.range.start];
    let before = before.strip_suffix(b" ").unwrap_or(before);
    let Some(rest) = before.strip_suffix(word) else { return false };
    rest.last().is_none_or(|byte| !crate::fold::alphabet::is_word(*byte))
}
