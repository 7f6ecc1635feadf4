//! Records as an editor writes them, in `gazetteer/*.toml` or in a pack given at run time.

use crate::{date::PartialDate, value::Named};

/// The four kinds of entities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
}

impl Named for Kind {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("province", Self::Province),
        ("official", Self::Official),
        ("fpt-unit", Self::FptUnit),
        ("policy", Self::Policy),
    ];
}

/// Which capitalisations of an alias count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

impl Named for LetterCase {
    const NAMES: &'static [(&'static str, Self)] =
        &[("title", Self::Title), ("any", Self::Any), ("capitals", Self::Capitals), ("exact", Self::Exact)];
}

/// Where a fact was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Address, if it has one.
    pub url: Option<String>,
    /// Title, where there is no address.
    pub title: Option<String>,
    /// Day on which it was read.
    pub read: Option<PartialDate>,
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

/// What a province-level unit is called and governed as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProvinceType {
    /// A province.
    #[default]
    Province,
    /// A centrally run city.
    City,
}

impl Named for ProvinceType {
    const NAMES: &'static [(&'static str, Self)] =
        &[("tỉnh", Self::Province), ("thành phố trực thuộc trung ương", Self::City)];
}

/// A time in which a province-level unit kept type and territory.
#[derive(Clone, Debug)]
pub struct PeriodRecord {
    /// Line that it begins in, 0 if not known.
    pub line: u32,
    /// Province or centrally run city.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It became part of its successor.
    Merged,
    /// It is its successor under another name.
    Renamed,
}

impl Named for Fate {
    const NAMES: &'static [(&'static str, Self)] = &[("merged", Self::Merged), ("renamed", Self::Renamed)];
}

/// A province-level unit.
#[derive(Clone, Debug)]
pub struct ProvinceRecord {
    /// `province/slug`.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Which capitalisations of the name count; the kind decides if absent.
    pub name_case: Option<LetterCase>,
    /// Other forms that no rule derives.
    pub aliases: Vec<AliasRecord>,
    /// Region.
    pub region: Option<String>,
    /// Seat of its government, the last one if it ended.
    pub seat: Option<String>,
    /// The unit it went into.
    pub successor: Option<String>,
    /// How it went into its successor.
    pub fate: Option<Fate>,
    /// Units that went into it.
    pub merged_from: Vec<String>,
    /// Its periods, in order.
    pub period: Vec<PeriodRecord>,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// How well a date of an office is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

impl Named for DateKind {
    const NAMES: &'static [(&'static str, Self)] = &[
        ("stated", Self::Stated),
        ("inferred", Self::Inferred),
        ("first-seen", Self::FirstSeen),
        ("unit-ended", Self::UnitEnded),
        ("open", Self::Open),
    ];
}

/// An office held for a time.
#[derive(Clone, Debug)]
pub struct TenureRecord {
    /// Line that it begins in, 0 if not known.
    pub line: u32,
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
    pub from_kind: DateKind,
    /// How well `to` is known.
    pub to_kind: DateKind,
    /// Last day on which the person was seen in this office.
    pub seen: Option<PartialDate>,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// Grammatical gender, where a reference by title needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// A man.
    Male,
    /// A woman.
    Female,
}

impl Named for Gender {
    const NAMES: &'static [(&'static str, Self)] = &[("male", Self::Male), ("female", Self::Female)];
}

/// A person, in public office only.
#[derive(Clone, Debug)]
pub struct OfficialRecord {
    /// `official/slug`.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Which capitalisations of the name count; the kind decides if absent.
    pub name_case: Option<LetterCase>,
    /// Other forms that no rule derives.
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
    pub sources: Vec<Source>,
}

