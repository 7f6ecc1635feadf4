//! Columns as bytes, and back.

use std::sync::Arc;

use crate::index::Index;

use super::columns::{Columns, Numbers, Texts};

/// Adds a number in seven bits a byte, low bits first, the high bit set where more follow (LEB128).
pub(super) fn push_variable(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7F {
        bytes.push(0x80 | (number & 0x7F) as u8);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number from the front of bytes; 0 where there are none.
pub(super) fn take_variable(bytes: &mut &[u8]) -> u32 {
    let (mut number, mut shift) = (0, 0);
    while let Some((byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7F).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            break;
        }
    }
    number
}

/// Strings that occur often, each once.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) list: Vec<Arc<str>>,
    positions: Index,
}

impl Words {
    /// The position of a word, which is added where it is new.
    pub(super) fn position(&mut self, word: &Arc<str>) -> u32 {
        if let [position] = self.positions.get(word.as_bytes()) {
            return *position;
        }
        let position = self.list.len() as u32;
        self.positions.entry(word.as_bytes()).push(position);
        self.list.push(word.clone());
        position
    }
}

/// Bytes that are added at the end, in pieces: a long vector is there twice whenever it grows.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces(Vec<Vec<u8>>);

impl Pieces {
    /// The last piece, with room for so many bytes more.
    pub(super) fn room_for(&mut self, bytes: usize) -> &mut Vec<u8> {
        const PIECE: usize = 1 << 13;
        if self.0.last().is_none_or(|last| last.capacity() - last.len() < bytes) {
            self.0.push(Vec::with_capacity(bytes.max(PIECE)));
        }
        let last = self.0.len() - 1;
        &mut self.0[last]
    }
}

/// Most bytes of a number.
const LONGEST_NUMBER: usize = 5;

pub(super) struct Writer {
    columns: Vec<Pieces>,
    pub(super) words: Words,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { columns: vec![Pieces::default(); Numbers::COUNT + Texts::COUNT], words: Words::default() }
    }

    /// Each column with its length before it, in pieces.
    pub(super) fn pieces(self) -> Vec<Vec<u8>> {
        let mut pieces = Vec::new();
        for column in self.columns {
            let mut length = Vec::with_capacity(LONGEST_NUMBER);
            push_variable(&mut length, column.0.iter().map(Vec::len).sum::<usize>() as u32);
            pieces.push(length);
            pieces.extend(column.0);
        }
        pieces
    }

    fn push_number(&mut self, column: Numbers, number: u32) {
        push_variable(self.columns[column as usize].room_for(LONGEST_NUMBER), number);
    }
}

impl Columns for Writer {
    fn number(&mut self, column: Numbers, value: &mut u32) {
        self.push_number(column, *value);
    }

    /// A line each; a line break inside of a name is a space like another.
    fn text(&mut self, column: Texts, value: &mut String) {
        let bytes = self.columns[Numbers::COUNT + column as usize].room_for(value.len() + 1);
        bytes.extend(value.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { b' ' } else { byte }));
        bytes.push(b'\n');
    }

    fn word(&mut self, column: Numbers, value: &mut Arc<str>) {
        let position = self.words.position(value);
        self.push_number(column, position);
    }
}

pub(super) struct Reader<'a> {
    numbers: Vec<&'a [u8]>,
    texts: Vec<std::str::Lines<'a>>,
    pub(super) words: Vec<Arc<str>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(mut bytes: &'a [u8]) -> Self {
        let mut column = || {
            let length = take_variable(&mut bytes) as usize;
            let (column, rest) = bytes.split_at_checked(length).unwrap_or_default();
            bytes = rest;
            column
        };
        let numbers = (0..Numbers::COUNT).map(|_| column()).collect();
        let texts = (0..Texts::COUNT).map(|_| std::str::from_utf8(column()).unwrap_or_default().lines()).collect();
        Self { numbers, texts, words: Vec::new() }
    }
}

impl Columns for Reader<'_> {
    fn number(&mut self, column: Numbers, value: &mut u32) {
        *value = self.numbers.get_mut(column as usize).map_or(0, take_variable);
    }

    fn text(&mut self, column: Texts, value: &mut String) {
        let line = self.texts.get_mut(column as usize).and_then(Iterator::next).unwrap_or_default();
        line.clone_into(value);
    }

    fn word(&mut self, column: Numbers, value: &mut Arc<str>) {
        let mut position = 0;
        self.number(column, &mut position);
        if let Some(word) = self.words.get(position as usize) {
            value.clone_from(word);
        }
    }
}
