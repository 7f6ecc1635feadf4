//! The folding itself, and the folded text with the way back to the original.

use std::ops::Range;

use super::alphabet::*;
use super::bits::Bits;
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

/// A byte of folded text that does not stand for exactly one unit right after the byte before it.
#[derive(Clone, Copy, Debug)]
struct Shift {
    at: u32,
    start: u32,
    end: u32,
}

impl Shift {
    /// The units of the byte at `at`, given the last shift up to there.
    fn units(last: Option<&Self>, at: usize) -> Range<usize> {
        let Some(shift) = last else { return at..at + 1 };
        match at - shift.at as usize {
            0 => shift.start as usize..shift.end as usize,
            distance => {
                let start = shift.end as usize + distance - 1;
                start..start + 1
            }
        }
    }
}

/// Bytes between two places from which shifts are looked for.
const BLOCK: usize = 256;

/// Text after folding, with the way back to the original.
#[derive(Debug, Default)]
pub struct Folded {
    bytes: Vec<u8>,
    /// Which of them stand for capital letters.
    capitals: Bits,
    shifts: Vec<Shift>,
    /// For each [`BLOCK`] of bytes the number of shifts before it.
    blocks: Vec<u32>,
    /// Which spaces hold a line break.
    line_breaks: Bits,
}

impl Folded {
    /// The folded bytes; see `alphabet` for their meaning.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The byte at `at`, or [`BOUNDARY`] outside of the text.
    pub fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(BOUNDARY)
    }

    /// UTF-16 units of the original that the folded range stands for.
    ///
    /// Where nothing is dropped this is the range itself. Units that were dropped (ignorables) belong to a range
    /// only when bytes of the range stand on both sides of them: of `"\u{200B}Huế\u{200B}"` the range of the
    /// three letters is 1..4, while in `"Hu\u{200B}ế"` it is 0..4.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        if range.is_empty() {
            let start = self.units(range.start).start;
            return start..start;
        }
        self.units(range.start).start..self.units(range.end - 1).end
    }

    /// Whether a byte stands for a capital letter.
    pub fn is_capital(&self, at: usize) -> bool {
        self.capitals.get(at)
    }

    /// The bytes that stand for capital letters, from `start` on.
    pub fn capitals_from(&self, start: usize) -> impl Iterator<Item = usize> {
        self.capitals.ones_from(start)
    }

    fn units(&self, at: usize) -> Range<usize> {
        Shift::units(self.shifts_to(at).checked_sub(1).and_then(|last| self.shifts.get(last)), at)
    }

    /// How many shifts there are up to a byte, its own included.
    fn shifts_to(&self, at: usize) -> usize {
        let block = |number: usize| self.blocks.get(number).map_or(self.shifts.len(), |shifts| *shifts as usize);
        let (first, last) = (block(at / BLOCK), block(at / BLOCK + 1));
        let shifts = self.shifts.get(first..last).unwrap_or_default();
        first + shifts.partition_point(|shift| shift.at as usize <= at)
    }

    /// UTF-16 units of the original for each byte of a folded range, in order; one search for all of them.
    pub fn originals(&self, range: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
        let mut after = self.shifts_to(range.start);
        range.map(move |at| {
            while self.shifts.get(after).is_some_and(|shift| shift.at as usize <= at) {
                after += 1;
            }
            (at, Shift::units(after.checked_sub(1).and_then(|last| self.shifts.get(last)), at))
        })
    }

    /// Whether one of the spaces in the folded range holds a line break.
    pub fn crosses_line(&self, range: Range<usize>) -> bool {
        self.line_breaks.any(range)
    }

    /// Whether the byte is white space that ends a line, a paragraph or the text, or lies outside of it.
    pub fn is_line_end(&self, at: usize) -> bool {
        match self.bytes.get(at) {
            None | Some(&PARAGRAPH) => true,
            Some(&SPACE) => at == 0 || at + 1 == self.bytes.len() || self.crosses_line(at..at + 1),
            Some(_) => false,
        }
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
        let folded = Folded { bytes: vec![0; units], capitals: bits(), line_breaks: bits(), ..Folded::default() };
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
        if self.folded.shifts.is_empty() {
            return self.folded;
        }
        let mut number = 0;
        self.folded.blocks = (0..=self.length / BLOCK)
            .map(|block| {
                let before = |shift: &&Shift| (shift.at as usize) < block * BLOCK;
                number += self.folded.shifts[number..].iter().take_while(before).count();
                number as u32
            })
            .collect();
        self.folded
    }
}
