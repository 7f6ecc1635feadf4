//! The shape of a Vietnamese person's name, for people whom no record holds.

use std::ops::Range;

use crate::{
    lexicon::WordClass,
    rules::{Context, Reading},
    text::Capitals,
};

/// Names of people that no reading and no other name covers, in order of the text.
pub fn unlisted_people(readings: &[Reading], context: &Context<'_>) -> Vec<Range<usize>> {
    let mut people: Vec<Range<usize>> = Vec::new();
    for hit in context.neighbours.hits() {
        let covered = people.last().is_some_and(|last| hit.start < last.end);
        if covered || !context.neighbours.classes(hit).contains(WordClass::FAMILY_NAME) {
            continue;
        }
        let free = |range: &Range<usize>| {
            !overlaps(readings, range) && context.neighbours.others_around(range).next().is_none()
        };
        people.extend(person_name(hit.start, context).filter(free));
    }
    people
}

/// A family name and two or three more capitalised syllables on one line.
fn person_name(start: usize, context: &Context<'_>) -> Option<Range<usize>> {
    // Thái Lan Yingluck: the name of a country is not the beginning of a person's.
    if context.neighbours.starting(start).any(|hit| context.neighbours.classes(hit).contains(WordClass::COUNTRY)) {
        return None;
    }
    let mut words = capitalised_words(start, context);
    (words.len() >= 3 && words.len() <= 4).then(|| start..words.pop().map_or(start, |word| word.end))
}

/// Words with a capital initial that follow each other from `start` on the same line, at most five.
pub fn capitalised_words(start: usize, context: &Context<'_>) -> Vec<Range<usize>> {
    let text = context.text;
    let mut words = Vec::new();
    let mut at = start;
    while words.len() < 5 {
        let Some(word) = text.word_after(at) else { break };
        let adjacent = word.start == at || (word.start == at + 1 && !text.ends_line(at));
        if !adjacent || text.capitals(word.clone()) != Capitals::Title && text.capitals(word.clone()) != Capitals::All {
            break;
        }
        at = word.end;
        words.push(word);
    }
    words
}

/// Whether a range overlaps a reading; readings are in order and apart from each other.
pub fn overlaps(readings: &[Reading], range: &Range<usize>) -> bool {
    let next = readings.partition_point(|reading| reading.range.end <= range.start);
    readings.get(next).is_some_and(|reading| reading.range.start < range.end)
}
