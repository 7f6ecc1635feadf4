//! What is shown of a record outside of the core: plain data, with ids in place of numbers.

use crate::{
    date::PartialDate,
    model::{EntityNumber, Facts, Gazetteer, Official, Province},
    value::{Named, Value},
};

impl Gazetteer {
    /// A record as a user of the package sees it; none if there are fewer, or if a pack took it out.
    pub fn view(&self, number: EntityNumber) -> Option<Value> {
        let entity = self.entity(number).filter(|entity| !entity.removed)?;
        let own = self.surfaces.get(self.surfaces_of(number))?;
        let aliases = own.iter().filter(|surface| !surface.canonical).map(|surface| Value::from(surface.text.as_str()));
        let mut entries = vec![
            ("id", text(&entity.id)),
            ("kind", text(entity.kind().name())),
            ("name", text(&entity.name)),
            ("aliases", Some(aliases.collect::<Vec<Value>>().into())),
        ];
        match &entity.facts {
            Facts::Province(province) => entries.extend(self.province(province)),
            Facts::Official(official) => entries.extend(self.official(official)),
            Facts::FptUnit(unit) => entries.extend([
                ("type", text(&unit.unit_type)),
                ("parentId", self.id(unit.parent)),
                ("successorId", self.id(unit.successor)),
                ("relation", optional_text(&unit.relation)),
                ("from", date(unit.from)),
                ("to", date(unit.to)),
            ]),
            Facts::Policy(policy) => entries.extend([
                ("type", text(&policy.policy_type)),
                ("number", optional_text(&policy.number)),
                ("issuer", policy.issuer.as_deref().map(Value::from)),
                ("issued", date(policy.issued)),
                ("approvedById", self.id(policy.approved_by)),
                ("successorId", self.id(policy.replaced_by)),
                ("from", date(policy.in_force_from)),
                ("to", date(policy.in_force_to)),
            ]),
        }
        Some(Value::table(entries))
    }

    fn province(&self, province: &Province) -> [(&'static str, Option<Value>); 4] {
        let periods = province.periods.iter().map(|period| {
            Value::table(vec![
                ("type", text(period.unit_type.name())),
                ("fullName", text(&period.full_name)),
                ("from", date(period.from)),
                ("to", date(period.to)),
            ])
        });
        [
            ("periods", Some(periods.collect::<Vec<Value>>().into())),
            ("seat", optional_text(&province.seat)),
            ("successorId", self.id(province.successor.map(|(successor, _)| successor))),
            ("fate", province.successor.and_then(|(_, fate)| text(fate.name()))),
        ]
    }

    fn official(&self, official: &Official) -> [(&'static str, Option<Value>); 3] {
        let tenures = official.tenures.iter().map(|tenure| {
            Value::table(vec![
                ("role", text(&tenure.role)),
                ("organisation", text(&tenure.organisation)),
                ("provinceId", self.id(tenure.province)),
                ("from", date(tenure.from)),
                ("to", date(tenure.to)),
                ("fromKind", text(tenure.from_kind.name())),
                ("toKind", text(tenure.to_kind.name())),
                ("seen", date(tenure.seen)),
            ])
        });
        [
            ("gender", official.gender.and_then(|gender| text(gender.name()))),
            ("birthYear", official.birth_year.map(|year| usize::from(year).into())),
            ("tenures", Some(tenures.collect::<Vec<Value>>().into())),
        ]
    }

    /// What a record was on a day, or none if no record has the id.
    pub fn state_view(&self, id: &str, day: PartialDate) -> Option<Value> {
        let state = self.entity(self.number(id)?)?.state(day);
        let tenures = state.tenures.iter().map(|(index, certainty)| {
            Value::table(vec![("index", Some((*index).into())), ("certainty", text(certainty.name()))])
        });
        let tenures = Some(tenures.collect::<Vec<Value>>()).filter(|tenures| !tenures.is_empty());
        Some(Value::table(vec![
            ("status", state.status.and_then(|status| text(status.name()))),
            ("successorId", self.id(state.successor)),
            ("period", state.period.map(Value::from)),
            ("tenures", tenures.map(Value::from)),
        ]))
    }

    fn id(&self, number: Option<EntityNumber>) -> Option<Value> {
        self.entity(number?).and_then(|entity| text(&entity.id))
    }
}

fn text(text: &str) -> Option<Value> {
    Some(text.into())
}

fn optional_text(text: &Option<String>) -> Option<Value> {
    text.as_deref().map(Value::from)
}

fn date(date: Option<PartialDate>) -> Option<Value> {
    date.map(Value::from)
}
