//! The folding itself.

use super::alphabet::*;
use super::bits::Bits;
use super::folded::{Folded, Shift};
use super::spelling::{has_two_spellings, open_y, place_tone};

/// What each character of the first two planes folds to, one byte each.
#[derive(Clone, Debug)]
pub struct Table {
    entries: Vec<u8>,
    /// For each unit its [`STEPS`], and whether it is a capital letter: one look-up for most letters of a text.
    steps: Vec<u16>,
}

impl Table {
    /// Takes one entry for each character.
    pub fn new(entries: Vec<u8>) -> Self {
        let mut steps: Vec<u16> = entries.iter().take(UNITS).map(|entry| STEPS[usize::from(*entry)]).collect();
        for (step, unit) in steps.iter_mut().zip(0..) {
            if KNOWN_LETTERS[usize::from(*step as u8)] && is_upper_case(unit) {
                *step |= CAPITAL;
            }
        }
        Self { entries, steps }
    }

    /// Expands runs: a length (seven bits a byte, low bits first, the high bit set where more follow) and an entry.
    pub fn expand(runs: &[u8]) -> Self {
        let mut entries = Vec::with_capacity(TABLE_CHARACTERS);
        let (mut length, mut shift) = (0, 0);
        let mut runs = runs.iter();
        while let Some(byte) = runs.next() {
            length |= usize::from(byte & 0x7F) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                entries.resize(entries.len() + length, runs.next().copied().unwrap_or(BOUNDARY));
                (length, shift) = (0, 0);
            }
        }
        Self::new(entries)
    }

    /// The inverse of [`Table::expand`].
    pub fn runs(&self) -> Vec<u8> {
        let mut runs = Vec::new();
        for run in self.entries.chunk_by(|one, other| one == other) {
            let mut length = run.len();
            while length > 0x7F {
                runs.push(0x80 | (length & 0x7F) as u8);
                length >>= 7;
            }
            runs.extend([length as u8, run[0]]);
        }
        runs
    }
}

impl Table {
    /// Folds a string given as UTF-16 units; lone surrogates are boundaries.
    pub fn fold(&self, units: &[u16]) -> Folded {
        self.fold_with(units, || Bits::new(units.len()))
    }

    /// The folded bytes alone.
    pub fn fold_bytes(&self, units: &[u16]) -> Vec<u8> {
        self.fold_with(units, Bits::default).bytes
    }

    fn fold_with(&self, units: &[u16], bits: impl Fn() -> Bits) -> Folded {
        let mut folding = Folding::new(self, units.len(), bits);
        let mut position = 0;
        while position < units.len() {
            position += folding.plain(units, position);
            let Some(&unit) = units.get(position) else { break };
            let entry = self.look_up(u32::from(unit));
            if entry == SPACE {
                position = folding.white(position, position + 1, 0);
            } else if entry < FIRST_INSTRUCTION {
                folding.push(entry, u32::from(unit), position, position + 1);
                position += 1;
            } else {
                position = folding.instruct(entry, units, position);
            }
        }
        folding.finish()
    }

    /// The slug of a name in NFC: its letters without marks, and a dash for anything between them.
    pub fn slug(&self, name: &str) -> String {
        let mut slug = String::new();
        for character in name.chars() {
            match base_letter(self.look_up(character as u32)) {
                Some(letter) => slug.push(letter),
                None if slug.ends_with('-') || slug.is_empty() => {}
                None => slug.push('-'),
            }
        }
        slug.truncate(slug.trim_end_matches('-').len());
        slug
    }

    /// The entry of a character: a folded byte or an instruction.
    pub fn entry(&self, character: char) -> u8 {
        self.look_up_astral(character as u32)
    }

    fn look_up(&self, character: u32) -> u8 {
        self.entries.get(character as usize).copied().unwrap_or(BOUNDARY)
    }

    /// Planes 2 and up hold ideographs, private characters and, in plane 14, ignorables.
    fn look_up_astral(&self, character: u32) -> u8 {
        match character {
            0xE0000..=0xE0FFF => DROP,
            _ => self.look_up(character),
        }
    }
}

/// [`has_two_spellings`] for every byte: asked for every letter of a text.
const TWO_SPELLINGS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = has_two_spellings(byte as u8);
        byte += 1;
    }
    table
};

/// Different UTF-16 units.
const UNITS: usize = 0x1_0000;

