//! Several people of one name: the organisation or province named in the same paragraph decides.

use super::Document;
use crate::{
    annotation::{Confidence, Subject, Via},
    fold::fold_str,
    gazetteer::{Facts, Gazetteer, Kind, model::Tenure},
    order::{outermost_first, sort_by_number},
    rules::Reading,
};

/// How far around a name, in folded bytes of the same paragraph, its organisation may be named.
const REACH: usize = 300;

/// Makes one reading of those that name several people by the same words: the best first, the others as candidates.
/// Where nothing decides, confidence is low.
pub fn choose(readings: &mut Vec<Reading>, document: &Document<'_>) {
    sort_by_number(readings, &|reading| outermost_first(&reading.range));
    let provinces: Vec<(usize, u32)> = readings.iter().filter_map(province).collect();
    let mut chosen: Vec<Reading> = Vec::with_capacity(readings.len());
    let mut rest = std::mem::take(readings).into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut group = vec![first];
        while let Some(next) = rest.next_if(|next| next.range == group[0].range && next.kind == group[0].kind) {
            // The same record by another form of its name, or by its citation, is no other reading.
            if group.iter().any(|reading| reading.subject == next.subject) {
                continue;
            }
            // What the text says of issuer and date is known to citations only.
            if next.via == Via::Citation && matches!(next.subject, Subject::Record(_)) {
                group.clear();
            }
            group.push(next);
        }
        chosen.push(if group.len() == 1 { group.swap_remove(0) } else { best(group, document, &provinces) });
    }
    *readings = chosen;
}

fn province(reading: &Reading) -> Option<(usize, u32)> {
    match reading.subject {
        Subject::Record(number) if reading.kind == Kind::Province => Some((reading.range.start, number)),
        _ => None,
    }
}

fn best(group: Vec<Reading>, document: &Document<'_>, provinces: &[(usize, u32)]) -> Reading {
    let name = group[0].range.clone();
    let around = document.text.around(name.clone(), REACH);
    let first = provinces.partition_point(|(at, _)| *at < around.start);
    let near = provinces.get(first..).unwrap_or_default().iter().take_while(|(at, _)| *at < around.end);
    let passage = Passage {
        bytes: &document.text.bytes()[around.clone()],
        provinces: near.map(|(_, number)| *number).collect(),
        offices: document
            .mention(&name)
            .into_iter()
            .flat_map(|mention| document.offices(mention))
            .map(|office| document.role(office))
            .collect(),
    };
    let mut scored: Vec<(Support, Reading)> =
        group.into_iter().map(|reading| (passage.support(&reading, document.gazetteer), reading)).collect();
    sort_by_number(&mut scored, &|(support, _)| u64::MAX - support.weight());
    let decided = matches!(&scored[..], [(first, _), (second, _), ..] if first.outweighs(second));
    let mut scored = scored.into_iter().map(|(_, reading)| reading);
    let mut winner = scored.next().unwrap_or_else(|| unreachable!("a group has at least one reading"));
    let others = scored.filter_map(|other| match other.subject {
        Subject::Record(number) => Some(number),
        Subject::Unlisted(_) => None,
    });
    winner.candidates = others.collect();
    if !decided {
        winner.confidence = Confidence::Low;
    }
    winner
}

/// What speaks for one of several namesakes; the first part that differs decides.
#[derive(Clone, Copy, Default)]
struct Support {
    /// How much the passage says of the person's offices.
    offices: usize,
    /// Offices on record: who held many is meant where nothing is said.
    prominence: usize,
}

impl Support {
    fn weight(&self) -> u64 {
        (self.offices as u64) << 32 | self.prominence as u64
    }

    fn outweighs(&self, other: &Self) -> bool {
        self.offices > other.offices || (self.offices == other.offices && self.prominence >= 2 * other.prominence)
    }
}

/// What stands around a name.
struct Passage<'a> {
    bytes: &'a [u8],
    provinces: Vec<u32>,
    /// The offices beside the name.
    offices: Vec<&'a [u8]>,
}

impl Passage<'_> {
    fn support(&self, reading: &Reading, gazetteer: &Gazetteer) -> Support {
        let Subject::Record(number) = reading.subject else { return Support::default() };
        match gazetteer.entity(number).map(|entity| &entity.facts) {
            Some(Facts::Official(official)) => Support {
                offices: official.tenures.iter().map(|tenure| self.speaks_of(tenure)).sum(),
                prominence: official.tenures.len(),
            },
            _ => Support::default(),
        }
    }

    /// The body says more than the role, of which there are many.
    fn speaks_of(&self, tenure: &Tenure) -> usize {
        let named = |word: &str| {
            let word = fold_str(word);
            self.bytes.windows(word.len()).any(|window| window == word)
        };
        let body = tenure.province.is_some_and(|province| self.provinces.contains(&province))
            || named(&tenure.organisation)
            || (tenure.is_of_fpt() && named("FPT"));
        let role = self.offices.contains(&fold_str(&tenure.role).as_slice());
        2 * usize::from(body) + usize::from(role)
    }
}
