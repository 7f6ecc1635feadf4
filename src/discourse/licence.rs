//! What an earlier mention licenses: a form that counts only where another form of the same name occurs.

use crate::{
    fold::{alphabet::is_word, fold_str},
    gazetteer::{Gazetteer, Surface},
    rules::{Candidate, Context},
};

/// Where each form of a name is first accepted.
pub struct Mentions {
    /// By number of the surface; [`NOWHERE`] where it does not occur.
    first: Vec<u32>,
}

const NOWHERE: u32 = u32::MAX;

impl Mentions {
    /// From the numbers of accepted forms, each with its place, in order of the text. It is as large as the gazetteer has
    /// names: to be made only where something waits for it.
    pub fn new(gazetteer: &Gazetteer, accepted: &[(u32, u32)]) -> Self {
        let mut first = vec![NOWHERE; gazetteer.surfaces.len()];
        for (number, start) in accepted {
            if let Some(first) = first.get_mut(*number as usize) {
                *first = (*first).min(*start);
            }
        }
        Self { first }
    }

    /// Whether the text licenses a candidate whose form has conditions.
    pub fn license(&self, candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
        let Some(condition) = &candidate.surface.condition else { return true };
        let first =
            |form: &Option<String>| form.as_deref().and_then(|form| self.first(form, candidate.surface, context));
        first(&condition.with).is_some()
            || first(&condition.once).is_some_and(|first| first < candidate.range.start)
            || condition.after.iter().any(|word| stands_before(&fold_str(word), candidate, context))
    }

    /// Where another form of the same record first occurs.
    fn first(&self, form: &str, surface: &Surface, context: &Context<'_>) -> Option<usize> {
        let own = context.gazetteer.surfaces_of(surface.entity);
        let number = own.clone().find(|number| context.gazetteer.surfaces[*number].text == form)?;
        self.first.get(number).filter(|first| **first != NOWHERE).map(|first| *first as usize)
    }
}

/// Whether a word stands directly before the candidate, with or without a space.
fn stands_before(word: &[u8], candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let before = &context.text.bytes()[..candidate.range.start];
    let before = before.strip_suffix(b" ").unwrap_or(before);
    let Some(rest) = before.strip_suffix(word) else { return false };
    rest.last().is_none_or(|byte| !is_word(*byte))
}
