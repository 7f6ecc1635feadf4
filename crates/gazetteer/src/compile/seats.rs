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
            for own in holders.iter().filter(|own| self.packed.is_own(held[**own as usize].holder)) {
                for other in holders {
                    let (one, another) = (&held[*own as usize], &held[*other as usize]);
                    let base = !self.packed.is_own(another.holder);
                    // Each pair once: the later record is told, or the one that is not of the base.
                    let told = (other < own || base) && another.holder != one.holder;
                    if told && overlap(one.days, another.days) {
                        // Who writes a pack may know better than the base; of one hand's records one is wrong.
                        found.push((*own, *other, if base { Severity::Warning } else { Severity::Error }));
                    }
                }
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

/// Whether there surely is more than a day on which both are held: of one day it may be the handover.
fn overlap(one: (Day, Day), other: (Day, Day)) -> bool {
    one.0 < other.1 && other.0 < one.1
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
