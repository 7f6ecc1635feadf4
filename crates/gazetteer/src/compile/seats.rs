//! Offices of which there is one holder at a time.

use danhdau_fold::fold_str;

use crate::{
    date::PartialDate,
    index::Index,
    model::{EntityNumber, Facts, Tenure},
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

impl Compilation {
    /// Nobody surely holds the seat of somebody else.
    pub(super) fn seats(&mut self) {
        let roles: Vec<Vec<u8>> = SEATS.iter().map(|role| fold_str(role)).collect();
        let seat = |tenure: &Tenure| {
            let role = fold_str(&tenure.role);
            let single = roles.iter().any(|single| role.starts_with(single));
            single.then(|| [&role, &[0][..], &fold_str(&tenure.organisation)].concat())
        };
        let mut seats = Index::default();
        for (number, entity) in self.gazetteer.current() {
            let Facts::Official(official) = &entity.facts else { continue };
            for (tenure, index) in official.tenures.iter().zip(0..) {
                if let Some(seat) = seat(tenure) {
                    seats.entry(seat).extend([number, index]);
                }
            }
        }
        let mut found = Vec::new();
        for (number, place) in self.own() {
            for (tenure, index) in self.tenures(number).iter().zip(0..) {
                let Some(seat) = seat(tenure) else { continue };
                for holder in seats.get(&seat).chunks_exact(2) {
                    let (other, at) = (holder[0], holder[1]);
                    // Each pair once: the later record is told, or the one that is not of the base.
                    let later = (other, at) < (number, index) || self.places[other as usize].is_none();
                    let Some(theirs) = self.tenures(other).get(at as usize).filter(|_| later && other != number) else {
                        continue;
                    };
                    if overlap(tenure, theirs) {
                        let message = format!(
                            "\"{}\" of {} is held by {} at the same time",
                            tenure.role,
                            tenure.organisation,
                            self.id(other)
                        );
                        // Who writes a pack may know better than the base; of one hand's records one is wrong.
                        let base = self.places[other as usize].is_none();
                        found.push((
                            number,
                            place.clone(),
                            message,
                            if base { Severity::Warning } else { Severity::Error },
                        ));
                    }
                }
            }
        }
        for (number, place, message, severity) in found {
            let id = self.id(number).to_owned();
            let remedy = "correct a date, or make it as uncertain as its source";
            self.problem(severity, &place, &id, message, remedy.to_owned());
        }
    }

    fn tenures(&self, number: EntityNumber) -> &[Tenure] {
        match self.gazetteer.entity(number).map(|entity| &entity.facts) {
            Some(Facts::Official(official)) => &official.tenures,
            _ => &[],
        }
    }
}

/// Whether there surely is more than a day on which both are held: of one day it may be the handover.
fn overlap(one: &Tenure, other: &Tenure) -> bool {
    let (Some(one), Some(other)) = (surely_held(one), surely_held(other)) else { return false };
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
