//! By-lines and photo credits, and people of other callings: a listed official's name there is most often a namesake's.

use crate::{gazetteer::Kind, lexicon::WordClass};

use super::{Candidate, Context, Verdict};

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    if candidate.kind != Kind::Official {
        return Verdict::Pass;
    }
    let (text, range) = (context.text, &candidate.range);
    let alone = text.begins_line(range.start) && text.ends_line(range.end);
    let credits = WordClass::CREDIT | WordClass::PRIVATE_PERSON;
    let credited = context.neighbours.before(text, range.start, credits).is_some();
    if alone || credited { Verdict::Doubt } else { Verdict::Pass }
}
