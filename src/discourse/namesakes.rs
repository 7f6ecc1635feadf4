//! Several people of one name: the organisation or province named in the same paragraph decides.

use crate::{
    annotation::{Confidence, Subject},
    fold::fold_str,
    gazetteer::{Facts, Gazetteer, Kind, model::Official},
    rules::Reading,
    text::Text,
};

/// Makes one reading of those that name several people by the same words: the best first, the others as candidates.
/// Where nothing decides, confidence is low.
pub fn choose(readings: &mut Vec<Reading>, text: &Text<'_>, gazetteer: &Gazetteer) {
    readings.sort_by_key(|reading| (reading.range.start, std::cmp::Reverse(reading.range.end)));
    let provinces: Vec<(usize, u32)> = readings.iter().filter_map(province).collect();
    let mut chosen: Vec<Reading> = Vec::with_capacity(readings.len());
    let mut rest = std::mem::take(readings).into_iter().peekable();
    while let Some(first) = rest.next() {
        let mut group = vec![first];
        while rest.peek().is_some_and(|next| next.range == group[0].range && next.kind == group[0].kind) {
            group.extend(rest.next());
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
    let at = group[0].range.start;
    let start = text.paragraph_start(at);
    let end = text.bytes()[at..].iter().position(|byte| *byte == b'\n').map_or(text.bytes().len(), |length| at + length);
    let paragraph = &text.bytes()[start..end];
    let near = provinces.iter().filter(|(at, _)| (start..end).contains(at)).map(|(_, number)| *number);
    let near: Vec<u32> = near.collect();
    let mut scored: Vec<(usize, Reading)> = group
        .into_iter()
        .map(|reading| (support(&reading, gazetteer, paragraph, &near), reading))
        .collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let decided = scored.len() < 2 || scored[0].0 > scored[1].0;
    let mut scored = scored.into_iter().map(|(_, reading)| reading);
    let mut winner = scored.next().unwrap_or_else(|| unreachable!("a group has at least one reading"));
    winner.candidates = scored.filter_map(|other| match other.subject {
        Subject::Record(number) => Some(number),
        Subject::Unlisted(_) => None,
    }).collect();
    if !decided {
        winner.confidence = Confidence::Low;
    }
    winner
}

/// How many of a person's offices the paragraph speaks of.
fn support(reading: &Reading, gazetteer: &Gazetteer, paragraph: &[u8], near: &[u32]) -> usize {
    let Subject::Record(number) = reading.subject else { return 0 };
    let Some(Facts::Official(Official { tenures, .. })) = gazetteer.entity(number).map(|entity| &entity.facts) else {
        return 0;
    };
    let named = |word: &str| {
        let word = fold_str(word);
        paragraph.windows(word.len()).any(|window| window == word)
    };
    let supports = |organisation: &str, province: Option<u32>| {
        province.is_some_and(|province| near.contains(&province))
            || named(organisation)
            || (organisation.contains("FPT") && named("FPT"))
    };
    tenures.iter().filter(|tenure| supports(&tenure.organisation, tenure.province)).count()
}
