//! The form in which the gazetteer is carried: columns in place of rows, and nothing that a rule can restore.
//!
//! What is alike stands side by side, so that it compresses; strings that occur often are kept once; a slug that
//! follows from the name, a full name that is type word and name, and the like are left empty. One description of
//! the records, `Columns` and the functions over it, serves both ways: what is written is what is read.

use danhdau_fold::slug;

use crate::{
    date::PartialDate,
    index::Index,
    model::*,
    record::{DateKind, Fate, Gender, Kind, LetterCase, ProvinceType},
    value::Named as _,
};

/// The bytes of a gazetteer.
pub fn write(mut gazetteer: Gazetteer) -> Vec<u8> {
    let mut writer = Writer {
        numbers: vec![Vec::new(); Numbers::COUNT],
        texts: vec![String::new(); Texts::COUNT],
        ..Writer::default()
    };
    carry(&mut writer, &mut gazetteer);
    let mut words = std::mem::take(&mut writer.words);
    carry_words(&mut writer, &mut words);
    writer.bytes()
}

/// The gazetteer of bytes that [`write`] made. What is missing at their end is empty.
pub fn read(bytes: &[u8]) -> Gazetteer {
    let mut reader = Reader::new(bytes);
    let mut words = Vec::new();
    carry_words(&mut reader, &mut words);
    reader.words = words;
    let mut gazetteer = Gazetteer::default();
    carry(&mut reader, &mut gazetteer);
    gazetteer
}

/// The columns of numbers.
#[derive(Clone, Copy)]
enum Numbers {
    Words,
    Records,
    Kinds,
    Removed,
    Namesakes,
    ReadYear,
    ReadMonth,
    ReadDay,
    Surfaces,
    Cases,
    Abbreviations,
    Conditions,
    After,
    Successors,
    Fates,
    LowerCities,
    CommonWords,
    Periods,
    Types,
    Begun,
    FromYear,
    FromMonth,
    FromDay,
    ToYear,
    ToMonth,
    ToDay,
    Genders,
    BirthYears,
    Tenures,
    Roles,
    Bodies,
    Organisations,
    Provinces,
    DateKinds,
    Seen,
    SeenYear,
    SeenMonth,
    SeenDay,
    Parents,
    Issuers,
    IssuedYear,
    IssuedMonth,
    IssuedDay,
    Approved,
    BareCited,
}

/// Year, month and day each in a column of its own: they compress better than one number.
type Date = [Numbers; 3];

const TO_COME: u16 = 2100;

const READ: Date = [Numbers::ReadYear, Numbers::ReadMonth, Numbers::ReadDay];
const FROM: Date = [Numbers::FromYear, Numbers::FromMonth, Numbers::FromDay];
const TO: Date = [Numbers::ToYear, Numbers::ToMonth, Numbers::ToDay];
const SEEN: Date = [Numbers::SeenYear, Numbers::SeenMonth, Numbers::SeenDay];
const ISSUED: Date = [Numbers::IssuedYear, Numbers::IssuedMonth, Numbers::IssuedDay];

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
}

#[derive(Default)]
struct Writer {
    numbers: Vec<Vec<u8>>,
    texts: Vec<String>,
    words: Vec<String>,
    /// The positions of words.
    positions: Index,
}

impl Writer {
    /// Each column with its length before it.
    fn bytes(self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for column in self.numbers.into_iter().chain(self.texts.into_iter().map(String::into_bytes)) {
            push_variable(&mut bytes, column.len() as u32);
            bytes.extend(column);
        }
        bytes
    }
}

