//! The grammar of offices: reads one from its role on.
//!
//! ```text
//! office := ["nguyên"] role ["thường trực"] [body] { unit place }
//! body   := "Sở" field | "UBND" | "Tỉnh ủy" | …
//! ```

use std::ops::Range;

use crate::{
    fold::{
        alphabet::{SPACE, is_word},
        folded,
    },
    gazetteer::{EntityNumber, Gazetteer, Kind},
    lexicon::WordClass,
    scan::Hit,
    text::Text,
};

use super::{
    super::{Neighbours, person_name::named_at},
    Office, Standing,
};

/// Words of an office after its role: "Phó Chủ nhiệm Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng".
const LONGEST_BODY: usize = 16;

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
pub(super) struct Reader<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) neighbours: &'a Neighbours<'a>,
    pub(super) gazetteer: &'a Gazetteer,
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
    pub(super) fn office(&self, role: Hit) -> (Office, bool) {
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
                Some(Place::Unit) => self.begins_like_somebody(word.start),
                Some(Place::Second) => self.is_plainly_somebody(word.start),
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
        let range = start..phrase.end;
        let office = Office {
            provinces: self.provinces(&range),
            range,
            role,
            standing: phrase.standing,
            lower_unit: phrase.lower_unit,
            held,
        };
        (office, several)
    }

    /// The provinces that the words of an office name.
    fn provinces(&self, office: &Range<usize>) -> Vec<EntityNumber> {
        let mut provinces = Vec::new();
        for hit in self.neighbours.within(office) {
            for record in self.neighbours.records(hit, self.gazetteer) {
                if self.gazetteer.entity(record).is_some_and(|entity| entity.kind() == Kind::Province) {
                    provinces.push(record);
                }
            }
        }
        provinces
    }

    /// Where the further names of a list begin whose first stands after `end`: "A, ông B và C".
    pub(super) fn further_names(&self, end: usize) -> Vec<usize> {
        const LONGEST_LIST: usize = 12;
        let text = self.text;
        let mut names = Vec::new();
        // "bốn Thứ trưởng gồm các ông A, B và C"
        let mut at = end;
        for class in [WordClass::HOLDING, WordClass::SEVERAL] {
            at = self.neighbours.after(text, at, class).map_or(at, |word| word.end);
        }
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
        let number = self.text.byte(word.start).is_ascii_digit();
        if phrase.place.is_some() && (capital || number) {
            // The name of the unit, whatever else the word may be; a number is all of it.
            let second = end == word.end && phrase.place != Some(Place::Second) && !number;
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
            } else if phrase.bare && classes.intersects(ELSEWHERE) && !self.is_minister(role) {
                // "Bí thư Đoàn", "Bí thư chi bộ thôn", but not "Thứ trưởng Tài chính"
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
    fn begins_like_somebody(&self, start: usize) -> bool {
        let begins = |hit: &Hit| self.neighbours.classes(hit).contains(WordClass::FAMILY_NAME);
        self.neighbours.starting(start).any(begins) && self.is_somebody(start)
    }

    /// After the first syllable of a unit's name: in "xã Mỹ Lâm Nguyễn Văn A" the person's begins with the next word.
    fn is_plainly_somebody(&self, start: usize) -> bool {
        let next = self.text.word_after(start).and_then(|word| self.text.word_after(word.end));
        self.begins_like_somebody(start) && !next.is_some_and(|next| self.begins_like_somebody(next.start))
    }

    fn is_minister(&self, role: &Hit) -> bool {
        let role = &self.text.bytes()[role.start..role.end];
        role == folded!("bộ trưởng") || role == folded!("thứ trưởng")
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
