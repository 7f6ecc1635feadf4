//! The number of a document as it stands in a text: serial, year, code.

use std::ops::Range;

use crate::{
    fold::{
        alphabet::{D_STROKE, OTHER_LETTER, SPACE, is_letter, is_word},
        folded,
    },
    text::{Capitals, Text},
};

use super::{
    super::number::is_year,
    document_type::{DocumentType, TYPES},
};

/// A number as it stands in folded bytes.
pub(super) struct Number {
    pub(super) serial: Range<usize>,
    pub(super) year: Option<Range<usize>>,
    pub(super) code: Option<Range<usize>>,
    pub(super) end: usize,
}

impl Number {
    pub(super) fn parse(bytes: &[u8], start: usize) -> Option<Self> {
        let digits = run(bytes, start, |byte| byte.is_ascii_digit());
        if digits.is_empty() || digits.len() > 5 {
            return None;
        }
        let mut end = digits.end;
        // 30c/NQ-CP, 66.7/2025/NQ-CP
        if bytes.get(end) == Some(&b'.') && !run(bytes, end + 1, |byte| byte.is_ascii_digit()).is_empty() {
            end = run(bytes, end + 1, |byte| byte.is_ascii_digit()).end;
        } else if bytes.get(end).is_some_and(|byte| is_letter(*byte)) {
            end += 1;
        }
        if bytes.get(end).is_some_and(|byte| is_word(*byte)) {
            return None;
        }
        let mut number = Self { serial: start..end, year: None, code: None, end };
        if let Some(year) = separator(bytes, number.end, b"/").map(|at| run(bytes, at, |byte| byte.is_ascii_digit()))
            && is_year(&bytes[year.clone()])
            && !bytes.get(year.end).is_some_and(|byte| is_word(*byte))
        {
            number.end = year.end;
            number.year = Some(year);
        }
        number.take_code(code(bytes, number.end, is_known_beginning));
        Some(number)
    }

    /// After a type word any code in capitals counts, since bodies have abbreviations without end: 2075/SGDĐT-KT. One that names
    /// type and issuer may stand behind a space: "25 CT/TW".
    pub(super) fn parse_typed(text: &Text<'_>, start: usize) -> Option<Self> {
        let mut number = Self::parse(text.bytes(), start)?;
        if number.code.is_none() {
            number.take_code(code(text.bytes(), number.end, |_, segment| in_capitals(segment, text)));
        }
        if number.code.is_none() && text.byte(number.end) == SPACE {
            number.take_code_apart(text);
        }
        Some(number)
    }

    /// The code behind a letter that stands apart from its serial ("3610 a/QĐ-BCT"), or one that stands apart itself.
    fn take_code_apart(&mut self, text: &Text<'_>) {
        let (bytes, start) = (text.bytes(), self.end + 1);
        if self.end == self.serial.end
            && is_letter(text.byte(start))
            && text.byte(start + 1) == b'/'
            && let Some(code) = code(bytes, start + 1, |_, segment| in_capitals(segment, text))
        {
            self.serial.end = start + 1;
            self.take_code(Some(code));
            return;
        }
        let known = |bytes: &[u8], segment: Range<usize>| {
            in_capitals(segment.clone(), text) && is_known_beginning(bytes, segment)
        };
        self.take_code(code_at(bytes, start, known).filter(|code| has_parts(&bytes[code.clone()])));
    }

    fn take_code(&mut self, code: Option<Range<usize>>) {
        if let Some(code) = code {
            self.end = code.end;
            self.code = Some(code);
        }
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.serial.start..self.end
    }

    /// The parts joined by single dashes, so that 57-NQ/TW, 57/NQ-TW and "57 - NQ/TW" are one.
    pub(super) fn key(&self, bytes: &[u8]) -> Vec<u8> {
        let parts = bytes[self.range()].split(|byte| matches!(*byte, SPACE | b'-' | b'/'));
        let parts: Vec<Vec<u8>> = parts.filter(|part| !part.is_empty()).map(|part| plain_d(part).collect()).collect();
        parts.join(&b'-')
    }

    /// Whether the code says who issued the document: 57-NQ/TW and 202/2025/QH15 do, 57-NQ does not.
    pub(super) fn names_issuer(&self, bytes: &[u8]) -> bool {
        let Some(code) = self.code.clone().map(|code| &bytes[code]) else { return false };
        has_parts(code) || code.last().is_some_and(u8::is_ascii_digit)
    }

