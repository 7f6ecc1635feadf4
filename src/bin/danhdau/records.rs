//! `danhdau gazetteer`: records as the program knows them, in lines for people and in JSON for programs.

use std::{
    fmt::Display,
    io::{self, Write},
};

use anyhow::Context as _;
use danhdau::gazetteer::{
    self, About, Entity, EntityNumber, Facts, Gazetteer, Kind,
    date::PartialDate,
    model::{FptUnit, Official, Policy, Province, Tenure},
    record::{DateKind, Fate},
    time::{Certainty, State, Status},
    value::Named as _,
};
use serde_json::{Map, Value};

/// What the second file says of each record: sources, formal names, remarks.
static DETAILS: &str = include_str!(concat!(env!("OUT_DIR"), "/details.json"));

/// Version of the program, and what tells its gazetteer from another.
pub fn version() -> String {
    let About { version, read, hash } = About::new(&gazetteer::compiled());
    let read = read.map(|day| format!(", sources read until {day}")).unwrap_or_default();
    format!("{version}\ngazetteer {hash}{read}")
}

/// Writes the records of a kind, or all.
pub fn list(gazetteer: &Gazetteer, kind: Option<Kind>, json: bool) -> anyhow::Result<()> {
    let mut output = io::stdout().lock();
    let wanted = gazetteer.current().filter(|(_, entity)| kind.is_none_or(|kind| entity.kind() == kind));
    if json {
        let details = details()?;
        let records = wanted.map(|(number, _)| whole(gazetteer, number, &details)).collect::<Result<Vec<_>, _>>()?;
        writeln!(output, "{}", serde_json::to_string_pretty(&records)?)?;
        return Ok(());
    }
    for (_, entity) in wanted {
        if let Err(problem) = writeln!(output, "{:<48} {}", entity.id, entity.name) {
            // Whoever reads has stopped reading, as `head` does.
            return if problem.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(problem.into()) };
        }
    }
    Ok(())
}

/// Writes a record, and with a date what it was then.
pub fn show(gazetteer: &Gazetteer, id: &str, as_of: Option<PartialDate>, json: bool) -> anyhow::Result<()> {
    let number = gazetteer.number(id).with_context(|| format!("no record has the id {id}; {}", near(gazetteer, id)))?;
    let entity = gazetteer.entity(number).context("a number that was just found")?;
    let mut output = io::stdout().lock();
    let mut record = whole(gazetteer, number, &details()?)?;
    if json {
        if let Some(state) = as_of.and_then(|day| gazetteer.state_view(id, day)) {
            record.insert("asOf".to_owned(), serde_json::to_value(state)?);
        }
        writeln!(output, "{}", serde_json::to_string_pretty(&record)?)?;
        return Ok(());
    }
    writeln!(output, "{} ({})", entity.name, entity.id)?;
    let formal = record.get("formalName").and_then(Value::as_str);
    for line in formal.into_iter().map(str::to_owned).chain(description(gazetteer, entity)) {
        writeln!(output, "  {line}")?;
    }
    if let Some(day) = as_of {
        writeln!(output, "\non {day}: {}", at(gazetteer, entity, &entity.state(day)))?;
    }
    for (heading, lines) in [("all periods", periods(gazetteer, entity)), ("sources", sources(&record))] {
        if !lines.is_empty() {
            writeln!(output, "\n{heading}:")?;
        }
        for line in lines {
            writeln!(output, "  {line}")?;
        }
    }
    Ok(())
}

/// Ids that share the beginning of the slug, for one that is not there.
fn near(gazetteer: &Gazetteer, id: &str) -> String {
    let slug = id.rsplit('/').next().unwrap_or_default();
    let shares = |entity: &&Entity| !slug.is_empty() && entity.id.contains(slug);
    let similar: Vec<&str> =
        gazetteer.current().map(|(_, entity)| entity).filter(shares).map(|entity| entity.id.as_str()).take(5).collect();
    match &similar[..] {
        [] => "see `danhdau gazetteer list`".to_owned(),
        _ => format!("there are {}", similar.join(", ")),
    }
}

fn details() -> anyhow::Result<Map<String, Value>> {
    let mut file: Map<String, Value> = serde_json::from_str(DETAILS)?;
    match file.remove("records") {
        Some(Value::Object(records)) => Ok(records),
        _ => Ok(Map::new()),
    }
}

