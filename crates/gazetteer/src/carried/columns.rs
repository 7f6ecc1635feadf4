//! What is carried, by columns, and the one way in which a value of each form goes into them and comes out.

use std::sync::Arc;

use danhdau_fold::slug;

use crate::{date::PartialDate, model::Entity, value::Named as _};

/// The columns of numbers.
#[derive(Clone, Copy)]
pub(super) enum Numbers {
    Words,
    Records,
    Kinds,
    Removed,
    Namesakes,
    ReadYear,
    ReadMonth,
    ReadDay,
    Surfaces,
    Cases,
    Abbreviations,
    Conditions,
    After,
    Successors,
    Fates,
    LowerCities,
    CommonWords,
    Periods,
    Types,
    Begun,
    FromYear,
    FromMonth,
    FromDay,
    ToYear,
    ToMonth,
    ToDay,
    Genders,
    BirthYears,
    Tenures,
    Roles,
    Bodies,
    Organisations,
    Provinces,
    DateKinds,
    Seen,
    SeenYear,
    SeenMonth,
    SeenDay,
    Parents,
    Issuers,
    IssuedYear,
    IssuedMonth,
    IssuedDay,
    Approved,
    BareCited,
}

/// Year, month and day each in a column of its own: they compress better than one number.
pub(super) type Date = [Numbers; 3];

pub(super) const TO_COME: u16 = 2100;

pub(super) const READ: Date = [Numbers::ReadYear, Numbers::ReadMonth, Numbers::ReadDay];
pub(super) const FROM: Date = [Numbers::FromYear, Numbers::FromMonth, Numbers::FromDay];
pub(super) const TO: Date = [Numbers::ToYear, Numbers::ToMonth, Numbers::ToDay];
pub(super) const SEEN: Date = [Numbers::SeenYear, Numbers::SeenMonth, Numbers::SeenDay];
pub(super) const ISSUED: Date = [Numbers::IssuedYear, Numbers::IssuedMonth, Numbers::IssuedDay];

/// The columns of text.
#[derive(Clone, Copy)]
pub(super) enum Texts {
    Words,
    Names,
    Slugs,
    Namesakes,
    Surfaces,
    Conditions,
    Seats,
    FullNames,
    Relations,
    Numbers,
}

impl Numbers {
    pub(super) const COUNT: usize = Self::BareCited as usize + 1;
}

impl Texts {
    pub(super) const COUNT: usize = Self::Numbers as usize + 1;
}

/// One way or the other: a writer takes the values, a reader sets them.
pub(super) trait Columns {
    fn number(&mut self, column: Numbers, value: &mut u32);
    fn text(&mut self, column: Texts, value: &mut String);
    /// A string that is among the words.
    fn word(&mut self, column: Numbers, value: &mut Arc<str>);

    /// An id, which usually follows from kind and name.
    fn id(&mut self, entity: &mut Entity) {
        let usual = [entity.kind().name(), "/", &slug(&entity.name)].concat();
        self.derived(Texts::Slugs, &mut entity.id, &usual);
    }

    /// A text that usually follows from others is the empty line where it does.
    fn derived(&mut self, column: Texts, value: &mut String, usual: &str) {
        let mut text = if value == usual { String::new() } else { std::mem::take(value) };
        self.text(column, &mut text);
        if !text.is_empty() {
            *value = text;
        } else if value != usual {
            usual.clone_into(value);
        }
    }
}

#[inline(never)]
pub(super) fn list<T: Default>(
    columns: &mut dyn Columns,
    counts: Numbers,
    items: &mut Vec<T>,
    mut carry: impl FnMut(&mut dyn Columns, &mut T),
) {
    let mut count = items.len() as u32;
    columns.number(counts, &mut count);
    if items.len() != count as usize {
        // Room for exactly so many: growing would make some for four, where most lists have one.
        *items = (0..count).map(|_| T::default()).collect();
    }
    for item in items {
        carry(columns, item);
    }
}

/// Nothing is 0, a number itself and one.
#[inline(never)]
pub(super) fn optional(columns: &mut dyn Columns, column: Numbers, value: &mut Option<u32>) {
    let mut number = value.map_or(0, |value| value + 1);
    columns.number(column, &mut number);
    *value = number.checked_sub(1);
}

/// Nothing is the empty line.
#[inline(never)]
pub(super) fn optional_text(columns: &mut dyn Columns, column: Texts, value: &mut Option<String>) {
    let mut text = value.take().unwrap_or_default();
    columns.text(column, &mut text);
    *value = Some(text).filter(|text| !text.is_empty());
}

#[inline(never)]
pub(super) fn choice<T: Copy + PartialEq>(columns: &mut dyn Columns, column: Numbers, value: &mut T, all: &[T]) {
    let mut number = all.iter().position(|one| one == value).unwrap_or_default() as u32;
    columns.number(column, &mut number);
    *value = all.get(number as usize).copied().unwrap_or(*value);
}

#[inline(never)]
pub(super) fn flag(columns: &mut dyn Columns, column: Numbers, value: &mut bool) {
    choice(columns, column, value, &[false, true]);
}

#[inline(never)]
pub(super) fn date(columns: &mut dyn Columns, [years, months, days]: Date, value: &mut Option<PartialDate>) {
    let (year, month, day) = value.map(PartialDate::to_parts).unwrap_or_default();
    // Counted back from a year to come, so that one byte holds it; 0 is no date.
    let mut back = if value.is_some() { 1 + u32::from(TO_COME.wrapping_sub(year)) } else { 0 };
    columns.number(years, &mut back);
    let Some(back) = back.checked_sub(1) else {
        *value = None;
        return;
    };
    let (mut month, mut day) = (u32::from(month), u32::from(day));
    columns.number(months, &mut month);
    columns.number(days, &mut day);
    *value = Some(PartialDate::from_parts(TO_COME.wrapping_sub(back as u16), month as u8, day as u8));
}

/// A date that is often one of a few others, or none as they may be: 0 where it is its own.
#[inline(never)]
pub(super) fn date_among(
    columns: &mut dyn Columns,
    column: Numbers,
    others: &[Option<PartialDate>],
    own: Date,
    value: &mut Option<PartialDate>,
) {
    let mut number = others.iter().position(|other| other == value).map_or(0, |other| other as u32 + 1);
    columns.number(column, &mut number);
    match number.checked_sub(1).and_then(|number| others.get(number as usize)) {
        Some(other) => *value = *other,
        None => date(columns, own, value),
    }
}
