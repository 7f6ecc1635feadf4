//! The compiled gazetteer: what matching and dates need.

use std::{ops::Range, sync::Arc};

use crate::{
    date::PartialDate,
    record::{DateKind, Fate, Gender, Kind, LetterCase, ProvinceType},
};

/// Number of a record, from 0 in the order of the gazetteer.
pub type EntityNumber = u32;

/// All records, and all forms of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gazetteer {
    /// The records.
    pub entities: Vec<Entity>,
    /// The forms of their names, those of one record together, the canonical name first.
    pub surfaces: Vec<Surface>,
    /// Other names, which contain or cross those of provinces.
    pub namesakes: Vec<String>,
    /// The last day on which a source of any record was read.
    pub read: Option<PartialDate>,
}

/// A record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entity {
    /// `kind/slug`.
    pub id: String,
    /// Canonical name, in NFC.
    pub name: String,
    /// What is known of it beyond names.
    pub facts: Facts,
    /// Whether a pack took it out: nothing finds it any more, but records that name it still say its name.
    pub removed: bool,
}

impl Entity {
    /// The kind, which the form of its facts decides.
    pub fn kind(&self) -> Kind {
        match self.facts {
            Facts::Province(_) => Kind::Province,
            Facts::Official(_) => Kind::Official,
            Facts::FptUnit(_) => Kind::FptUnit,
            Facts::Policy(_) => Kind::Policy,
        }
    }
}

/// What is known of a record beyond names, by kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facts {
    /// Of a province-level unit.
    Province(Province),
    /// Of a person.
    Official(Official),
    /// Of a unit of FPT. Boxed, as the next is: people are many, and would need the room too.
    FptUnit(Box<FptUnit>),
    /// Of a document, programme, index or concept.
    Policy(Box<Policy>),
}

impl Default for Facts {
    fn default() -> Self {
        Self::Province(Province::default())
    }
}

/// A province-level unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Province {
    /// In order of time.
    pub periods: Vec<Period>,
    /// The unit it went into, and how.
    pub successor: Option<(EntityNumber, Fate)>,
    /// Seat of its government.
    pub seat: Option<String>,
    /// Whether a city or town below a province bears or bore the same name.
    pub lower_city: bool,
    /// Whether its name is also a word, which in a heading in capitals is the likelier reading.
    pub common_word: bool,
}

/// A time in which a province-level unit kept type and territory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Province or city.
    pub unit_type: ProvinceType,
    /// With the type word.
    pub full_name: String,
    /// First day, if known.
    pub from: Option<PartialDate>,
    /// Last day; none if it lasts.
    pub to: Option<PartialDate>,
}

/// A person in public office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Official {
    /// Gender, if known.
    pub gender: Option<Gender>,
    /// Year of birth, where it tells namesakes apart.
    pub birth_year: Option<u16>,
    /// Offices, in order of time.
    pub tenures: Vec<Tenure>,
}

/// An office held for a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tenure {
    /// The office. Shared, as are all that many records have in common.
    pub role: Arc<str>,
    /// The organisation.
    pub organisation: Arc<str>,
    /// The province-level unit it belongs to.
    pub province: Option<EntityNumber>,
    /// First day.
    pub from: Option<PartialDate>,
    /// Last day.
    pub to: Option<PartialDate>,
    /// How well `from` is known.
    pub from_kind: DateKind,
    /// How well `to` is known.
    pub to_kind: DateKind,
    /// Last day on which the person was seen in this office.
    pub seen: Option<PartialDate>,
}

/// A unit of FPT.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FptUnit {
    /// What it is: company, school, product.
    pub unit_type: Arc<str>,
    /// The unit above it.
    pub parent: Option<EntityNumber>,
    /// The unit it became.
    pub successor: Option<EntityNumber>,
    /// Founded.
    pub from: Option<PartialDate>,
    /// Ended.
    pub to: Option<PartialDate>,
    /// A sentence, where it is not plainly owned.
    pub relation: Option<String>,
}

/// A document, programme, index or concept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// What it is, in Vietnamese.
    pub policy_type: Arc<str>,
    /// Number with its code.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<Arc<str>>,
    /// Day of issue.
    pub issued: Option<PartialDate>,
    /// In force from.
    pub in_force_from: Option<PartialDate>,
    /// In force until.
    pub in_force_to: Option<PartialDate>,
    /// The document that took its place.
    pub replaced_by: Option<EntityNumber>,
    /// The document that approved it.
    pub approved_by: Option<EntityNumber>,
    /// Whether newspapers cite it by its serial number alone.
    pub bare_number: bool,
}

/// A form of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surface {
    /// As written, in NFC.
    pub text: String,
    /// Whose name it is.
    pub entity: EntityNumber,
    /// Whether it is the canonical name.
    pub canonical: bool,
    /// Whether all its letters are capitals.
    pub abbreviation: bool,
    /// Which capitalisations count.
    pub case: LetterCase,
    /// When it counts, if not always.
    pub condition: Option<Box<Condition>>,
}

/// When a form of a name counts: always if empty, else if one of the conditions holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// Directly after one of these words.
    pub after: Vec<String>,
    /// With this other form of the same entity anywhere in the text.
    pub with: Option<String>,
    /// Once this other form of the same entity has occurred.
    pub once: Option<String>,
    /// Only in text without tone marks, with the option `diacritics: "optional"`.
    pub unmarked: bool,
}

impl Surface {
    /// Whether the text around it decides if it counts.
    pub fn is_conditional(&self) -> bool {
        self.condition.as_ref().is_some_and(|condition| {
            !condition.after.is_empty() || condition.with.is_some() || condition.once.is_some()
        })
    }

    /// Whether it counts only in text without tone marks.
    pub fn is_unmarked(&self) -> bool {
        self.condition.as_ref().is_some_and(|condition| condition.unmarked)
    }
}

impl Tenure {
    /// Whether the organisation is one of FPT's.
    pub fn is_of_fpt(&self) -> bool {
        // Looked for as bytes: the search in texts costs the module 2 kB.
        self.organisation.as_bytes().windows(3).any(|name| name == b"FPT")
    }
}

impl Policy {
    /// The name that a numbered document has: type and number.
    pub fn numbered_name(&self) -> String {
        let mut letters = self.policy_type.chars();
        // The types of documents begin with an ASCII letter or đ.
        let initial = letters.next().map(|initial| if initial == 'đ' { 'Đ' } else { initial.to_ascii_uppercase() });
        let type_word: String = initial.into_iter().chain(letters).collect();
        format!("{type_word} {}", self.number.as_deref().unwrap_or_default())
    }
}

impl Gazetteer {
    /// The record with this number, whether or not a pack took it out.
    pub fn entity(&self, number: EntityNumber) -> Option<&Entity> {
        self.entities.get(number as usize)
    }

    /// The records that no pack took out, with their numbers.
    pub fn current(&self) -> impl Iterator<Item = (EntityNumber, &Entity)> {
        (0..).zip(&self.entities).filter(|(_, entity)| !entity.removed)
    }

    /// The numbers of the forms of a record's name.
    pub fn surfaces_of(&self, entity: EntityNumber) -> Range<usize> {
        let first = self.surfaces.partition_point(|surface| surface.entity < entity);
        let after = self.surfaces.partition_point(|surface| surface.entity <= entity);
        first..after
    }

    /// The number of the record with this id.
    pub fn number(&self, id: &str) -> Option<EntityNumber> {
        self.current().find(|(_, entity)| entity.id == id).map(|(number, _)| number)
    }
}
