//! Checks records and turns them into the compiled form.
//!
//! Shared by the build script, which reads TOML, and by packs given at run time, which arrive as parsed values:
//! it knows neither TOML nor Unicode tables. All problems are found in one go, each with its remedy.

use std::collections::{HashMap, HashSet};

use super::{
    date::PartialDate,
    model::*,
    problem::{Origin, Problem},
    record::{
        AliasRecord, DateKind, FptUnitRecord, Kind, LetterCase, NamesakeRecord, OfficialRecord, PeriodRecord,
        PolicyRecord, ProvinceRecord, Record, default_case,
    },
};

/// Compiles records in the order given.
///
/// `fold` makes the bytes that are matched; it finds forms that would be the same.
///
/// # Errors
/// Everything that is wrong with any record.
pub fn compile(
    records: &[(Origin, Record)],
    namesakes: &[(Origin, NamesakeRecord)],
    fold: impl Fn(&str) -> Vec<u8>,
) -> Result<Gazetteer, Vec<Problem>> {
    let mut compiler = Compiler { numbers: HashMap::new(), problems: Vec::new() };
    compiler.number(records);
    let mut gazetteer = Gazetteer::default();
    for (origin, record) in records {
        let mut checked = Checked { compiler: &mut compiler, origin, record };
        checked.identity();
        checked.sources();
        let number = gazetteer.entities.len() as EntityNumber;
        gazetteer.surfaces.extend(checked.surfaces(number, &fold));
        let facts = checked.facts();
        gazetteer.entities.push(Entity { id: record.id().to_owned(), name: record.name().to_owned(), facts });
    }
    compiler.namesakes(namesakes, &gazetteer, &fold);
    gazetteer.namesakes = namesakes.iter().map(|(_, namesake)| namesake.name.clone()).collect();
    compiler.cycles(records, &gazetteer);
    compiler.collisions(records, &gazetteer, &fold);
    if compiler.problems.is_empty() { Ok(gazetteer) } else { Err(compiler.problems) }
}

struct Compiler<'a> {
    numbers: HashMap<&'a str, EntityNumber>,
    problems: Vec<Problem>,
}

impl<'a> Compiler<'a> {
    fn number(&mut self, records: &'a [(Origin, Record)]) {
        for (number, (origin, record)) in records.iter().enumerate() {
            if let Some(first) = self.numbers.insert(record.id(), number as EntityNumber) {
                let Origin { file, line } = &records[first as usize].0;
                let message = format!("the id is already used at {file}:{line}");
                self.problem(origin, record, message, "give one of them another slug; ids are never reused");
            }
        }
    }

    fn problem(&mut self, origin: &Origin, record: &Record, message: impl Into<String>, remedy: impl Into<String>) {
        self.problem_at(origin, record.id(), message, remedy);
    }

    fn problem_at(&mut self, origin: &Origin, id: &str, message: impl Into<String>, remedy: impl Into<String>) {
        self.problems.push(Problem {
            origin: origin.clone(),
            id: id.to_owned(),
            message: message.into(),
            remedy: remedy.into(),
        });
    }

    /// Namesakes have sources, and are not names of entities themselves.
    fn namesakes(
        &mut self,
        namesakes: &[(Origin, NamesakeRecord)],
        gazetteer: &Gazetteer,
        fold: &impl Fn(&str) -> Vec<u8>,
    ) {
        let names: HashSet<Vec<u8>> = gazetteer.surfaces.iter().map(|surface| fold(&surface.text)).collect();
        let mut seen = HashSet::new();
        for (origin, namesake) in namesakes {
            let folded = fold(&namesake.name);
            if namesake.sources.is_empty() {
                self.problem_at(
                    origin,
                    &namesake.name,
                    "it has no source",
                    "add sources = [{ url = \"…\", read = \"…\" }]",
                );
            }
            if names.contains(&folded) {
                let remedy = "remove it here, or the name there";
                self.problem_at(origin, &namesake.name, "it is also the name of an entity", remedy);
            }
            if !seen.insert(folded) {
                self.problem_at(origin, &namesake.name, "it is listed twice", "remove one of the two");
            }
        }
    }

    /// Following successors or parents must end.
    fn cycles(&mut self, records: &[(Origin, Record)], gazetteer: &Gazetteer) {
        let next = |number: EntityNumber| match &gazetteer.entities.get(number as usize)?.facts {
            Facts::Province(province) => province.successor.map(|(number, _)| number),
            Facts::FptUnit(unit) => unit.successor.or(unit.parent),
            Facts::Policy(policy) => policy.replaced_by,
            Facts::Official(_) => None,
        };
        for (number, (origin, record)) in records.iter().enumerate() {
            let mut seen = HashSet::from([number as EntityNumber]);
            let mut at = next(number as EntityNumber);
            while let Some(number) = at {
                if !seen.insert(number) {
                    self.problem(
                        origin,
                        record,
                        "its successors or parents lead in a circle",
                        "remove one of the links",
                    );
                    break;
                }
                at = next(number);
            }
        }
    }

