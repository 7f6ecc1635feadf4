//! What an earlier mention licenses: a form that counts only where another form of the same name occurs.

use std::collections::HashMap;

use crate::{
    fold::fold_str,
    gazetteer::EntityNumber,
    rules::{Candidate, Context},
};

/// Where the forms that were accepted first occur.
#[derive(Default)]
pub struct Mentions<'a> {
    first: HashMap<(EntityNumber, &'a str), usize>,
}

impl<'a> Mentions<'a> {
    /// Remembers an accepted candidate.
    pub fn add(&mut self, candidate: &Candidate<'a>) {
        let key = (candidate.surface.entity, candidate.surface.text.as_str());
        let first = self.first.entry(key).or_insert(candidate.range.start);
        *first = candidate.range.start.min(*first);
    }

    /// Whether the text licenses a candidate whose form has conditions.
    pub fn license(&self, candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
        let condition = &candidate.surface.condition;
        let mentioned = |form: &Option<String>| {
            let form = form.as_deref()?;
            self.first.get(&(candidate.surface.entity, form)).copied()
        };
        mentioned(&condition.with).is_some()
            || mentioned(&condition.once).is_some_and(|first| first < candidate.range.start)
            || condition.after.iter().any(|word| stands_before(&fold_str(word), candidate, context))
    }
}

/// Whether a word stands directly before the candidate, with or without a space.
fn stands_before(word: &[u8], candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let before = &context.text.bytes()[..candidate.range.start];
    let before = before.strip_suffix(b" ").unwrap_or(before);
    let Some(rest) = before.strip_suffix(word) else { return false };
    rest.last().is_none_or(|byte| !crate::fold::alphabet::is_word(*byte))
}
