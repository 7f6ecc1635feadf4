//! The offices that a text names, and who holds them.
//!
//! An office is a phrase with a grammar ([`grammar`]).
//! It stands before the name of who holds it ("Phó Chủ tịch UBND tỉnh Bến Tre Nguyễn Văn A"), also with a title between the
//! two ("…, ông Nguyễn Văn A"), or after it behind a sign or a word of holding ("Nguyễn Văn A, Phó Chủ tịch …";
//! "Nguyễn Văn A giữ chức Phó Chủ tịch …").

mod grammar;

use std::ops::{Range, RangeInclusive};

use crate::{
    fold::{alphabet::SPACE, folded},
    gazetteer::{EntityNumber, Gazetteer},
    lexicon::WordClass,
    scan::Hit,
    text::Text,
};

use super::{Neighbours, person_name::named_at};

use grammar::Reader;

/// Offices of one person that follow each other.
const LONGEST_CHAIN: usize = 5;

/// Whose office it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Of state or Party, from the commune up.
    State,
    /// In a body of state, but perhaps not an office: head of a section.
    Minor,
    /// Of a company, an association, a school, a village.
    Other,
    /// Of another country.
    Abroad,
    /// The text does not say here.
    Open,
}

/// An office that the text names.
#[derive(Clone, Debug)]
pub struct Office {
    /// Folded bytes, "nguyên" and the like included.
    pub range: Range<usize>,
    /// The word for it.
    pub role: Hit,
    /// Whose it is.
    pub standing: Standing,
    /// Whether it belongs to a unit below the province.
    pub lower_unit: bool,
    /// The provinces that its words name.
    pub provinces: Vec<EntityNumber>,
    /// Whether somebody is named right behind it.
    held: bool,
}

/// The offices of a text, as far as it has been read.
#[derive(Debug, Default)]
pub struct Offices {
    /// Those of each passage and around it in order.
    offices: Vec<Office>,
    /// How many there were before the last passage.
    before: usize,
    /// Of the last passage, where further names begin that share an office with the first ("các Phó Thủ tướng A, B và C"), in
    /// order, and the number of the office.
    shared: Vec<(usize, u32)>,
}

impl Offices {
    /// Reads the offices of the next passage.
    pub fn read(&mut self, text: &Text<'_>, neighbours: &Neighbours<'_>, gazetteer: &Gazetteer) {
        self.before = self.offices.len();
        self.shared.clear();
        let reader = Reader { text, neighbours, gazetteer };
        let mut roles = neighbours.roles().peekable();
        while let Some(role) = roles.next() {
            let last = self.offices.get(self.before..).and_then(<[Office]>::last);
            if last.is_some_and(|last| role.start < last.range.end) {
                continue;
            }
            // Of the roles that begin here, the longest: "chủ tịch nước", not "chủ tịch".
            let mut role = *role;
            while let Some(longer) = roles.next_if(|next| next.start == role.start) {
                role = *longer;
            }
            let (office, several) = reader.office(role);
            if several {
                let names = reader.further_names(office.range.end);
                self.shared.extend(names.into_iter().map(|start| (start, self.offices.len() as u32)));
            }
            self.offices.push(office);
        }
    }

    /// Offices by their numbers.
    pub fn of<'o>(&'o self, numbers: &'o [u32]) -> impl Iterator<Item = &'o Office> {
        numbers.iter().filter_map(|number| self.offices.get(*number as usize))
    }

    /// The numbers of the offices that a name of the last passage is given: those right before it, and those after it.
    pub fn beside(&self, name: &Range<usize>, text: &Text<'_>, neighbours: &Neighbours<'_>) -> Vec<u32> {
        let before = self.before(name.start, text, neighbours);
        let after = self.after(name, text, neighbours);
        let mut offices = Vec::new();
        for numbers in [before, after].into_iter().flatten() {
            offices.extend(numbers.map(|number| number as u32));
        }
        let shared = self.shared.binary_search_by_key(&name.start, |(start, _)| *start).ok();
        offices.extend(shared.map(|index| self.shared[index].1));
        offices
    }

    /// Whether a place of the last passage is inside of the words of an office.
    pub fn hold(&self, at: usize) -> bool {
        let own = self.offices.get(self.before..).unwrap_or_default();
        let next = own.partition_point(|office| office.range.end <= at);
        own.get(next).is_some_and(|office| office.range.start < at)
    }

