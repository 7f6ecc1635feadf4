//! Streets, schools and wards that bear a person's name: "đường Lê Văn Lương", also in a list of streets.

use crate::{
    fold::{
        alphabet::{SPACE, is_word},
        folded,
    },
    gazetteer::Kind,
    lexicon::WordClass,
};

use super::{Candidate, Context, Verdict, person_name::capitalised_words};

/// Streets that are named one after the other, in words.
const LONGEST_LIST: usize = 30;

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if candidate.kind != Kind::Official {
        return Verdict::Pass;
    }
    let named = bears_name(candidate.range.start, context) || is_route_end(candidate, context);
    if named { Verdict::Refuse } else { Verdict::Pass }
}

/// Whether a word for a street or the like stands before a name, or before the list that it is in.
pub fn bears_name(start: usize, context: &Context<'_>) -> bool {
    const BEARERS: WordClass = WordClass::NAMED_AFTER_PLACE.union(WordClass::LOWER_UNIT).union(WordClass::INSTITUTION);
    let (text, neighbours) = (context.text, &context.neighbours);
    let mut at = start;
    for _ in 0..LONGEST_LIST {
        // "tuyến đường" may be a route, but not between people.
        let road = || text.word_before(at).is_some_and(|word| text.bytes()[word] == *folded!("đường"));
        if neighbours.before(text, at, BEARERS).is_some() || road() {
            return true;
        }
        // "các đường Huỳnh Tấn Phát, Lê Văn Lương": back over names and what joins them.
        let end = if text.byte_before(at) == SPACE { at - 1 } else { at };
        let end = match text.byte_before(end) {
            b',' | b'-' | b'/' if at == start || text.is_capital(at) => {
                let sign = end - 1;
                if text.byte_before(sign) == SPACE { sign - 1 } else { sign }
            }
            _ => end,
        };
        let Some(word) = text.word_before(end).filter(|word| word.end == end) else { return false };
        let joins = text.bytes()[word.clone()] == *folded!("và");
        let name = text.is_capital(word.start) && !text.begins_line(at);
        if !(name || joins) || neighbours.before(text, at, WordClass::TITLE | WordClass::ROLE).is_some() {
            return false;
        }
        at = word.start;
    }
    false
}

/// "đoạn Cao Bồ - Mai Sơn", "26 Nguyễn Thái Học": a name of two syllables joined to another by a dash is a place's; a
/// name right after a house number is a street's.
fn is_route_end(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let (text, range) = (context.text, &candidate.range);
    let short = text.bytes()[range.clone()].iter().filter(|byte| **byte == SPACE).count() == 1;
    let joined_before = text.byte_before(range.start) == SPACE
        && text.byte_before(range.start - 1) == b'-'
        && text.word_before(range.start - 2).is_some_and(|word| text.is_capital(word.start));
    let spaced = |at: usize| if text.byte(at) == SPACE { at + 1 } else { at };
    let dash = spaced(range.end);
    let joined_after = text.byte(dash) == b'-'
        && is_word(text.byte(spaced(dash + 1)))
        && capitalised_words(spaced(dash + 1), text).len() == 2;
    let number = text.word_before(range.start).is_some_and(|word| {
        text.bytes()[word.clone()].iter().all(|byte| byte.is_ascii_digit())
            && context.neighbours.before(text, word.start, WordClass::SEVERAL).is_none()
            && !text.begins_line(range.start)
    });
    (short && (joined_before || joined_after)) || number
}
