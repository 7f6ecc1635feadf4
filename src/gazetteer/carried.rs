//! The form in which the gazetteer is carried: columns in place of rows, and nothing that a rule can restore.
//!
//! What is alike stands side by side, so that it compresses; strings that occur often are kept once; a slug that
//! follows from the name, a full name that is type word and name, and the like are left empty. One description of
//! the records, [`Columns`] and the functions over it, serves both ways: what is written is what is read.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::{
    date::PartialDate,
    model::*,
    record::{DateKind, Fate, Gender, Kind, LetterCase, ProvinceType},
};

/// Columns of numbers and of lines of text.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Carried {
    numbers: Vec<Vec<u32>>,
    texts: Vec<String>,
}

/// Makes the slug that a name usually has.
pub type Slug<'a> = &'a dyn Fn(&str) -> String;

impl Carried {
    /// Turns rows into columns. `slug` makes the slug that a name usually has.
    pub fn write(gazetteer: &Gazetteer, slug: Slug<'_>) -> Self {
        let mut words: Vec<String> = repeated(gazetteer);
        let numbers = vec![Vec::new(); Numbers::COUNT];
        let mut writer = Writer { numbers, texts: vec![String::new(); Texts::COUNT], words: words.clone(), slug };
        carry_words(&mut writer, &mut words);
        carry(&mut writer, &mut gazetteer.clone());
        Self { numbers: writer.numbers, texts: writer.texts }
    }

    /// Turns columns back into rows.
    pub fn read(&self, slug: Slug<'_>) -> Gazetteer {
        let numbers = self.numbers.iter().map(|column| column.iter()).collect();
        let texts = self.texts.iter().map(|column| column.lines()).collect();
        let mut reader = Reader { numbers, texts, words: Vec::new(), slug };
        let mut words = Vec::new();
        carry_words(&mut reader, &mut words);
        reader.words = words;
        let mut gazetteer = Gazetteer::default();
        carry(&mut reader, &mut gazetteer);
        gazetteer
    }
}

/// The strings of which many occur often, each once.
fn repeated(gazetteer: &Gazetteer) -> Vec<String> {
    let all = gazetteer.entities.iter().flat_map(|entity| match &entity.facts {
        Facts::Official(official) => {
            let tenures = official.tenures.iter();
            tenures.flat_map(|tenure| [tenure.role.clone(), tenure.organisation.clone()]).collect()
        }
        Facts::FptUnit(unit) => vec![unit.unit_type.clone()],
        Facts::Policy(policy) => vec![policy.policy_type.clone(), policy.issuer.clone().unwrap_or_default()],
        Facts::Province(_) => Vec::new(),
    });
    let mut seen = HashSet::new();
    all.filter(|text| seen.insert(text.clone())).collect()
}

/// The columns of numbers.
#[derive(Clone, Copy)]
enum Numbers {
    Words,
    Records,
    Kinds,
    Namesakes,
    Surfaces,
    Cases,
    Abbreviations,
    Conditions,
    After,
    Successors,
    Fates,
    LowerCities,
    Periods,
    Types,
    From,
    To,
    Genders,
    BirthYears,
    Tenures,
    Roles,
    Organisations,
    Provinces,
    DateKinds,
    Seen,
    Parents,
    Issuers,
    Issued,
    Approved,
    BareCited,
}

/// The columns of text.
#[derive(Clone, Copy)]
enum Texts {
    Words,
    Names,
    Slugs,
    Namesakes,
    Surfaces,
    Conditions,
    Seats,
    FullNames,
    Relations,
    Numbers,
}

impl Numbers {
    const COUNT: usize = Self::BareCited as usize + 1;
}

impl Texts {
    const COUNT: usize = Self::Numbers as usize + 1;
}

/// One way or the other: a writer takes the values, a reader sets them.
trait Columns {
    fn number(&mut self, column: Numbers, value: &mut u32);
    fn text(&mut self, column: Texts, value: &mut String);
    /// A string that is among the words.
    fn word(&mut self, column: Numbers, value: &mut String);
    fn slug(&self, name: &str) -> String;
}

struct Writer<'a> {
    numbers: Vec<Vec<u32>>,
    texts: Vec<String>,
    words: Vec<String>,
    slug: Slug<'a>,
}

impl Columns for Writer<'_> {
    fn number(&mut self, column: Numbers, value: &mut u32) {
        self.numbers[column as usize].push(*value);
    }

    fn text(&mut self, column: Texts, value: &mut String) {
        let column = &mut self.texts[column as usize];
        column.push_str(value);
        column.push('\n');
    }

    fn word(&mut self, column: Numbers, value: &mut String) {
        let position = self.words.iter().position(|word| word == value).unwrap_or(self.words.len());
        self.numbers[column as usize].push(position as u32);
    }

    fn slug(&self, name: &str) -> String {
        (self.slug)(name)
    }
}

struct Reader<'a> {
    numbers: Vec<std::slice::Iter<'a, u32>>,
    texts: Vec<std::str::Lines<'a>>,
    words: Vec<String>,
    slug: Slug<'a>,
}

