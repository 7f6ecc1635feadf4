//! Offices of which there is one holder at a time.

use danhdau_fold::fold_str;

use crate::{
    date::PartialDate,
    index::Index,
    model::{EntityNumber, Facts, Tenure},
    record::DateKind,
};

use super::Compiler;

/// Roles that one person holds at a time, in one organisation. A deputy's role begins with another word.
const SEATS: [&str; 16] = [
    "Tổng Bí thư",
    "Chủ tịch",
    "Thủ tướng",
    "Bí thư",
    "Bộ trưởng",
    "Thống đốc",
    "Trưởng ban",
    "Chủ nhiệm",
    "Tổng Giám đốc",
    "Giám đốc",
    "Tổng Thanh tra",
    "Tổng Kiểm toán",
    "Chánh án",
    "Viện trưởng",
    "Hiệu trưởng",
    "Chánh Văn phòng",
];

impl Compiler {
    /// Nobody surely holds the seat of somebody else.
    pub(super) fn seats(&mut self) {
        let mut seats = Index::default();
        for (number, entity) in self.gazetteer.current() {
            let Facts::Official(official) = &entity.facts else { continue };
            for (tenure, index) in official.tenures.iter().zip(0..) {
                let role = fold_str(&tenure.role);
                if SEATS.iter().any(|seat| role.starts_with(&fold_str(seat))) {
                    let seat = [&role, &[0][..], &fold_str(&tenure.organisation)].concat();
                    seats.entry(seat).extend([number, index]);
                }
            }
        }
        let mut found = Vec::new();
        for (number, place) in self.own() {
            for (tenure, index) in self.tenures(number).iter().zip(0..) {
                let seat = [&fold_str(&tenure.role), &[0][..], &fold_str(&tenure.organisation)].concat();
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
                        found.push((number, place.clone(), message));
                    }
                }
            }
        }
        for (number, place, message) in found {
            let id = self.id(number).to_owned();
            self.error(&place, &id, message, "correct a date, or make it as uncertain as its source");
        }
    }

    fn tenures(&self, number: EntityNumber) -> &[Tenure] {
        match self.gazetteer.entity(number).map(|entity| &entity.facts) {
            Some(Facts::Official(official)) => &official.tenures,
            _ => &[],
        }
    }
}

/// Whether there surely is a day on which both are held.
fn overlap(one: &Tenure, other: &Tenure) -> bool {
    let (Some(one), Some(other)) = (surely_held(one), surely_held(other)) else { return false };
    one.0.surely_before(other.1) && other.0.surely_before(one.1)
}

/// From when to when an office was surely held; none where that is not known.
fn surely_held(tenure: &Tenure) -> Option<(PartialDate, PartialDate)> {
    let last = if tenure.to_kind == DateKind::Open { tenure.seen } else { tenure.to };
    tenure.from.zip(last)
}
