//! Dates as they are written: "23/6/2023", "24.8", "2023-06-23", "5 tháng 3 năm 2025", "2021-08".

use std::ops::Range;

use danhdau_fold::alphabet::{SPACE, is_word};

use super::signs::{MONTH, Signs, YEAR};

/// A date as it is written. A part that is not said is 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Folded bytes.
    pub range: Range<usize>,
    /// 1900 to 2099.
    pub year: u16,
    /// 1 to 12; always said.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Written {
    /// The date that begins with the digit at `start`, if one does. A few bytes are looked at, however long the text is.
    pub(crate) fn read(signs: &Signs<'_>, start: usize) -> Option<Self> {
        let byte = |at: usize| signs.byte(at);
        let before = byte(start.wrapping_sub(1));
        if is_word(before) || (joins(before) && byte(start.wrapping_sub(2)).is_ascii_digit()) {
            return None;
        }
        let mut reader = Reader { signs, at: start };
        let first = reader.number()?;
        let is_year_first = reader.at == start + 4;
        let (in_words, sign) = match reader.word(MONTH) {
            true => (true, 0),
            false => (false, reader.sign()?),
        };
        let second = reader.number()?;
        let mut written = Self { range: start..reader.at, year: 0, month: second as u8, day: first as u8 };
        if is_year_first {
            (written.year, written.day) = (first, 0);
        }
        let goes_on = match in_words {
            true => reader.before_year(),
            false => reader.sign() == Some(sign),
        };
        let third = if goes_on { reader.number().filter(|third| !in_words || *third > 999) } else { None };
        if let Some(third) = third {
            let digits = reader.at - start;
            written.range.end = reader.at;
            match is_year_first {
                true => written.day = third as u8,
                false => written.year = third,
            }
            if is_year_first && (digits != 10 || third > 31) {
                return None;
            }
        }
        let end = written.range.end;
        let (next, after) = (byte(end), byte(end + 1));
        let ends = next != b'%' && (!is_word(next) || next == b't') && !(joins(next) && after.is_ascii_digit());
        let is_iso_month = !is_year_first || written.day != 0 || end == start + 7;
        (ends && is_iso_month && first <= 2099 && second <= 12 && written.exists()).then_some(written)
    }

    /// Whether the calendar has it; a day whose year is not said may be in a leap year.
    fn exists(&self) -> bool {
        let year = self.year;
        let days = match self.month {
            2 if !year.is_multiple_of(4) => 28,
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        self.day <= days && (self.day != 0 || year != 0) && (year == 0 || (1900..2100).contains(&year))
    }

    /// Takes from another date what is not said in this one, if what both say is the same.
    pub(crate) fn complete(&mut self, other: &Self) {
        let agree = |own: u16, other: u16| own == 0 || other == 0 || own == other;
        if self.month == other.month && agree(self.year, other.year) && agree(self.day.into(), other.day.into()) {
            self.year = self.year.max(other.year);
            self.day = self.day.max(other.day);
        }
    }
}

/// What a longer number, a version or an address goes on with.
fn joins(byte: u8) -> bool {
    matches!(byte, b'/' | b'.' | b'-' | b',' | b':')
}

struct Reader<'a> {
    signs: &'a Signs<'a>,
    at: usize,
}

impl Reader<'_> {
    /// A number of one, two or four digits.
    fn number(&mut self) -> Option<u16> {
        let (mut number, start) = (0, self.at);
        while self.signs.byte(self.at).is_ascii_digit() && self.at - start < 5 {
            number = number * 10 + u32::from(self.signs.byte(self.at) - b'0');
            self.at += 1;
        }
        (matches!(self.at - start, 1 | 2 | 4) && number > 0).then_some(number as u16)
    }

    /// What stands between the parts; a space may follow a comma.
    fn sign(&mut self) -> Option<u8> {
        let sign = self.signs.byte(self.at);
        if !joins(sign) || sign == b':' {
            return None;
        }
        self.at += 1;
        if sign == b',' && self.signs.byte(self.at) == SPACE {
            self.at += 1;
        }
        Some(sign)
    }

    /// What stands between a month and its year: " năm ", ", năm ", ", " or a space.
    fn before_year(&mut self) -> bool {
        let comma = self.signs.byte(self.at) == b',';
        self.at += usize::from(comma);
        if self.word(YEAR) {
            return true;
        }
        let space = self.signs.byte(self.at) == SPACE;
        self.at += usize::from(space);
        space
    }

    /// A word between spaces.
    fn word(&mut self, group: usize) -> bool {
        let word = self.signs.group(group);
        let found = self.signs.byte(self.at) == SPACE && self.signs.stands(self.at + 1, word);
        if found {
            self.at += word.len() + 2;
        }
        found
    }
}
