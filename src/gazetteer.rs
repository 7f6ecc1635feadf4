//! The gazetteer that is compiled into the program, and what reads, checks and asks one.

pub use danhdau_gazetteer::*;

/// Tells whether a file of details belongs to this gazetteer.
pub const HASH: &str = env!("DANHDAU_GAZETTEER_HASH");

/// The gazetteer that was compiled with the crate, in the form in which it is carried.
pub static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// The gazetteer that was compiled with the crate.
pub fn compiled() -> Gazetteer {
    carried::read(BYTES)
}

/// Version, last day on which a source was read, and hash: what tells one build of the gazetteer from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Version of the program.
    pub version: &'static str,
    /// Nothing later is known.
    pub read: Option<date::PartialDate>,
    /// Hash of the compiled form.
    pub hash: &'static str,
}

impl About {
    /// What there is to say of a gazetteer; a pack on top of it changes nothing.
    pub fn new(gazetteer: &Gazetteer) -> Self {
        Self { version: env!("CARGO_PKG_VERSION"), read: gazetteer.read, hash: HASH }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        time::{Certainty, State, Status},
        *,
    };

    fn state(id: &str, date: &str) -> State {
        let gazetteer = compiled();
        let number = gazetteer.number(id).expect(id);
        gazetteer.entity(number).expect(id).state(date.parse().expect(date))
    }

    fn successor_name(state: &State) -> Option<String> {
        Some(compiled().entity(state.successor?)?.name.clone())
    }

    #[test]
    fn a_merged_province_is_dissolved_from_the_day_of_the_merger() {
        assert_eq!(state("province/hai-duong", "2025-06-30").status, Some(Status::Active));
        let after = state("province/hai-duong", "2025-07-01");
        assert_eq!(after.status, Some(Status::Dissolved));
        assert_eq!(successor_name(&after).as_deref(), Some("Hải Phòng"));
    }

    #[test]
    fn a_renamed_province_is_renamed() {
        assert_eq!(state("province/thua-thien-hue", "2024-12-31").status, Some(Status::Active));
        let after = state("province/thua-thien-hue", "2025-01-01");
        assert_eq!(after.status, Some(Status::Renamed));
        assert_eq!(successor_name(&after).as_deref(), Some("Huế"));
        assert_eq!(state("province/hue", "2024-12-31").status, None, "no status before the first period");
    }

    #[test]
    fn a_kept_name_stays_active_in_its_period() {
        let before = state("province/hai-phong", "2025-06-30");
        let after = state("province/hai-phong", "2025-07-01");
        assert_eq!(before.status, Some(Status::Active));
        assert_eq!(after.status, Some(Status::Active));
        assert_ne!(before.period, after.period);
    }

    #[test]
    fn a_document_is_in_force_until_it_is_replaced() {
        assert_eq!(state("policy/nghi-quyet-57-nq-tw", "2024-12-21").status, None);
        assert_eq!(state("policy/nghi-quyet-57-nq-tw", "2025-04-09").status, Some(Status::Active));
        assert_eq!(state("policy/de-an-06", "2023-06-23").status, Some(Status::Active));
        assert_eq!(state("policy/de-an-06", "2026-06-23").status, Some(Status::Dissolved));
    }

    #[test]
    fn what_is_carried_comes_back() {
        let gazetteer = compiled();
        assert!(gazetteer.entities.len() > 700, "the gazetteer came through the build");
        assert!(carried::read(&carried::write(gazetteer.clone())) == gazetteer, "rows must survive being columns");
    }

    #[test]
    fn the_office_at_a_date() {
        let at = state("official/le-tien-chau", "2024-05-01");
        assert_eq!(at.tenures.len(), 1);
        assert_eq!(at.tenures[0].1, Certainty::InOffice);
        assert_eq!(state("official/trieu-the-hung", "2020-01-01").tenures, []);
    }
}