    /// "Giám đốc Sở Thông tin và Truyền thông Lào Cai Lý Văn Trọng", "Chủ tịch UBND xã Y, ông X".
    fn before(&self, start: usize, text: &Text<'_>, neighbours: &Neighbours<'_>) -> Option<RangeInclusive<usize>> {
        let (at, titled) = before_titles(start, text, neighbours);
        // "Chủ tịch là ông A", but not "Chủ tịch được ông A mời".
        let names_holder = |word: &Hit| {
            let ending = &text.bytes()[..word.end];
            ending.ends_with(folded!("là")) || ending.ends_with(folded!("gồm"))
        };
        let mut end = if text.byte_before(at) == SPACE { at - 1 } else { at };
        let sign = text.byte_before(end);
        let apart = matches!(sign, b':' | b'-') || (sign == b',' && titled);
        if apart {
            end -= 1;
            end -= usize::from(text.byte_before(end) == SPACE);
        } else if let Some(word) =
            neighbours.before(text, end, WordClass::HOLDING).filter(|word| titled && names_holder(word))
        {
            end = word.start - usize::from(text.byte_before(word.start) == SPACE);
        }
        let last = self.ending(end)?;
        // "Ông A, Chủ tịch UBND xã, ông B": the office is that of A.
        if apart && sign == b',' && is_apposition(self.offices[last].range.start, text, neighbours) {
            return None;
        }
        let mut first = last;
        while first > self.before && last - first < LONGEST_CHAIN {
            let previous = first - 1;
            let between = self.offices[previous].range.end..self.offices[first].range.start;
            let other = self.offices[previous].held || self.offices[previous].standing == Standing::Abroad;
            if other || !is_joint(between, text, neighbours) {
                break;
            }
            first = previous;
        }
        Some(first..=last)
    }

    /// "Đỗ Quang Vịnh, Phó Chủ tịch UBND tỉnh Bến Tre", "(nguyên Giám đốc Sở Y tế)", "được bầu giữ chức Chủ tịch".
    fn after(
        &self,
        name: &Range<usize>,
        text: &Text<'_>,
        neighbours: &Neighbours<'_>,
    ) -> Option<RangeInclusive<usize>> {
        const LONGEST_HOLDING: usize = 6;
        let skip_space = |at: usize| if text.byte(at) == SPACE { at + 1 } else { at };
        let after_sign = |at: usize| matches!(text.byte(at), b',' | b'-' | b'(' | b':').then(|| skip_space(at + 1));
        let mut at = skip_space(name.end);
        let mut joined = after_sign(at);
        if text.byte(at) == b'(' && joined.is_some_and(|inside| self.starting(inside).is_none()) {
            // "ông A (SN 1965, Bí thư Tỉnh ủy)", "ông A (SN 1965), Chủ tịch UBND xã"
            let aged = joined.and_then(|inside| after_age(inside, text, neighbours));
            joined = aged.filter(|inside| self.starting(*inside).is_some()).or_else(|| {
                at = skip_space(bracket_end(at, text).unwrap_or(at));
                after_sign(at)
            });
        }
        let mut start = joined.unwrap_or(at);
        let mut passive = false;
        for _ in 0..LONGEST_HOLDING {
            if self.starting(start).is_some() {
                break;
            }
            let Some(word) = neighbours.after(text, start, WordClass::HOLDING) else { break };
            // "được Chủ tịch UBND tỉnh khen": the office is that of who praises.
            passive = text.bytes()[word.start..word.end] == *folded!("được");
            joined = joined.or(Some(start));
            start = skip_space(word.end);
        }
        let first = self.starting(start).filter(|_| joined.is_some() && !passive)?;
        // "bà T., chị của ông Nguyễn Văn A, được bổ nhiệm": the office is not that of A.
        if joined != Some(start)
            && before_titles(name.start, text, neighbours).1
            && is_owner(name.start, text, neighbours)
        {
            return None;
        }
        let mut last = first;
        while let Some(next) = self.offices.get(last + 1).filter(|_| last - first < LONGEST_CHAIN) {
            let between = self.offices[last].range.end..next.range.start;
            let other = self.offices[last].held || next.standing == Standing::Abroad;
            if other || !is_joint(between, text, neighbours) {
                break;
            }
            last += 1;
        }
        // "ca sĩ X, Thứ trưởng Y": the office is that of Y.
        (!self.offices[last].held).then_some(first..=last)
    }

