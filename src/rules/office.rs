//! The offices that a text names, and who holds them.
//!
//! An office is a phrase with a grammar: a role, and the body it belongs to.
//! ```text
//! office := ["nguyên"] role ["thường trực"] [body] { unit place }
//! body   := "Sở" field | "UBND" | "Tỉnh ủy" | …
//! ```
//! It stands before the name of who holds it ("Phó Chủ tịch UBND tỉnh Bến Tre Nguyễn Văn A"), also with a title between the
//! two ("…, ông Nguyễn Văn A"), or after it behind a sign or a word of holding ("Nguyễn Văn A, Phó Chủ tịch …";
//! "Nguyễn Văn A giữ chức Phó Chủ tịch …").

use std::ops::Range;

use crate::{
    fold::{
        alphabet::{SPACE, is_word},
        folded,
    },
    gazetteer::{Gazetteer, Kind},
    lexicon::WordClass,
    scan::Hit,
    text::Text,
};

use super::{Neighbours, person_name::named_at};

/// Words of an office after its role: "Phó Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng".
const LONGEST_BODY: usize = 16;

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
    /// Whether somebody is named right behind it.
    held: bool,
}

/// All offices of a text.
#[derive(Debug, Default)]
pub struct Offices {
    /// In order.
    offices: Vec<Office>,
    /// Where further names begin that share an office with the first ("các Phó Thủ tướng A, B và C"), in order, and the
    /// number of the office.
    shared: Vec<(usize, usize)>,
}

impl Offices {
    /// Reads the offices of a text.
    pub fn new(text: &Text<'_>, neighbours: &Neighbours<'_>, gazetteer: &Gazetteer) -> Self {
        let reader = Reader { text, neighbours, gazetteer };
        let (mut offices, mut shared): (Vec<Office>, Vec<_>) = (Vec::new(), Vec::new());
        let mut hits = neighbours.hits().iter().peekable();
        while let Some(hit) = hits.next() {
            let covered = offices.last().is_some_and(|last| hit.start < last.range.end);
            if covered || !neighbours.classes(hit).contains(WordClass::ROLE) {
                continue;
            }
            // Of the roles that begin here, the longest: "chủ tịch nước", not "chủ tịch".
            let mut role = *hit;
            while let Some(longer) = hits.next_if(|next| next.start == role.start) {
                if neighbours.classes(longer).contains(WordClass::ROLE) {
                    role = *longer;
                }
            }
            let (office, several) = reader.office(role);
            if several {
                let names = reader.further_names(office.range.end);
                shared.extend(names.into_iter().map(|start| (start, offices.len())));
            }
            offices.push(office);
        }
        Self { offices, shared }
    }