/// What ends a run of plain letters wherever it stands: an instruction, or y.
const ALWAYS: u8 = 1;
/// What ends it after white space.
const SECOND_WHITE: u8 = 2;
/// What ends it after the letter o with a tone: a or e, which may stand for another spelling.
const SECOND_VOWEL: u8 = 4;

/// What an entry is of these.
const WHAT: [u8; 256] = {
    let mut what = [0; 256];
    let mut entry = 0;
    while entry < 256 {
        what[entry] = match entry as u8 {
            SPACE => SECOND_WHITE,
            byte if byte >= FIRST_INSTRUCTION || byte == OTHER_LETTER => ALWAYS,
            byte => match as_vowel(byte) {
                Some((11, _)) => ALWAYS,
                Some((0 | 3, 0)) => SECOND_VOWEL,
                _ => 0,
            },
        };
        entry += 1;
    }
    what
};

/// Which of these end a run right after a byte.
const ENDS_AFTER: [u8; 256] = {
    let mut ends = [ALWAYS; 256];
    ends[SPACE as usize] = ALWAYS | SECOND_WHITE;
    ends[PARAGRAPH as usize] = ALWAYS | SECOND_WHITE;
    let mut tone = 1;
    while tone < TONES {
        ends[vowel(6, tone) as usize] = ALWAYS | SECOND_VOWEL;
        tone += 1;
    }
    ends
};

/// For each entry itself, from bit 8 on [`WHAT`] it is, and from bit 12 on what [`ENDS_AFTER`] it. The bit between them is
/// never set: there [`CAPITAL`] stands once the bits from 12 on are looked for in those from 8 on.
const STEPS: [u16; 256] = {
    let mut steps = [0; 256];
    let mut entry = 0;
    while entry < 256 {
        steps[entry] = entry as u16 | (WHAT[entry] as u16) << 8 | (ENDS_AFTER[entry] as u16) << 12;
        entry += 1;
    }
    steps
};

/// Set above the rest of a step where the unit is a capital letter.
const CAPITAL: u16 = 1 << 15;

/// Letters of which most texts consist. Whether another is a capital is found out when it is met.
const KNOWN_LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut entry = OTHER_LETTER + 1;
    while entry < FIRST_INSTRUCTION {
        letters[entry as usize] = is_letter(entry);
        entry += 1;
    }
    letters
};

fn is_upper_case(character: u32) -> bool {
    char::from_u32(character).is_some_and(char::is_uppercase)
}

struct Folding<'a> {
    table: &'a Table,
    /// The bytes are those before `length`.
    folded: Folded,
    length: usize,
    /// Where the next byte starts if nothing shifts.
    expected: usize,
    /// Line breaks in the run of white space that the last byte stands for.
    breaks_in_run: u32,
}

impl<'a> Folding<'a> {
    fn new(table: &'a Table, units: usize, bits: impl Fn() -> Bits) -> Self {
        // No unit makes more than one byte.
        let folded = Folded::with_room(vec![0; units], bits);
        Self { table, folded, length: 0, expected: 0, breaks_in_run: 0 }
    }

    /// Folds as many units as are one byte each, whatever comes before and after them; how many.
    ///
    /// Everything a text consists of, but for one letter in twenty: what shifts, what has two spellings, and what follows
    /// another white space is left to the other ways.
    fn plain(&mut self, units: &[u16], position: usize) -> usize {
        let (Some(first), Some(steps)) = (units.get(position), self.table.steps.first_chunk::<UNITS>()) else {
            return 0;
        };
        let first = steps[usize::from(*first)] as u8;
        if position != self.expected || first >= FIRST_INSTRUCTION {
            return 0;
        }
        self.close_cluster(first);
        let mut ends = u16::from(ENDS_AFTER[usize::from(self.last().unwrap_or(SPACE))]);
        let mut plain = 0;
        let Folded { bytes, capitals, .. } = &mut self.folded;
        for (unit, byte) in units[position..].iter().zip(&mut bytes[self.length..]) {
            let step = steps[usize::from(*unit)];
            if step >> 8 & ends != 0 {
                break;
            }
            // Few are: a bit for each letter would take longer.
            if step >= CAPITAL {
                capitals.set(self.length + plain);
            }
            *byte = step as u8;
            ends = step >> 12;
            plain += 1;
        }
        if plain > 0 {
            self.length += plain;
            self.expected += plain;
            self.breaks_in_run = 0;
        }
        plain
    }

    fn last(&self) -> Option<u8> {
        self.folded.bytes.get(self.length.checked_sub(1)?).copied()
    }

