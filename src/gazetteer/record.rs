//! Records as an editor writes them, in `gazetteer/*.toml` or in a pack given at run time.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor, value::MapAccessDeserializer},
};

use super::date::PartialDate;

/// The four kinds of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A province-level unit: a province or a centrally run city.
    Province,
    /// An official of state or Party, or a leader of FPT.
    Official,
    /// FPT, or a company, school, programme or product of it.
    FptUnit,
    /// A legal document, a programme, an index or a concept.
    Policy,
}

impl Kind {
    /// All kinds in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Province, Self::Official, Self::FptUnit, Self::Policy];

    /// The name of the kind, which is also the first part of every id: `province`, `official`, `fpt-unit`, `policy`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Official => "official",
            Self::FptUnit => "fpt-unit",
            Self::Policy => "policy",
        }
    }
}

/// Which capitalisations of an alias count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterCase {
    /// Any.
    Any,
    /// Every syllable begins with a capital, or all letters are capitals.
    #[default]
    Title,
    /// All letters are capitals.
    Capitals,
    /// As written in the record.
    Exact,
}

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Address, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Title, where there is no address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Day on which it was read.
    pub read: PartialDate,
}

/// Another form of a name; in TOML a string, or a table where the form counts only on conditions.
///
/// With several of `after`, `with` and `once`, any one that holds is enough.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AliasRecord {
    /// The form as written, in NFC.
    pub text: String,
    /// Which capitalisations count; the kind decides if absent.
    pub case: Option<LetterCase>,
    /// Counts directly after one of these words.
    pub after: Vec<String>,
    /// Counts where this other form of the same entity occurs anywhere in the text.
    pub with: Option<String>,
    /// Counts once this other form of the same entity has occurred earlier in the text.
    pub once: Option<String>,
    /// A form without tone marks, for text that has none.
    pub unmarked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AliasTable {
    text: String,
    case: Option<LetterCase>,
    #[serde(default)]
    after: Vec<String>,
    with: Option<String>,
    once: Option<String>,
    #[serde(default)]
    unmarked: bool,
}

impl<'de> Deserialize<'de> for AliasRecord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StringOrTable;

        impl<'de> Visitor<'de> for StringOrTable {
            type Value = AliasRecord;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an alias: a string, or a table with the key `text`")
            }

            fn visit_str<E>(self, text: &str) -> Result<AliasRecord, E> {
                Ok(AliasRecord { text: text.to_owned(), ..AliasRecord::default() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<AliasRecord, A::Error> {
                let AliasTable { text, case, after, with, once, unmarked } =
                    AliasTable::deserialize(MapAccessDeserializer::new(map))?;
                Ok(AliasRecord { text, case, after, with, once, unmarked })
            }
        }

        deserializer.deserialize_any(StringOrTable)
    }
}

/// What a province-level unit is called and governed as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProvinceType {
    /// A province.
    #[default]
    #[serde(rename = "tỉnh")]
    Province,
    /// A centrally run city.
    #[serde(rename = "thành phố trực thuộc trung ương")]
    City,
}

/// A time in which a province-level unit kept type and territory.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PeriodRecord {
    /// Province or centrally run city.
    #[serde(rename = "type")]
    pub unit_type: ProvinceType,
    /// With the type word.
    pub full_name: String,
    /// First day, if known.
    pub from: Option<PartialDate>,
    /// Last day; none if it lasts.
    pub to: Option<PartialDate>,
    /// What it was made of.
    pub territory: Option<String>,
    /// The document it rests on.
    pub basis: Option<String>,
}

/// What became of a unit that ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It became part of its successor.
    Merged,
    /// It is its successor under another name.
    Renamed,
}

/// A province-level unit.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProvinceRecord {
    /// `province/slug`.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Which capitalisations of the name count; the kind decides if absent.
    pub name_case: Option<LetterCase>,
    /// Other forms that no rule derives.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// Region.
    pub region: Option<String>,
    /// Seat of its government, the last one if it ended.
    pub seat: Option<String>,
    /// Whether a city or town below a province bears or bore the same name.
    #[serde(default)]
    pub lower_city: bool,
    /// The unit it went into.
    pub successor: Option<String>,
    /// How it went into its successor.
    pub fate: Option<Fate>,
    /// Units that went into it.
    #[serde(default)]
    pub merged_from: Vec<String>,
    /// Its periods, in order.
    pub period: Vec<PeriodRecord>,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// How well a date of an office is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateKind {
    /// The source says it.
    #[default]
    Stated,
    /// It follows from something else, such as the successor's first day.
    Inferred,
    /// Start only: the person was seen in office then; the true start is earlier.
    FirstSeen,
    /// End only: the unit ended, and no other end was seen.
    UnitEnded,
    /// End only: in office when last seen.
    Open,
}

/// An office held for a time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenureRecord {
    /// The office, without the organisation.
    pub role: String,
    /// The organisation.
    pub organisation: String,
    /// The province-level unit it belongs to.
    pub province: Option<String>,
    /// The unit of FPT it belongs to.
    pub unit: Option<String>,
    /// First day.
    pub from: Option<PartialDate>,
    /// Last day.
    pub to: Option<PartialDate>,
    /// How well `from` is known.
    #[serde(default)]
    pub from_kind: DateKind,
    /// How well `to` is known.
    #[serde(default)]
    pub to_kind: DateKind,
    /// Last day on which the person was seen in this office.
    pub seen: Option<PartialDate>,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// Grammatical gender, where a reference by title needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// A man.
    Male,
    /// A woman.
    Female,
}

