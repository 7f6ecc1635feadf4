//! Dates as sources give them: a year, a month or a day.

use std::{fmt, str::FromStr};

/// An ISO 8601 date of the precision its source has: `2025`, `2025-07` or `2025-07-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: u16,
    /// 1 to 12, or 0 if not known.
    month: u8,
    /// 1 to 31, or 0 if not known.
    day: u8,
}

/// A text that is not a [`PartialDate`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError(String);

impl fmt::Display for DateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\"{}\" is not a date; write 2025, 2025-07 or 2025-07-01", self.0)
    }
}

impl std::error::Error for DateError {}

impl PartialDate {
    /// The first day it may mean, as year, month, day.
    pub fn earliest(self) -> (u16, u8, u8) {
        (self.year, self.month.max(1), self.day.max(1))
    }

    /// The last day it may mean; the 31st stands for the end of any month.
    pub fn latest(self) -> (u16, u8, u8) {
        (self.year, if self.month == 0 { 12 } else { self.month }, if self.day == 0 { 31 } else { self.day })
    }

    /// Whether every day it may mean lies before every day that `other` may mean.
    pub fn surely_before(self, other: Self) -> bool {
        self.latest() < other.earliest()
    }

    /// The date as a number: 13 months a year and 32 days a month, 0 where not known.
    pub fn to_number(self) -> u32 {
        (u32::from(self.year) * 13 + u32::from(self.month)) * 32 + u32::from(self.day)
    }

    /// Year, month and day, 0 where not known.
    pub fn to_parts(self) -> (u16, u8, u8) {
        (self.year, self.month, self.day)
    }

    /// The inverse of `to_parts`.
    pub fn from_parts(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// Whether a day is known.
    pub fn is_day(self) -> bool {
        self.day != 0
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Whether `other` is the day right after this one; false where either has no day.
    pub fn is_day_before(self, other: Self) -> bool {
        if !self.is_day() || !other.is_day() {
            return false;
        }
        let month_ends = self.day == days_in(self.year, self.month);
        let next = match (month_ends, self.month) {
            (false, month) => (self.year, month, self.day + 1),
            (true, 12) => (self.year + 1, 1, 1),
            (true, month) => (self.year, month + 1, 1),
        };
        (other.year, other.month, other.day) == next
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let wrong = || DateError(text.to_owned());
        let number = |part: Option<&str>, digits: usize| match part {
            None => Ok(None),
            Some(part) if part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit()) => {
                part.parse::<u16>().map(Some).map_err(|_| wrong())
            }
            Some(_) => Err(wrong()),
        };
        let mut parts = text.split('-');
        let year = number(parts.next(), 4)?.ok_or_else(wrong)?;
        let month = number(parts.next(), 2)?;
        let day = number(parts.next(), 2)?;
        let in_range = month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=u16::from(days_in(year, month.unwrap_or(1) as u8))).contains(&day));
        if parts.next().is_some() || !in_range {
            return Err(wrong());
        }
        Ok(Self { year, month: month.unwrap_or(0) as u8, day: day.unwrap_or(0) as u8 })
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        for part in [self.month, self.day] {
            if part != 0 {
                write!(formatter, "-{part:02}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> PartialDate {
        text.parse().expect(text)
    }

    #[test]
    fn dates_keep_their_precision() {
        for text in ["2025", "2025-07", "2025-07-01", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in ["", "25", "2025-7", "2025-13", "2025-02-29", "2025-07-01-01", "2025-07-0x", "+025"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text:?} must not be a date");
        }
    }

    #[test]
    fn only_what_is_sure_is_before() {
        assert!(date("2024").surely_before(date("2025-01-01")));
        assert!(!date("2025").surely_before(date("2025-07-01")));
        assert!(!date("2025-07").surely_before(date("2025-07")));
    }

    #[test]
    fn the_day_after() {
        assert!(date("2025-06-30").is_day_before(date("2025-07-01")));
        assert!(date("2024-12-31").is_day_before(date("2025-01-01")));
        assert!(date("2024-02-28").is_day_before(date("2024-02-29")));
        assert!(!date("2025-06-29").is_day_before(date("2025-07-01")));
        assert!(!date("2025").is_day_before(date("2026")));
    }
}
