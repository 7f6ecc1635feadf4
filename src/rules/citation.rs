//! Citations of legal documents, by their grammar: type word, "số", number, year, code.
//!
//! One parser for all of them:
//! ```text
//! citation := type [" số"] " " number { ("," | " và") " " serial }
//! number   := serial ["/" year] [("/" | "-") code]
//! code     := abbreviation { ("-" | "/") issuer }
//! ```
//! A known document resolves to its record; one that no record holds gets its canonical name from its parts.

use std::ops::Range;

use crate::{
    annotation::{Confidence, Subject, Via},
    fold::{
        alphabet::{D_STROKE, OTHER_LETTER, SPACE, is_letter, is_word},
        fold_str, folded,
    },
    gazetteer::{EntityNumber, Facts, Gazetteer, Kind},
    index::Index,
    lexicon::WordClass,
    order::sort_by_number,
    text::{Capitals, Text},
};

use super::{
    Context, Reading,
    law::ends_other_word,
    number::{counts_something, is_year},
};

/// Type words and their abbreviations, folded; the canonical word first.
struct DocumentType {
    word: &'static str,
    /// In front of a number, in capitals: NQ 57.
    abbreviation: Option<&'static [u8]>,
    /// In the code of a number: 57-NQ/TW.
    code: &'static [&'static [u8]],
    /// Whether a number without "số" and code names no document unless it is listed.
    counts: bool,
}

const TYPES: &[DocumentType] = &[
    DocumentType { word: "Nghị quyết", abbreviation: Some(folded!("NQ")), code: &[folded!("nq")], counts: false },
    DocumentType {
        word: "Nghị quyết liên tịch",
        abbreviation: Some(folded!("NQLT")),
        code: &[folded!("nqlt")],
        counts: false,
    },
    DocumentType {
        word: "Nghị định",
        abbreviation: Some(folded!("NĐ")),
        code: &[folded!("nđ"), folded!("nd")],
        counts: false,
    },
    DocumentType {
        word: "Quyết định",
        abbreviation: Some(folded!("QĐ")),
        code: &[folded!("qđ"), folded!("qd")],
        counts: true,
    },
    DocumentType { word: "Chỉ thị", abbreviation: Some(folded!("CT")), code: &[folded!("ct")], counts: false },
    DocumentType {
        word: "Thông tư liên tịch",
        abbreviation: Some(folded!("TTLT")),
        code: &[folded!("ttlt")],
        counts: false,
    },
    DocumentType { word: "Thông tư", abbreviation: Some(folded!("TT")), code: &[folded!("tt")], counts: false },
    DocumentType { word: "Kế hoạch", abbreviation: Some(folded!("KH")), code: &[folded!("kh")], counts: true },
    DocumentType { word: "Kết luận", abbreviation: Some(folded!("KL")), code: &[folded!("kl")], counts: true },
    DocumentType { word: "Thông báo", abbreviation: None, code: &[folded!("tb")], counts: true },
    DocumentType { word: "Công điện", abbreviation: None, code: &[folded!("cđ")], counts: true },
    DocumentType { word: "Công văn", abbreviation: None, code: &[folded!("cv")], counts: true },
    DocumentType { word: "Quy định", abbreviation: None, code: &[folded!("qđi")], counts: true },
    DocumentType { word: "Hướng dẫn", abbreviation: None, code: &[folded!("hd")], counts: true },
    DocumentType { word: "Chương trình", abbreviation: None, code: &[folded!("ctr")], counts: true },
    DocumentType { word: "Tờ trình", abbreviation: None, code: &[folded!("ttr")], counts: true },
    DocumentType { word: "Báo cáo", abbreviation: None, code: &[folded!("bc")], counts: true },
    DocumentType { word: "Pháp lệnh", abbreviation: None, code: &[folded!("pl")], counts: true },
    DocumentType { word: "Bộ luật", abbreviation: None, code: &[], counts: true },
    DocumentType { word: "Luật", abbreviation: None, code: &[], counts: true },
    DocumentType { word: "Đề án", abbreviation: Some(folded!("ĐA")), code: &[folded!("đa")], counts: true },
];

/// The documents of a gazetteer, to be found by type and number.
#[derive(Debug, Default)]
pub struct Documents {
    /// By type word and number, or number alone; several where the same number was used again.
    numbers: Index,
    /// By type word or abbreviation: the index of the type.
    types: Index,
}

