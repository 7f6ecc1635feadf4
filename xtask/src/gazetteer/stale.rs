//! What was last attested before a date: the work list of upkeep.

use std::io::Write;

use anyhow::{Result, bail};
use danhdau_gazetteer::Kind;
use danhdau_gazetteer::date::PartialDate;
use danhdau_gazetteer::problem::Place;
use danhdau_gazetteer::record::{DateKind, Record, Source};
use danhdau_gazetteer::value::Named as _;
use serde::Serialize;

use super::{File, counted, read};

/// A line of the list.
#[derive(Debug, Serialize)]
struct Entry {
    file: String,
    line: u32,
    id: String,
    kind: &'static str,
    /// The office, or the name of what is no person.
    what: String,
    /// When it was last attested.
    #[serde(serialize_with = "as_text")]
    last: PartialDate,
    by: Attested,
}

/// How something was attested.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Attested {
    /// On that day the person was in office.
    Seen,
    /// On that day the latest source was read.
    Read,
}

fn as_text<S: serde::Serializer>(date: &PartialDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// Prints the list.
pub(super) fn run(
    files: &[File],
    before: PartialDate,
    kind: Option<Kind>,
    json: bool,
    output: &mut impl Write,
) -> Result<bool> {
    let authored = read(files);
    if !authored.problems.is_empty() {
        let problems = counted(authored.problems.len(), "problem", "problems");
        bail!("the records cannot be read: {problems}; run cargo xtask gazetteer check");
    }
    let records = authored.records.iter().filter(|(_, record)| kind.is_none_or(|kind| record.kind() == kind));
    let mut entries: Vec<Entry> = records.flat_map(|(place, record)| entries(place, record, before)).collect();
    // Those of one day stay in the order of files and lines.
    entries.sort_by_key(|entry| entry.last.earliest());
    if json {
        writeln!(output, "{}", serde_json::to_string_pretty(&entries)?)?;
        return Ok(true);
    }
    for Entry { file, line, id, what, last, by, .. } in &entries {
        let by = match by {
            Attested::Seen => "seen",
            Attested::Read => "read",
        };
        writeln!(output, "{file}:{line}: {id}: {what}; last {by} {last}")?;
    }
    writeln!(output, "{} last attested before {before}", counted(entries.len(), "fact", "facts"))?;
    Ok(true)
}

fn entries(place: &Place, record: &Record, before: PartialDate) -> Vec<Entry> {
    let lasts = |to: Option<PartialDate>| to.is_none_or(|to| !to.surely_before(before));
    // Where no day is given for the end of what has a successor, it has ended all the same.
    let goes_on =
        |to: Option<PartialDate>, successor: &Option<String>| lasts(to) && (to.is_some() || successor.is_none());
    let in_force = match record {
        Record::Official(official) => {
            let open = official.tenure.iter().filter(|tenure| tenure.to_kind == DateKind::Open);
            let attested = open.filter_map(|tenure| {
                let attested = (tenure.seen?, Attested::Seen);
                let place = Place { line: tenure.line, ..place.clone() };
                Some(entry(&place, record, format!("{}, {}", tenure.role, tenure.organisation), attested))
            });
            return attested.filter(|entry| entry.is_stale(before)).collect();
        }
        Record::Province(province) => lasts(province.period.last().and_then(|period| period.to)),
        Record::FptUnit(unit) => goes_on(unit.to, &unit.successor),
        Record::Policy(policy) => goes_on(policy.in_force_to, &policy.replaced_by),
    };
    let read = last_read(record.sources()).filter(|_| in_force);
    let attested = read.map(|read| entry(place, record, record.name().to_owned(), (read, Attested::Read)));
    attested.into_iter().filter(|entry| entry.is_stale(before)).collect()
}

fn entry(place: &Place, record: &Record, what: String, (last, by): (PartialDate, Attested)) -> Entry {
    let Place { file, line, .. } = place.clone();
    Entry { file, line, id: record.id().to_owned(), kind: record.kind().name(), what, last, by }
}

impl Entry {
    /// Whether it may have been attested before a date, as far as its own says.
    fn is_stale(&self, before: PartialDate) -> bool {
        self.last.earliest() < before.earliest()
    }
}

/// The last day on which one of the sources was read.
fn last_read(sources: &[Source]) -> Option<PartialDate> {
    sources.iter().filter_map(|source| source.read).max_by_key(|read| read.earliest())
}