/// A unit of FPT.
#[derive(Clone, Debug)]
pub struct FptUnitRecord {
    /// `fpt-unit/slug`.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// Which capitalisations of the name count; the kind decides if absent.
    pub name_case: Option<LetterCase>,
    /// Other forms that no rule derives.
    pub aliases: Vec<AliasRecord>,
    /// Registered name.
    pub formal_name: Option<String>,
    /// English name.
    pub english_name: Option<String>,
    /// What it is: company, school, product.
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
#[derive(Clone, Debug)]
pub struct PolicyRecord {
    /// `policy/slug`.
    pub id: String,
    /// Canonical name: type and number, or the name of a law, programme or concept.
    pub name: String,
    /// Which capitalisations of the name count; the kind decides if absent.
    pub name_case: Option<LetterCase>,
    /// Other forms that no rule derives.
    pub aliases: Vec<AliasRecord>,
    /// What it is, in Vietnamese: nghị quyết, luật, khái niệm.
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
    pub bare_number: bool,
    /// A remark on the record.
    pub note: Option<String>,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// Another name that contains or crosses that of a province, and is marked as nothing: Thái Bình Dương, Việt Nam.
#[derive(Clone, Debug)]
pub struct NamesakeRecord {
    /// The name, with its capitals.
    pub name: String,
    /// What it is.
    pub meaning: String,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// A city, town, ward or commune that bears the name of a province-level unit.
#[derive(Clone, Debug)]
pub struct LowerUnitRecord {
    /// The name, which is that of the province-level unit.
    pub name: String,
    /// What it is: thành phố, thị xã, phường, xã.
    pub unit_type: String,
    /// The province-level unit it belongs to, or last belonged to.
    pub province: String,
    /// First day, if known.
    pub from: Option<PartialDate>,
    /// Last day; none if it lasts.
    pub to: Option<PartialDate>,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// An ordinary word that is also the name of a province: hòa bình.
#[derive(Clone, Debug)]
pub struct CommonWordRecord {
    /// The word.
    pub text: String,
    /// What it means.
    pub meaning: String,
    /// The province of that name.
    pub province: String,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// A body that the press puts beside FPT, and that is not FPT's.
#[derive(Clone, Debug)]
pub struct NotFptRecord {
    /// Its name.
    pub name: String,
    /// Other forms of it.
    pub aliases: Vec<String>,
    /// What it has to do with FPT.
    pub relation: String,
    /// Where this was read.
    pub sources: Vec<Source>,
}

/// A record of any kind.
#[derive(Clone, Debug)]
pub enum Record {
    /// A province-level unit.
    Province(Box<ProvinceRecord>),
    /// A person.
    Official(Box<OfficialRecord>),
    /// A unit of FPT.
    FptUnit(Box<FptUnitRecord>),
    /// A document, programme, index or concept.
    Policy(Box<PolicyRecord>),
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

    /// Bytes of its names, roles and organisations.
    pub(crate) fn size(&self) -> usize {
        let names = self.aliases().iter().map(|alias| alias.text.len()).sum::<usize>() + self.name().len();
        let tenures = match self {
            Self::Official(record) => record.tenure.as_slice(),
            _ => &[],
        };
        names + tenures.iter().map(|tenure| tenure.role.len() + tenure.organisation.len()).sum::<usize>()
    }

    /// Leaves out where it was read, which only cards show.
    pub(crate) fn forget_sources(&mut self) {
        match self {
            Self::Province(record) => record.sources = Vec::new(),
            Self::Official(record) => {
                record.sources = Vec::new();
                record.tenure.iter_mut().for_each(|tenure| tenure.sources = Vec::new());
            }
            Self::FptUnit(record) => record.sources = Vec::new(),
            Self::Policy(record) => record.sources = Vec::new(),
        }
    }

    /// Its own sources, without those of its tenures.
    pub fn sources(&self) -> &[Source] {
        match self {
            Self::Province(record) => &record.sources,
            Self::Official(record) => &record.sources,
            Self::FptUnit(record) => &record.sources,
            Self::Policy(record) => &record.sources,
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