impl Columns for Reader<'_> {
    fn number(&mut self, column: Numbers, value: &mut u32) {
        *value = self.numbers.get_mut(column as usize).and_then(Iterator::next).copied().unwrap_or_default();
    }

    fn text(&mut self, column: Texts, value: &mut String) {
        let line = self.texts.get_mut(column as usize).and_then(Iterator::next).unwrap_or_default();
        line.clone_into(value);
    }

    fn word(&mut self, column: Numbers, value: &mut String) {
        let mut position = 0;
        self.number(column, &mut position);
        *value = self.words.get(position as usize).cloned().unwrap_or_default();
    }

    fn slug(&self, name: &str) -> String {
        (self.slug)(name)
    }
}

fn list<T: Default>(
    columns: &mut dyn Columns,
    counts: Numbers,
    items: &mut Vec<T>,
    mut carry: impl FnMut(&mut dyn Columns, &mut T),
) {
    let mut count = items.len() as u32;
    columns.number(counts, &mut count);
    items.resize_with(count as usize, T::default);
    for item in items {
        carry(columns, item);
    }
}

/// Nothing is 0, a number itself and one.
fn optional(columns: &mut dyn Columns, column: Numbers, value: &mut Option<u32>) {
    let mut number = value.map_or(0, |value| value + 1);
    columns.number(column, &mut number);
    *value = number.checked_sub(1);
}

/// Nothing is the empty line.
fn optional_text(columns: &mut dyn Columns, column: Texts, value: &mut Option<String>) {
    let mut text = value.take().unwrap_or_default();
    columns.text(column, &mut text);
    *value = Some(text).filter(|text| !text.is_empty());
}

/// A text that usually follows from others is the empty line where it does.
fn derived(columns: &mut dyn Columns, column: Texts, value: &mut String, usual: String) {
    let mut text = if *value == usual { String::new() } else { value.clone() };
    columns.text(column, &mut text);
    *value = if text.is_empty() { usual } else { text };
}

fn choice<T: Copy + PartialEq>(columns: &mut dyn Columns, column: Numbers, value: &mut T, all: &[T]) {
    let mut number = all.iter().position(|one| one == value).unwrap_or_default() as u32;
    columns.number(column, &mut number);
    *value = all.get(number as usize).copied().unwrap_or(*value);
}

fn flag(columns: &mut dyn Columns, column: Numbers, value: &mut bool) {
    choice(columns, column, value, &[false, true]);
}

fn date(columns: &mut dyn Columns, column: Numbers, value: &mut Option<PartialDate>) {
    let mut number = value.map(PartialDate::to_number);
    optional(columns, column, &mut number);
    *value = number.map(PartialDate::from_number);
}

fn carry_words(columns: &mut dyn Columns, words: &mut Vec<String>) {
    list(columns, Numbers::Words, words, |columns, word| columns.text(Texts::Words, word));
}

fn carry(columns: &mut dyn Columns, gazetteer: &mut Gazetteer) {
    list(columns, Numbers::Records, &mut gazetteer.entities, entity);
    list(columns, Numbers::Namesakes, &mut gazetteer.namesakes, |columns, name| columns.text(Texts::Namesakes, name));
    let mut surfaces = std::mem::take(&mut gazetteer.surfaces).into_iter().peekable();
    for (entity, number) in gazetteer.entities.iter().zip(0..) {
        let mut own = Vec::new();
        while let Some(surface) = surfaces.next_if(|surface| surface.entity == number) {
            own.push(surface);
        }
        list(columns, Numbers::Surfaces, &mut own, |columns, surface| {
            surface.entity = number;
            self::surface(columns, surface, entity);
        });
        if let Some(name) = own.first_mut() {
            name.canonical = true;
        }
        gazetteer.surfaces.append(&mut own);
    }
}

fn entity(columns: &mut dyn Columns, entity: &mut Entity) {
    let mut kind = entity.kind();
    choice(columns, Numbers::Kinds, &mut kind, &Kind::ALL);
    if entity.kind() != kind {
        entity.facts = match kind {
            Kind::Province => Facts::Province(Province::default()),
            Kind::Official => Facts::Official(Official::default()),
            Kind::FptUnit => Facts::FptUnit(FptUnit::default()),
            Kind::Policy => Facts::Policy(Policy::default()),
        };
    }
    if let Facts::Policy(policy) = &mut entity.facts {
        self::policy(columns, policy);
        derived(columns, Texts::Names, &mut entity.name, policy.numbered_name());
    } else {
        columns.text(Texts::Names, &mut entity.name);
    }
    let usual = format!("{}/{}", kind.as_str(), columns.slug(&entity.name));
    derived(columns, Texts::Slugs, &mut entity.id, usual);
    match &mut entity.facts {
        Facts::Province(province) => self::province(columns, province, &entity.name),
        Facts::Official(official) => self::official(columns, official),
        Facts::FptUnit(unit) => fpt_unit(columns, unit),
        Facts::Policy(_) => {}
    }
}

