//! What records say of each other: the others exist, are of the right kind, and lead nowhere in a circle.

use crate::{
    model::{EntityNumber, Facts},
    problem::Place,
    record::Kind,
    value::Named as _,
};

use super::{Checked, Compilation};

/// Where a reference goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Link {
    Successor,
    Parent,
    ReplacedBy,
    ApprovedBy,
    /// The province of the tenure with this index.
    Province(usize),
    /// Only that the record exists.
    Existence,
}

/// A reference to a record that had not come yet.
#[derive(Debug)]
pub(super) struct Waiting {
    from: EntityNumber,
    link: Link,
    field: &'static str,
    id: String,
    kind: Kind,
}

impl Checked<'_, '_> {
    /// The number of the record with this id, which must be of a kind; later, if it has not come yet.
    pub(super) fn reference(
        &mut self,
        field: &'static str,
        id: Option<&String>,
        kind: Kind,
        link: Link,
    ) -> Option<EntityNumber> {
        let id = id?;
        let number = self.compilation.number_of(id).filter(|_| id.starts_with(kind.name()));
        if number.is_none() {
            let (from, id) = (self.number, id.clone());
            self.compilation.waiting.push(Waiting { from, link, field, id, kind });
        }
        number
    }
}

fn set(facts: &mut Facts, link: Link, number: Option<EntityNumber>) {
    match (facts, link) {
        (Facts::Province(province), Link::Successor) => {
            province.successor = number.zip(province.successor.map(|(_, fate)| fate));
        }
        (Facts::FptUnit(unit), Link::Successor) => unit.successor = number,
        (Facts::FptUnit(unit), Link::Parent) => unit.parent = number,
        (Facts::Policy(policy), Link::ReplacedBy) => policy.replaced_by = number,
        (Facts::Policy(policy), Link::ApprovedBy) => policy.approved_by = number,
        (Facts::Official(official), Link::Province(index)) => {
            if let Some(tenure) = official.tenures.get_mut(index) {
                tenure.province = number;
            }
        }
        _ => {}
    }
}

impl Compilation {
    /// Sets the references that had to wait, now that all records are known.
    pub(super) fn settle(&mut self) {
        // Those of one record follow each other.
        for waiting in std::mem::take(&mut self.waiting).chunk_by(|one, other| one.from == other.from) {
            let Some(from) = waiting.first().map(|waiting| waiting.from) else { continue };
            let mut record = self.packed.get(from);
            let place = record.place.clone().unwrap_or_default();
            for Waiting { link, field, id, kind, .. } in waiting {
                let number = self.known(&place, &record.entity.id, field, id, *kind);
                set(&mut record.entity.facts, *link, number);
            }
            self.packed.set(from, &mut record);
        }
    }

    /// The number of the record with this id; it is a problem if there is none, or one of another kind.
    pub(super) fn known(
        &mut self,
        place: &Place,
        record: &str,
        field: &str,
        id: &str,
        kind: Kind,
    ) -> Option<EntityNumber> {
        if !id.starts_with(kind.name()) {
            let message = format!("{field} names \"{id}\", which is no {}", kind.name());
            self.error(place, record, message, format!("write an id that begins with {}/", kind.name()));
            return None;
        }
        let number = self.number_of(id);
        if number.is_none() {
            let remedy = "correct the id, or add the record it names";
            self.error(place, record, format!("{field} names \"{id}\", which no record has"), remedy);
        }
        number
    }

    /// Following successors or parents must end.
    pub(super) fn circles(&mut self) {
        let next: Vec<Option<EntityNumber>> = self.packed.numbers().map(|number| self.next(number)).collect();
        let next = |number: EntityNumber| next.get(number as usize).copied().flatten();
        let leads_in_circle = |first: EntityNumber| {
            let mut seen = vec![first];
            let mut at = next(first);
            while let Some(number) = at {
                if seen.contains(&number) {
                    return true;
                }
                seen.push(number);
                at = next(number);
            }
            false
        };
        let circles: Vec<EntityNumber> = self.own().filter(|number| leads_in_circle(*number)).collect();
        for number in circles {
            self.error_in(number, "its successors or parents lead in a circle".to_owned(), "remove one of the links");
        }
    }

    fn next(&self, number: EntityNumber) -> Option<EntityNumber> {
        if self.packed.kind(number) == Kind::Official {
            return None;
        }
        match self.packed.entity(number).entity.facts {
            Facts::Province(province) => province.successor.map(|(number, _)| number),
            Facts::FptUnit(unit) => unit.successor.or(unit.parent),
            Facts::Policy(policy) => policy.replaced_by,
            Facts::Official(_) => None,
        }
    }
}
