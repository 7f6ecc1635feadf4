//! Records while a pack is compiled: each a row of bytes, so that tens of thousands of them need no more memory than
//! what they say. The bytes are what is carried of the record, not by columns but one after the other.

use std::sync::Arc;

use crate::{date::PartialDate, model::*, problem::Place, record::Kind};

use super::{
    Records,
    bytes::{Words, push_variable, take_variable},
    columns::{Columns, Numbers, Texts},
    records,
};

/// A gazetteer of which each record is a row of bytes.
#[derive(Debug, Default)]
pub(crate) struct Packed {
    /// Other names, which contain or cross those of provinces.
    pub(crate) namesakes: Vec<String>,
    /// The last day on which a source of any record was read.
    pub(crate) read: Option<PartialDate>,
    rows: Vec<Row>,
    /// In pieces: a long vector is there twice whenever it grows.
    chunks: Vec<Vec<u8>>,
    words: Words,
    /// The row that is being written.
    row: Vec<u8>,
}

/// Where the bytes of a record are, and what is often asked of it.
#[derive(Clone, Copy, Debug)]
struct Row {
    chunk: u32,
    start: u32,
    kind: Kind,
    has_place: bool,
}

/// A record, taken out of its row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Record {
    /// What is known of it.
    pub(crate) entity: Entity,
    /// The forms of its name.
    pub(crate) surfaces: Vec<Surface>,
    /// Where it stands; none if it is of the base.
    pub(crate) place: Option<Place>,
}

const CHUNK: usize = 1 << 16;

impl Packed {
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Adds a record of which nothing is known yet, and says its number.
    pub(crate) fn push(&mut self) -> EntityNumber {
        let number = self.rows.len();
        if number == self.rows.capacity() {
            self.rows.reserve_exact(number / 4 + 1024);
        }
        self.rows.push(Row { chunk: u32::MAX, start: 0, kind: Kind::Province, has_place: false });
        number as EntityNumber
    }

    /// Keeps a record in place of what was known of it.
    pub(crate) fn set(&mut self, number: EntityNumber, record: &mut Record) {
        self.row.clear();
        let mut writer = RowWriter { bytes: &mut self.row, words: &mut self.words };
        let has_place = record.place.is_some();
        let mut place = record.place.take().unwrap_or_default();
        head(&mut writer, &mut record.entity.id, &mut place);
        record.place = Some(place).filter(|_| has_place);
        facts(&mut writer, &mut record.entity);
        records::forms(&mut writer, number, &record.entity, &mut record.surfaces);
        let fits = |chunk: &Vec<u8>| chunk.len() + self.row.len() <= chunk.capacity();
        if !self.chunks.last().is_some_and(fits) {
            self.chunks.push(Vec::with_capacity(self.row.len().max(CHUNK)));
        }
        let last = self.chunks.len() - 1;
        let start = self.chunks[last].len() as u32;
        self.chunks[last].extend_from_slice(&self.row);
        self.rows[number as usize] = Row { chunk: last as u32, start, kind: record.entity.kind(), has_place };
    }

    /// A record, as far as it is known.
    pub(crate) fn get(&self, number: EntityNumber) -> Record {
        let mut record = Record::default();
        let mut reader = self.read_entity(number, &mut record);
        records::forms(&mut reader, number, &record.entity, &mut record.surfaces);
        record
    }

    /// A record without the forms of its name.
    pub(crate) fn entity(&self, number: EntityNumber) -> Record {
        let mut record = Record::default();
        self.read_entity(number, &mut record);
        record
    }

    /// Reads all but the forms, which follow.
    fn read_entity<'a>(&'a self, number: EntityNumber, record: &mut Record) -> RowReader<'a> {
        let mut reader = self.reader(number);
        let mut place = record.place.take().unwrap_or_default();
        head(&mut reader, &mut record.entity.id, &mut place);
        record.place = Some(place).filter(|_| self.is_own(number));
        facts(&mut reader, &mut record.entity);
        reader
    }

    fn reader(&self, number: EntityNumber) -> RowReader<'_> {
        let bytes = self.rows.get(number as usize).and_then(|row| {
            let chunk = self.chunks.get(row.chunk as usize)?;
            chunk.get(row.start as usize..)
        });
        RowReader { bytes: bytes.unwrap_or_default(), words: &self.words.list }
    }

    pub(crate) fn kind(&self, number: EntityNumber) -> Kind {
        self.rows.get(number as usize).map_or(Kind::Province, |row| row.kind)
    }

    pub(crate) fn id(&self, number: EntityNumber) -> &str {
        self.reader(number).next_text()
    }

    /// Whether it has a place, and is none of the base.
    pub(crate) fn is_own(&self, number: EntityNumber) -> bool {
        self.rows.get(number as usize).is_some_and(|row| row.has_place)
    }

    pub(crate) fn place(&self, number: EntityNumber) -> Option<Place> {
        let (mut id, mut place) = (String::new(), Place::default());
        head(&mut self.reader(number), &mut id, &mut place);
        Some(place).filter(|_| self.is_own(number))
    }

    pub(crate) fn numbers(&self) -> std::ops::Range<EntityNumber> {
        0..self.rows.len() as EntityNumber
    }

    /// The bytes of the gazetteer, in pieces.
    pub(crate) fn carried(mut self) -> Vec<Vec<u8>> {
        super::write_records(&mut self)
    }

    /// The gazetteer with its records as they are asked.
    pub(crate) fn unpacked(mut self) -> Gazetteer {
        let mut gazetteer = Gazetteer::default();
        for number in self.numbers() {
            let Record { entity, mut surfaces, .. } = self.get(number);
            gazetteer.entities.push(entity);
            gazetteer.surfaces.append(&mut surfaces);
        }
        gazetteer.namesakes = std::mem::take(&mut self.namesakes);
        gazetteer.read = self.read;
        gazetteer
    }
}

