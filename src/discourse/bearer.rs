//! Whether who bears the name of a listed official is that official.
//!
//! A name alone is taken for the official's. What the whole text says of its bearer may speak for that (an office on
//! record, its province), make it doubtful (an age, a company), or make it somebody else (another office of state).

use super::Document;
use crate::{
    annotation::{Confidence, Subject, Via},
    fold::{fold_str, folded},
    gazetteer::{
        Entity, Facts, Kind,
        model::{Official, Tenure},
    },
    index::Index,
    rules::{
        Reading,
        mention::Mention,
        office::{Office, Standing},
    },
};

/// A text of this many folded bytes says somewhere what an official is, or names another.
const LONG: usize = 1_500;

/// What the text says of the bearer of a name.
#[derive(Default)]
struct Evidence {
    /// An office on record, or one that may be.
    office: bool,
    /// An office of state that is not on record and below those that are.
    other_office: bool,
    /// An office of a company.
    elsewhere: bool,
    /// An age, a trade.
    private: bool,
    /// "ông", "đồng chí", or any office.
    titled: bool,
}

/// Judges who is meant by the full names of listed officials. Names of people whom no record holds are added to `names`.
pub fn identify(readings: &mut Vec<Reading>, document: &Document<'_>, names: &mut Vec<String>) {
    let mut mentions = Index::default();
    for (reading, index) in readings.iter().zip(0..) {
        if let (Kind::Official, Subject::Record(number)) = (reading.kind, reading.subject) {
            mentions.entry(&number.to_le_bytes()).push(index);
        }
    }
    let scene = Scene::new(readings, document);
    let mut done = vec![false; readings.len()];
    let mut nobody = done.clone();
    for first in 0..readings.len() {
        let Subject::Record(number) = readings[first].subject else { continue };
        if done[first] || readings[first].kind != Kind::Official {
            continue;
        }
        let Some(entity) = document.gazetteer.entity(number) else { continue };
        let Facts::Official(official) = &entity.facts else { continue };
        let same: Vec<usize> = mentions.get(&number.to_le_bytes()).iter().map(|index| *index as usize).collect();
        let mut evidence = Evidence::default();
        for index in &same {
            done[*index] = true;
            if let Some(mention) = document.mention(&readings[*index].range) {
                evidence.add(mention, official, document);
            }
        }
        if evidence.office {
            for index in same {
                let mention = document.mention(&readings[index].range);
                nobody[index] = mention.is_some_and(|mention| mention.private_person);
            }
            continue;
        }
        if evidence.other_office {
            names.push(document.text.composed_name(readings[first].range.clone()));
            let other = Subject::Unlisted(names.len() as u32 - 1);
            for index in same {
                let reading = &mut readings[index];
                (reading.subject, reading.via) = (other, Via::Office);
                reading.candidates.clear();
            }
        } else if evidence.private {
            for index in same {
                nobody[index] = true;
            }
        } else if evidence.elsewhere || !(evidence.titled || scene.is_home_of(entity, official)) {
            for index in same {
                readings[index].confidence = Confidence::Low;
            }
        }
    }
    let mut nobody = nobody.into_iter();
    readings.retain(|_| !nobody.next().unwrap_or_default());
}

impl Evidence {
    fn add(&mut self, mention: &Mention, official: &Official, document: &Document<'_>) {
        for office in document.offices(mention) {
            self.titled = true;
            let fits = official.tenures.iter().any(|tenure| fits(office, tenure, document));
            let leads_fpt_only = official.tenures.iter().all(|tenure| tenure.is_of_fpt());
            match office.standing {
                _ if fits => self.office = true,
                Standing::State if leads_fpt_only || office.lower_unit => self.other_office = true,
                // Who holds an office of state may have held it before those on record.
                Standing::State => self.office = true,
                // Bodies of state that have a general director are known.
                Standing::Open => self.elsewhere |= document.role(office).ends_with(folded!("tổng giám đốc")),
                Standing::Minor | Standing::Other | Standing::Abroad => self.elsewhere = true,
            }
        }
        self.titled |= !mention.title.is_empty();
        self.private |= mention.private;
    }
}

/// Whether an office is that of a tenure: the same province or body, or the same role where the text names no body.
fn fits(office: &Office, tenure: &Tenure, document: &Document<'_>) -> bool {
    let phrase = &document.text.bytes()[office.range.clone()];
    let names = |word: &str| {
        let word = fold_str(word);
        !word.is_empty() && phrase.windows(word.len()).any(|window| window == word)
    };
    let role = document.role(office);
    let same_role = || fold_str(&tenure.role).starts_with(role) || role.ends_with(&fold_str(&tenure.role));
    let province = || tenure.province.is_some_and(|province| office.provinces.contains(&province));
    if office.lower_unit {
        return false;
    }
    names(&tenure.organisation)
        || (tenure.is_of_fpt() && names("FPT"))
        || province()
        || (office.standing != Standing::Other && same_role())
}

/// What the text is about, as far as it tells where an official is known.
struct Scene {
    /// By number of the record, a bit whether it is named: there are as many as the gazetteer has records.
    named: Vec<u8>,
    /// Whether any unit of FPT is.
    fpt: bool,
    /// Whether the text is too short to say what everybody is.
    short: bool,
}

impl Scene {
    fn new(readings: &[Reading], document: &Document<'_>) -> Self {
        let mut named = vec![0; document.gazetteer.entities.len() / 8 + 1];
        for reading in readings {
            if let Subject::Record(number) = reading.subject
                && let Some(bits) = named.get_mut(number as usize / 8)
            {
                *bits |= 1 << (number % 8);
            }
        }
        let fpt = readings.iter().any(|reading| reading.kind == Kind::FptUnit);
        Self { named, fpt, short: document.text.bytes().len() < LONG }
    }

    /// Whether an official may be named here without any title. Two syllables are as often a place's.
    fn is_home_of(&self, entity: &Entity, official: &Official) -> bool {
        let known = |tenure: &Tenure| match tenure.province {
            Some(province) => {
                self.named.get(province as usize / 8).is_some_and(|bits| *bits >> (province % 8) & 1 == 1)
            }
            None => self.fpt || !tenure.is_of_fpt(),
        };
        entity.name.split(' ').count() > 2 && (self.short || official.tenures.iter().any(known))
    }
}
