//! What was true on a day: the status of a unit, the offices of a person.

use crate::{
    date::PartialDate,
    model::{Entity, EntityNumber, Facts, Province, Tenure},
    record::{DateKind, Fate},
    value::Named,
};

/// What a unit was on the day asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It existed.
    Active,
    /// It had become part of its successor.
    Dissolved,
    /// It had got the name of its successor.
    Renamed,
}

impl Named for Status {
    const NAMES: &'static [(&'static str, Self)] =
        &[("active", Self::Active), ("dissolved", Self::Dissolved), ("renamed", Self::Renamed)];
}

/// How sure it is that a person held an office on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// The day lies inside what was stated, or within a year after the person was last seen in office.
    InOffice,
    /// The day lies in the part of a date that is not known, or before the first day on which the person was seen.
    Uncertain,
    /// The person was last seen in this office more than a year before.
    LastSeen,
}

impl Named for Certainty {
    const NAMES: &'static [(&'static str, Self)] =
        &[("in-office", Self::InOffice), ("uncertain", Self::Uncertain), ("last-seen", Self::LastSeen)];
}

/// What a record was on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Of a unit or document; none before it began.
    pub status: Option<Status>,
    /// With a status other than active, what it had become.
    pub successor: Option<EntityNumber>,
    /// Index of the period that the day lies in.
    pub period: Option<usize>,
    /// Indices of the offices held, and how sure that is.
    pub tenures: Vec<(usize, Certainty)>,
}

impl Entity {
    /// What the record was on a day, or in a month or year as far as that decides.
    pub fn state(&self, date: PartialDate) -> State {
        match &self.facts {
            Facts::Province(province) => province.state(date),
            Facts::Official(official) => {
                let tenures = official.tenures.iter().enumerate();
                let held = tenures.filter_map(|(index, tenure)| Some((index, tenure.held(date)?)));
                State { tenures: held.collect(), ..State::default() }
            }
            Facts::FptUnit(unit) => span(date, unit.from, unit.to, unit.successor),
            Facts::Policy(policy) => {
                let from = policy.in_force_from.or(policy.issued);
                span(date, from, policy.in_force_to, policy.replaced_by)
            }
        }
    }
}

/// The state of what began and ended once; none where its beginning is not known.
fn span(
    date: PartialDate,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    successor: Option<EntityNumber>,
) -> State {
    let begun = from.is_some_and(|from| !date.surely_before(from));
    match to {
        Some(to) if to.surely_before(date) => State { status: Some(Status::Dissolved), successor, ..State::default() },
        _ if begun => State { status: Some(Status::Active), ..State::default() },
        _ => State::default(),
    }
}

impl Province {
    /// Index of the period that a day lies in.
    pub fn period_at(&self, date: PartialDate) -> Option<usize> {
        let begun = |from: Option<PartialDate>| from.is_none_or(|from| !date.surely_before(from));
        let not_over = |to: Option<PartialDate>| to.is_none_or(|to| !to.surely_before(date));
        self.periods.iter().position(|period| begun(period.from) && not_over(period.to))
    }

    fn state(&self, date: PartialDate) -> State {
        let period = self.period_at(date);
        if period.is_some() {
            return State { status: Some(Status::Active), period, ..State::default() };
        }
        let over = self.periods.last().is_some_and(|last| last.to.is_some_and(|to| to.surely_before(date)));
        match self.successor.filter(|_| over) {
            Some((successor, fate)) => {
                let status = match fate {
                    Fate::Merged => Status::Dissolved,
                    Fate::Renamed => Status::Renamed,
                };
                State { status: Some(status), successor: Some(successor), ..State::default() }
            }
            None => State::default(),
        }
    }
}

impl Tenure {
    /// Whether the office was held on a date; none if it surely was not.
    fn held(&self, date: PartialDate) -> Option<Certainty> {
        if self.to.is_some_and(|to| to.surely_before(date)) {
            return None;
        }
        let before_start = self.from.is_some_and(|from| date.surely_before(from));
        if before_start {
            // The true start lies before the day on which the person was first seen.
            let year_before = self.from.is_some_and(|from| from.year() <= date.year() + 1);
            return (self.from_kind == DateKind::FirstSeen && year_before).then_some(Certainty::Uncertain);
        }
        let from_sure = self.from.is_some_and(|from| !date_overlaps(from, date) || from.is_day());
        let to_sure = self.to.is_none_or(|to| !date_overlaps(to, date) || to.is_day());
        match (self.to_kind, self.seen) {
            (DateKind::Open, Some(seen)) if !is_within_a_year(seen, date) => Some(Certainty::LastSeen),
            _ if from_sure && to_sure => Some(Certainty::InOffice),
            _ => Some(Certainty::Uncertain),
        }
    }
}

/// Whether the two may mean the same day.
fn date_overlaps(one: PartialDate, other: PartialDate) -> bool {
    !one.surely_before(other) && !other.surely_before(one)
}

/// Whether `date` is at most a year after `seen`.
fn is_within_a_year(seen: PartialDate, date: PartialDate) -> bool {
    let (year, month, day) = seen.latest();
    date.earliest() <= (year + 1, month, day)
}