/// A record with its details.
fn whole(
    gazetteer: &Gazetteer,
    number: EntityNumber,
    details: &Map<String, Value>,
) -> serde_json::Result<Map<String, Value>> {
    let mut record = match gazetteer.view(number).map(serde_json::to_value).transpose()? {
        Some(Value::Object(record)) => record,
        _ => Map::new(),
    };
    let id = record.get("id").and_then(Value::as_str).unwrap_or_default();
    let Some(Value::Object(own)) = details.get(id) else { return Ok(record) };
    for (key, value) in own.clone() {
        match (record.get_mut(&key), value) {
            // Periods and tenures are in both files, in the same order.
            (Some(Value::Array(parts)), Value::Array(more)) => {
                for (part, more) in parts.iter_mut().zip(more) {
                    match (part, more) {
                        (Value::Object(part), Value::Object(more)) => part.extend(more),
                        (Value::Object(part), sources) => {
                            part.insert("sources".to_owned(), sources);
                        }
                        _ => {}
                    }
                }
            }
            (_, value) => {
                record.insert(key, value);
            }
        }
    }
    Ok(record)
}

fn name(gazetteer: &Gazetteer, number: EntityNumber) -> &str {
    gazetteer.entity(number).map_or("", |entity| &entity.name)
}

/// What it is, whatever the day.
fn description(gazetteer: &Gazetteer, entity: &Entity) -> Vec<String> {
    let named =
        |word: &str, number: Option<EntityNumber>| number.map(|number| format!("{word} {}", name(gazetteer, number)));
    match &entity.facts {
        Facts::Province(province) => province.seat.iter().map(|seat| format!("seat: {seat}")).collect(),
        Facts::Official(official) => official.birth_year.iter().map(|year| format!("born {year}")).collect(),
        Facts::FptUnit(unit) => {
            let FptUnit { unit_type, parent, relation, .. } = &**unit;
            [Some(unit_type.to_string()), named("part of", *parent), relation.clone()].into_iter().flatten().collect()
        }
        Facts::Policy(policy) => {
            let Policy { policy_type, number, issuer, issued, approved_by, .. } = &**policy;
            let issue = issuer.as_ref().map(|issuer| match issued {
                Some(issued) => format!("issued by {issuer}, {issued}"),
                None => format!("issued by {issuer}"),
            });
            let what =
                number.as_ref().map_or_else(|| policy_type.to_string(), |number| format!("{policy_type} {number}"));
            [Some(what), issue, named("approved by", *approved_by)].into_iter().flatten().collect()
        }
    }
}

/// What it was on a day.
fn at(gazetteer: &Gazetteer, entity: &Entity, state: &State) -> String {
    match &entity.facts {
        Facts::Province(province) => province_at(gazetteer, entity, province, state),
        Facts::Official(official) => official_at(official, state),
        Facts::FptUnit(_) => span_at(gazetteer, state, "active", "ended", "now"),
        Facts::Policy(_) => span_at(gazetteer, state, "in force", "no longer in force", "replaced by"),
    }
}

fn province_at(gazetteer: &Gazetteer, entity: &Entity, province: &Province, state: &State) -> String {
    let period = state.period.and_then(|period| province.periods.get(period));
    match (period, state.successor) {
        (Some(period), _) => {
            format!("{}, {}, {}", period.full_name, period.unit_type.name(), span(period.from, period.to))
        }
        (None, Some(successor)) => {
            let last = province.periods.last();
            let ended = last.and_then(|last| last.to).map(|to| format!(" to {to}")).unwrap_or_default();
            let what = last.map_or("", |last| last.unit_type.name());
            let became = match state.status {
                Some(Status::Renamed) => "now called",
                _ => "now part of",
            };
            format!("{what}{ended}, {became} {}", name(gazetteer, successor))
        }
        (None, None) => match formerly(gazetteer, entity) {
            Some(former) => format!("not yet a unit of this name; it was called {former}"),
            None => "not yet a unit of this name, as far as is known".to_owned(),
        },
    }
}

/// The name that a unit had before it was renamed.
fn formerly<'a>(gazetteer: &'a Gazetteer, unit: &Entity) -> Option<&'a str> {
    let number = gazetteer.number(&unit.id)?;
    let became = |entity: &&Entity| match &entity.facts {
        Facts::Province(former) => former.successor == Some((number, Fate::Renamed)),
        _ => false,
    };
    gazetteer.entities.iter().find(became).map(|former| former.name.as_str())
}

