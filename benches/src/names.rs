//! The names that peers are given: those of the gazetteer, or of one that is many times as large.

use std::collections::HashSet;

use anyhow::Result;
use danhdau::gazetteer::{self, value::Named as _, value::Value};
use serde::Serialize;

use crate::synthetic;

/// Names for a matcher that knows nothing of records.
#[derive(Serialize)]
pub struct Names {
    /// Each written form once, canonical names and aliases alike, as they stand in the records.
    pub names: Vec<String>,
    /// For each of them which capitalisations count.
    pub cases: Vec<&'static str>,
    /// What danhdau is given on top of its own records, to have the same names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pack: Option<Value>,
}

/// The names of a gazetteer that is so many times as large as the compiled one.
///
/// # Errors
/// If there are too many records.
pub fn names(times: usize, seed: u64) -> Result<Names> {
    let gazetteer = synthetic::gazetteer(times, seed)?;
    let mut written = HashSet::new();
    let surfaces = gazetteer.surfaces.iter().filter(|surface| written.insert(surface.text.as_str()));
    let (names, cases) = surfaces.map(|surface| (surface.text.clone(), surface.case.name())).unzip();
    let pack = (times > 1).then(|| synthetic::pack(&gazetteer::compiled(), times, seed));
    Ok(Names { names, cases, pack })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_written_form_is_given_once() -> Result<()> {
        let given = names(1, 1)?;
        let different: HashSet<&String> = given.names.iter().collect();
        assert_eq!((different.len(), given.cases.len()), (given.names.len(), given.names.len()));
        for name in ["Hải Phòng", "TP.HCM", "CĐS"] {
            assert!(different.contains(&name.to_owned()), "{name}");
        }
        Ok(())
    }

    #[test]
    fn a_larger_gazetteer_gives_all_names_of_a_smaller_one_and_the_pack_that_holds_the_others() -> Result<()> {
        let (small, large) = (names(1, 1)?, names(3, 1)?);
        assert_eq!(small.names, large.names[..small.names.len()]);
        assert!(large.names.len() > 2 * small.names.len(), "{}", large.names.len());
        assert!(small.pack.is_none() && large.pack.is_some());
        Ok(())
    }
}
