//! What needs the whole text and what was found in it so far.

pub mod abbreviation;
pub mod bearer;
pub mod inferred;
pub mod licence;
pub mod namesakes;
pub mod person_name;
pub mod short_reference;

use std::ops::Range;

use crate::{
    gazetteer::Gazetteer,
    order::outermost_first,
    passages::Findings,
    rules::{mention::Mention, office::Office},
    text::Text,
};

/// A text that has been read.
pub struct Document<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// The gazetteer.
    pub gazetteer: &'a Gazetteer,
    /// What was found in its passages.
    pub findings: &'a Findings<'a>,
}

impl<'a> Document<'a> {
    /// What stands beside a name, if it is one of a listed official, or has the shape of a person's.
    pub fn mention(&self, name: &Range<usize>) -> Option<&'a Mention> {
        let place = outermost_first(name);
        let Findings { officials, people, .. } = self.findings;
        let official = officials.binary_search_by_key(&place, |mention| outermost_first(&mention.name));
        let person = || people.binary_search_by_key(&place, |person| outermost_first(&person.mention.name)).ok();
        official.ok().and_then(|at| officials.get(at)).or_else(|| Some(&people.get(person()?)?.mention))
    }

    /// The offices that the text gives at a mention.
    pub fn offices<'m>(&'m self, mention: &'m Mention) -> impl Iterator<Item = &'m Office> {
        self.findings.offices.of(&mention.offices)
    }

    /// The folded words of a role.
    pub fn role(&self, office: &Office) -> &'a [u8] {
        &self.text.bytes()[office.role.start..office.role.end]
    }
}