    /// One form without conditions names one entity, except that several people may bear one name.
    fn collisions(&mut self, records: &[(Origin, Record)], gazetteer: &Gazetteer, fold: &impl Fn(&str) -> Vec<u8>) {
        let mut first: HashMap<Vec<u8>, EntityNumber> = HashMap::new();
        for surface in &gazetteer.surfaces {
            if !surface.condition.is_empty() {
                continue;
            }
            let other = *first.entry(fold(&surface.text)).or_insert(surface.entity);
            let people = |number: EntityNumber| {
                gazetteer.entities.get(number as usize).is_some_and(|entity| entity.kind() == Kind::Official)
            };
            if other == surface.entity || (people(other) && people(surface.entity)) {
                continue;
            }
            let (Some((origin, record)), Some((_, other))) =
                (records.get(surface.entity as usize), records.get(other as usize))
            else {
                continue;
            };
            let message = format!("\"{}\" is also a name of {}", surface.text, other.id());
            self.problem(
                origin,
                record,
                message,
                "remove it from one of them, or say when it counts (after, with, once)",
            );
        }
    }
}

struct Checked<'c, 'a> {
    compiler: &'c mut Compiler<'a>,
    origin: &'c Origin,
    record: &'a Record,
}

impl Checked<'_, '_> {
    fn problem(&mut self, message: impl Into<String>, remedy: impl Into<String>) {
        self.compiler.problem(self.origin, self.record, message, remedy);
    }

    fn identity(&mut self) {
        let kind = self.record.kind().as_str();
        let slug = self.record.id().strip_prefix(kind).and_then(|rest| rest.strip_prefix('/'));
        let well_formed = slug.is_some_and(|slug| {
            let is_part = |part: &str| {
                !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            };
            slug.split('-').all(is_part)
        });
        if !well_formed {
            self.problem("the id is not of the form kind/slug", format!("write {kind}/ and a slug of a-z, 0-9 and -"));
        }
    }

    fn sources(&mut self) {
        let sources = self.record.sources();
        if sources.is_empty() {
            self.problem("it has no source", "add sources = [{ url = \"…\", read = \"…\" }]");
        }
        let nameless = sources.iter().any(|source| source.url.is_none() && source.title.is_none());
        let insecure = sources
            .iter()
            .filter_map(|source| source.url.as_deref())
            .find(|url| !url.starts_with("https://") && !url.starts_with("http://"));
        if nameless {
            self.problem("a source has neither url nor title", "give one of the two");
        }
        if let Some(url) = insecure {
            self.problem(format!("\"{url}\" is not a web address"), "write it with http:// or https://, or use title");
        }
        if let Record::Official(official) = self.record {
            for tenure in official.tenure.iter().filter(|tenure| tenure.sources.is_empty()) {
                self.problem(format!("the tenure \"{}\" has no source", tenure.role), "add sources to the tenure");
            }
        }
    }

    fn surfaces(&mut self, entity: EntityNumber, fold: &impl Fn(&str) -> Vec<u8>) -> Vec<Surface> {
        let default_case = default_case(self.record.kind());
        let canonical = Surface {
            text: self.record.name().to_owned(),
            entity,
            canonical: true,
            abbreviation: is_abbreviation(self.record.name()),
            case: self.record.name_case(),
            condition: Condition::default(),
        };
        let mut surfaces = vec![canonical];
        for alias in self.record.aliases() {
            let AliasRecord { text, case, after, with, once, unmarked } = alias.clone();
            let condition = Condition { after, with, once, unmarked };
            let abbreviation = is_abbreviation(&text);
            let case = case.unwrap_or(default_case);
            surfaces.push(Surface { text, entity, canonical: false, abbreviation, case, condition });
        }
        self.check_surfaces(&surfaces, fold);
        surfaces
    }