    /// The type that the first abbreviation of the code names.
    pub(super) fn document_type(&self, bytes: &[u8]) -> Option<&'static DocumentType> {
        let code = &bytes[self.code.clone()?];
        let mut parts = code.split(|byte| matches!(*byte, SPACE | b'-' | b'/')).filter(|part| !part.is_empty());
        let first = parts.next()?;
        TYPES.iter().find(|known| known.code.iter().any(|code| plain_d(code).eq(plain_d(first))))
    }
}

fn in_capitals(segment: Range<usize>, text: &Text<'_>) -> bool {
    text.capitals(segment) == Capitals::All
}

/// Whether a code has more than one segment: of a type and an issuer.
fn has_parts(code: &[u8]) -> bool {
    code.iter().any(|byte| matches!(*byte, b'/' | b'-'))
}

/// QĐ is often printed QD: in codes the stroke tells nothing.
fn plain_d(part: &[u8]) -> impl Iterator<Item = u8> + '_ {
    part.iter().map(|byte| if *byte == D_STROKE { b'd' } else { *byte })
}

pub(super) fn with_type(type_word: &[u8], key: &[u8]) -> Vec<u8> {
    [type_word, b" ", key].concat()
}

/// A code: segments of letters and digits of which the first begins with a letter, joined by dashes and slashes.
fn code(bytes: &[u8], at: usize, begins: impl Fn(&[u8], Range<usize>) -> bool) -> Option<Range<usize>> {
    code_at(bytes, separator(bytes, at, b"/-")?, begins)
}

fn code_at(bytes: &[u8], start: usize, begins: impl Fn(&[u8], Range<usize>) -> bool) -> Option<Range<usize>> {
    let mut next = start;
    let mut code: Option<Range<usize>> = None;
    loop {
        let segment = run(bytes, next, |byte| is_word(byte) && byte != OTHER_LETTER);
        let is_code = (2..=9).contains(&segment.len()) && bytes.get(segment.start).is_some_and(|byte| is_letter(*byte));
        if !is_code || (code.is_none() && !begins(bytes, segment.clone())) {
            return code;
        }
        let start = code.as_ref().map_or(segment.start, |code| code.start);
        let end = with_assembly(bytes, segment);
        code = Some(start..end);
        match separator(bytes, end, b"/-") {
            Some(after) => next = after,
            None => return code,
        }
    }
}

/// The end of a segment, with the number of the National Assembly that some print apart: "88/2014/QH 13".
fn with_assembly(bytes: &[u8], segment: Range<usize>) -> usize {
    let number = run(bytes, segment.end + 1, |byte| byte.is_ascii_digit());
    let apart = bytes.get(segment.end) == Some(&SPACE) && number.len() == 2;
    let ends = !bytes.get(number.end).is_some_and(|byte| is_word(*byte));
    if apart && ends && matches!(&bytes[segment.clone()], b"qh" | b"ubtvqh") { number.end } else { segment.end }
}

/// Codes begin with the abbreviation of a type, or of who issued the document.
fn is_known_beginning(bytes: &[u8], segment: Range<usize>) -> bool {
    const ISSUERS: [&[u8]; 8] = [
        folded!("qh"),
        folded!("ubtvqh"),
        folded!("ttg"),
        folded!("cp"),
        folded!("ubnd"),
        folded!("hđnd"),
        folded!("bnv"),
        folded!("btc"),
    ];
    let segment = &bytes[segment];
    let letters = &segment[..segment.iter().take_while(|byte| is_letter(**byte)).count()];
    let letters: Vec<u8> = plain_d(letters).collect();
    let types = TYPES.iter().flat_map(|known| known.code).copied();
    types.chain(ISSUERS).any(|known| plain_d(known).eq(letters.iter().copied()))
}

/// Where the part after a separator begins; one space, or one line break, may stand on either side of it.
pub(super) fn separator(bytes: &[u8], at: usize, separators: &[u8]) -> Option<usize> {
    let at = if bytes.get(at) == Some(&SPACE) { at + 1 } else { at };
    let after = bytes.get(at).filter(|byte| separators.contains(byte)).map(|_| at + 1)?;
    Some(if bytes.get(after) == Some(&SPACE) { after + 1 } else { after })
}

fn run(bytes: &[u8], start: usize, wanted: impl Fn(u8) -> bool) -> Range<usize> {
    let length = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| wanted(**byte)).count();
    start..start + length
}
