//! Turns parsed values into records. Whatever is wrong is said, and what is right of a record is kept, so that no
//! record is missed by those that name it.

use crate::{
    date::PartialDate,
    fields::Fields,
    problem::{Place, Problem, Severity},
    record::{
        AliasRecord, CommonWordRecord, FptUnitRecord, LowerUnitRecord, NamesakeRecord, NotFptRecord, OfficialRecord,
        PeriodRecord, PolicyRecord, ProvinceRecord, Record, Source, TenureRecord,
    },
    value::{Data, Value, joined},
};

/// Everything that files or a pack say, in their order, and what could not be read of it.
#[derive(Clone, Debug, Default)]
pub struct Authored {
    /// Records of the four kinds.
    pub records: Vec<(Place, Record)>,
    /// Other names that contain or cross those of provinces.
    pub namesakes: Vec<(Place, NamesakeRecord)>,
    /// Lower units of the names of provinces.
    pub lower_units: Vec<(Place, LowerUnitRecord)>,
    /// Ordinary words that are names of provinces.
    pub common_words: Vec<(Place, CommonWordRecord)>,
    /// What is not FPT's.
    pub not_fpt: Vec<(Place, NotFptRecord)>,
    /// Ids of records that are taken out, by a pack.
    pub removed: Vec<(Place, String)>,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
}

/// The lists of a file; a pack may also have [`REMOVE`].
pub const LISTS: [&str; 8] =
    ["province", "official", "fpt_unit", "policy", "namesake", "lower_unit", "common_word", "not_fpt"];

/// The list of ids that a pack takes out.
pub const REMOVE: &str = "remove";

impl Authored {
    /// Reads all lists of a file, or of a pack without one.
    pub fn read(&mut self, file: &str, value: Value) {
        let place = Place { file: file.to_owned(), line: value.line, path: String::new() };
        let Data::Table(lists) = value.data else {
            return self.problem(place, "", "it is not a table of lists of records", &format!("write {}", headings()));
        };
        for (key, list) in lists {
            let place = place.part(&key, list.line);
            match list.data {
                Data::List(items) if items.is_empty() && key != REMOVE && !LISTS.contains(&key.as_str()) => {
                    self.unknown_list(place, &key);
                }
                Data::List(items) => {
                    for (index, item) in items.into_iter().enumerate() {
                        self.read_record(&key, place.item(index, item.line), item);
                    }
                }
                _ => self.problem(place, &key, "is not a list of records", &format!("write {}", headings())),
            }
        }
    }

    /// Reads one item of one of the [`LISTS`], or of [`REMOVE`].
    pub fn read_record(&mut self, list: &str, place: Place, value: Value) {
        if list == REMOVE {
            match value.data {
                Data::Text(id) => self.removed.push((place, id)),
                _ => self.problem(place, list, "is not an id", "write ids in quotes"),
            }
            return;
        }
        let name = record_name(&value).unwrap_or(list).to_owned();
        let mut fields = Fields::new(value, &place, &name, &mut self.problems);
        let mut record = None;
        match list {
            "province" => record = Some(Record::Province(Box::new(province(&mut fields)))),
            "official" => record = Some(Record::Official(Box::new(official(&mut fields)))),
            "fpt_unit" => record = Some(Record::FptUnit(Box::new(fpt_unit(&mut fields)))),
            "policy" => record = Some(Record::Policy(Box::new(policy(&mut fields)))),
            "namesake" => self.namesakes.push((place.clone(), namesake(&mut fields))),
            "lower_unit" => self.lower_units.push((place.clone(), lower_unit(&mut fields))),
            "common_word" => self.common_words.push((place.clone(), common_word(&mut fields))),
            "not_fpt" => self.not_fpt.push((place.clone(), not_fpt(&mut fields))),
            _ => {
                return self.unknown_list(place, list);
            }
        }
        fields.finish();
        if let Some(mut record) = record {
            // What comes without a file is a pack, whose sources stay with whoever gave it.
            if place.file.is_empty() {
                record.forget_sources();
            }
            self.records.push((place, record));
        }
    }

    fn unknown_list(&mut self, place: Place, list: &str) {
        let remedy = format!("the kinds are {} and {REMOVE}", joined(&LISTS, ", "));
        self.problem(place, list, "is not a kind of record", &remedy);
    }

    /// Reports an error.
    pub(crate) fn problem(&mut self, place: Place, record: &str, message: &str, remedy: &str) {
        let severity = Severity::Error;
        let (record, message, remedy) = (record.to_owned(), message.to_owned(), remedy.to_owned());
        self.problems.push(Problem { severity, place, record, message, remedy });
    }
}

fn headings() -> String {
    format!("[[{}]]", joined(&LISTS, "]], [["))
}

/// What problems call a record: its id, or else its name.
fn record_name(value: &Value) -> Option<&str> {
    let Data::Table(entries) = &value.data else { return None };
    let text = |wanted: &str| entries.iter().find(|(key, _)| key == wanted).and_then(|(_, value)| value.text());
    text("id").or_else(|| text("name")).or_else(|| text("text"))
}