    /// The offices that a name is given: those right before it, and those after it.
    pub fn beside<'o>(&'o self, name: &Range<usize>, text: &Text<'_>, neighbours: &Neighbours<'_>) -> Vec<&'o Office> {
        let mut offices = self.before(name.start, text, neighbours);
        offices.extend(self.after(name, text, neighbours));
        if offices.is_empty() {
            let shared = self.shared.binary_search_by_key(&name.start, |(start, _)| *start).ok();
            offices.extend(shared.and_then(|index| self.offices.get(self.shared[index].1)));
        }
        offices
    }

    /// "Giám đốc Sở Thông tin và Truyền thông Lào Cai Lý Văn Trọng", "Chủ tịch UBND xã Y, ông X".
    fn before<'o>(&'o self, start: usize, text: &Text<'_>, neighbours: &Neighbours<'_>) -> Vec<&'o Office> {
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
        let Some(last) = self.ending(end) else { return Vec::new() };
        // "Ông A, Chủ tịch UBND xã, ông B": the office is that of A.
        if apart && sign == b',' && is_apposition(self.offices[last].range.start, text, neighbours) {
            return Vec::new();
        }
        let mut first = last;
        while let Some(previous) = first.checked_sub(1).filter(|_| last - first < LONGEST_CHAIN) {
            let between = self.offices[previous].range.end..self.offices[first].range.start;
            let other = self.offices[previous].held || self.offices[previous].standing == Standing::Abroad;
            if other || !is_joint(between, text, neighbours) {
                break;
            }
            first = previous;
        }
        self.offices[first..=last].iter().collect()
    }

    /// "Đỗ Quang Vịnh, Phó Chủ tịch UBND tỉnh Bến Tre", "(nguyên Giám đốc Sở Y tế)", "được bầu giữ chức Chủ tịch".
    fn after<'o>(&'o self, name: &Range<usize>, text: &Text<'_>, neighbours: &Neighbours<'_>) -> Vec<&'o Office> {
        const LONGEST_HOLDING: usize = 6;
        let skip_space = |at: usize| if text.byte(at) == SPACE { at + 1 } else { at };
        let after_sign = |at: usize| matches!(text.byte(at), b',' | b'-' | b'(' | b':').then(|| skip_space(at + 1));
        let mut at = skip_space(name.end);
        let mut joined = after_sign(at);
        if text.byte(at) == b'(' && joined.is_some_and(|inside| self.starting(inside).is_none()) {
            // "ông A (SN 1965), Chủ tịch UBND xã"
            at = skip_space(bracket_end(at, text).unwrap_or(at));
            joined = after_sign(at);
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
        let Some(first) = self.starting(start).filter(|_| joined.is_some() && !passive) else {
            return Vec::new();
        };
        // "bà T., chị của ông Nguyễn Văn A, được bổ nhiệm": the office is not that of A.
        if joined != Some(start)
            && before_titles(name.start, text, neighbours).1
            && self.is_owner(name.start, text, neighbours)
        {
            return Vec::new();
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
        if self.offices[last].held { Vec::new() } else { self.offices[first..=last].iter().collect() }
    }

    /// "của ông Nguyễn Văn A"
    fn is_owner(&self, start: usize, text: &Text<'_>, neighbours: &Neighbours<'_>) -> bool {
        let (title, _) = before_titles(start, text, neighbours);
        text.word_before(title).is_some_and(|word| text.bytes()[word] == *folded!("của"))
    }

    fn ending(&self, end: usize) -> Option<usize> {
        let index = self.offices.partition_point(|office| office.range.end < end);
        self.offices.get(index).filter(|office| office.range.end == end).map(|_| index)
    }

    fn starting(&self, start: usize) -> Option<usize> {
        let index = self.offices.partition_point(|office| office.range.start < start);
        self.offices.get(index).filter(|office| office.range.start == start).map(|_| index)
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
    // "gồm các ông"
    let several = neighbours.before(text, at, WordClass::SEVERAL).filter(|_| at != start);
    (several.map_or(at, |word| word.start), at != start)
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

/// One past the bracket that closes what opens at `open`.
fn bracket_end(open: usize, text: &Text<'_>) -> Option<usize> {
    const LONGEST: usize = 50;
    let inside = text.bytes().get(open..)?.iter().take(LONGEST);
    inside.clone().position(|byte| *byte == b')').map(|length| open + length + 1)
}

/// Which unit's name may follow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// One that is named after people too: "phường Trần Đại Nghĩa".
    Bearer,
    /// Any other.
    Unit,
    /// Either, after the first syllable of its name: most have two.
    Second,
}

/// What reading an office looks at.
struct Reader<'a> {
    text: &'a Text<'a>,
    neighbours: &'a Neighbours<'a>,
    gazetteer: &'a Gazetteer,
}

/// What is read of an office so far.
struct Phrase {
    end: usize,
    standing: Standing,
    /// Nothing but "thường trực" stands after the role.
    bare: bool,
    /// A word for a unit comes right before: what follows may begin with the name of a place.
    place: Option<Place>,
    /// Words that nobody knows may be part of the field.
    field: bool,
    lower_unit: bool,
}

