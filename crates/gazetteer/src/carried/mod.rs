//! The form in which the gazetteer is carried: columns in place of rows, and nothing that a rule can restore.
//!
//! What is alike stands side by side, so that it compresses; strings that occur often are kept once; a slug that
//! follows from the name, a full name that is type word and name, and the like are left empty. One description of
//! the records, the [`columns`] and the functions over them in [`records`], serves both ways: what is written is what is
//! read. It also serves to keep each record for itself in few bytes while a pack is compiled ([`packed`]).

mod bytes;
mod columns;
pub(crate) mod packed;
mod records;

use std::sync::Arc;

use crate::{date::PartialDate, model::*};

use bytes::{Reader, Writer};
use columns::{Columns, Numbers, READ, Texts, date, list};

/// The bytes of a gazetteer.
pub fn write(mut gazetteer: Gazetteer) -> Vec<u8> {
    write_records(&mut gazetteer).concat()
}

/// The same in pieces, which nobody needs to have twice at once.
fn write_records(gazetteer: &mut impl Records) -> Vec<Vec<u8>> {
    let mut writer = Writer::new();
    carry(&mut writer, gazetteer);
    let mut words = writer.words.list.iter().map(|word| (**word).to_owned()).collect();
    carry_words(&mut writer, &mut words);
    writer.pieces()
}

/// The gazetteer of bytes that [`write`] made. What is missing at their end is empty.
pub fn read(bytes: &[u8]) -> Gazetteer {
    let mut reader = Reader::new(bytes);
    let mut words = Vec::new();
    carry_words(&mut reader, &mut words);
    reader.words = words.into_iter().map(Arc::from).collect();
    let mut gazetteer = Gazetteer::default();
    carry(&mut reader, &mut gazetteer);
    gazetteer
}

/// Records to be carried, or to be set: gone through several times, always in the order of their numbers.
trait Records {
    /// How many there are.
    fn count(&self) -> usize;
    /// Makes so many.
    fn resize(&mut self, count: usize);
    fn entities(&mut self, visit: impl FnMut(&mut Entity));
    /// Each record with the forms of its name.
    fn forms(&mut self, visit: impl FnMut(EntityNumber, &Entity, &mut Vec<Surface>));
    /// Other names, and the last day on which a source was read.
    fn rest(&mut self) -> (&mut Vec<String>, &mut Option<PartialDate>);
}

impl Records for Gazetteer {
    fn count(&self) -> usize {
        self.entities.len()
    }

    fn resize(&mut self, count: usize) {
        if self.entities.len() != count {
            self.entities = (0..count).map(|_| Entity::default()).collect();
        }
    }

    fn entities(&mut self, visit: impl FnMut(&mut Entity)) {
        self.entities.iter_mut().for_each(visit);
    }

    fn forms(&mut self, mut visit: impl FnMut(EntityNumber, &Entity, &mut Vec<Surface>)) {
        let mut surfaces = std::mem::take(&mut self.surfaces).into_iter().peekable();
        // As many as there mostly are.
        self.surfaces.reserve_exact(2 * self.entities.len());
        let mut own = Vec::new();
        for (entity, number) in self.entities.iter().zip(0..) {
            while let Some(surface) = surfaces.next_if(|surface| surface.entity == number) {
                own.push(surface);
            }
            visit(number, entity, &mut own);
            self.surfaces.append(&mut own);
        }
    }

    fn rest(&mut self) -> (&mut Vec<String>, &mut Option<PartialDate>) {
        (&mut self.namesakes, &mut self.read)
    }
}

fn carry_words(columns: &mut dyn Columns, words: &mut Vec<String>) {
    list(columns, Numbers::Words, words, |columns, word| columns.text(Texts::Words, word));
}

fn carry(columns: &mut dyn Columns, gazetteer: &mut impl Records) {
    let mut count = gazetteer.count() as u32;
    columns.number(Numbers::Records, &mut count);
    gazetteer.resize(count as usize);
    // Those of provinces, which organisations are named after.
    let mut names = Vec::with_capacity(count as usize);
    gazetteer.entities(|entity| {
        records::entity(columns, entity);
        let is_province = matches!(entity.facts, Facts::Province(_));
        names.push(if is_province { entity.name.clone() } else { String::new() });
    });
    gazetteer.entities(|entity| {
        if let Facts::Official(official) = &mut entity.facts {
            official.tenures.iter_mut().for_each(|tenure| records::organisation(columns, tenure, &names));
        }
    });
    drop(names);
    let (namesakes, read) = gazetteer.rest();
    list(columns, Numbers::Namesakes, namesakes, |columns, name| columns.text(Texts::Namesakes, name));
    date(columns, READ, read);
    gazetteer.forms(|number, entity, own| records::forms(columns, number, entity, own));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::LetterCase;

    #[test]
    fn bytes_that_end_early_are_read_as_far_as_they_go() {
        assert_eq!(read(&[]), Gazetteer::default());
        assert_eq!(read(&[0x80, 0x80, 0x80, 0x80, 0x80, 0x80]), Gazetteer::default());
    }

    #[test]
    fn conditions_and_odd_slugs_are_carried() {
        let mut gazetteer = Gazetteer::default();
        gazetteer.entities.push(Entity {
            id: "policy/cds".into(),
            name: "chuyển đổi số".into(),
            facts: Facts::Policy(Box::new(Policy { issuer: Some("Chính phủ".into()), ..Policy::default() })),
            removed: false,
        });
        let condition = Condition { after: vec!["về".into()], once: Some("CĐS".into()), ..Condition::default() };
        for (text, canonical, condition) in [("chuyển đổi số", true, None), ("CDS", false, Some(condition))] {
            gazetteer.surfaces.push(Surface {
                text: text.into(),
                entity: 0,
                canonical,
                abbreviation: !canonical,
                case: LetterCase::Capitals,
                condition: condition.map(Box::new),
            });
        }
        gazetteer.entities.push(Entity { removed: true, ..gazetteer.entities[0].clone() });
        assert_eq!(read(&write(gazetteer.clone())), gazetteer);
    }
}
