//! Checks records and turns them into the compiled form.
//!
//! Shared by the build, which reads files, and by packs given at run time, which arrive as parsed values: it knows
//! neither TOML nor Unicode tables. All problems are found in one go, each with its remedy.

mod dates;
mod hashed;
mod links;
mod names;
#[cfg(feature = "files")]
mod organisations;
mod seats;

use danhdau_fold::fold_str;
use hashed::Hashed;
use links::Waiting;

use crate::{
    carried::packed::{self, Packed},
    date::PartialDate,
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
    let mut compilation = Compilation::new(base.clone());
    compilation.add(authored);
    compilation.finish()
}

/// Records being compiled on top of a gazetteer, in parts: each record is given up as soon as it is compiled, and then
/// kept as a row of bytes, so that a large pack needs little more memory than what it says.
#[derive(Debug, Default)]
pub struct Compilation {
    packed: Packed,
    /// Forms of names, as [`form`] numbers them, by how they are folded.
    forms: Hashed,
    /// Numbers of records by id.
    numbers: Hashed,
    /// Who is in an office of which there is one holder at a time.
    seated: Vec<EntityNumber>,
    /// What the names of such offices begin with, folded.
    seats: Vec<Vec<u8>>,
    /// References to records that had not come yet.
    waiting: Vec<Waiting>,
    /// What is looked at when all records are known.
    last: Authored,
    read: LastRead,
    /// Bytes of names, roles and organisations so far.
    size: usize,
    problems: Vec<Problem>,
}

/// A form of a name as one number: the record, and the form among those of its name.
fn form(entity: EntityNumber, index: usize) -> Option<u32> {
    (index < FORMS).then(|| entity * FORMS as u32 + index as u32)
}

/// More than a record may have.
const FORMS: usize = 256;

/// The record and the form of a number made by [`form`].
fn of_form(form: u32) -> (EntityNumber, usize) {
    (form / FORMS as u32, form as usize % FORMS)
}

