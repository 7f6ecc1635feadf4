//! A title or an office, and a part of a name: "ông Châu", "Bí thư Châu".

use std::ops::Range;

use crate::{
    fold::{alphabet::SPACE, alphabet::is_letter, folded},
    lexicon::WordClass,
};

use super::{Context, person_name::capitalised_words};

/// A place that may refer to a person by a part of the name.
#[derive(Clone, Debug)]
pub struct ShortName {
    /// The title or the office, in folded bytes.
    pub title: Range<usize>,
    /// Its classes.
    pub classes: WordClass,
    /// What the name may be, the likeliest first.
    pub names: Vec<Range<usize>>,
}

/// Titles and roles of a passage that are followed by one or two capitalised syllables, in order.
pub fn short_names(context: &Context<'_>, found: &mut Vec<ShortName>) {
    let text = context.text;
    for hit in context.neighbours.titles() {
        // Most stand before a word in lower case.
        let lower_case = is_letter(text.byte(hit.end + 1)) && !text.is_capital(hit.end + 1);
        if text.byte(hit.end) != SPACE || lower_case {
            continue;
        }
        let classes = context.neighbours.classes(hit) & (WordClass::TITLE | WordClass::ROLE);
        let names = names_at(hit.end + 1, classes, context);
        if !names.is_empty() {
            found.push(ShortName { title: hit.start..hit.end, classes, names });
        }
    }
}

/// What may be a short name at `start`: one or two capitalised syllables, and no further one. Where all is written in
/// capitals they tell nothing, so both are tried, the longer first.
fn names_at(start: usize, classes: WordClass, context: &Context<'_>) -> Vec<Range<usize>> {
    let words = capitalised_words(start, context.text);
    let in_capitals = words.len() > 2 && context.text.is_in_capitals(start);
    let lengths: &[usize] = match words.len() {
        1 => &[1],
        2 => &[2],
        _ if in_capitals => &[2, 1],
        _ => &[],
    };
    let names = lengths.iter().filter_map(|length| Some(start..words.get(length - 1)?.end));
    names.filter(|name| !is_field(classes, name.end, context)).collect()
}

/// "Bộ trưởng Khoa học" names a ministry: after an office, a lower-case syllable goes on with the word.
fn is_field(classes: WordClass, end: usize, context: &Context<'_>) -> bool {
    let follows = |word: &[u8]| {
        let text = context.text;
        text.word_after(end).is_some_and(|after| text.bytes()[after] == *word)
    };
    !classes.intersects(WordClass::TITLE)
        && [folded!("học"), folded!("nghệ"), folded!("vụ"), folded!("phòng")].iter().any(|word| follows(word))
}
