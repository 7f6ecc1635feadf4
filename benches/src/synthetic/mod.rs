//! Gazetteers that are many times as large: on top of the compiled one a pack of records with made-up names.
//!
//! Each layer of the pack mirrors the compiled gazetteer record by record. A record has the kind, the number of names, the
//! offices, the dates and the links of the one that it mirrors, and names of its own, which [`names`] coins out of [`words`].
//! So what grows is the number of names, and nothing else.

mod names;
mod words;

use anyhow::{Result, anyhow};
use danhdau::gazetteer::{
    self, Entity, EntityNumber, Facts, Gazetteer,
    compile::compile,
    model::{FptUnit, Official, Policy, Province, Tenure},
    reading::Authored,
    value::{Data, Named, Value},
};

use names::{Coined, Coiner};

/// The compiled gazetteer and so many layers on top of it that there are `times` as many records. The names of a smaller one
/// are among those of a larger one.
///
/// # Errors
/// If the compiler of packs refuses it: that is so when there are too many records.
pub fn gazetteer(times: usize, seed: u64) -> Result<Gazetteer> {
    let base = gazetteer::compiled();
    let mut authored = Authored::default();
    authored.read("", pack(&base, times, seed));
    match compile(&base, authored) {
        Ok(compiled) => Ok(compiled.gazetteer),
        Err(problems) => {
            let first = problems.first().map(ToString::to_string).unwrap_or_default();
            Err(anyhow!("the gazetteer of {times} times the names has {} problems: {first}", problems.len()))
        }
    }
}

/// The layers as a pack.
pub fn pack(base: &Gazetteer, times: usize, seed: u64) -> Value {
    let mut coiner = Coiner::new(base, seed);
    let mut lists = [const { Vec::new() }; 4];
    for number in 1..times {
        let layer = Layer::new(base, number, &mut coiner);
        for (entity, mirrored) in base.current() {
            lists[mirrored.kind() as usize].push(layer.record(entity, mirrored));
        }
    }
    let [provinces, officials, units, policies] = lists.map(|list| Some(list.into()));
    Value::table(vec![("province", provinces), ("official", officials), ("fpt_unit", units), ("policy", policies)])
}

/// One mirror of the compiled gazetteer.
struct Layer<'a> {
    base: &'a Gazetteer,
    number: usize,
    coined: Vec<Coined>,
    /// Tells its bodies of the state from those of other layers.
    region: String,
}