impl Reader<'_> {
    /// The office of a role, and whether several people hold it: "các Phó Thủ tướng".
    fn office(&self, role: Hit) -> (Office, bool) {
        let classes = self.neighbours.classes(&role);
        let standing = match () {
            () if classes.contains(WordClass::STATE_OFFICE) => Standing::State,
            () if classes.contains(WordClass::COMPANY) => Standing::Other,
            () => Standing::Open,
        };
        let mut phrase = Phrase {
            end: role.end,
            standing,
            bare: true,
            place: None,
            field: !classes.contains(WordClass::HEAD_OF_UNIT),
            lower_unit: false,
        };
        let mut held = false;
        for _ in 0..LONGEST_BODY {
            let Some(word) = self.next_word(&phrase) else {
                held = self.somebody_behind_sign(phrase.end);
                break;
            };
            held = match phrase.place {
                Some(Place::Bearer) => false,
                Some(Place::Unit | Place::Second) => self.is_plainly_somebody(word.start),
                None => self.is_somebody(word.start),
            };
            if held {
                break;
            }
            if !self.take(&word, &role, &mut phrase) {
                break;
            }
        }
        if classes.contains(WordClass::MINOR_OFFICE) && phrase.standing == Standing::State {
            phrase.standing = Standing::Minor;
        }
        let (start, several) = self.beginning(role.start);
        let office =
            Office { range: start..phrase.end, role, standing: phrase.standing, lower_unit: phrase.lower_unit, held };
        (office, several)
    }

    /// Where the further names of a list begin whose first stands after `end`: "A, ông B và C".
    fn further_names(&self, end: usize) -> Vec<usize> {
        const LONGEST_LIST: usize = 12;
        let text = self.text;
        let mut names = Vec::new();
        let mut at = end;
        while names.len() <= LONGEST_LIST {
            let joint = match text.byte(at) {
                SPACE | b',' | b';' | b':' | b'-' => at + 1,
                _ => break,
            };
            let joint = if text.byte(joint) == SPACE { joint + 1 } else { joint };
            let word = self.neighbours.after(text, joint, WordClass::SEPARATING);
            let and = word.filter(|word| text.bytes()[word.start..word.end] == *folded!("và"));
            let start = and.map_or(joint, |word| word.end + 1);
            let title =
                self.neighbours.starting(start).filter(|hit| self.neighbours.classes(hit).intersects(WordClass::TITLE));
            let start = title.last().map_or(start, |title| title.end + 1);
            let Some((_, name)) = named_at(start, text, self.neighbours) else { break };
            at = name.end;
            names.push(name.start);
        }
        // The first stands beside the office itself.
        names.split_off(names.len().min(1))
    }

    /// Whether a word is part of the office; if so, what it says of it.
    fn take(&self, word: &Range<usize>, role: &Hit, phrase: &mut Phrase) -> bool {
        let longest = self.neighbours.starting(word.start).last();
        let end = longest.map_or(word.end, |hit| hit.end.max(word.end));
        let classes = longest.map_or(WordClass::NONE, |hit| self.neighbours.classes(hit));
        let province = longest.is_some_and(|hit| self.is_province(hit));
        let capital = self.text.is_capital(word.start);
        let head = self.neighbours.classes(role).contains(WordClass::HEAD_OF_UNIT);
        let minor = self.neighbours.classes(role).contains(WordClass::MINOR_OFFICE);
        const ENDS: WordClass = WordClass::TITLE
            .union(WordClass::ROLE)
            .union(WordClass::BEFORE_OFFICE)
            .union(WordClass::PRIVATE_PERSON)
            .union(WordClass::CONCERNED_PERSON);
        const ELSEWHERE: WordClass = WordClass::COMPANY.union(WordClass::INSTITUTION);
        let units = WordClass::LOWER_UNIT | WordClass::CITY | WordClass::PROVINCE;
        if phrase.place.is_some() && (capital || self.text.byte(word.start).is_ascii_digit()) {
            // The name of the unit, whatever else the word may be.
            let second = end == word.end && phrase.place != Some(Place::Second);
            phrase.place = second.then_some(Place::Second);
        } else if classes.intersects(ENDS) || (classes.contains(WordClass::CLAUSE) && !capital) {
            return false;
        } else if classes.contains(WordClass::AFTER_ROLE) {
            phrase.end = end;
            return true;
        } else if classes.contains(WordClass::COUNTRY) && capital {
            phrase.standing = Standing::Abroad;
        } else if classes.intersects(WordClass::STATE_BODY | ELSEWHERE) {
            if phrase.standing == Standing::Open {
                let state = classes.contains(WordClass::STATE_BODY);
                phrase.standing = if state { Standing::State } else { Standing::Other };
            } else if phrase.bare && classes.intersects(ELSEWHERE) {
                // "Bí thư Đoàn", "Bí thư chi bộ thôn"
                phrase.standing = Standing::Other;
            }
            phrase.field = classes.intersects(WordClass::TAKES_FIELD | ELSEWHERE);
            phrase.place = classes.intersects(units).then(|| self.place(word));
            phrase.lower_unit |= classes.contains(WordClass::LOWER_UNIT);
        } else if classes.intersects(units) || province {
            // "Chủ tịch Hà Nội", "Trưởng phòng Giáo dục huyện"
            if phrase.standing == Standing::Open && (minor || (phrase.bare && head)) {
                phrase.standing = Standing::State;
            }
            phrase.place = (classes.intersects(units) && !province).then(|| self.place(word));
            phrase.lower_unit |= classes.contains(WordClass::LOWER_UNIT);
            phrase.field = false;
        } else if !capital && !phrase.field {
            return false;
        } else {
            phrase.field |= classes.contains(WordClass::TAKES_FIELD);
        }
        phrase.bare = false;
        phrase.end = end;
        true
    }

    /// The next word of the office: after a space, or after a sign that joins parts of a field ("GD-ĐT", "Văn hóa, Thể
    /// thao và Du lịch").
    fn next_word(&self, phrase: &Phrase) -> Option<Range<usize>> {
        let text = self.text;
        let space = usize::from(text.byte(phrase.end) == SPACE);
        let sign = phrase.end + space;
        let (start, joined) = match text.byte(sign) {
            b'-' | b'&' | b'/' => (sign + 1 + usize::from(text.byte(sign + 1) == SPACE), text.byte(sign) == b'-'),
            b',' if phrase.field && text.byte(sign + 1) == SPACE && !phrase.bare => (sign + 2, true),
            byte if is_word(byte) && space == 1 => (sign, false),
            _ => return None,
        };
        let word = text.word_after(start).filter(|word| word.start == start)?;
        let begins_other = || {
            let other = WordClass::TITLE | WordClass::ROLE | WordClass::BEFORE_OFFICE;
            self.is_somebody(start) || self.neighbours.after(text, start, other).is_some()
        };
        let goes_on = !joined || (text.is_capital(start) && phrase.field && !begins_other());
        goes_on.then_some(word)
    }

    /// "Bí thư Tỉnh ủy Hải Dương – Nguyễn Văn A"
    fn somebody_behind_sign(&self, end: usize) -> bool {
        let sign = end + usize::from(self.text.byte(end) == SPACE);
        matches!(self.text.byte(sign), b'-' | b':') && self.is_somebody(sign + 2)
    }

    /// Whether a person is named at `start`.
    fn is_somebody(&self, start: usize) -> bool {
        let listed = |hit: &Hit| self.neighbours.kinds(hit, self.gazetteer).any(|kind| kind == Kind::Official);
        named_at(start, self.text, self.neighbours).is_some_and(|(words, _)| words > 2)
            || (self.text.is_capital(start) && self.neighbours.starting(start).any(listed))
    }

    fn place(&self, unit: &Range<usize>) -> Place {
        let ward = [folded!("phường"), b"p."].iter().any(|word| self.text.bytes()[unit.start..].starts_with(word));
        if ward { Place::Bearer } else { Place::Unit }
    }

    /// After a word for a unit, where the name of a place may begin like that of a person: "huyện Cao Lộc", "Chủ tịch
    /// UBND tỉnh Cao Văn A".
    fn is_plainly_somebody(&self, start: usize) -> bool {
        let family = |start: usize| {
            let begins = |hit: &Hit| self.neighbours.classes(hit).contains(WordClass::FAMILY_NAME);
            self.neighbours.starting(start).any(begins) && self.is_somebody(start)
        };
        // In "xã Mỹ Lâm Nguyễn Văn A" the name begins with the next word.
        let next = self.text.word_after(start).and_then(|word| self.text.word_after(word.end));
        family(start) && !next.is_some_and(|next| family(next.start))
    }

    fn is_province(&self, hit: &Hit) -> bool {
        self.neighbours.kinds(hit, self.gazetteer).any(|kind| kind == Kind::Province)
    }

    /// Where the office begins with the words before its role ("nguyên", "quyền"), and whether several hold it.
    fn beginning(&self, role: usize) -> (usize, bool) {
        let before = |at: usize, classes| self.neighbours.before(self.text, at, classes);
        let mut start = role;
        while let Some(word) = before(start, WordClass::BEFORE_OFFICE).filter(|word| word.start < start) {
            start = word.start;
        }
        (start, before(start, WordClass::SEVERAL).is_some())
    }
}