    fn instruct(&mut self, entry: u8, units: &[u16], position: usize) -> usize {
        match entry {
            DROP => position + 1,
            WHITE => self.white(position, position + 1, 0),
            LINE_FEED => self.white(position, position + 1, 1),
            CARRIAGE_RETURN => {
                let with_line_feed = units.get(position + 1) == Some(&u16::from(b'\n'));
                self.white(position, position + 1 + usize::from(with_line_feed), 1)
            }
            PARAGRAPH_BREAK => self.white(position, position + 1, 2),
            SURROGATE => self.astral(units, position),
            mark => self.mark(mark, position, position + 1),
        }
    }

    fn astral(&mut self, units: &[u16], position: usize) -> usize {
        let pair = units.get(position).zip(units.get(position + 1));
        let character = match pair {
            Some((&high @ 0xD800..=0xDBFF, &low @ 0xDC00..=0xDFFF)) => {
                0x10000 + ((u32::from(high) - 0xD800) << 10) + (u32::from(low) - 0xDC00)
            }
            _ => {
                self.push(BOUNDARY, 0, position, position + 1);
                return position + 1;
            }
        };
        match self.table.look_up_astral(character) {
            DROP => {}
            entry if entry < FIRST_INSTRUCTION => self.push(entry, character, position, position + 2),
            mark => {
                self.mark(mark, position, position + 2);
            }
        }
        position + 2
    }

    fn push(&mut self, byte: u8, character: u32, start: usize, end: usize) {
        self.close_cluster(byte);
        if is_letter(byte) && is_upper_case(character) {
            self.folded.capitals.set(self.length);
        }
        self.append(byte, start, end);
        self.breaks_in_run = 0;
    }

    fn append(&mut self, byte: u8, start: usize, end: usize) {
        if start != self.expected || end != start + 1 {
            let at = self.length as u32;
            self.folded.shifts.push(Shift { at, start: start as u32, end: end as u32 });
        }
        self.folded.bytes[self.length] = byte;
        self.length += 1;
        self.expected = end;
    }

    /// Lets the last byte stand for everything up to `end`.
    fn extend(&mut self, end: usize) {
        let Some(at) = self.length.checked_sub(1) else { return };
        match self.folded.shifts.last_mut() {
            Some(shift) if shift.at as usize == at => shift.end = end as u32,
            _ => {
                let start = self.expected - 1;
                self.folded.shifts.push(Shift { at: at as u32, start: start as u32, end: end as u32 });
            }
        }
        self.expected = end;
    }

    fn white(&mut self, start: usize, end: usize, breaks: u32) -> usize {
        match self.last() {
            Some(SPACE | PARAGRAPH) => self.extend(end),
            _ => {
                self.close_cluster(SPACE);
                self.append(SPACE, start, end);
                self.breaks_in_run = 0;
            }
        }
        self.breaks_in_run += breaks;
        let at = self.length - 1;
        if breaks > 0 && self.breaks_in_run == breaks && breaks == 1 {
            self.folded.line_breaks.set(at);
        } else if self.breaks_in_run > 1 && self.folded.bytes[at] == SPACE {
            self.folded.bytes[at] = PARAGRAPH;
            self.folded.line_breaks.clear(at);
        }
        end
    }

    fn mark(&mut self, mark: u8, start: usize, end: usize) -> usize {
        match self.last() {
            // White space stays what it is; the mark stands alone after it.
            None | Some(SPACE | PARAGRAPH) => self.push(BOUNDARY, 0, start, end),
            Some(byte) => {
                self.folded.bytes[self.length - 1] = with_mark(byte, mark);
                self.extend(end);
            }
        }
        end
    }

    /// The letters before `next` have all their marks now: tone placement and i/y can be settled.
    fn close_cluster(&mut self, next: u8) {
        let bytes = &mut self.folded.bytes;
        let Some(last) = self.length.checked_sub(1) else { return };
        if !TWO_SPELLINGS[usize::from(bytes[last])] {
            return;
        }
        let before = last.checked_sub(1).map_or(BOUNDARY, |at| bytes[at]);
        if let Some((first, second)) = place_tone(before, bytes[last]) {
            bytes[last - 1] = first;
            bytes[last] = second;
        } else if !is_letter(next)
            && let Some(open) = open_y(before, bytes[last])
        {
            bytes[last] = open;
        }
    }

    fn finish(mut self) -> Folded {
        self.close_cluster(BOUNDARY);
        self.folded.bytes.truncate(self.length);
        self.folded.count_shifts();
        self.folded
    }
}
