//! Several people of one name: the organisation or province named in the same paragraph decides.

use crate::{
    annotation::{Confidence, Subject},
    fold::fold_str,
    gazetteer::{
        Facts, Gazetteer, Kind,
        model::{Official, Tenure},
    },
    order::{outermost_first, sort_by_number},
    rules::Reading,
    text::Text,
};

/// How far around a name, in folded bytes of the same paragraph, its organisation may be named.
const REACH: usize = 300;

/// Makes one reading of those that name several people by the same words: the best first, the others as candidates.
/// Where nothing decides, confidence is low.
pub fn choose(readings: &mut Vec<Reading>, text: &Text<'_>, gazetteer: &Gazetteer) {
    sort_by_number(readings, &|reading| outermost_first(&reading.range));
    let provinces: Vec<(usize, u32)> = readings.iter().filter_map(province).collect();
    let mut chosen: Vec<Reading> = Vec::with_capacity(readings.len());
    let mut rest = std::mem::take(readings).into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut group = vec![first];
        while let Some(next) = rest.next_if(|next| next.range == group[0].range && next.kind == group[0].kind) {
            // The same record by another form of its name, or by its citation, is no other reading.
            if !group.iter().any(|reading| reading.subject == next.subject) {
                group.push(next);
            }
        }
        chosen.push(if group.len() == 1 { group.swap_remove(0) } else { best(group, text, gazetteer, &provinces) });
    }
    *readings = chosen;
}

fn province(reading: &Reading) -> Option<(usize, u32)> {
    match reading.subject {
        Subject::Record(number) if reading.kind == Kind::Province => Some((reading.range.start, number)),
        _ => None,
    }
}

fn best(group: Vec<Reading>, text: &Text<'_>, gazetteer: &Gazetteer, provinces: &[(usize, u32)]) -> Reading {
    let around = text.around(group[0].range.clone(), REACH);
    let passage = &text.bytes()[around.clone()];
    let first = provinces.partition_point(|(at, _)| *at < around.start);
    let near = provinces.get(first..).unwrap_or_default().iter().take_while(|(at, _)| *at < around.end);
    let near: Vec<u32> = near.map(|(_, number)| *number).collect();
    let mut scored: Vec<(Support, Reading)> =
        group.into_iter().map(|reading| (support(&reading, gazetteer, passage, &near), reading)).collect();
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
#[derive(Clone, Copy)]
struct Support {
    /// Offices of which the passage names role, organisation or province.
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

fn support(reading: &Reading, gazetteer: &Gazetteer, passage: &[u8], near: &[u32]) -> Support {
    let nothing = Support { offices: 0, prominence: 0 };
    let Subject::Record(number) = reading.subject else { return nothing };
    let Some(Facts::Official(Official { tenures, .. })) = gazetteer.entity(number).map(|entity| &entity.facts) else {
        return nothing;
    };
    let named = |word: &str| {
        let word = fold_str(word);
        passage.windows(word.len()).any(|window| window == word)
    };
    let supports = |tenure: &&Tenure| {
        tenure.province.is_some_and(|province| near.contains(&province))
            || named(&tenure.organisation)
            || named(&tenure.role)
            || (tenure.organisation.contains("FPT") && named("FPT"))
    };
    Support { offices: tenures.iter().filter(supports).count(), prominence: tenures.len() }
}
