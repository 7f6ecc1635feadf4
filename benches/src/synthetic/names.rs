//! Coins names: Vietnamese by their shape, and nobody's.

use std::collections::HashSet;

use danhdau::fold::fold_str;
use danhdau::gazetteer::{Entity, Facts, Gazetteer, Surface, record::LetterCase};

use super::words;
use crate::random::Random;

/// What is coined for one record.
#[derive(Debug)]
pub(super) struct Coined {
    /// The canonical name first.
    pub(super) names: Vec<String>,
    /// Of a document.
    pub(super) number: Option<String>,
}

/// Coins names of which no two fold to the same.
pub(super) struct Coiner {
    random: Random,
    taken: HashSet<Vec<u8>>,
    parts: Parts,
}

/// The lists of [`words`].
struct Parts {
    families: Vec<&'static str>,
    middles: Vec<&'static str>,
    givens: Vec<&'static str>,
    places: Vec<&'static str>,
    brands: Vec<&'static str>,
    fields: Vec<&'static str>,
    deeds: Vec<&'static str>,
    subjects: Vec<&'static str>,
    traits: Vec<&'static str>,
    titles: Vec<&'static str>,
    letters: Vec<&'static str>,
}

impl Parts {
    fn new() -> Self {
        let list = |words: &'static str| words.split(", ").collect();
        Self {
            families: list(words::FAMILIES),
            middles: list(words::MIDDLES),
            givens: list(words::GIVENS),
            places: list(words::PLACES),
            brands: list(words::BRANDS),
            fields: list(words::FIELDS),
            deeds: list(words::DEEDS),
            subjects: list(words::SUBJECTS),
            traits: list(words::TRAITS),
            titles: list(words::TITLES),
            letters: list(words::LETTERS),
        }
    }
}

impl Coiner {
    /// Names of the base and its namesakes are not coined.
    pub(super) fn new(base: &Gazetteer, seed: u64) -> Self {
        let surfaces = base.surfaces.iter().map(|surface| &surface.text);
        let taken = surfaces.chain(&base.namesakes).map(|name| fold_str(name)).collect();
        Self { random: Random::new(seed), taken, parts: Parts::new() }
    }

    /// As many names as a record has, of their kind and length.
    pub(super) fn names(&mut self, entity: &Entity, surfaces: &[Surface]) -> Coined {
        let mut number = None;
        let names = surfaces.iter().map(|surface| {
            let syllables = surface.text.split(' ').count();
            match &entity.facts {
                _ if surface.case == LetterCase::Capitals || surface.abbreviation => self.abbreviation(),
                Facts::Province(_) => self.place(syllables.clamp(2, 3)),
                Facts::Official(_) => self.person(syllables),
                Facts::FptUnit(_) => self.unit(),
                Facts::Policy(policy) => match policy.number.as_deref().filter(|_| surface.canonical) {
                    Some(written) => {
                        let coined = self.document(&surface.text, written);
                        number = Some(coined.1);
                        coined.0
                    }
                    None => self.concept(&surface.text),
                },
            }
        });
        let names = names.collect();
        Coined { names, number }
    }

    pub(super) fn place(&mut self, syllables: usize) -> String {
        self.fresh(|random, parts, more| several(random, &parts.places, syllables + more))
    }

    fn person(&mut self, syllables: usize) -> String {
        self.fresh(|random, parts, more| {
            // Every third is called Nguyễn.
            let family = if random.percent(33) { "Nguyễn" } else { random.one(&parts.families) };
            let middle = several(random, &parts.middles, (syllables + more).saturating_sub(2).clamp(1, 4));
            [family, &middle, random.one(&parts.givens)].join(" ")
        })
    }

    fn unit(&mut self) -> String {
        self.fresh(|random, parts, more| {
            let pattern = random.one(words::UNITS);
            let brand = random.one(&parts.brands);
            let place = several(random, &parts.places, 2 + more);
            pattern.replace("{brand}", brand).replace("{field}", random.one(&parts.fields)).replace("{place}", &place)
        })
    }

    /// The name of a document, and its number: those of another with other digits; laws have a name of their own.
    fn document(&mut self, name: &str, written: &str) -> (String, String) {
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        let (_, code) = written.split_at(digits);
        let code = match code.split('/').nth(1).filter(|year| year.len() == 4 && year.parse::<u16>().is_ok()) {
            Some(year) => code.replacen(year, &self.random.between(1996, 2026).to_string(), 1),
            None => code.to_owned(),
        };
        let mut number = String::new();
        let coined = self.fresh(|random, _, _| {
            number = format!("{:02}{code}", random.between(1, 4_999));
            match name.split_once(written) {
                Some((before, _)) => format!("{before}{number}"),
                None => format!("{number} không tên"),
            }
        });
        if name.contains(written) { (coined, number) } else { (self.concept(name), number) }
    }

    /// A concept, or with the capitals of the other the name of a law or programme.
    fn concept(&mut self, like: &str) -> String {
        let first = like.split(' ').next().unwrap_or_default();
        let is_title = first.chars().next().is_some_and(char::is_uppercase);
        self.fresh(|random, parts, more| {
            let mut name = vec![random.one(&parts.deeds), random.one(&parts.subjects), random.one(&parts.traits)];
            name.extend((0..more).map(|_| random.one(&parts.traits)));
            if is_title {
                name.insert(0, random.one(&parts.titles));
            }
            name.join(" ")
        })
    }

    fn abbreviation(&mut self) -> String {
        self.fresh(|random, parts, more| {
            let letters = random.between(4, 5) + more;
            (0..letters).map(|_| random.one(&parts.letters)).collect()
        })
    }

    /// Coins until there is a new name; longer ones, where the short ones are used up.
    fn fresh(&mut self, mut coin: impl FnMut(&mut Random, &Parts, usize) -> String) -> String {
        const TRIES: usize = 20;
        let mut tries = 0;
        loop {
            let name = coin(&mut self.random, &self.parts, tries / TRIES);
            if self.taken.insert(fold_str(&name)) {
                return name;
            }
            tries += 1;
        }
    }
}

fn several(random: &mut Random, of: &[&str], count: usize) -> String {
    (0..count).map(|_| random.one(of)).collect::<Vec<_>>().join(" ")
}