impl Compilation {
    /// Begins with the records of a gazetteer.
    pub fn new(base: Gazetteer) -> Self {
        let mut compilation = Self { seats: seats::roles(), ..Self::default() };
        compilation.packed.namesakes = base.namesakes;
        compilation.packed.read = base.read;
        let mut surfaces = base.surfaces.into_iter().peekable();
        for entity in base.entities {
            let number = compilation.packed.push();
            let mut own = Vec::new();
            while let Some(surface) = surfaces.next_if(|surface| surface.entity == number) {
                if let Some(form) = form(number, own.len()) {
                    compilation.forms.add(&fold_str(&surface.text), form);
                }
                own.push(surface);
            }
            if !entity.removed {
                compilation.numbers.add(entity.id.as_bytes(), number);
                compilation.note_seats(number, &entity.facts);
            }
            compilation.packed.set(number, &mut packed::Record { entity, surfaces: own, place: None });
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
            if self.packed.len() > MOST_RECORDS || self.size > MOST_BYTES {
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
            self.note_seats(number, &facts);
            let entity = Entity { id, name, facts, removed: false };
            self.packed.set(number, &mut packed::Record { entity, surfaces, place: Some(place) });
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
        self.check()?;
        Ok(Compiled { gazetteer: self.packed.unpacked(), warnings: self.problems })
    }

    /// The same, and the gazetteer in the form in which it is carried, in pieces.
    ///
    /// # Errors
    /// As those of [`Compilation::finish`].
    pub fn finish_carried(mut self) -> Result<Vec<Vec<u8>>, Vec<Problem>> {
        self.check()?;
        Ok(self.packed.carried())
    }

    fn check(&mut self) -> Result<(), Vec<Problem>> {
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
        self.forms = Hashed::default();
        self.numbers = Hashed::default();
        self.seats();
        if self.problems.iter().any(|problem| problem.severity == Severity::Error) {
            return Err(std::mem::take(&mut self.problems));
        }
        self.packed.read = self.packed.read.or(self.read.0);
        Ok(())
    }

    /// Takes a record of the base out.
    fn remove(&mut self, place: &Place, id: &str) {
        match self.number_of(id) {
            Some(number) => {
                let mut record = self.packed.get(number);
                self.forget_names(number, &record.surfaces);
                record.surfaces = Vec::new();
                record.entity.removed = true;
                self.packed.set(number, &mut record);
                self.numbers.forget(id.as_bytes(), number);
            }
            None => self.error(place, id, "it cannot be removed: no record has this id", "correct the id"),
        }
    }

    /// Leaves out the forms of a record that is removed or replaced.
    fn forget_names(&mut self, number: EntityNumber, surfaces: &[Surface]) {
        for (surface, index) in surfaces.iter().zip(0..) {
            if let Some(form) = form(number, index) {
                self.forms.forget(&fold_str(&surface.text), form);
            }
        }
    }

    /// The number of a record: that of the base for an id that it has, else a new one.
    fn number(&mut self, place: &Place, record: &Record) -> EntityNumber {
        let known = self.number_of(record.id());
        let first = known.and_then(|number| self.packed.place(number));
        if let Some(first) = &first {
            let message = format!("the id is already used at {first}");
            self.error(place, record.label(), message, "give one of them another slug; ids are never reused");
        }
        match known {
            Some(number) if first.is_none() => {
                let surfaces = self.packed.get(number).surfaces;
                self.forget_names(number, &surfaces);
                number
            }
            _ => {
                let number = self.packed.push();
                if !record.id().is_empty() {
                    self.numbers.add(record.id().as_bytes(), number);
                }
                number
            }
        }
    }

    fn number_of(&self, id: &str) -> Option<EntityNumber> {
        self.numbers.get(id.as_bytes()).find(|number| self.packed.id(*number) == id)
    }

    /// The record that has a name in this form; the first of several.
    fn named(&self, folded: &[u8]) -> Option<EntityNumber> {
        self.forms_of(folded).next().map(|(surface, _)| surface.entity)
    }

    /// The forms that are folded to this, each with its place among those of its record.
    fn forms_of(&self, folded: &[u8]) -> impl Iterator<Item = (Surface, usize)> {
        let forms = self.forms.get(folded).filter_map(|form| self.surface(form));
        forms.filter(move |(surface, _)| fold_str(&surface.text) == folded)
    }

    fn surface(&self, form: u32) -> Option<(Surface, usize)> {
        let (number, index) = of_form(form);
        let surfaces = self.packed.get(number).surfaces;
        Some((surfaces.into_iter().nth(index)?, index))
    }

    /// The records that are being compiled.
    fn own(&self) -> impl Iterator<Item = EntityNumber> {
        self.packed.numbers().filter(|number| self.packed.is_own(*number))
    }

    /// Reports an error in a record that is kept.
    fn error_in(&mut self, number: EntityNumber, message: String, remedy: &str) {
        self.problem_in(Severity::Error, number, message, remedy);
    }

    fn problem_in(&mut self, severity: Severity, number: EntityNumber, message: String, remedy: &str) {
        let (id, place) = (self.packed.id(number).to_owned(), self.packed.place(number).unwrap_or_default());
        self.problem(severity, &place, &id, message, remedy.to_owned());
    }

    fn error(&mut self, place: &Place, record: &str, message: impl Into<String>, remedy: impl Into<String>) {
        self.problem(Severity::Error, place, record, message.into(), remedy.into());
    }

    fn problem(&mut self, severity: Severity, place: &Place, record: &str, message: String, remedy: String) {
        let (place, record) = (place.clone(), record.to_owned());
        self.problems.push(Problem { severity, place, record, message, remedy });
    }

    /// Changes what is known of a record.
    fn change(&mut self, number: EntityNumber, change: impl FnOnce(&mut Facts)) {
        let mut record = self.packed.get(number);
        change(&mut record.entity.facts);
        self.packed.set(number, &mut record);
    }

    /// A city or town of a province's name tells the rules that "TP X" may be either.
    fn lower_unit(&mut self, place: &Place, unit: &LowerUnitRecord) {
        self.known(place, &unit.name, "province", &unit.province, Kind::Province);
        let is_town = matches!(unit.unit_type.as_str(), "thành phố" | "thị xã");
        let forms: Vec<(Surface, usize)> = self.forms_of(&fold_str(&unit.name)).collect();
        let mut known = false;
        for (surface, _) in forms.iter().filter(|(surface, _)| surface.canonical && surface.text == unit.name) {
            if self.packed.kind(surface.entity) == Kind::Province {
                known = true;
                self.change(surface.entity, |facts| {
                    if let Facts::Province(province) = facts {
                        province.lower_city |= is_town;
                    }
                });
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