    fn check_surfaces(&mut self, surfaces: &[Surface], fold: &impl Fn(&str) -> Vec<u8>) {
        let mut seen = HashMap::new();
        for surface in surfaces {
            let text = &surface.text;
            if text.trim() != text || !text.chars().any(char::is_alphanumeric) {
                self.problem(format!("the name \"{text}\" can never match"), "write it without space at its ends");
            }
            // The same letters may be listed twice only with another policy, e.g. for tp.hcm and TP.HCM.
            let exact = Some(text).filter(|_| surface.case == LetterCase::Exact);
            if let Some(twin) = seen.insert((fold(text), surface.case as u8, exact), text) {
                let message = format!("\"{text}\" folds to the same as \"{twin}\"");
                self.problem(message, "remove it: the rules of spelling find it already");
            }
            let known = |other: &String| surfaces.iter().any(|surface| surface.text == *other);
            for other in [&surface.condition.with, &surface.condition.once].into_iter().flatten() {
                if !known(other) || other == text {
                    let message = format!("\"{text}\" waits for \"{other}\", which is no other form of this record");
                    self.problem(message, "name another alias of the same record");
                }
            }
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

    /// The number of the record with this id.
    fn reference(&mut self, field: &str, id: Option<&String>) -> Option<EntityNumber> {
        let id = id?;
        let number = self.compiler.numbers.get(id.as_str()).copied();
        if number.is_none() {
            let remedy = "correct the id, or add the record it names";
            self.problem(format!("{field} names \"{id}\", which no record has"), remedy);
        }
        number
    }

    fn in_order(&mut self, what: &str, from: Option<PartialDate>, to: Option<PartialDate>) {
        if let (Some(from), Some(to)) = (from, to)
            && to.surely_before(from)
        {
            self.problem(format!("{what} ends ({to}) before it begins ({from})"), "exchange or correct the dates");
        }
    }

    fn province(&mut self, record: &ProvinceRecord) -> Facts {
        if record.period.is_empty() {
            self.problem("it has no period", "add [[province.period]] with type and full_name");
        }
        for period in &record.period {
            self.in_order("a period", period.from, period.to);
        }
        for pair in record.period.windows(2) {
            self.adjacent(&pair[0], &pair[1]);
        }
        let ended = record.period.last().is_some_and(|period| period.to.is_some());
        if ended != record.successor.is_some() || record.successor.is_some() != record.fate.is_some() {
            let remedy = "a unit whose last period ends has successor and fate, any other has neither";
            self.problem("its end and its successor do not go together", remedy);
        }
        for predecessor in &record.merged_from {
            self.reference("merged_from", Some(predecessor));
        }
        let successor = self.reference("successor", record.successor.as_ref()).zip(record.fate);
        let periods = record
            .period
            .iter()
            .map(|period| Period {
                unit_type: period.unit_type,
                full_name: period.full_name.clone(),
                from: period.from,
                to: period.to,
            })
            .collect();
        Facts::Province(Province { periods, successor, seat: record.seat.clone(), lower_city: record.lower_city })
    }

    /// Periods of one unit follow each other without overlap or gap.
    fn adjacent(&mut self, first: &PeriodRecord, second: &PeriodRecord) {
        let (Some(to), Some(from)) = (first.to, second.from) else {
            self.problem("only the first period may lack its start and only the last its end", "add the missing date");
            return;
        };
        let exact = to.is_day() && from.is_day();
        let overlap = from.surely_before(to);
        let gap = from.year() > to.year() + 1;
        if overlap || gap || (exact && !to.is_day_before(from)) {
            self.problem(format!("periods ending {to} and beginning {from} overlap or leave a gap"), "correct a date");
        }
    }

    fn official(&mut self, record: &OfficialRecord) -> Facts {
        if record.tenure.is_empty() {
            self.problem("it has no tenure", "add [[official.tenure]]: a person is here for an office only");
        }
        let tenures = record.tenure.iter().map(|tenure| {
            self.in_order(&format!("the tenure \"{}\"", tenure.role), tenure.from, tenure.to);
            if tenure.to_kind == DateKind::Open && tenure.to.is_some() {
                self.problem(format!("the tenure \"{}\" is open but has an end", tenure.role), "remove to or to_kind");
            }
            self.reference("unit", tenure.unit.as_ref());
            Tenure {
                role: tenure.role.clone(),
                organisation: tenure.organisation.clone(),
                province: self.reference("province", tenure.province.as_ref()),
                from: tenure.from,
                to: tenure.to,
                from_kind: tenure.from_kind,
                to_kind: tenure.to_kind,
                seen: tenure.seen,
            }
        });
        let tenures = tenures.collect();
        Facts::Official(Official { gender: record.gender, birth_year: record.birth_year, tenures })
    }

    fn fpt_unit(&mut self, record: &FptUnitRecord) -> Facts {
        self.in_order("the unit", record.from, record.to);
        Facts::FptUnit(FptUnit {
            unit_type: record.unit_type.clone(),
            parent: self.reference("parent", record.parent.as_ref()),
            successor: self.reference("successor", record.successor.as_ref()),
            from: record.from,
            to: record.to,
            relation: record.relation.clone(),
        })
    }

    fn policy(&mut self, record: &PolicyRecord) -> Facts {
        self.in_order("being in force", record.in_force_from, record.in_force_to);
        if record.bare_number && record.number.is_none() {
            self.problem("it has bare_number but no number", "add the number, or remove bare_number");
        }
        Facts::Policy(Policy {
            policy_type: record.policy_type.clone(),
            number: record.number.clone(),
            issuer: record.issuer.clone(),
            issued: record.issued,
            in_force_from: record.in_force_from,
            in_force_to: record.in_force_to,
            replaced_by: self.reference("replaced_by", record.replaced_by.as_ref()),
            approved_by: self.reference("approved_by", record.approved_by.as_ref()),
            bare_number: record.bare_number,
        })
    }
}

/// Whether all letters are capitals.
fn is_abbreviation(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}
