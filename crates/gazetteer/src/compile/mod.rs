//! Checks records and turns them into the compiled form.
//!
//! Shared by the build, which reads files, and by packs given at run time, which arrive as parsed values: it knows
//! neither TOML nor Unicode tables. All problems are found in one go, each with its remedy.

mod dates;
mod links;
mod names;
mod seats;

use crate::{
    index::Index,
    model::*,
    problem::{Place, Problem, Severity},
    reading::Authored,
    record::{Kind, LowerUnitRecord, Record, Source},
    value::Named as _,
};

/// Most records that may be read at once.
pub const MOST_RECORDS: usize = 100_000;
/// Most forms of a name that a record may have.
pub const MOST_ALIASES: usize = 200;
/// Longest form of a name, in characters.
pub const LONGEST_NAME: usize = 200;

/// What came of records that have no errors.
#[derive(Debug)]
pub struct Compiled {
    /// The compiled form.
    pub gazetteer: Gazetteer,
    /// What should be looked at.
    pub warnings: Vec<Problem>,
}

/// Compiles records, in the order given, on top of a gazetteer: those with an id that it has take the place of its own.
///
/// # Errors
/// Everything that is wrong with any record, and the warnings with it.
pub fn compile(base: &Gazetteer, authored: Authored) -> Result<Compiled, Vec<Problem>> {
    let mut compiler = Compiler::new(base, authored.problems);
    if authored.records.len() > MOST_RECORDS {
        let message = format!("{} records are more than the {MOST_RECORDS} that can be read", authored.records.len());
        compiler.error(&Place::default(), "records", message, "split them, or leave out what is not looked for");
        return Err(compiler.problems);
    }
    for (place, id) in &authored.removed {
        compiler.remove(place, id);
    }
    let numbers = compiler.number(&authored.records);
    let mut sources = LastRead::default();
    for ((place, record), number) in authored.records.iter().zip(&numbers) {
        sources.see(record.sources());
        let mut checked = Checked { compiler: &mut compiler, place, record };
        checked.identity();
        let surfaces = checked.surfaces(*number);
        let facts = checked.facts();
        if let Record::Official(official) = record {
            official.tenure.iter().for_each(|tenure| sources.see(&tenure.sources));
        }
        compiler.set(*number, record, facts, surfaces);
    }
    for (place, unit) in &authored.lower_units {
        sources.see(&unit.sources);
        compiler.lower_unit(place, unit);
    }
    for (place, word) in &authored.common_words {
        sources.see(&word.sources);
        compiler.common_word(place, word);
    }
    compiler.gazetteer.surfaces = std::mem::take(&mut compiler.surfaces).into_iter().flatten().collect();
    let forms = compiler.forms();
    for (place, namesake) in &authored.namesakes {
        sources.see(&namesake.sources);
        compiler.namesake(place, namesake, &forms);
    }
    for (place, body) in &authored.not_fpt {
        sources.see(&body.sources);
        compiler.not_fpt(place, body, &forms);
    }
    compiler.circles();
    compiler.collisions(&forms);
    compiler.seats();
    let Compiler { mut gazetteer, problems, .. } = compiler;
    gazetteer.read = base.read.or(sources.0);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        Err(problems)
    } else {
        Ok(Compiled { gazetteer, warnings: problems })
    }
}

/// The last day on which any source was read.
#[derive(Default)]
struct LastRead(Option<crate::date::PartialDate>);

impl LastRead {
    fn see(&mut self, sources: &[Source]) {
        for read in sources.iter().filter_map(|source| source.read) {
            if self.0.is_none_or(|last| last.latest() < read.latest()) {
                self.0 = Some(read);
            }
        }
    }
}

struct Compiler {
    gazetteer: Gazetteer,
    /// The forms of names by record, until all are known.
    surfaces: Vec<Vec<Surface>>,
    /// Numbers of records by id.
    numbers: Index,
    /// Where each record stands; none for those of the base.
    places: Vec<Option<Place>>,
    problems: Vec<Problem>,
}

impl Compiler {
    fn new(base: &Gazetteer, problems: Vec<Problem>) -> Self {
        let mut compiler = Self {
            surfaces: vec![Vec::new(); base.entities.len()],
            numbers: Index::default(),
            places: vec![None; base.entities.len()],
            gazetteer: base.clone(),
            problems,
        };
        for surface in std::mem::take(&mut compiler.gazetteer.surfaces) {
            compiler.surfaces[surface.entity as usize].push(surface);
        }
        for (number, entity) in base.current() {
            compiler.numbers.entry(entity.id.clone().into_bytes()).push(number);
        }
        compiler
    }

