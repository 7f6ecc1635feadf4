//! What is shown of a record outside of the core: plain data with names in place of numbers.

use serde::Serialize;

use crate::annotation::Status;

use super::{
    date::PartialDate,
    model::{EntityNumber, Facts, Gazetteer},
    record::{DateKind, Fate, Gender, Kind, ProvinceType},
    time::Certainty,
};

/// A record as a reader of the package sees it.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntityView<'a> {
    id: &'a str,
    kind: Option<Kind>,
    name: &'a str,
    aliases: Vec<&'a str>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    entity_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    periods: Option<Vec<PeriodView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seat: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successor_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fate: Option<Fate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gender: Option<Gender>,
    #[serde(skip_serializing_if = "Option::is_none")]
    birth_year: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tenures: Option<Vec<TenureView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approved_by_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<PartialDate>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PeriodView<'a> {
    #[serde(rename = "type")]
    unit_type: ProvinceType,
    full_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<PartialDate>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TenureView<'a> {
    role: &'a str,
    organisation: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    province_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<PartialDate>,
    from_kind: DateKind,
    to_kind: DateKind,
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<PartialDate>,
}

/// What a record was on a day.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StateView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<Status>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successor_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tenures: Vec<HeldView>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct HeldView {
    index: usize,
    certainty: Certainty,
}

impl Gazetteer {
    /// A record, or none if there are fewer.
    pub fn view(&self, number: EntityNumber) -> Option<EntityView<'_>> {
        let entity = self.entity(number)?;
        let own = self.surfaces.get(self.surfaces_of(number))?;
        let aliases = own.iter().filter(|surface| !surface.canonical).map(|surface| surface.text.as_str());
        Some(EntityView {
            id: &entity.id,
            kind: Some(entity.kind()),
            name: &entity.name,
            aliases: aliases.collect(),
            ..self.facts_view(&entity.facts)
        })
    }

    /// What a record was on a day, or none if no record has the id.
    pub fn state_view(&self, id: &str, date: PartialDate) -> Option<StateView<'_>> {
        let state = self.entity(self.number(id)?)?.state(date);
        Some(StateView {
            status: state.status,
            successor_id: self.id(state.successor),
            period: state.period,
            tenures: state.tenures.into_iter().map(|(index, certainty)| HeldView { index, certainty }).collect(),
        })
    }

    fn id(&self, number: Option<EntityNumber>) -> Option<&str> {
        self.entity(number?).map(|entity| entity.id.as_str())
    }

    fn facts_view<'a>(&'a self, facts: &'a Facts) -> EntityView<'a> {
        match facts {
            Facts::Province(province) => EntityView {
                periods: Some(
                    province
                        .periods
                        .iter()
                        .map(|period| PeriodView {
                            unit_type: period.unit_type,
                            full_name: &period.full_name,
                            from: period.from,
                            to: period.to,
                        })
                        .collect(),
                ),
                seat: province.seat.as_deref(),
                successor_id: self.id(province.successor.map(|(successor, _)| successor)),
                fate: province.successor.map(|(_, fate)| fate),
                ..EntityView::default()
            },
            Facts::Official(official) => EntityView {
                gender: official.gender,
                birth_year: official.birth_year,
                tenures: Some(
                    official
                        .tenures
                        .iter()
                        .map(|tenure| TenureView {
                            role: &tenure.role,
                            organisation: &tenure.organisation,
                            province_id: self.id(tenure.province),
                            from: tenure.from,
                            to: tenure.to,
                            from_kind: tenure.from_kind,
                            to_kind: tenure.to_kind,
                            seen: tenure.seen,
                        })
                        .collect(),
                ),
                ..EntityView::default()
            },
            Facts::FptUnit(unit) => EntityView {
                entity_type: Some(&unit.unit_type),
                parent_id: self.id(unit.parent),
                successor_id: self.id(unit.successor),
                relation: unit.relation.as_deref(),
                from: unit.from,
                to: unit.to,
                ..EntityView::default()
            },
            Facts::Policy(policy) => EntityView {
                entity_type: Some(&policy.policy_type),
                number: policy.number.as_deref(),
                issuer: policy.issuer.as_deref(),
                issued: policy.issued,
                approved_by_id: self.id(policy.approved_by),
                successor_id: self.id(policy.replaced_by),
                from: policy.in_force_from,
                to: policy.in_force_to,
                ..EntityView::default()
            },
        }
    }
}