impl Documents {
    /// Collects the numbered records.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let mut documents = Self::default();
        for (index, document_type) in TYPES.iter().enumerate() {
            documents.types.entry(fold_str(document_type.word)).push(index as u32);
            if let Some(abbreviation) = document_type.abbreviation {
                documents.types.entry(abbreviation.to_vec()).push(index as u32);
            }
        }
        for (entity, number) in gazetteer.entities.iter().zip(0..) {
            if let Facts::Policy(policy) = &entity.facts
                && let Some(written) = &policy.number
            {
                documents.add(&policy.policy_type, written, policy.bare_number, number);
            }
        }
        documents
    }

    fn add(&mut self, type_word: &str, written: &str, bare_number: bool, entity: EntityNumber) {
        let folded = fold_str(written);
        let Some(number) = Number::parse(&folded, 0) else { return };
        let type_word = fold_str(type_word);
        let mut keys = vec![number.key(&folded), with_type(&type_word, &number.key(&folded))];
        if let Some(year) = &number.year {
            let short = [&folded[number.serial.clone()], b"-", &folded[year.clone()]].concat();
            keys.push(with_type(&type_word, &short));
        }
        if bare_number {
            keys.push(with_type(&type_word, &folded[number.serial.clone()]));
        }
        for key in keys {
            let entities = self.numbers.entry(key);
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
    }

    /// All citations of a text; names of unlisted documents are added to `names`.
    pub fn citations(&self, context: &Context<'_>, names: &mut Vec<String>) -> Vec<Reading> {
        let mut found = Vec::new();
        let mut covered = 0;
        let text = context.text;
        for hit in context.neighbours.hits() {
            if hit.start < covered || !context.neighbours.classes(hit).intersects(WordClass::DOCUMENT) {
                continue;
            }
            let word = hit.start..hit.end;
            let Some(document_type) = self.document_type(&text.bytes()[word.clone()]) else { continue };
            let typed = Typed { document_type, word };
            if let Some(end) = self.typed(&typed, context, names, &mut found) {
                covered = end;
            }
        }
        self.untyped(context, names, &mut found);
        found
    }

    /// Reads what follows a type word; the end of the last number read.
    fn typed(
        &self,
        typed: &Typed,
        context: &Context<'_>,
        names: &mut Vec<String>,
        found: &mut Vec<Reading>,
    ) -> Option<usize> {
        let text = context.text;
        if !typed.is_well_written(context) {
            return None;
        }
        let (numbered, start) = after_number_word(text, typed.word.end)?;
        let number = Number::parse_typed(text, start)?;
        let reading = self.read(typed, &number, numbered, typed.word.start, context, names)?;
        let mut end = reading.range.end;
        found.push(reading);
        // "các nghị quyết 57, 59, 66 và 68": each further number alone.
        while let Some(next) = list_item(text, end) {
            let Some(number) = Number::parse_typed(text, next) else { break };
            let Some(reading) = self.read(typed, &number, false, next, context, names) else { break };
            end = reading.range.end;
            found.push(reading);
        }
        Some(end)
    }

    fn read(
        &self,
        typed: &Typed,
        number: &Number,
        numbered: bool,
        start: usize,
        context: &Context<'_>,
        names: &mut Vec<String>,
    ) -> Option<Reading> {
        let bytes = context.text.bytes();
        let key = with_type(&fold_str(typed.document_type.word), &number.key(bytes));
        let listed = by_date(self.numbers.get(&key), context);
        let bare = number.year.is_none() && number.code.is_none();
        if bare && (counts_something(number.end, context) || (!numbered && listed.is_empty())) {
            return None;
        }
        let plain_year = bare && !numbered && number.serial.len() == 4;
        if plain_year && typed.document_type.counts {
            return None;
        }
        Some(reading(start..number.end, &listed, names, || {
            format!("{} {}", typed.document_type.word, written(context.text, number.range()))
        }))
    }

    fn document_type(&self, word: &[u8]) -> Option<&'static DocumentType> {
        TYPES.get(*self.types.get(word).first()? as usize)
    }

    /// The abbreviation that a number is glued to: NQ57.
    fn glued(&self, digit: usize, context: &Context<'_>) -> Option<Typed> {
        let text = context.text;
        let before = &text.bytes()[digit.saturating_sub(5)..digit];
        if !before.last().is_some_and(|byte| is_letter(*byte)) {
            return None;
        }
        let length = before.iter().rev().take_while(|byte| is_word(**byte)).count();
        let word = digit - length..digit;
        let document_type = self.document_type(&text.bytes()[word.clone()])?;
        let typed = Typed { document_type, word };
        typed.is_well_written(context).then_some(typed)
    }

    /// Numbers with their code but without a type word: 749/QĐ-TTg.
    fn untyped(&self, context: &Context<'_>, names: &mut Vec<String>, found: &mut Vec<Reading>) {
        let text = context.text;
        let bytes = text.bytes();
        let mut at = 0;
        let mut next_typed = 0;
        let typed: Vec<Range<usize>> = found.iter().map(|reading| reading.range.clone()).collect();
        while at < bytes.len() {
            if !bytes[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            if let Some(typed) = self.glued(at, context)
                && let Some(number) = Number::parse(bytes, at)
                && let Some(reading) = self.read(&typed, &number, false, typed.word.start, context, names)
            {
                at = number.end;
                found.push(reading);
                continue;
            }
            while typed.get(next_typed).is_some_and(|range| range.end <= at) {
                next_typed += 1;
            }
            let inside = typed.get(next_typed).is_some_and(|range| range.contains(&at));
            let before = text.byte_before(at);
            let joined = is_word(before) || matches!(before, b'/' | b'-' | b'.' | b'_');
            let number = if inside || joined { None } else { Number::parse(bytes, at) };
            let Some(number) = number.filter(|number| number.names_issuer(bytes)) else {
                at += 1;
                continue;
            };
            let document_type = number.document_type(bytes);
            let listed = by_date(self.numbers.get(&number.key(bytes)), context);
            if document_type.is_some() || !listed.is_empty() {
                found.push(reading(number.range(), &listed, names, || {
                    let number = written(text, number.range());
                    document_type.map_or_else(|| number.clone(), |known| format!("{} {number}", known.word))
                }));
            }
            at = number.end;
        }
        sort_by_number(found, &|reading| reading.range.start as u64);
    }
}