fn source(fields: &mut Fields<'_>) -> Source {
    let source =
        Source { url: fields.optional_text("url"), title: fields.optional_text("title"), read: fields.date("read") };
    if source.url.is_none() && source.title.is_none() {
        fields.problem("a source has neither url nor title", "give one of the two");
    }
    if !source.read.is_some_and(PartialDate::is_day) {
        fields.problem("a source has no day of reading", "add read = \"…\", the day on which you read it");
    }
    if let Some(url) = source.url.as_deref().filter(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        let message = format!("\"{url}\" is not a web address");
        fields.problem(message, "write it with http:// or https://, or use title");
    }
    source
}

fn sources(fields: &mut Fields<'_>) -> Vec<Source> {
    fields.tables("sources", source)
}

/// Sources that must be there.
fn needed_sources(fields: &mut Fields<'_>) -> Vec<Source> {
    let sources = sources(fields);
    if sources.is_empty() {
        fields.problem("it has no source", "add sources = [{ url = \"…\", read = \"…\" }]");
    }
    sources
}

fn aliases(fields: &mut Fields<'_>) -> Vec<AliasRecord> {
    fields.tables("aliases", |fields| AliasRecord {
        text: fields.text("text"),
        case: fields.choice("case"),
        after: fields.texts("after"),
        with: fields.optional_text("with"),
        once: fields.optional_text("once"),
        unmarked: fields.flag("unmarked"),
    })
}

fn province(fields: &mut Fields<'_>) -> ProvinceRecord {
    ProvinceRecord {
        id: fields.text("id"),
        name: fields.text("name"),
        name_case: fields.choice("name_case"),
        aliases: aliases(fields),
        region: fields.optional_text("region"),
        seat: fields.optional_text("seat"),
        successor: fields.optional_text("successor"),
        fate: fields.choice("fate"),
        merged_from: fields.texts("merged_from"),
        period: fields.tables("period", |fields| PeriodRecord {
            line: fields.line,
            unit_type: fields.needed_choice("type"),
            full_name: fields.text("full_name"),
            from: fields.date("from"),
            to: fields.date("to"),
            territory: fields.optional_text("territory"),
            basis: fields.optional_text("basis"),
        }),
        sources: needed_sources(fields),
    }
}

fn official(fields: &mut Fields<'_>) -> OfficialRecord {
    OfficialRecord {
        id: fields.text("id"),
        name: fields.text("name"),
        name_case: fields.choice("name_case"),
        aliases: aliases(fields),
        gender: fields.choice("gender"),
        birth_year: fields.year("birth_year"),
        note: fields.optional_text("note"),
        tenure: fields.tables("tenure", |fields| TenureRecord {
            line: fields.line,
            role: fields.text("role"),
            organisation: fields.text("organisation"),
            province: fields.optional_text("province"),
            unit: fields.optional_text("unit"),
            from: fields.date("from"),
            to: fields.date("to"),
            from_kind: fields.choice("from_kind").unwrap_or_default(),
            to_kind: fields.choice("to_kind").unwrap_or_default(),
            seen: fields.date("seen"),
            sources: needed_sources(fields),
        }),
        // Those of the tenures are enough.
        sources: sources(fields),
    }
}

fn fpt_unit(fields: &mut Fields<'_>) -> FptUnitRecord {
    FptUnitRecord {
        id: fields.text("id"),
        name: fields.text("name"),
        name_case: fields.choice("name_case"),
        aliases: aliases(fields),
        formal_name: fields.optional_text("formal_name"),
        english_name: fields.optional_text("english_name"),
        unit_type: fields.text("type"),
        parent: fields.optional_text("parent"),
        successor: fields.optional_text("successor"),
        from: fields.date("from"),
        to: fields.date("to"),
        relation: fields.optional_text("relation"),
        note: fields.optional_text("note"),
        sources: needed_sources(fields),
    }
}

fn policy(fields: &mut Fields<'_>) -> PolicyRecord {
    PolicyRecord {
        id: fields.text("id"),
        name: fields.text("name"),
        name_case: fields.choice("name_case"),
        aliases: aliases(fields),
        policy_type: fields.text("type"),
        formal_name: fields.optional_text("formal_name"),
        number: fields.optional_text("number"),
        issuer: fields.optional_text("issuer"),
        issued: fields.date("issued"),
        in_force_from: fields.date("in_force_from"),
        in_force_to: fields.date("in_force_to"),
        replaced_by: fields.optional_text("replaced_by"),
        approved_by: fields.optional_text("approved_by"),
        bare_number: fields.flag("bare_number"),
        note: fields.optional_text("note"),
        sources: needed_sources(fields),
    }
}

fn namesake(fields: &mut Fields<'_>) -> NamesakeRecord {
    NamesakeRecord { name: fields.text("name"), meaning: fields.text("meaning"), sources: needed_sources(fields) }
}

fn lower_unit(fields: &mut Fields<'_>) -> LowerUnitRecord {
    LowerUnitRecord {
        name: fields.text("name"),
        unit_type: fields.text("type"),
        province: fields.text("province"),
        from: fields.date("from"),
        to: fields.date("to"),
        sources: needed_sources(fields),
    }
}

fn common_word(fields: &mut Fields<'_>) -> CommonWordRecord {
    CommonWordRecord {
        text: fields.text("text"),
        meaning: fields.text("meaning"),
        province: fields.text("province"),
        sources: needed_sources(fields),
    }
}

fn not_fpt(fields: &mut Fields<'_>) -> NotFptRecord {
    NotFptRecord {
        name: fields.text("name"),
        aliases: fields.texts("aliases"),
        relation: fields.text("relation"),
        sources: needed_sources(fields),
    }
}
