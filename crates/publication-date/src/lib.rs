//! The date of an article, found in its text: in lines about it ("Thứ Sáu, 23/6/2023, 09:22"), in datelines ("Hải Phòng,
//! ngày 5 tháng 3 năm 2025 –"), in sentences that tell the news ("Sáng 24.8, …").
//!
//! Dates of something else are left alone: of documents, birthdays, terms, plans, history. A year that the text does not
//! say is not supplied. Around each date only a stretch of limited length is looked at, so the work is linear.
//!
//! A crate of its own: it needs the folded text, and nothing that the rules know.

mod signs;
mod written;

use std::ops::Range;

use danhdau_fold::Folded;

use signs::Signs;
pub use written::Written;

/// The date of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The date, and where the text says it.
    pub date: Written,
    /// What stands before it at the head of a dateline, where a place may be named; folded bytes.
    pub place: Option<Range<usize>>,
}

/// Finds the date of an article in its folded text; of several signs the strongest decides, then the first.
///
/// ```
/// use danhdau_fold::fold;
///
/// let text: Vec<u16> = "Thứ Sáu, 23/6/2023, 09:22".encode_utf16().collect();
/// let found = danhdau_publication_date::find(&fold(&text)).expect("a date");
/// assert_eq!((found.date.year, found.date.month, found.date.day), (2023, 6, 23));
/// ```
pub fn find(folded: &Folded) -> Option<Found> {
    let signs = Signs::new(folded);
    let (mut most, mut best) = (0, None);
    each(&signs, &mut |strength, date| {
        if strength > most {
            (most, best) = (strength, Some(date));
        }
    });
    let mut date = best?;
    each(&signs, &mut |_, other| date.complete(&other));
    let place = signs.place(&date);
    Some(Found { date, place })
}

/// Tells of each date that may be that of the article, and how surely.
fn each(signs: &Signs<'_>, tell: &mut dyn FnMut(u8, Written)) {
    for start in 0..signs.folded.bytes().len() {
        if signs.is_digit(start)
            && !signs.is_digit(start.wrapping_sub(1))
            && let Some(date) = Written::read(signs, start)
        {
            let strength = signs.strength(&date);
            if strength > 0 {
                tell(strength, date);
            }
        }
    }
}
