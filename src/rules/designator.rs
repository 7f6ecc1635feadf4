//! The word before a province's name: what it says the name is a name of.

use crate::{
    annotation::Confidence,
    fold::alphabet::SPACE,
    gazetteer::{Facts, Kind, date::PartialDate, model::Province, record::ProvinceType},
    lexicon::WordClass,
    text::Capitals,
};

use super::{Candidate, Context, Verdict};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if candidate.kind != Kind::Province {
        return Verdict::Pass;
    }
    let Some(before) = context.neighbours.before(context.text, candidate.range.start, WordClass::all()) else {
        return person_name(candidate, context);
    };
    let classes = context.neighbours.classes(&before);
    let others = WordClass::LOWER_UNIT | WordClass::INSTITUTION | WordClass::PRIVATE_PERSON;
    if classes.intersects(WordClass::CITY) {
        return city(candidate, context);
    }
    if classes.intersects(WordClass::NAMED_AFTER_PLACE) {
        return if is_route(candidate, context) { Verdict::Pass } else { Verdict::Refuse };
    }
    if classes.intersects(others) || classes.intersects(WordClass::TITLE_MALE | WordClass::TITLE_FEMALE) {
        return Verdict::Refuse;
    }
    person_name(candidate, context)
}

/// "thành phố X", where a lower city may bear the province's name.
fn city(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let entity = context.gazetteer.entity(candidate.surface.entity);
    let Some(Facts::Province(province)) = entity.map(|entity| &entity.facts) else { return Verdict::Pass };
    if !province.lower_city {
        return Verdict::Pass;
    }
    match (context.as_of, centrally_run(province, context.as_of)) {
        (_, None) => Verdict::Refuse,
        (None, Some(Confidence::Low)) => Verdict::Doubt,
        (Some(_) | None, Some(_)) => Verdict::Pass,
    }
}

/// Whether the unit was a centrally run city on a day; without a day, whether the name by itself suggests it,
/// which it does where the unit has been nothing but a city.
fn centrally_run(province: &Province, day: Option<PartialDate>) -> Option<Confidence> {
    let mut cities = province.periods.iter().filter(|period| period.unit_type == ProvinceType::City);
    match day {
        Some(day) => cities
            .any(|period| {
                period.from.is_none_or(|from| !day.surely_before(from)) && period.to.is_none_or(|to| !to.surely_before(day))
            })
            .then_some(Confidence::High),
        None => {
            let all = cities.count();
            match all {
                0 => None,
                _ if all == province.periods.len() => Some(Confidence::High),
                _ => Some(Confidence::Low),
            }
        }
    }
}

/// "đường Hà Nội - Hải Phòng": between two provinces the road is named by its ends, not after one of them.
fn is_route(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let text = context.text;
    let spaced = |at: usize| if text.byte(at) == SPACE { at + 1 } else { at };
    let dash = spaced(candidate.range.end);
    let other = spaced(dash + 1);
    text.byte(dash) == b'-' && text.is_capital(other)
}

/// Nguyễn Hòa Bình is a person: a run of capitalised words that begins with a family name.
fn person_name(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let text = context.text;
    if text.capitals(candidate.range.clone()) != Capitals::Title {
        return Verdict::Pass;
    }
    let mut start = candidate.range.start;
    let mut family_name = false;
    for _ in 0..3 {
        if text.begins_line(start) || text.byte_before(start) != SPACE {
            break;
        }
        let Some(word) = text.word_before(start).filter(|word| text.capitals(word.clone()) == Capitals::Title) else {
            break;
        };
        start = word.start;
        let hits = context.neighbours.starting(start);
        family_name = hits.filter(|hit| hit.end == word.end).any(|hit| context.neighbours.classes(hit).intersects(WordClass::FAMILY_NAME));
    }
    // The run must begin with the family name: "Bắc Ninh Hải Dương" is two places, not a Mr Ninh.
    if family_name { Verdict::Refuse } else { Verdict::Pass }
}
