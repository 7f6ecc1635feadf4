//! What records say of each other: the others exist, are of the right kind, and lead nowhere in a circle.

use crate::{
    model::{EntityNumber, Facts},
    problem::Place,
    record::Kind,
    value::Named as _,
};

use super::Compiler;

impl Compiler {
    /// The number of the record with this id, which must be of a kind.
    pub(super) fn reference(
        &mut self,
        place: &Place,
        record: &str,
        field: &str,
        id: Option<&String>,
        kind: Kind,
    ) -> Option<EntityNumber> {
        let id = id?;
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
        let next = |number: EntityNumber| match &self.gazetteer.entity(number)?.facts {
            Facts::Province(province) => province.successor.map(|(number, _)| number),
            Facts::FptUnit(unit) => unit.successor.or(unit.parent),
            Facts::Policy(policy) => policy.replaced_by,
            Facts::Official(_) => None,
        };
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
        let circles = self.own().filter(|(number, _)| leads_in_circle(*number));
        let circles: Vec<(EntityNumber, Place)> = circles.map(|(number, place)| (number, place.clone())).collect();
        for (number, place) in circles {
            let id = self.id(number).to_owned();
            self.error(&place, &id, "its successors or parents lead in a circle", "remove one of the links");
        }
    }
}