/// A person, in public office only.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficialRecord {
    /// `official/slug`.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Which capitalisations of the name count; the kind decides if absent.
    pub name_case: Option<LetterCase>,
    /// Other forms that no rule derives.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// Gender, if known.
    pub gender: Option<Gender>,
    /// Year of birth, where it tells namesakes apart.
    pub birth_year: Option<u16>,
    /// A neutral remark on the record.
    pub note: Option<String>,
    /// Offices, in order of time.
    pub tenure: Vec<TenureRecord>,
    /// Where the person, rather than one office, was read of.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// A unit of FPT.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FptUnitRecord {
    /// `fpt-unit/slug`.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Which capitalisations of the name count; the kind decides if absent.
    pub name_case: Option<LetterCase>,
    /// Other forms that no rule derives.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// Registered name.
    pub formal_name: Option<String>,
    /// English name.
    pub english_name: Option<String>,
    /// What it is: company, school, product.
    #[serde(rename = "type")]
    pub unit_type: String,
    /// The unit above it.
    pub parent: Option<String>,
    /// The unit it became.
    pub successor: Option<String>,
    /// Founded.
    pub from: Option<PartialDate>,
    /// Ended.
    pub to: Option<PartialDate>,
    /// A sentence, where it is not plainly owned.
    pub relation: Option<String>,
    /// A remark on the record.
    pub note: Option<String>,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// A document, programme, index or concept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyRecord {
    /// `policy/slug`.
    pub id: String,
    /// Canonical name: type and number, or the name of a law, programme or concept.
    pub name: String,
    /// Which capitalisations of the name count; the kind decides if absent.
    pub name_case: Option<LetterCase>,
    /// Other forms that no rule derives.
    #[serde(default)]
    pub aliases: Vec<AliasRecord>,
    /// What it is, in Vietnamese: nghị quyết, luật, khái niệm.
    #[serde(rename = "type")]
    pub policy_type: String,
    /// Full title.
    pub formal_name: Option<String>,
    /// Number with its code: 57-NQ/TW.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Day of issue.
    pub issued: Option<PartialDate>,
    /// In force from.
    pub in_force_from: Option<PartialDate>,
    /// In force until.
    pub in_force_to: Option<PartialDate>,
    /// The document that took its place.
    pub replaced_by: Option<String>,
    /// The document that approved it.
    pub approved_by: Option<String>,
    /// Whether newspapers cite it by its serial number alone.
    #[serde(default)]
    pub bare_number: bool,
    /// A remark on the record.
    pub note: Option<String>,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// Another name that contains or crosses that of a province, and is marked as nothing: Thái Bình Dương, Việt Nam.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamesakeRecord {
    /// The name, with its capitals.
    pub name: String,
    /// What it is.
    pub meaning: String,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// A record of any kind.
#[derive(Clone, Debug)]
pub enum Record {
    /// A province-level unit.
    Province(ProvinceRecord),
    /// A person.
    Official(OfficialRecord),
    /// A unit of FPT.
    FptUnit(FptUnitRecord),
    /// A document, programme, index or concept.
    Policy(PolicyRecord),
}

impl Record {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Province(_) => Kind::Province,
            Self::Official(_) => Kind::Official,
            Self::FptUnit(_) => Kind::FptUnit,
            Self::Policy(_) => Kind::Policy,
        }
    }

    /// Its id.
    pub fn id(&self) -> &str {
        match self {
            Self::Province(record) => &record.id,
            Self::Official(record) => &record.id,
            Self::FptUnit(record) => &record.id,
            Self::Policy(record) => &record.id,
        }
    }

    /// Its canonical name.
    pub fn name(&self) -> &str {
        match self {
            Self::Province(record) => &record.name,
            Self::Official(record) => &record.name,
            Self::FptUnit(record) => &record.name,
            Self::Policy(record) => &record.name,
        }
    }

    /// Which capitalisations of its name count.
    pub fn name_case(&self) -> LetterCase {
        let own = match self {
            Self::Province(record) => record.name_case,
            Self::Official(record) => record.name_case,
            Self::FptUnit(record) => record.name_case,
            Self::Policy(record) => record.name_case,
        };
        own.unwrap_or_else(|| default_case(self.kind()))
    }

    /// Other forms of its name.
    pub fn aliases(&self) -> &[AliasRecord] {
        match self {
            Self::Province(record) => &record.aliases,
            Self::Official(record) => &record.aliases,
            Self::FptUnit(record) => &record.aliases,
            Self::Policy(record) => &record.aliases,
        }
    }

    /// Its sources, those of its parts included.
    pub fn sources(&self) -> Vec<&Source> {
        match self {
            Self::Province(record) => record.sources.iter().collect(),
            Self::Official(record) => {
                record.sources.iter().chain(record.tenure.iter().flat_map(|tenure| &tenure.sources)).collect()
            }
            Self::FptUnit(record) => record.sources.iter().collect(),
            Self::Policy(record) => record.sources.iter().collect(),
        }
    }
}

/// The capitalisations that count where a record says nothing else.
pub fn default_case(kind: Kind) -> LetterCase {
    match kind {
        Kind::Province | Kind::Official => LetterCase::Title,
        Kind::FptUnit | Kind::Policy => LetterCase::Any,
    }
}
