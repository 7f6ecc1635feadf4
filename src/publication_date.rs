//! The date of an article, as its text says it: what [`danhdau_publication_date`] finds, in units of the text.

use std::ops::Range;

use crate::{
    gazetteer::{date::PartialDate, value::Named},
    text::{Capitals, Text},
};

use danhdau_publication_date::{Found, Written, find};

/// Which parts of a date are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Day, month and year.
    Day,
    /// Month and year.
    Month,
    /// Day and month: the text does not say the year.
    MonthDay,
}

impl Named for Precision {
    const NAMES: &'static [(&'static str, Self)] =
        &[("day", Self::Day), ("month", Self::Month), ("month-day", Self::MonthDay)];
}

/// The date of an article, and where its text says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicationDate {
    /// UTF-16 units of the text.
    pub range: Range<usize>,
    /// The year, or 0 where the text does not say it.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31, or 0 where the text does not say it.
    pub day: u8,
    /// The place that the dateline names: UTF-16 units of the text.
    pub place: Option<Range<usize>>,
}

impl PublicationDate {
    /// What is known of it.
    pub fn precision(&self) -> Precision {
        match (self.year, self.day) {
            (0, _) => Precision::MonthDay,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// As ISO 8601 writes it: `2023-06-23`, `2021-08`, and `--08-24` without a year.
    pub fn date(&self) -> String {
        let date = PartialDate::from_parts(self.year, self.month, self.day).to_string();
        date.strip_prefix("0000").map(|rest| format!("-{rest}")).unwrap_or(date)
    }
}

/// Finds the date of an article in its text, given as UTF-16 units.
///
/// ```
/// let text: Vec<u16> = "Sáng 24.8, UBND tỉnh tổ chức hội nghị.".encode_utf16().collect();
/// let found = danhdau::publication_date::propose(&text).expect("a date");
/// assert_eq!((found.date().as_str(), found.range), ("--08-24", 5..9));
/// ```
pub fn propose(units: &[u16]) -> Option<PublicationDate> {
    let text = Text::new(units);
    let Found { date: Written { range, year, month, day }, place } = find(text.folded())?;
    let place = place.filter(|place| matches!(text.capitals(place.clone()), Capitals::All | Capitals::Title));
    let place = place.map(|place| text.original(place));
    Some(PublicationDate { range: text.original(range), year, month, day, place })
}
