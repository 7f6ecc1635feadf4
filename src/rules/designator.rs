//! The word before a province's name: what it says the name is a name of.

use crate::{
    fold::{alphabet::SPACE, folded},
    gazetteer::{Facts, Kind, model::Period, record::ProvinceType},
    lexicon::WordClass,
    text::Capitals,
};

use super::{Candidate, Context, Verdict};

/// Words between the word for a school or club and the place that its name ends in.
const LONGEST_INSTITUTION: usize = 7;

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if candidate.kind != Kind::Province {
        return Verdict::Pass;
    }
    if is_club(candidate, context) {
        return Verdict::Refuse;
    }
    let Some(before) = context.neighbours.before(context.text, candidate.range.start, WordClass::all()) else {
        let institution = is_in_institution(candidate, context);
        return if institution { Verdict::Refuse } else { person_name(candidate, context) };
    };
    let classes = context.neighbours.classes(&before);
    let others = WordClass::LOWER_UNIT | WordClass::INSTITUTION | WordClass::PRIVATE_PERSON;
    if classes.intersects(WordClass::CITY) {
        return city(candidate, context);
    }
    if classes.intersects(WordClass::NAMED_AFTER_PLACE) {
        return if is_route(candidate, context) { Verdict::Pass } else { Verdict::Refuse };
    }
    // "PGS Hà Nam Khánh Giao"
    let name_goes_on = || {
        let next = context.text.word_after(candidate.range.end);
        next.is_some_and(|word| word.start == candidate.range.end + 1 && context.text.is_capital(word.start))
    };
    if classes.contains(WordClass::TITLE_NEUTRAL) && name_goes_on() {
        return Verdict::Refuse;
    }
    if classes.intersects(others) || classes.intersects(WordClass::TITLE_MALE | WordClass::TITLE_FEMALE) {
        return Verdict::Refuse;
    }
    if is_in_institution(candidate, context) { Verdict::Refuse } else { person_name(candidate, context) }
}

/// "Hải Phòng FC" plays football.
fn is_club(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let text = context.text;
    text.word_after(candidate.range.end)
        .is_some_and(|word| text.bytes()[word.clone()] == *b"fc" && text.is_capital(word.start))
}

/// "thành phố X", where a lower city may bear the province's name.
fn city(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let entity = context.gazetteer.entity(candidate.surface.entity);
    let Some(Facts::Province(province)) = entity.map(|entity| &entity.facts) else { return Verdict::Pass };
    if !province.lower_city {
        return Verdict::Pass;
    }
    let is_city = |period: &Period| period.unit_type == ProvinceType::City;
    match context.as_of {
        Some(day) => {
            let period = province.period_at(day).and_then(|index| province.periods.get(index));
            if period.is_some_and(is_city) { Verdict::Pass } else { Verdict::Refuse }
        }
        None if province.periods.iter().all(is_city) => Verdict::Pass,
        None if province.periods.iter().any(is_city) => Verdict::Doubt,
        None => Verdict::Refuse,
    }
}

/// Đại học Bách khoa Hà Nội: the name of a school or club that ends in that of a place. A preposition, a listed unit
/// or a sign between the two separates them.
fn is_in_institution(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let (text, neighbours) = (context.text, &context.neighbours);
    let mut at = candidate.range.start;
    for _ in 0..LONGEST_INSTITUTION {
        if text.begins_line(at) || text.byte_before(at) != SPACE {
            return false;
        }
        let Some(word) = text.word_before(at) else { return false };
        let between = neighbours.ending(word.end).any(|hit| {
            neighbours.is_name(hit)
                || neighbours.classes(hit).intersects(WordClass::SEPARATING | WordClass::PROVINCE | WordClass::CITY)
        });
        if between {
            return false;
        }
        if let Some(institution) = neighbours.before(text, word.end, WordClass::INSTITUTION) {
            // In "Nguyễn Văn Trường" the word is part of a name.
            let in_name = text.is_capital(institution.start)
                && !text.begins_line(institution.start)
                && text.byte_before(institution.start) == SPACE
                && text.word_before(institution.start).is_some_and(|word| text.is_capital(word.start));
            return !in_name;
        }
        at = word.start;
    }
    false
}

/// "đường Hà Nội - Hải Phòng": between two provinces the road is named by its ends, not after one of them.
fn is_route(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let text = context.text;
    let spaced = |at: usize| if text.byte(at) == SPACE { at + 1 } else { at };
    let dash = spaced(candidate.range.end);
    let other = spaced(dash + 1);
    text.byte(dash) == b'-' && text.is_capital(other)
}

/// "thị xã Cao Lãnh Đồng Tháp", "doanh nghiệp Mai Linh Hà Nội": a place or a company stands before the province. And
/// "(Đoàn Vĩnh Phúc)" is a delegation.
fn is_no_person(start: usize, candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let (text, neighbours) = (context.text, &context.neighbours);
    let before = |classes| neighbours.before(text, start, classes).is_some();
    let delegation = text.bytes()[start..candidate.range.start] == *folded!("Đoàn ");
    before(WordClass::LOWER_UNIT | WordClass::CITY | WordClass::COMPANY)
        || (delegation && !before(WordClass::TITLE | WordClass::PRIVATE_PERSON | WordClass::CONCERNED_PERSON))
}

/// Nguyễn Hòa Bình is a person: a run of capitalised words that begins with a family name, after a title or not.
/// A run that ends in another place is a list: in "Quảng Ninh Bắc Ninh" nobody is called Ninh.
fn person_name(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    const BEFORE_NAMES: WordClass = WordClass::TITLE
        .union(WordClass::PRIVATE_PERSON)
        .union(WordClass::ROLE)
        .union(WordClass::NAMED_AFTER_PLACE)
        .union(WordClass::LOWER_UNIT)
        .union(WordClass::INSTITUTION);
    let (text, neighbours) = (context.text, &context.neighbours);
    if text.capitals(candidate.range.clone()) != Capitals::Title {
        return Verdict::Pass;
    }
    let mut start = candidate.range.start;
    let mut family_name = false;
    for _ in 0..3 {
        let begins = text.begins_line(start) && !text.is_wrapped(start);
        if begins || text.byte_before(start) != SPACE {
            break;
        }
        let Some(word) = text.word_before(start).filter(|word| text.capitals(word.clone()) == Capitals::Title) else {
            break;
        };
        if neighbours.ending(word.end).any(|hit| neighbours.is_name(hit)) {
            return Verdict::Pass;
        }
        let hits = neighbours.starting(word.start).filter(|hit| hit.end == word.end);
        let classes = hits.fold(WordClass::NONE, |classes, hit| classes | neighbours.classes(hit));
        if classes.intersects(BEFORE_NAMES) && !classes.contains(WordClass::FAMILY_NAME) {
            break;
        }
        start = word.start;
        family_name = classes.contains(WordClass::FAMILY_NAME);
    }
    if family_name && is_no_person(start, candidate, context) {
        return Verdict::Pass;
    }
    if family_name { Verdict::Refuse } else { Verdict::Pass }
}