fn reading(
    range: Range<usize>,
    listed: &[EntityNumber],
    names: &mut Vec<String>,
    name: impl FnOnce() -> String,
) -> Reading {
    let (subject, candidates) = match listed {
        [first, others @ ..] => (Subject::Record(*first), others.to_vec()),
        [] => {
            names.push(name());
            (Subject::Unlisted(names.len() as u32 - 1), Vec::new())
        }
    };
    let confidence = if candidates.is_empty() { Confidence::High } else { Confidence::Low };
    Reading { range, subject, kind: Kind::Policy, via: Via::Citation, confidence, candidates }
}

/// Documents of one number, those first that had been issued on the day asked for, the latest of them before the others;
/// without a day, in the order of the gazetteer.
fn by_date(listed: &[EntityNumber], context: &Context<'_>) -> Vec<EntityNumber> {
    let mut listed = listed.to_vec();
    let Some(day) = context.as_of.filter(|_| listed.len() > 1) else { return listed };
    let issued = |number: &EntityNumber| match context.gazetteer.entity(*number).map(|entity| &entity.facts) {
        Some(Facts::Policy(policy)) => policy.issued,
        _ => None,
    };
    let not_later = |number: &EntityNumber| issued(number).is_some_and(|issued| !day.surely_before(issued));
    sort_by_number(&mut listed, &|number| match issued(number) {
        Some(issued) if not_later(number) => u64::from(u32::MAX - issued.to_number()),
        _ => u64::MAX,
    });
    listed
}

/// A type word in the text.
struct Typed {
    document_type: &'static DocumentType,
    word: Range<usize>,
}

impl Typed {
    /// Abbreviations stand in capitals; words do not continue another word (kỷ luật, pháp luật).
    fn is_well_written(&self, context: &Context<'_>) -> bool {
        let text = context.text;
        let is_abbreviation =
            self.document_type.abbreviation.is_some_and(|short| short == &text.bytes()[self.word.clone()]);
        if is_word(text.byte_before(self.word.start)) {
            return false;
        }
        if is_abbreviation {
            return text.capitals(self.word.clone()) == Capitals::All;
        }
        !ends_other_word(self.word.start, context)
    }
}

/// A number as it stands in folded bytes.
struct Number {
    serial: Range<usize>,
    year: Option<Range<usize>>,
    code: Option<Range<usize>>,
    end: usize,
}