    /// The office of the last passage that ends at `end`.
    fn ending(&self, end: usize) -> Option<usize> {
        let own = self.offices.get(self.before..)?;
        let index = own.partition_point(|office| office.range.end < end);
        own.get(index).filter(|office| office.range.end == end).map(|_| self.before + index)
    }

    /// The office of the last passage that begins at `start`.
    fn starting(&self, start: usize) -> Option<usize> {
        let own = self.offices.get(self.before..)?;
        let index = own.partition_point(|office| office.range.start < start);
        own.get(index).filter(|office| office.range.start == start).map(|_| self.before + index)
    }
}

/// Where the titles before a name begin ("PGS.TS", "ông", "Đại tá"), and whether there are any.
fn before_titles(start: usize, text: &Text<'_>, neighbours: &Neighbours<'_>) -> (usize, bool) {
    let mut at = start;
    while let Some(title) = neighbours.before(text, at, WordClass::TITLE) {
        at = title.start;
        if matches!(text.byte_before(at), b'.' | b',') && at != start {
            let earlier = at - 1;
            if neighbours.before(text, earlier, WordClass::TITLE).is_none() {
                break;
            }
            at = earlier;
        }
    }
    if at == start {
        return (start, false);
    }
    // "gồm các ông"
    let several = neighbours.before(text, at, WordClass::SEVERAL);
    (several.map_or(at, |word| word.start), true)
}

/// "chị của ông Nguyễn Văn A", but not "các chức vụ còn lại của ông Nguyễn Văn A"
fn is_owner(start: usize, text: &Text<'_>, neighbours: &Neighbours<'_>) -> bool {
    const FARTHEST: usize = 5;
    let (title, _) = before_titles(start, text, neighbours);
    let mut words = std::iter::successors(text.word_before(title), |word| text.word_before(word.start))
        .take(FARTHEST)
        .map(|word| &text.bytes()[word]);
    words.next().is_some_and(|word| word == folded!("của")) && !words.any(|word| word == folded!("chức"))
}

/// Whether what stands between two offices joins them: a comma, a dash, "kiêm", "và".
fn is_joint(between: Range<usize>, text: &Text<'_>, neighbours: &Neighbours<'_>) -> bool {
    let is_joining = |byte: &u8| matches!(*byte, SPACE | b',' | b'-' | b';' | b'/' | b'&');
    let bytes = &text.bytes()[between.clone()];
    bytes.len() <= 3 && bytes.iter().all(is_joining)
        || neighbours.after(text, between.start, WordClass::HOLDING).is_some_and(|word| word.end + 1 == between.end)
}

/// Whether a name and a comma or a dash stand before the office, so that it belongs to that name.
fn is_apposition(start: usize, text: &Text<'_>, neighbours: &Neighbours<'_>) -> bool {
    const LONGEST_NAME: usize = 4;
    let end = if text.byte_before(start) == SPACE { start - 1 } else { start };
    if !matches!(text.byte_before(end), b',' | b'-') {
        return false;
    }
    let end = if text.byte_before(end - 1) == SPACE { end - 2 } else { end - 1 };
    let mut at = end;
    for _ in 0..LONGEST_NAME {
        let Some(word) = text.word_before(at) else { return false };
        if named_at(word.start, text, neighbours).is_some_and(|(_, name)| name.end == end) {
            return true;
        }
        at = word.start;
    }
    false
}

/// What follows a year of birth or an age and a comma: "SN 1965, …", "54 tuổi, …".
fn after_age(start: usize, text: &Text<'_>, neighbours: &Neighbours<'_>) -> Option<usize> {
    let number = neighbours.after(text, start, WordClass::AGE).map_or(start, |word| word.end);
    let number = text.word_after(number).filter(|word| text.byte(word.start).is_ascii_digit())?;
    let unit = text.word_after(number.end).filter(|word| text.bytes()[word.clone()] == *folded!("tuổi"));
    let end = unit.map_or(number.end, |unit| unit.end);
    (text.byte(end) == b',').then(|| end + 1 + usize::from(text.byte(end + 1) == SPACE))
}

/// One past the bracket that closes what opens at `open`.
fn bracket_end(open: usize, text: &Text<'_>) -> Option<usize> {
    const LONGEST: usize = 50;
    let inside = text.bytes().get(open..)?.iter().take(LONGEST);
    inside.clone().position(|byte| *byte == b')').map(|length| open + length + 1)
}
