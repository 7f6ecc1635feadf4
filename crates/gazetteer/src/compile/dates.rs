//! Facts with dates: periods follow each other, nothing ends before it begins.

use std::sync::Arc;

use crate::{
    date::PartialDate,
    model::*,
    record::{DateKind, FptUnitRecord, Kind, OfficialRecord, PeriodRecord, PolicyRecord, ProvinceRecord},
};

use super::{Checked, links::Link};

/// A part of a record: an item of one of its lists.
struct Part {
    list: &'static str,
    index: usize,
    line: u32,
}

impl Checked<'_, '_> {
    fn error_at(&mut self, part: &Part, message: impl Into<String>, remedy: impl Into<String>) {
        let place = self.place.part(part.list, part.line).item(part.index, part.line);
        self.compilation.error(&place, self.record.label(), message, remedy);
    }

    fn in_order(&mut self, part: Option<&Part>, what: &str, from: Option<PartialDate>, to: Option<PartialDate>) {
        if let (Some(from), Some(to)) = (from, to)
            && to.surely_before(from)
        {
            let message = format!("{what} ends ({to}) before it begins ({from})");
            let remedy = "exchange or correct the dates";
            match part {
                Some(part) => self.error_at(part, message, remedy),
                None => self.error(message, remedy),
            }
        }
    }

    pub(super) fn province(&mut self, record: &ProvinceRecord) -> Facts {
        if record.period.is_empty() {
            self.error("it has no period", "add [[province.period]] with type and full_name");
        }
        for (period, index) in record.period.iter().zip(0..) {
            let part = Part { list: "period", index, line: period.line };
            self.in_order(Some(&part), "a period", period.from, period.to);
            if let Some(before) = index.checked_sub(1).and_then(|before| record.period.get(before)) {
                self.adjacent(&part, before, period);
            }
        }
        let ended = record.period.last().is_some_and(|period| period.to.is_some());
        if ended != record.successor.is_some() || record.successor.is_some() != record.fate.is_some() {
            let remedy = "a unit whose last period ends has successor and fate, any other has neither";
            self.error("its end and its successor do not go together", remedy);
        }
        for predecessor in &record.merged_from {
            self.reference("merged_from", Some(predecessor), Kind::Province, Link::Existence);
        }
        // One that has not come yet is put in place of the unit's own number.
        let successor = self.reference("successor", record.successor.as_ref(), Kind::Province, Link::Successor);
        let successor = record.successor.as_ref().and(successor.or(Some(self.number))).zip(record.fate);
        let periods = record.period.iter().map(|period| Period {
            unit_type: period.unit_type,
            full_name: period.full_name.clone(),
            from: period.from,
            to: period.to,
        });
        let periods = periods.collect();
        Facts::Province(Province { periods, successor, seat: record.seat.clone(), ..Province::default() })
    }

    /// Periods of one unit follow each other without overlap or gap.
    fn adjacent(&mut self, part: &Part, first: &PeriodRecord, second: &PeriodRecord) {
        let (Some(to), Some(from)) = (first.to, second.from) else {
            let message = "only the first period may lack its start and only the last its end";
            return self.error_at(part, message, "add the missing date");
        };
        let exact = to.is_day() && from.is_day();
        let overlap = from.surely_before(to);
        let gap = from.year() > to.year() + 1;
        if overlap || gap || (exact && !to.is_day_before(from)) {
            let message = format!("periods ending {to} and beginning {from} overlap or leave a gap");
            self.error_at(part, message, "correct a date");
        }
    }

    pub(super) fn official(&mut self, record: &OfficialRecord) -> Facts {
        if record.tenure.is_empty() {
            self.error("it has no tenure", "add [[official.tenure]]: a person is here for an office only");
        }
        let tenures = record.tenure.iter().zip(0..).map(|(tenure, index)| {
            let part = Part { list: "tenure", index, line: tenure.line };
            self.in_order(Some(&part), "the tenure", tenure.from, tenure.to);
            if tenure.to_kind == DateKind::Open && tenure.to.is_some() {
                self.error_at(&part, "it is open but has an end", "remove to or to_kind");
            }
            if tenure.to_kind == DateKind::Open && tenure.seen.is_none() {
                self.error_at(
                    &part,
                    "it is open, and nobody knows as of when",
                    "add seen = \"…\", the last day on which a source shows it",
                );
            }
            self.reference("unit", tenure.unit.as_ref(), Kind::FptUnit, Link::Existence);
            Tenure {
                role: tenure.role.as_str().into(),
                organisation: tenure.organisation.as_str().into(),
                province: self.reference("province", tenure.province.as_ref(), Kind::Province, Link::Province(index)),
                from: tenure.from,
                to: tenure.to,
                from_kind: tenure.from_kind,
                to_kind: tenure.to_kind,
                seen: tenure.seen,
            }
        });
        let tenures = tenures.collect();
        Facts::Official(Official { gender: record.gender, birth_year: record.birth_year, tenures })
    }

    pub(super) fn fpt_unit(&mut self, record: &FptUnitRecord) -> Facts {
        self.in_order(None, "the unit", record.from, record.to);
        Facts::FptUnit(Box::new(FptUnit {
            unit_type: record.unit_type.as_str().into(),
            parent: self.reference("parent", record.parent.as_ref(), Kind::FptUnit, Link::Parent),
            successor: self.reference("successor", record.successor.as_ref(), Kind::FptUnit, Link::Successor),
            from: record.from,
            to: record.to,
            relation: record.relation.clone(),
        }))
    }

    pub(super) fn policy(&mut self, record: &PolicyRecord) -> Facts {
        self.in_order(None, "being in force", record.in_force_from, record.in_force_to);
        if record.bare_number && record.number.is_none() {
            self.error("it has bare_number but no number", "add the number, or remove bare_number");
        }
        Facts::Policy(Box::new(Policy {
            policy_type: record.policy_type.as_str().into(),
            number: record.number.clone(),
            issuer: record.issuer.as_deref().map(Arc::from),
            issued: record.issued,
            in_force_from: record.in_force_from,
            in_force_to: record.in_force_to,
            replaced_by: self.reference("replaced_by", record.replaced_by.as_ref(), Kind::Policy, Link::ReplacedBy),
            approved_by: self.reference("approved_by", record.approved_by.as_ref(), Kind::Policy, Link::ApprovedBy),
            bare_number: record.bare_number,
        }))
    }
}