impl Number {
    fn parse(bytes: &[u8], start: usize) -> Option<Self> {
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

    /// After a type word any code in capitals counts, since bodies have abbreviations without end: 2075/SGDĐT-KT.
    fn parse_typed(text: &Text<'_>, start: usize) -> Option<Self> {
        let mut number = Self::parse(text.bytes(), start)?;
        if number.code.is_none() {
            let in_capitals = |segment: Range<usize>| text.capitals(segment) == Capitals::All;
            number.take_code(code(text.bytes(), number.end, |_, segment| in_capitals(segment)));
        }
        Some(number)
    }

    fn take_code(&mut self, code: Option<Range<usize>>) {
        if let Some(code) = code {
            self.end = code.end;
            self.code = Some(code);
        }
    }

    fn range(&self) -> Range<usize> {
        self.serial.start..self.end
    }

    /// The parts joined by single dashes, so that 57-NQ/TW, 57/NQ-TW and "57 - NQ/TW" are one.
    fn key(&self, bytes: &[u8]) -> Vec<u8> {
        let parts = bytes[self.range()].split(|byte| matches!(*byte, SPACE | b'-' | b'/'));
        let parts: Vec<Vec<u8>> = parts.filter(|part| !part.is_empty()).map(|part| plain_d(part).collect()).collect();
        parts.join(&b'-')
    }

    /// Whether the code says who issued the document: 57-NQ/TW and 202/2025/QH15 do, 57-NQ does not.
    fn names_issuer(&self, bytes: &[u8]) -> bool {
        let Some(code) = self.code.clone().map(|code| &bytes[code]) else { return false };
        code.iter().any(|byte| matches!(*byte, b'/' | b'-')) || code.last().is_some_and(u8::is_ascii_digit)
    }

    /// The type that the first abbreviation of the code names.
    fn document_type(&self, bytes: &[u8]) -> Option<&'static DocumentType> {
        let code = &bytes[self.code.clone()?];
        let mut parts = code.split(|byte| matches!(*byte, SPACE | b'-' | b'/')).filter(|part| !part.is_empty());
        let first = parts.next()?;
        TYPES.iter().find(|known| known.code.iter().any(|code| plain_d(code).eq(plain_d(first))))
    }
}

/// QĐ is often printed QD: in codes the stroke tells nothing.
fn plain_d(part: &[u8]) -> impl Iterator<Item = u8> + '_ {
    part.iter().map(|byte| if *byte == D_STROKE { b'd' } else { *byte })
}

fn with_type(type_word: &[u8], key: &[u8]) -> Vec<u8> {
    [type_word, b" ", key].concat()
}

/// A code: segments of letters and digits of which the first begins with a letter, joined by dashes and slashes.
fn code(bytes: &[u8], at: usize, begins: impl Fn(&[u8], Range<usize>) -> bool) -> Option<Range<usize>> {
    let mut next = separator(bytes, at, b"/-")?;
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
fn separator(bytes: &[u8], at: usize, separators: &[u8]) -> Option<usize> {
    let at = if bytes.get(at) == Some(&SPACE) { at + 1 } else { at };
    let after = bytes.get(at).filter(|byte| separators.contains(byte)).map(|_| at + 1)?;
    Some(if bytes.get(after) == Some(&SPACE) { after + 1 } else { after })
}

fn run(bytes: &[u8], start: usize, wanted: impl Fn(u8) -> bool) -> Range<usize> {
    let length = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| wanted(**byte)).count();
    start..start + length
}

/// Skips "số" or "số:" after a type word: whether it was there, and where the number begins.
fn after_number_word(text: &Text<'_>, end: usize) -> Option<(bool, usize)> {
    let word = text.word_after(end)?;
    if text.byte(word.start).is_ascii_digit() {
        return Some((false, word.start));
    }
    let number_word = text.bytes()[word.clone()] == *folded!("số");
    let after = if text.byte(word.end) == b':' { word.end + 1 } else { word.end };
    let number = text.word_after(after).filter(|_| number_word)?;
    text.byte(number.start).is_ascii_digit().then_some((true, number.start))
}

/// Where a number with year or code ends that follows a name after "số".
pub(super) fn number_after(text: &Text<'_>, end: usize) -> Option<usize> {
    let (numbered, start) = after_number_word(text, end)?;
    let number = Number::parse_typed(text, start)?;
    (numbered && (number.year.is_some() || number.code.is_some())).then_some(number.end)
}

/// Where the next number of a list begins, after a comma, a semicolon or "và".
fn list_item(text: &Text<'_>, end: usize) -> Option<usize> {
    let after = match (text.byte(end), text.word_after(end)) {
        (b',' | b';', _) => end + 1,
        (SPACE, Some(word)) if text.bytes()[word.clone()] == *folded!("và") => word.end,
        _ => return None,
    };
    text.word_after(after).map(|word| word.start).filter(|start| text.byte(*start).is_ascii_digit())
}

/// The text of a folded range as a name: composed, without white space and ignorables.
fn written(text: &Text<'_>, range: Range<usize>) -> String {
    let mut start = range.start;
    let parts = text.bytes()[range].split(|byte| *byte == SPACE).map(|part| {
        let own = start..start + part.len();
        start = own.end + 1;
        text.composed(own)
    });
    parts.collect()
}
