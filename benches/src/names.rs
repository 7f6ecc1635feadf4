//! The names that peers are given: those of the gazetteer, and as many more as are asked for.

use std::collections::HashSet;

use danhdau::gazetteer::{Gazetteer, record::LetterCase};
use danhdau_fold::fold_str;
use serde::Serialize;

use crate::random::Random;

/// Names for a matcher that knows nothing of records.
#[derive(Serialize)]
pub struct Names {
    /// Each written form once, canonical names and aliases alike, as they stand in the records.
    pub names: Vec<String>,
    /// For each of them which capitalisations count.
    pub cases: Vec<&'static str>,
    /// Names that nobody bears, so that there are a hundred times as many in all. Those for ten times come first.
    pub synthetic: Vec<String>,
}

/// All names, and synthetic ones to make them so many times as many.
pub fn names(gazetteer: &Gazetteer, times: usize, seed: u64) -> Names {
    let mut written = HashSet::new();
    let surfaces = gazetteer.surfaces.iter().filter(|surface| written.insert(surface.text.as_str()));
    let (names, cases): (Vec<_>, Vec<_>) = surfaces.map(|surface| (surface.text.clone(), word(surface.case))).unzip();
    let synthetic = synthetic(&names, names.len() * (times.max(1) - 1), &mut Random::new(seed));
    Names { names, cases, synthetic }
}

fn word(case: LetterCase) -> &'static str {
    match case {
        LetterCase::Any => "any",
        LetterCase::Title => "title",
        LetterCase::Capitals => "capitals",
        LetterCase::Exact => "exact",
    }
}

/// Three to five syllables of real names each, with capitals as names of people and firms have them.
fn synthetic(names: &[String], count: usize, random: &mut Random) -> Vec<String> {
    let mut known: HashSet<Vec<u8>> = names.iter().map(|name| fold_str(name)).collect();
    let syllables: Vec<&str> = names.iter().flat_map(|name| name.split(' ')).filter(|word| is_syllable(word)).collect();
    let mut made = Vec::with_capacity(count);
    while made.len() < count {
        let words: Vec<String> =
            (0..random.between(3, 5)).map(|_| capitalised(syllables[random.below(syllables.len())])).collect();
        let name = words.join(" ");
        if known.insert(fold_str(&name)) {
            made.push(name);
        }
    }
    made
}

fn is_syllable(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_alphabetic) && word.chars().skip(1).all(char::is_lowercase)
}

fn capitalised(syllable: &str) -> String {
    let mut letters = syllable.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use danhdau::gazetteer;

    use super::*;

    #[test]
    fn each_name_is_given_once_and_so_many_times_as_many_in_all() {
        let given = names(&gazetteer::compiled(), 10, 1);
        let all: HashSet<&String> = given.names.iter().chain(&given.synthetic).collect();
        assert_eq!(all.len(), 10 * given.names.len());
        assert_eq!(given.cases.len(), given.names.len());
        for name in ["Hải Phòng", "TP.HCM", "CĐS"] {
            assert!(given.names.iter().any(|given| given == name), "{name}");
        }
    }
}