/// Adds a number in seven bits a byte, low bits first, the high bit set where more follow (LEB128).
fn push_variable(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7F {
        bytes.push(0x80 | (number & 0x7F) as u8);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the front of bytes; 0 where there are none.
fn take_variable(bytes: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

impl Columns for Writer {
    fn number(&mut self, column: Numbers, value: &mut u32) {
        push_variable(&mut self.numbers[column as usize], *value);
    }

    /// A line each; a line break inside of a name is a space like another.
    fn text(&mut self, column: Texts, value: &mut String) {
        let column = &mut self.texts[column as usize];
        column.extend(value.chars().map(|letter| if matches!(letter, '\n' | '\r') { ' ' } else { letter }));
        column.push('\n');
    }

    fn word(&mut self, column: Numbers, value: &mut String) {
        let positions = self.positions.entry(value.clone().into_bytes());
        if positions.is_empty() {
            positions.push(self.words.len() as u32);
            self.words.push(value.clone());
        }
        let position = positions[0];
        push_variable(&mut self.numbers[column as usize], position);
    }
}

struct Reader<'a> {
    numbers: Vec<&'a [u8]>,
    texts: Vec<std::str::Lines<'a>>,
    words: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(mut bytes: &'a [u8]) -> Self {
        let mut column = || {
            let length = take_variable(&mut bytes) as usize;
            let (column, rest) = bytes.split_at_checked(length).unwrap_or_default();
            bytes = rest;
            column
        };
        let numbers = (0..Numbers::COUNT).map(|_| column()).collect();
        let texts = (0..Texts::COUNT).map(|_| std::str::from_utf8(column()).unwrap_or_default().lines()).collect();
        Self { numbers, texts, words: Vec::new() }
    }
}

impl Columns for Reader<'_> {
    fn number(&mut self, column: Numbers, value: &mut u32) {
        *value = self.numbers.get_mut(column as usize).map_or(0, take_variable);
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

fn date(columns: &mut dyn Columns, [years, months, days]: Date, value: &mut Option<PartialDate>) {
    let (year, month, day) = value.map(PartialDate::to_parts).unwrap_or_default();
    // Counted back from a year to come, so that one byte holds it; 0 is no date.
    let mut back = if value.is_some() { 1 + u32::from(TO_COME.wrapping_sub(year)) } else { 0 };
    columns.number(years, &mut back);
    let Some(back) = back.checked_sub(1) else {
        *value = None;
        return;
    };
    let (mut month, mut day) = (u32::from(month), u32::from(day));
    columns.number(months, &mut month);
    columns.number(days, &mut day);
    *value = Some(PartialDate::from_parts(TO_COME.wrapping_sub(back as u16), month as u8, day as u8));
}

/// A date that is often one of a few others, or none as they may be: 0 where it is its own.
fn date_among(
    columns: &mut dyn Columns,
    column: Numbers,
    others: &[Option<PartialDate>],
    own: Date,
    value: &mut Option<PartialDate>,
) {
    let mut number = others.iter().position(|other| other == value).map_or(0, |other| other as u32 + 1);
    columns.number(column, &mut number);
    match number.checked_sub(1).and_then(|number| others.get(number as usize)) {
        Some(other) => *value = *other,
        None => date(columns, own, value),
    }
}

fn carry_words(columns: &mut dyn Columns, words: &mut Vec<String>) {
    list(columns, Numbers::Words, words, |columns, word| columns.text(Texts::Words, word));
}

fn carry(columns: &mut dyn Columns, gazetteer: &mut Gazetteer) {
    list(columns, Numbers::Records, &mut gazetteer.entities, entity);
    let names: Vec<String> = gazetteer.entities.iter().map(|entity| entity.name.clone()).collect();
    for entity in &mut gazetteer.entities {
        if let Facts::Official(official) = &mut entity.facts {
            official.tenures.iter_mut().for_each(|tenure| organisation(columns, tenure, &names));
        }
    }
    list(columns, Numbers::Namesakes, &mut gazetteer.namesakes, |columns, name| columns.text(Texts::Namesakes, name));
    date(columns, READ, &mut gazetteer.read);
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
        derived(columns, Texts::Names, &mut entity.name, policy.numbered_name());
    } else {
        columns.text(Texts::Names, &mut entity.name);
    }
    let usual = format!("{}/{}", kind.name(), slug(&entity.name));
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
        derived(columns, Texts::FullNames, &mut period.full_name, format!("{type_word} {name}"));
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
fn organisation(columns: &mut dyn Columns, tenure: &mut Tenure, names: &[String]) {
    let province = tenure.province.and_then(|number| names.get(number as usize));
    let ends = std::iter::once(0).chain(tenure.role.match_indices(' ').map(|(space, _)| space + 1));
    let bodies: Vec<String> = province
        .map(|province| ends.filter_map(|end| Some(format!("{} {province}", tenure.role.get(end..)?))).collect())
        .unwrap_or_default();
    let mut body = bodies.iter().position(|body| *body == tenure.organisation).map_or(0, |body| body as u32 + 1);
    columns.number(Numbers::Bodies, &mut body);
    match body.checked_sub(1).and_then(|body| bodies.get(body as usize)) {
        Some(body) => body.clone_into(&mut tenure.organisation),
        None => columns.word(Numbers::Organisations, &mut tenure.organisation),
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

#[cfg(test)]
mod tests {
    use super::*;

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