type Entry = (&'static str, Option<Value>);

impl<'a> Layer<'a> {
    fn new(base: &'a Gazetteer, number: usize, coiner: &mut Coiner) -> Self {
        let coined = base.entities.iter().zip(0..).map(|(entity, number)| {
            let surfaces = &base.surfaces[base.surfaces_of(number)];
            coiner.names(entity, surfaces)
        });
        Self { base, number, coined: coined.collect(), region: coiner.place(2) }
    }

    /// The names in this layer of what mirrors a record.
    fn names(&self, entity: EntityNumber) -> &[String] {
        self.coined.get(entity as usize).map_or(&[], |coined| &coined.names)
    }

    fn name(&self, entity: EntityNumber) -> &str {
        self.names(entity).first().map_or("", String::as_str)
    }

    /// Its id.
    fn id(&self, entity: EntityNumber) -> Option<Value> {
        let (kind, slug) = self.base.entity(entity)?.id.split_once('/')?;
        Some(text(format!("{kind}/x{}-{slug}", self.number)))
    }

    fn record(&self, number: EntityNumber, mirrored: &Entity) -> Value {
        let surfaces = &self.base.surfaces[self.base.surfaces_of(number)];
        let mut forms = self.names(number).iter().zip(surfaces).map(|(name, surface)| (name, word(surface.case)));
        let (name, name_case) = forms.next().unzip();
        let aliases =
            forms.map(|(name, case)| Value::table(vec![("text", Some(name.as_str().into())), ("case", case)]));
        let mut entries = vec![
            ("id", self.id(number)),
            ("name", name.map(|name| name.as_str().into())),
            ("name_case", name_case.flatten()),
            ("aliases", Some(aliases.collect::<Vec<_>>().into())),
            ("sources", Some(sources())),
        ];
        entries.extend(match &mirrored.facts {
            Facts::Province(province) => self.province(number, province),
            Facts::Official(official) => self.official(official),
            Facts::FptUnit(unit) => self.unit(unit),
            Facts::Policy(policy) => self.policy(number, policy),
        });
        Value::table(entries)
    }

    fn province(&self, number: EntityNumber, province: &Province) -> Vec<Entry> {
        let periods = province.periods.iter().map(|period| {
            Value::table(vec![
                ("type", word(period.unit_type)),
                ("full_name", Some(text(format!("tỉnh {}", self.name(number))))),
                ("from", period.from.map(Value::from)),
                ("to", period.to.map(Value::from)),
            ])
        });
        vec![
            ("period", Some(periods.collect::<Vec<_>>().into())),
            ("successor", province.successor.and_then(|(successor, _)| self.id(successor))),
            ("fate", province.successor.and_then(|(_, fate)| word(fate))),
        ]
    }

    fn official(&self, official: &Official) -> Vec<Entry> {
        let tenures = official.tenures.iter().map(|tenure| {
            Value::table(vec![
                ("role", Some((&*tenure.role).into())),
                ("organisation", Some(text(self.organisation(tenure)))),
                ("province", tenure.province.and_then(|province| self.id(province))),
                ("from", tenure.from.map(Value::from)),
                ("to", tenure.to.map(Value::from)),
                ("from_kind", word(tenure.from_kind)),
                ("to_kind", word(tenure.to_kind)),
                ("seen", tenure.seen.map(Value::from)),
                ("sources", Some(sources())),
            ])
        });
        vec![("gender", official.gender.and_then(word)), ("tenure", Some(tenures.collect::<Vec<_>>().into()))]
    }

    /// The body in which an office is held: that of the province of this layer, or one of its own.
    fn organisation(&self, tenure: &Tenure) -> String {
        let organisation = &tenure.organisation;
        match tenure.province.and_then(|province| Some((self.base.entity(province)?, self.name(province)))) {
            Some((mirrored, name)) if organisation.contains(&mirrored.name) => {
                organisation.replace(&mirrored.name, name)
            }
            _ => format!("{organisation} {}", self.region),
        }
    }

    fn unit(&self, unit: &FptUnit) -> Vec<Entry> {
        vec![
            ("type", Some((&*unit.unit_type).into())),
            ("parent", unit.parent.and_then(|parent| self.id(parent))),
            ("successor", unit.successor.and_then(|successor| self.id(successor))),
            ("from", unit.from.map(Value::from)),
            ("to", unit.to.map(Value::from)),
        ]
    }

    fn policy(&self, number: EntityNumber, policy: &Policy) -> Vec<Entry> {
        let written = self.coined.get(number as usize).and_then(|coined| coined.number.as_deref());
        vec![
            ("type", Some((&*policy.policy_type).into())),
            ("number", written.map(Value::from)),
            ("issuer", policy.issuer.as_deref().map(Value::from)),
            ("issued", policy.issued.map(Value::from)),
            ("in_force_from", policy.in_force_from.map(Value::from)),
            ("in_force_to", policy.in_force_to.map(Value::from)),
            ("replaced_by", policy.replaced_by.and_then(|policy| self.id(policy))),
            ("approved_by", policy.approved_by.and_then(|policy| self.id(policy))),
            ("bare_number", Some(Data::Flag(policy.bare_number).into())),
        ]
    }
}

fn text(text: String) -> Value {
    Data::Text(text).into()
}

fn word<T: Named>(value: T) -> Option<Value> {
    Some(value.name().into())
}

fn sources() -> Value {
    vec![Value::table(vec![("title", Some("made up to be measured".into())), ("read", Some("2026-11-26".into()))])]
        .into()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use danhdau::{fold::fold_str, gazetteer::Kind};

    use super::*;

    #[test]
    fn a_larger_gazetteer_has_so_many_times_the_records_and_names_of_each_kind() {
        let (base, large) = (gazetteer::compiled(), gazetteer(4, 1).expect("it compiles"));
        let count = |gazetteer: &Gazetteer, kind: Kind| {
            let own = |number: u32| gazetteer.entity(number).is_some_and(|entity| entity.kind() == kind);
            let records = gazetteer.current().filter(|(number, _)| own(*number)).count();
            (records, gazetteer.surfaces.iter().filter(|surface| own(surface.entity)).count())
        };
        for kind in Kind::ALL {
            let (records, names) = count(&base, kind);
            assert_eq!(count(&large, kind), (4 * records, 4 * names), "{kind:?}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_names_and_a_smaller_one_is_part_of_a_larger_one() {
        let base = gazetteer::compiled();
        assert_eq!(pack(&base, 3, 1), pack(&base, 3, 1));
        assert_ne!(pack(&base, 3, 1), pack(&base, 3, 2));
        let names = |times| -> HashSet<String> {
            gazetteer(times, 1).expect("it compiles").surfaces.into_iter().map(|surface| surface.text).collect()
        };
        assert!(names(2).is_subset(&names(3)));
    }

    #[test]
    fn no_name_is_coined_twice_and_none_that_is_there() {
        let base = gazetteer::compiled();
        let large = gazetteer(6, 1).expect("it compiles");
        let mut seen: HashSet<Vec<u8>> = base.surfaces.iter().map(|surface| fold_str(&surface.text)).collect();
        for surface in &large.surfaces[base.surfaces.len()..] {
            assert!(seen.insert(fold_str(&surface.text)), "{} is there twice", surface.text);
        }
    }
}