fn official_at(official: &Official, state: &State) -> String {
    let offices = state.tenures.iter().filter_map(|(index, certainty)| {
        let tenure = official.tenures.get(*index)?;
        let office = format!("{}, {}", tenure.role, tenure.organisation);
        Some(match certainty {
            Certainty::InOffice => format!("{office} ({})", held(tenure)),
            Certainty::Uncertain => format!("possibly {office} ({})", held(tenure)),
            Certainty::LastSeen => format!("last seen {}as {office}", date(tenure.seen)),
        })
    });
    let offices: Vec<String> = offices.collect();
    if offices.is_empty() { "no office is known".to_owned() } else { offices.join("; ") }
}

fn span_at(gazetteer: &Gazetteer, state: &State, active: &str, ended: &str, successor: &str) -> String {
    match (state.status, state.successor) {
        (Some(Status::Active), _) => active.to_owned(),
        (Some(_), Some(number)) => format!("{ended}, {successor} {}", name(gazetteer, number)),
        (Some(_), None) => ended.to_owned(),
        (None, _) => "nothing is known".to_owned(),
    }
}

/// All that is known with dates, none of it claimed for a day.
fn periods(gazetteer: &Gazetteer, entity: &Entity) -> Vec<String> {
    match &entity.facts {
        Facts::Province(province) => {
            let periods =
                province.periods.iter().map(|period| format!("{}, {}", period.full_name, span(period.from, period.to)));
            let fate = province.successor.map(|(successor, fate)| {
                let word = if fate == Fate::Renamed { "then called" } else { "then part of" };
                format!("{word} {}", name(gazetteer, successor))
            });
            periods.chain(fate).collect()
        }
        Facts::Official(official) => {
            let tenures = official.tenures.iter();
            tenures.map(|tenure| format!("{}, {} ({})", tenure.role, tenure.organisation, held(tenure))).collect()
        }
        Facts::FptUnit(unit) => known_span(unit.from, unit.to),
        Facts::Policy(policy) => known_span(policy.in_force_from, policy.in_force_to),
    }
}

fn known_span(from: Option<PartialDate>, to: Option<PartialDate>) -> Vec<String> {
    if from.is_none() && to.is_none() { Vec::new() } else { vec![span(from, to)] }
}

fn span(from: Option<PartialDate>, to: Option<PartialDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("{from} to {to}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(to)) => format!("to {to}"),
        (None, None) => "dates not known".to_owned(),
    }
}

/// The dates of an office, each as sure as it is.
fn held(tenure: &Tenure) -> String {
    let from = tenure.from.map(|from| match tenure.from_kind {
        DateKind::FirstSeen => format!("first seen {from}"),
        DateKind::Inferred => format!("from about {from}"),
        _ => format!("from {from}"),
    });
    let to = match (tenure.to_kind, tenure.to) {
        (DateKind::Open, _) => tenure.seen.map(|seen| format!("last seen {seen}")),
        (DateKind::Inferred, Some(to)) => Some(format!("to about {to}")),
        (DateKind::UnitEnded, Some(to)) => Some(format!("at most to {to}, when the unit ended")),
        (_, to) => to.map(|to| format!("to {to}")),
    };
    let known: Vec<String> = from.into_iter().chain(to).collect();
    if known.is_empty() { "dates not known".to_owned() } else { known.join(", ") }
}

fn date(date: Option<impl Display>) -> String {
    date.map(|date| format!("{date} ")).unwrap_or_default()
}

/// Every source once.
fn sources(record: &Map<String, Value>) -> Vec<String> {
    let own = record.get("sources").into_iter();
    let tenures = record.get("tenures").and_then(Value::as_array).into_iter().flatten();
    let lists = own.chain(tenures.filter_map(|tenure| tenure.get("sources")));
    let mut lines: Vec<String> = Vec::new();
    for source in lists.filter_map(Value::as_array).flatten() {
        let text = |key: &str| source.get(key).and_then(Value::as_str);
        let what = text("url").or_else(|| text("title")).unwrap_or_default();
        let line = format!("{what} (read {})", text("read").unwrap_or_default());
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}