fn surface(columns: &mut dyn Columns, surface: &mut Surface, entity: &Entity) {
    derived(columns, Texts::Surfaces, &mut surface.text, entity.name.clone());
    let cases = [LetterCase::Title, LetterCase::Any, LetterCase::Capitals, LetterCase::Exact];
    choice(columns, Numbers::Cases, &mut surface.case, &cases);
    flag(columns, Numbers::Abbreviations, &mut surface.abbreviation);
    let condition = &mut surface.condition;
    let mut has_condition = *condition != Condition::default();
    flag(columns, Numbers::Conditions, &mut has_condition);
    if has_condition {
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
    list(columns, Numbers::Periods, &mut province.periods, |columns, period| {
        choice(columns, Numbers::Types, &mut period.unit_type, &[ProvinceType::Province, ProvinceType::City]);
        let type_word = if period.unit_type == ProvinceType::Province { "tỉnh" } else { "thành phố" };
        derived(columns, Texts::FullNames, &mut period.full_name, format!("{type_word} {name}"));
        date(columns, Numbers::From, &mut period.from);
        date(columns, Numbers::To, &mut period.to);
    });
}

fn official(columns: &mut dyn Columns, official: &mut Official) {
    choice(columns, Numbers::Genders, &mut official.gender, &[None, Some(Gender::Male), Some(Gender::Female)]);
    let mut birth_year = official.birth_year.map(u32::from);
    optional(columns, Numbers::BirthYears, &mut birth_year);
    official.birth_year = birth_year.and_then(|year| u16::try_from(year).ok());
    let kinds = [DateKind::Stated, DateKind::Inferred, DateKind::FirstSeen, DateKind::UnitEnded, DateKind::Open];
    list(columns, Numbers::Tenures, &mut official.tenures, |columns, tenure| {
        columns.word(Numbers::Roles, &mut tenure.role);
        columns.word(Numbers::Organisations, &mut tenure.organisation);
        optional(columns, Numbers::Provinces, &mut tenure.province);
        date(columns, Numbers::From, &mut tenure.from);
        date(columns, Numbers::To, &mut tenure.to);
        choice(columns, Numbers::DateKinds, &mut tenure.from_kind, &kinds);
        choice(columns, Numbers::DateKinds, &mut tenure.to_kind, &kinds);
        date(columns, Numbers::Seen, &mut tenure.seen);
    });
}

fn fpt_unit(columns: &mut dyn Columns, unit: &mut FptUnit) {
    columns.word(Numbers::Types, &mut unit.unit_type);
    optional(columns, Numbers::Parents, &mut unit.parent);
    optional(columns, Numbers::Successors, &mut unit.successor);
    date(columns, Numbers::From, &mut unit.from);
    date(columns, Numbers::To, &mut unit.to);
    optional_text(columns, Texts::Relations, &mut unit.relation);
}

fn policy(columns: &mut dyn Columns, policy: &mut Policy) {
    columns.word(Numbers::Types, &mut policy.policy_type);
    optional_text(columns, Texts::Numbers, &mut policy.number);
    let mut issuer = policy.issuer.take().unwrap_or_default();
    columns.word(Numbers::Issuers, &mut issuer);
    policy.issuer = Some(issuer).filter(|issuer| !issuer.is_empty());
    date(columns, Numbers::Issued, &mut policy.issued);
    date(columns, Numbers::From, &mut policy.in_force_from);
    date(columns, Numbers::To, &mut policy.in_force_to);
    optional(columns, Numbers::Successors, &mut policy.replaced_by);
    optional(columns, Numbers::Approved, &mut policy.approved_by);
    flag(columns, Numbers::BareCited, &mut policy.bare_number);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold;

    #[test]
    fn what_is_written_is_read() {
        let gazetteer = Gazetteer::compiled();
        assert!(gazetteer.entities.len() > 700, "the gazetteer came through the build");
        let again = Carried::write(&gazetteer, &fold::slug).read(&fold::slug);
        assert!(again == gazetteer, "rows must survive being columns");
    }

    #[test]
    fn conditions_and_odd_slugs_are_carried() {
        let mut gazetteer = Gazetteer::default();
        gazetteer.entities.push(Entity {
            id: "policy/cds".into(),
            name: "chuyển đổi số".into(),
            facts: Facts::Policy(Policy { issuer: Some("Chính phủ".into()), ..Policy::default() }),
        });
        let condition = Condition { after: vec!["về".into()], once: Some("CĐS".into()), ..Condition::default() };
        for (text, canonical, condition) in [("chuyển đổi số", true, Condition::default()), ("CDS", false, condition)]
        {
            gazetteer.surfaces.push(Surface {
                text: text.into(),
                entity: 0,
                canonical,
                abbreviation: !canonical,
                case: LetterCase::Capitals,
                condition,
            });
        }
        assert_eq!(Carried::write(&gazetteer, &fold::slug).read(&fold::slug), gazetteer);
    }
}
