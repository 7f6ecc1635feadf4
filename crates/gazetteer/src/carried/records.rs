//! What is carried of a record, in the order in which it is.

use crate::{
    model::*,
    record::{DateKind, Fate, Gender, Kind, LetterCase, ProvinceType},
};

use super::columns::*;

pub(super) fn entity(columns: &mut dyn Columns, entity: &mut Entity) {
    flag(columns, Numbers::Removed, &mut entity.removed);
    let mut kind = entity.kind();
    choice(columns, Numbers::Kinds, &mut kind, &Kind::ALL);
    if entity.kind() != kind {
        entity.facts = match kind {
            Kind::Province => Facts::Province(Province::default()),
            Kind::Official => Facts::Official(Official::default()),
            Kind::FptUnit => Facts::FptUnit(Box::default()),
            Kind::Policy => Facts::Policy(Box::default()),
        };
    }
    if let Facts::Policy(policy) = &mut entity.facts {
        self::policy(columns, policy);
        columns.derived(Texts::Names, &mut entity.name, &policy.numbered_name());
    } else {
        columns.text(Texts::Names, &mut entity.name);
    }
    columns.id(entity);
    match &mut entity.facts {
        Facts::Province(province) => self::province(columns, province, &entity.name),
        Facts::Official(official) => self::official(columns, official),
        Facts::FptUnit(unit) => fpt_unit(columns, unit),
        Facts::Policy(_) => {}
    }
}

fn surface(columns: &mut dyn Columns, surface: &mut Surface, entity: &Entity) {
    columns.derived(Texts::Surfaces, &mut surface.text, &entity.name);
    let cases = [LetterCase::Title, LetterCase::Any, LetterCase::Capitals, LetterCase::Exact];
    choice(columns, Numbers::Cases, &mut surface.case, &cases);
    flag(columns, Numbers::Abbreviations, &mut surface.abbreviation);
    let mut has_condition = surface.condition.is_some();
    flag(columns, Numbers::Conditions, &mut has_condition);
    if has_condition {
        let condition = surface.condition.get_or_insert_default();
        list(columns, Numbers::After, &mut condition.after, |columns, word| columns.text(Texts::Conditions, word));
        optional_text(columns, Texts::Conditions, &mut condition.with);
        optional_text(columns, Texts::Conditions, &mut condition.once);
        flag(columns, Numbers::Conditions, &mut condition.unmarked);
    }
}

fn province(columns: &mut dyn Columns, province: &mut Province, name: &str) {
    let mut successor = province.successor.map(|(successor, _)| successor);
    let mut fate = province.successor.map_or(Fate::Merged, |(_, fate)| fate);
    optional(columns, Numbers::Successors, &mut successor);
    choice(columns, Numbers::Fates, &mut fate, &[Fate::Merged, Fate::Renamed]);
    province.successor = successor.map(|successor| (successor, fate));
    optional_text(columns, Texts::Seats, &mut province.seat);
    flag(columns, Numbers::LowerCities, &mut province.lower_city);
    flag(columns, Numbers::CommonWords, &mut province.common_word);
    list(columns, Numbers::Periods, &mut province.periods, |columns, period| {
        choice(columns, Numbers::Types, &mut period.unit_type, &[ProvinceType::Province, ProvinceType::City]);
        let type_word = if period.unit_type == ProvinceType::Province { "tỉnh" } else { "thành phố" };
        columns.derived(Texts::FullNames, &mut period.full_name, &[type_word, " ", name].concat());
        date(columns, FROM, &mut period.from);
        date(columns, TO, &mut period.to);
    });
}

fn official(columns: &mut dyn Columns, official: &mut Official) {
    choice(columns, Numbers::Genders, &mut official.gender, &[None, Some(Gender::Male), Some(Gender::Female)]);
    let mut birth_year = official.birth_year.map(u32::from);
    optional(columns, Numbers::BirthYears, &mut birth_year);
    official.birth_year = birth_year.and_then(|year| u16::try_from(year).ok());
    let kinds = [DateKind::Stated, DateKind::Inferred, DateKind::FirstSeen, DateKind::UnitEnded, DateKind::Open];
    let mut before = None;
    list(columns, Numbers::Tenures, &mut official.tenures, |columns, tenure| {
        columns.word(Numbers::Roles, &mut tenure.role);
        optional(columns, Numbers::Provinces, &mut tenure.province);
        date_among(columns, Numbers::Begun, &[before], FROM, &mut tenure.from);
        date(columns, TO, &mut tenure.to);
        before = tenure.to;
        choice(columns, Numbers::DateKinds, &mut tenure.from_kind, &kinds);
        choice(columns, Numbers::DateKinds, &mut tenure.to_kind, &kinds);
        date_among(columns, Numbers::Seen, &[None, tenure.from, tenure.to], SEEN, &mut tenure.seen);
    });
}

/// The body of "Chủ tịch UBND tỉnh" in a province is that end of the role with the province's name: UBND tỉnh Phú Yên.
pub(super) fn organisation(columns: &mut dyn Columns, tenure: &mut Tenure, names: &[String]) {
    let province = tenure.province.and_then(|number| names.get(number as usize));
    let ends = || std::iter::once(0).chain(tenure.role.match_indices(' ').map(|(space, _)| space + 1));
    let own = province.and_then(|province| tenure.organisation.strip_suffix(province.as_str())?.strip_suffix(' '));
    let known = own.and_then(|own| ends().position(|end| tenure.role.get(end..) == Some(own)));
    let mut body = known.map_or(0, |body| body as u32 + 1);
    columns.number(Numbers::Bodies, &mut body);
    let end = body.checked_sub(1).and_then(|body| tenure.role.get(ends().nth(body as usize)?..));
    match (province, end) {
        (Some(province), Some(end)) => tenure.organisation = [end, " ", province].concat().into(),
        _ => columns.word(Numbers::Organisations, &mut tenure.organisation),
    }
}

fn fpt_unit(columns: &mut dyn Columns, unit: &mut FptUnit) {
    columns.word(Numbers::Types, &mut unit.unit_type);
    optional(columns, Numbers::Parents, &mut unit.parent);
    optional(columns, Numbers::Successors, &mut unit.successor);
    date(columns, FROM, &mut unit.from);
    date(columns, TO, &mut unit.to);
    optional_text(columns, Texts::Relations, &mut unit.relation);
}

fn policy(columns: &mut dyn Columns, policy: &mut Policy) {
    columns.word(Numbers::Types, &mut policy.policy_type);
    optional_text(columns, Texts::Numbers, &mut policy.number);
    let mut issuer = policy.issuer.take().unwrap_or_default();
    columns.word(Numbers::Issuers, &mut issuer);
    policy.issuer = Some(issuer).filter(|issuer| !issuer.is_empty());
    date(columns, ISSUED, &mut policy.issued);
    date(columns, FROM, &mut policy.in_force_from);
    date(columns, TO, &mut policy.in_force_to);
    optional(columns, Numbers::Successors, &mut policy.replaced_by);
    optional(columns, Numbers::Approved, &mut policy.approved_by);
    flag(columns, Numbers::BareCited, &mut policy.bare_number);
}

/// The forms of the name of one record; the first is its canonical name.
pub(super) fn forms(columns: &mut dyn Columns, number: EntityNumber, entity: &Entity, own: &mut Vec<Surface>) {
    list(columns, Numbers::Surfaces, own, |columns, surface| {
        surface.entity = number;
        self::surface(columns, surface, entity);
    });
    if let Some(name) = own.first_mut() {
        name.canonical = true;
    }
}
