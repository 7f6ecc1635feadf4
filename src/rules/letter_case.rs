//! Capitals: which capitalisations of a form count is part of its record.

use crate::{
    fold::alphabet::SPACE,
    gazetteer::{Kind, record::LetterCase},
    lexicon::WordClass,
    text::Capitals,
};

use super::{Candidate, Context, Verdict};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let (text, range) = (context.text, candidate.range.clone());
    match candidate.surface.case {
        LetterCase::Any => acronym_agrees(candidate, context),
        LetterCase::Title => title(candidate, context),
        LetterCase::Capitals if text.capitals(range.clone()) == Capitals::All => Verdict::Pass,
        LetterCase::Exact if text.composed(range) == candidate.surface.text => Verdict::Pass,
        LetterCase::Capitals | LetterCase::Exact => Verdict::Refuse,
    }
}

fn title(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    match context.text.capitals(candidate.range.clone()) {
        Capitals::Title | Capitals::All => Verdict::Pass,
        // "tỉnh Hải dương": the designator makes a slip of an otherwise unlikely spelling.
        Capitals::First if candidate.kind == Kind::Province => {
            let designators = WordClass::PROVINCE | WordClass::CITY;
            match context.neighbours.before(context.text, candidate.range.start, designators) {
                Some(_) => Verdict::Pass,
                None => Verdict::Refuse,
            }
        }
        Capitals::Mixed if candidate.kind == Kind::Official && is_slip(candidate, context) => Verdict::Pass,
        Capitals::First | Capitals::None | Capitals::Mixed => Verdict::Refuse,
    }
}

/// "ông Lê tiến Châu": after a title, a small letter inside the name is a slip.
fn is_slip(candidate: &Candidate<'_>, context: &Context<'_>) -> bool {
    let (text, range) = (context.text, &candidate.range);
    let given_name = text.bytes()[range.clone()].iter().rposition(|byte| *byte == SPACE).map(|at| range.start + at + 1);
    let titles = WordClass::TITLE | WordClass::ROLE;
    text.is_capital(range.start)
        && given_name.is_some_and(|start| text.is_capital(start))
        && context.neighbours.before(text, range.start, titles).is_some()
}

/// "FPT is" is FPT and a verb: where the first word is in capitals, the other words that the record writes in
/// capitals must be too.
fn acronym_agrees(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let acronyms = candidate.surface.text.split(' ').map(|word| word.chars().all(|letter| letter.is_ascii_uppercase()));
    let acronyms: Vec<bool> = acronyms.collect();
    if acronyms.len() < 2 || acronyms.first() != Some(&true) {
        return Verdict::Pass;
    }
    let mut start = candidate.range.start;
    let mut written = Vec::new();
    for word in context.text.bytes()[candidate.range.clone()].split(|byte| *byte == b' ') {
        written.push(context.text.capitals(start..start + word.len()) == Capitals::All);
        start += word.len() + 1;
    }
    let first = written.first().copied();
    let agree = acronyms.iter().zip(&written).all(|(acronym, written)| !acronym || Some(*written) == first);
    if agree { Verdict::Pass } else { Verdict::Refuse }
}
