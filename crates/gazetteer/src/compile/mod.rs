//! Checks records and turns them into the compiled form.
//!
//! Shared by the build, which reads files, and by packs given at run time, which arrive as parsed values: it knows
//! neither TOML nor Unicode tables. All problems are found in one go, each with its remedy.

mod dates;
mod links;
mod names;
#[cfg(feature = "files")]
mod organisations;
mod seats;

use danhdau_fold::fold_str;
use links::Waiting;

use crate::{
    date::PartialDate,
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

/// Most bytes that all forms of names, roles and organisations may have together.
pub const MOST_BYTES: usize = 16 << 20;

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
    let mut compilation = Compilation::new(base);
    compilation.add(authored);
    compilation.finish()
}

/// Records being compiled on top of a gazetteer, in parts: each record is given up as soon as it is compiled, so that a
/// large pack is never there twice.
#[derive(Debug, Default)]
pub struct Compilation {
    gazetteer: Gazetteer,
    /// The forms of names by record, until all are known.
    surfaces: Vec<Vec<Surface>>,
    /// By folded form: pairs of the number of a record, and of the form among those of its name.
    forms: Index,
    /// Numbers of records by id.
    numbers: Index,
    /// Where each record stands; none for those of the base.
    places: Vec<Option<Place>>,
    /// References to records that had not come yet.
    waiting: Vec<Waiting>,
    /// What is looked at when all records are known.
    last: Authored,
    read: LastRead,
    /// Bytes of names, roles and organisations so far.
    size: usize,
    problems: Vec<Problem>,
}

impl Compilation {
    /// Begins with the records of a gazetteer.
    pub fn new(base: &Gazetteer) -> Self {
        let mut compilation = Self {
            surfaces: vec![Vec::new(); base.entities.len()],
            places: vec![None; base.entities.len()],
            gazetteer: base.clone(),
            ..Self::default()
        };
        for surface in std::mem::take(&mut compilation.gazetteer.surfaces) {
            let own = &mut compilation.surfaces[surface.entity as usize];
            compilation.forms.entry(fold_str(&surface.text)).extend([surface.entity, own.len() as u32]);
            own.push(surface);
        }
        for (number, entity) in base.current() {
            compilation.numbers.entry(entity.id.clone().into_bytes()).push(number);
        }
        compilation
    }

    /// Compiles some of the records. What is wrong is said by [`Compilation::finish`].
    pub fn add(&mut self, authored: Authored) {
        let Authored { records, namesakes, lower_units, common_words, not_fpt, removed, problems } = authored;
        self.problems.extend(problems);
        for (place, id) in &removed {
            self.remove(place, id);
        }
        for (place, record) in records {
            if self.places.len() > MOST_RECORDS || self.size > MOST_BYTES {
                let message =
                    format!("there are more than the {MOST_RECORDS} records, or {MOST_BYTES} bytes, that can be read");
                self.error(&place, record.label(), message, "split them, or leave out what is not looked for");
                return;
            }
            self.read.see(record.sources());
            if let Record::Official(official) = &record {
                official.tenure.iter().for_each(|tenure| self.read.see(&tenure.sources));
            }
            self.size += record.size();
            let number = self.number(&place, &record);
            let mut checked = Checked { compilation: self, place: &place, record: &record, number };
            checked.identity();
            let surfaces = checked.surfaces();
            let facts = checked.facts();
            let (id, name) = (record.id().to_owned(), record.name().to_owned());
            self.gazetteer.entities[number as usize] = Entity { id, name, facts, removed: false };
            self.surfaces[number as usize] = surfaces;
        }
        self.last.namesakes.extend(namesakes);
        self.last.lower_units.extend(lower_units);
        self.last.common_words.extend(common_words);
        self.last.not_fpt.extend(not_fpt);
    }

    /// Ends with what concerns several records.
    ///
    /// # Errors
    /// Everything that is wrong with any record, and the warnings with it.
    pub fn finish(mut self) -> Result<Compiled, Vec<Problem>> {
        self.settle();
        let last = std::mem::take(&mut self.last);
        for (place, unit) in &last.lower_units {
            self.read.see(&unit.sources);
            self.lower_unit(place, unit);
        }
        for (place, word) in &last.common_words {
            self.read.see(&word.sources);
            self.common_word(place, word);
        }
        for (place, namesake) in &last.namesakes {
            self.read.see(&namesake.sources);
            self.namesake(place, namesake);
        }
        for (place, body) in &last.not_fpt {
            self.read.see(&body.sources);
            self.not_fpt(place, body);
        }
        self.circles();
        self.collisions();
        #[cfg(feature = "files")]
        self.organisations();
        // Given back before more is needed.
        self.forms = Index::default();
        self.numbers = Index::default();
        self.seats();
        if self.problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(self.problems);
        }
        let Self { mut gazetteer, surfaces, read, problems, .. } = self;
        gazetteer.read = gazetteer.read.or(read.0);
        gazetteer.surfaces = surfaces.into_iter().flatten().collect();
        Ok(Compiled { gazetteer, warnings: problems })
    }

    /// Takes a record of the base out.
    fn remove(&mut self, place: &Place, id: &str) {
        match self.number_of(id) {
            Some(number) => {
                self.gazetteer.entities[number as usize].removed = true;
                self.forget_names(number);
                self.numbers.entry(id.as_bytes().to_vec()).clear();
            }
            None => self.error(place, id, "it cannot be removed: no record has this id", "correct the id"),
        }
    }

    /// Leaves out the forms of a record that is removed or replaced.
    fn forget_names(&mut self, number: EntityNumber) {
        for surface in std::mem::take(&mut self.surfaces[number as usize]) {
            let pairs = self.forms.entry(fold_str(&surface.text));
            let others = pairs.chunks_exact(2).filter(|pair| pair[0] != number).flatten();
            *pairs = others.copied().collect();
        }
    }

    /// The number of a record: that of the base for an id that it has, else a new one.
    fn number(&mut self, place: &Place, record: &Record) -> EntityNumber {
        let known = self.number_of(record.id());
        let first = known.and_then(|number| self.places[number as usize].clone());
        if let Some(first) = &first {
            let message = format!("the id is already used at {first}");
            self.error(place, record.label(), message, "give one of them another slug; ids are never reused");
        }
        let number = match known {
            Some(number) if first.is_none() => {
                self.forget_names(number);
                number
            }
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
        number
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
        self.known(place, &unit.name, "province", &unit.province, Kind::Province);
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

/// The last day on which any source was read.
#[derive(Debug, Default)]
struct LastRead(Option<PartialDate>);

impl LastRead {
    fn see(&mut self, sources: &[Source]) {
        for read in sources.iter().filter_map(|source| source.read) {
            if self.0.is_none_or(|last| last.latest() < read.latest()) {
                self.0 = Some(read);
            }
        }
    }
}

/// A record that is being checked.
struct Checked<'c, 'a> {
    compilation: &'c mut Compilation,
    place: &'a Place,
    record: &'a Record,
    number: EntityNumber,
}

impl Checked<'_, '_> {
    fn error(&mut self, message: impl Into<String>, remedy: impl Into<String>) {
        self.compilation.error(self.place, self.record.label(), message, remedy);
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
}