fn head(columns: &mut dyn Columns, id: &mut String, place: &mut Place) {
    columns.text(Texts::Slugs, id);
    // A pack is mostly in none.
    let mut file: Arc<str> = if place.file.is_empty() { Arc::default() } else { place.file.as_str().into() };
    columns.word(Numbers::Words, &mut file);
    if *file != *place.file {
        place.file = (*file).to_owned();
    }
    columns.number(Numbers::Words, &mut place.line);
    columns.text(Texts::Words, &mut place.path);
}

fn facts(columns: &mut dyn Columns, entity: &mut Entity) {
    records::entity(columns, entity);
    if let Facts::Official(official) = &mut entity.facts {
        let organisations = official.tenures.iter_mut().map(|tenure| &mut tenure.organisation);
        organisations.for_each(|organisation| columns.word(Numbers::Organisations, organisation));
    }
}

/// Only to be written: what is changed is not kept.
impl Records for Packed {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn resize(&mut self, _count: usize) {}

    fn entities(&mut self, mut visit: impl FnMut(&mut Entity)) {
        let mut record = Record::default();
        for number in self.numbers() {
            self.read_entity(number, &mut record);
            visit(&mut record.entity);
        }
    }

    fn forms(&mut self, mut visit: impl FnMut(EntityNumber, &Entity, &mut Vec<Surface>)) {
        let mut record = Record::default();
        for number in self.numbers() {
            let mut reader = self.read_entity(number, &mut record);
            record.surfaces.clear();
            records::forms(&mut reader, number, &record.entity, &mut record.surfaces);
            visit(number, &record.entity, &mut record.surfaces);
        }
        self.chunks = Vec::new();
    }

    fn rest(&mut self) -> (&mut Vec<String>, &mut Option<PartialDate>) {
        (&mut self.namesakes, &mut self.read)
    }
}

struct RowWriter<'a> {
    bytes: &'a mut Vec<u8>,
    words: &'a mut Words,
}

impl Columns for RowWriter<'_> {
    fn number(&mut self, _column: Numbers, value: &mut u32) {
        push_variable(self.bytes, *value);
    }

    fn text(&mut self, _column: Texts, value: &mut String) {
        push_variable(self.bytes, value.len() as u32);
        self.bytes.extend_from_slice(value.as_bytes());
    }

    fn word(&mut self, _column: Numbers, value: &mut Arc<str>) {
        let position = self.words.position(value);
        push_variable(self.bytes, position);
    }

    /// It is at the head of the row.
    fn id(&mut self, _entity: &mut Entity) {}
}

struct RowReader<'a> {
    bytes: &'a [u8],
    words: &'a [Arc<str>],
}

impl<'a> RowReader<'a> {
    fn next_text(&mut self) -> &'a str {
        let length = take_variable(&mut self.bytes) as usize;
        let (text, rest) = self.bytes.split_at_checked(length).unwrap_or_default();
        self.bytes = rest;
        std::str::from_utf8(text).unwrap_or_default()
    }
}

impl Columns for RowReader<'_> {
    fn number(&mut self, _column: Numbers, value: &mut u32) {
        *value = take_variable(&mut self.bytes);
    }

    fn text(&mut self, _column: Texts, value: &mut String) {
        self.next_text().clone_into(value);
    }

    fn word(&mut self, _column: Numbers, value: &mut Arc<str>) {
        let position = take_variable(&mut self.bytes);
        if let Some(word) = self.words.get(position as usize) {
            value.clone_from(word);
        }
    }

    /// It is at the head of the row.
    fn id(&mut self, _entity: &mut Entity) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_out_of_its_row_as_it_went_in() {
        let mut packed = Packed::default();
        let tenure = Tenure {
            role: "Giám đốc".into(),
            organisation: "Sở\nNội vụ".into(),
            province: Some(7),
            from: "2020-05".parse().ok(),
            ..Tenure::default()
        };
        let facts = Facts::Official(Official { tenures: vec![tenure.clone(), tenure], ..Official::default() });
        let entity = Entity { id: "official/a-b".into(), name: "Trần Văn A".into(), facts, removed: true };
        let condition = Some(Box::new(Condition { with: Some("Trần Văn A".into()), ..Condition::default() }));
        let surface = |text: &str, canonical, condition| Surface {
            text: text.into(),
            canonical,
            condition,
            ..Surface::default()
        };
        let surfaces = vec![surface("Trần Văn A", true, None), surface("ông A", false, condition)];
        let place = Some(Place { file: "a.toml".into(), line: 3, path: "official[0]".into() });
        let mut official = Record { entity, surfaces, place };
        official.surfaces.iter_mut().for_each(|surface| surface.entity = 1);
        let mut empty = Record::default();
        assert_eq!((packed.push(), packed.push()), (0, 1));
        packed.set(0, &mut official.clone());
        packed.set(1, &mut official);
        packed.set(0, &mut empty);
        let found = packed.get(1);
        assert_eq!(found.entity, official.entity);
        assert_eq!(found.surfaces, official.surfaces);
        assert_eq!((found.place, packed.place(1)), (official.place.clone(), official.place));
        assert_eq!(packed.id(1), "official/a-b");
        assert_eq!((packed.kind(1), packed.is_own(1), packed.is_own(0)), (Kind::Official, true, false));
        assert_eq!(packed.get(0).entity, Entity::default());
        let gazetteer = packed.unpacked();
        assert_eq!(gazetteer.entities.len(), 2);
        assert_eq!(gazetteer.surfaces, found.surfaces);
    }
}
