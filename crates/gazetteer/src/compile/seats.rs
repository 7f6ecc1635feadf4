//! Offices of which there is one holder at a time.

use danhdau_fold::fold_str;

use crate::{
    date::PartialDate,
    index::Index,
    model::{Entity, EntityNumber, Facts, Tenure},
    problem::Severity,
    record::DateKind,
};

use super::Compilation;

/// Beginnings of roles that one person holds at a time, in one organisation. Those of deputies begin with Phó, those of
/// who stands in for somebody with Quyền.
const SEATS: [&str; 16] = [
    "Chủ tịch",
    "Bí thư Tỉnh ủy",
    "Bí thư Thành ủy",
    "Bí thư Đảng ủy",
    "Bộ trưởng",
    "Thủ tướng",
    "Tổng ",
    "Trưởng ban",
    "Giám đốc",
    "Thống đốc",
    "Chánh án",
    "Viện trưởng",
    "Chánh Văn phòng",
    "Chủ nhiệm",
    "Hiệu trưởng",
    "Thường trực Ban Bí thư",
];

/// The beginnings of such roles, folded.
pub(super) fn roles() -> Vec<Vec<u8>> {
    SEATS.iter().map(|role| fold_str(role)).collect()
}

/// An office that somebody held, with the first and the last day on which that is sure.
struct Held {
    holder: EntityNumber,
    index: usize,
    days: (Day, Day),
}

impl Compilation {
    /// Notes who is in an office of which there is one holder at a time.
    pub(super) fn note_seats(&mut self, number: EntityNumber, facts: &Facts) {
        let Facts::Official(official) = facts else { return };
        if official.tenures.iter().any(|tenure| self.is_seat(&fold_str(&tenure.role))) {
            self.seated.push(number);
        }
    }

    fn is_seat(&self, role: &[u8]) -> bool {
        self.seats.iter().any(|single| role.starts_with(single))
    }

    /// Nobody surely holds the seat of somebody else.
    pub(super) fn seats(&mut self) {
        let mut seated = std::mem::take(&mut self.seated);
        seated.sort_unstable();
        seated.dedup();
        let mut held: Vec<Held> = Vec::new();
        let mut seats = Index::default();
        for holder in seated {
            for (tenure, index) in self.tenures(holder).iter().zip(0..) {
                let role = fold_str(&tenure.role);
                let Some(days) = surely_held(tenure).filter(|_| self.is_seat(&role)) else { continue };
                let seat = [&role, &[0][..], &fold_str(&tenure.organisation)].concat();
                seats.entry(&seat).push(held.len() as u32);
                held.push(Held { holder, index, days });
            }
        }
        let mut found = Vec::new();
        for holders in seats.values() {
            let is_own = |number: &&u32| self.packed.is_own(held[**number as usize].holder);
            let (own, base): (Vec<&u32>, Vec<&u32>) = holders.iter().partition(is_own);
            // Of one hand's records one is wrong; the later is told.
            let among = clashes(own.iter().copied(), &held).into_iter();
            found.extend(among.map(|(one, other)| (one.max(other), one.min(other), Severity::Error)));
            // Who writes a pack may know better than the base.
            for one in own {
                let clashing = |other: &&&u32| clash(&held[***other as usize], &held[*one as usize]);
                found.extend(base.iter().find(clashing).map(|other| (*one, **other, Severity::Warning)));
            }
        }
        found.sort_unstable_by_key(|(own, other, _)| (*own, *other));
        for (own, other, severity) in found {
            let (Held { holder, index, .. }, other) = (&held[own as usize], held[other as usize].holder);
            let Some(Tenure { role, organisation, .. }) = self.tenures(*holder).into_iter().nth(*index) else {
                continue;
            };
            let other = self.packed.id(other);
            let message = format!("\"{role}\" of {organisation} is held by {other} at the same time");
            self.problem_in(severity, *holder, message, "correct a date, or make it as uncertain as its source");
        }
    }

    fn tenures(&self, number: EntityNumber) -> Vec<Tenure> {
        match self.packed.entity(number).entity {
            Entity { facts: Facts::Official(official), removed: false, .. } => official.tenures,
            _ => Vec::new(),
        }
    }
}

/// The holdings of one seat that overlap, each once, with that of somebody before whose end comes last: not every pair, of
/// which there are millions where thousands are given one seat.
fn clashes<'n>(holders: impl Iterator<Item = &'n u32>, held: &[Held]) -> Vec<(u32, u32)> {
    let held = |number: u32| &held[number as usize];
    let mut in_order: Vec<u32> = holders.copied().collect();
    in_order.sort_unstable_by_key(|number| (held(*number).days, *number));
    let mut clashes = Vec::new();
    // The two of different people whose ends come last so far, the last first.
    let mut last: Vec<u32> = Vec::new();
    for next in in_order {
        clashes.extend(last.iter().find(|other| clash(held(**other), held(next))).map(|other| (next, *other)));
        last.push(next);
        last.sort_by_key(|number| std::cmp::Reverse(held(*number).days.1));
        let first = last.first().map(|first| held(*first).holder);
        let second = last.iter().skip(1).find(|number| Some(held(**number).holder) != first).copied();
        last.truncate(1);
        last.extend(second);
    }
    clashes
}

/// Whether two people surely hold it for more than a day at the same time: of one day it may be the handover.
fn clash(one: &Held, other: &Held) -> bool {
    one.holder != other.holder && one.days.0 < other.days.1 && other.days.0 < one.days.1
}

/// The first and the last day on which an office was surely held; none where that is not known.
fn surely_held(tenure: &Tenure) -> Option<(Day, Day)> {
    let seen = tenure.seen.filter(|seen| seen.is_day());
    let stated = |date: Option<PartialDate>, kind: DateKind| date.filter(|_| kind == DateKind::Stated);
    let from = stated(tenure.from, tenure.from_kind).map(PartialDate::latest);
    let to = stated(tenure.to, tenure.to_kind).map(PartialDate::earliest);
    let seen_first = seen.map(PartialDate::earliest);
    let seen_last = seen.map(PartialDate::latest);
    let first = [from, seen_first].into_iter().flatten().min()?;
    let last = [to, seen_last].into_iter().flatten().max()?;
    Some((first, last))
}

type Day = (u16, u8, u8);