    /// Takes a record of the base out.
    fn remove(&mut self, place: &Place, id: &str) {
        match self.number_of(id) {
            Some(number) => {
                self.gazetteer.entities[number as usize].removed = true;
                self.surfaces[number as usize].clear();
                self.numbers.entry(id.as_bytes().to_vec()).clear();
            }
            None => self.error(place, id, "it cannot be removed: no record has this id", "correct the id"),
        }
    }

    /// Numbers for all records: that of the base for an id that it has, else a new one.
    fn number(&mut self, records: &[(Place, Record)]) -> Vec<EntityNumber> {
        let mut numbers = Vec::with_capacity(records.len());
        for (place, record) in records {
            let known = self.number_of(record.id());
            let first = known.and_then(|number| self.places[number as usize].clone());
            if let Some(first) = &first {
                let message = format!("the id is already used at {first}");
                self.error(place, record.label(), message, "give one of them another slug; ids are never reused");
            }
            let number = match known {
                Some(number) if first.is_none() => number,
                _ => {
                    let number = self.gazetteer.entities.len() as EntityNumber;
                    self.gazetteer.entities.push(Entity::default());
                    self.surfaces.push(Vec::new());
                    self.places.push(None);
                    if !record.id().is_empty() {
                        self.numbers.entry(record.id().as_bytes().to_vec()).push(number);
                    }
                    number
                }
            };
            self.places[number as usize] = Some(place.clone());
            numbers.push(number);
        }
        numbers
    }

    fn set(&mut self, number: EntityNumber, record: &Record, facts: Facts, surfaces: Vec<Surface>) {
        let (id, name) = (record.id().to_owned(), record.name().to_owned());
        self.gazetteer.entities[number as usize] = Entity { id, name, facts, removed: false };
        self.surfaces[number as usize] = surfaces;
    }

    fn number_of(&self, id: &str) -> Option<EntityNumber> {
        self.numbers.get(id.as_bytes()).first().copied()
    }

    /// The records that are being compiled, with their places.
    fn own(&self) -> impl Iterator<Item = (EntityNumber, &Place)> {
        (0..).zip(&self.places).filter_map(|(number, place)| Some((number, place.as_ref()?)))
    }

    fn id(&self, number: EntityNumber) -> &str {
        self.gazetteer.entity(number).map_or("", |entity| &entity.id)
    }

    fn error(&mut self, place: &Place, record: &str, message: impl Into<String>, remedy: impl Into<String>) {
        self.problem(Severity::Error, place, record, message.into(), remedy.into());
    }

    fn problem(&mut self, severity: Severity, place: &Place, record: &str, message: String, remedy: String) {
        let (place, record) = (place.clone(), record.to_owned());
        self.problems.push(Problem { severity, place, record, message, remedy });
    }

    /// A city or town of a province's name tells the rules that "TP X" may be either.
    fn lower_unit(&mut self, place: &Place, unit: &LowerUnitRecord) {
        self.reference(place, &unit.name, "province", Some(&unit.province), Kind::Province);
        let is_town = matches!(unit.unit_type.as_str(), "thành phố" | "thị xã");
        let mut known = false;
        for entity in &mut self.gazetteer.entities {
            if let Facts::Province(province) = &mut entity.facts
                && entity.name == unit.name
            {
                known = true;
                province.lower_city |= is_town;
            }
        }
        if !known {
            let remedy = "list only units that bear the name of one, spelled alike";
            self.error(place, &unit.name, "no province-level unit has this name", remedy);
        }
    }
}

/// A record that is being checked.
struct Checked<'c, 'a> {
    compiler: &'c mut Compiler,
    place: &'a Place,
    record: &'a Record,
}

impl Checked<'_, '_> {
    fn error(&mut self, message: impl Into<String>, remedy: impl Into<String>) {
        self.compiler.error(self.place, self.record.label(), message, remedy);
    }

    fn identity(&mut self) {
        if self.record.id().is_empty() {
            return;
        }
        let kind = self.record.kind().name();
        let slug = self.record.id().strip_prefix(kind).and_then(|rest| rest.strip_prefix('/'));
        let well_formed = slug.is_some_and(|slug| {
            let is_part = |part: &str| {
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            };
            slug.split('-').all(is_part)
        });
        if !well_formed {
            self.error("the id is not of the form kind/slug", format!("write {kind}/ and a slug of a-z, 0-9 and -"));
        }
    }

    fn facts(&mut self) -> Facts {
        match self.record {
            Record::Province(record) => self.province(record),
            Record::Official(record) => self.official(record),
            Record::FptUnit(record) => self.fpt_unit(record),
            Record::Policy(record) => self.policy(record),
        }
    }

    /// The number of the record with this id, which must be of a kind.
    fn reference(&mut self, field: &str, id: Option<&String>, kind: Kind) -> Option<EntityNumber> {
        self.compiler.reference(self.place, self.record.label(), field, id, kind)
    }
}
