//! Full names of people, with what stands beside them.
//!
//! All of it is asked while the passage of the name is read. What it makes of the person is for discourse to say, which knows
//! the whole text.

use std::ops::Range;

use crate::{
    fold::{alphabet::SPACE, folded},
    gazetteer::Kind,
    lexicon::WordClass,
    scan::Hit,
};

use super::{
    Context,
    named_after_person::bears_name,
    person_name::named_at,
    private_person::{is_credit, is_private, is_private_person},
};

/// The full name of a person where a text mentions it, and what stands beside it.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Folded bytes.
    pub name: Range<usize>,
    /// The numbers of the offices that the text gives there.
    pub offices: Vec<u32>,
    /// The classes of the title right before it: "ông".
    pub title: WordClass,
    /// Whether the text says there that it is a deputy: "Đại biểu Nguyễn Văn A (đoàn Bến Tre)".
    pub deputy: bool,
    /// Whether it is the name of who wrote or photographed.
    pub credit: bool,
    /// Whether a trade, an age or an address tells of a private person.
    pub private: bool,
    /// Whether it is that of somebody in no office, whoever else may be called so: "ca sĩ X".
    pub private_person: bool,
}

impl Mention {
    /// What stands beside a name in the passage of the context.
    pub fn new(name: Range<usize>, context: &Context<'_>) -> Self {
        let offices = context.offices.beside(&name, context.text, context.neighbours);
        Self::with_offices(name, offices, context)
    }

    fn with_offices(name: Range<usize>, offices: Vec<u32>, context: &Context<'_>) -> Self {
        let title = context.neighbours.before(context.text, name.start, WordClass::TITLE);
        Self {
            offices,
            title: title.map_or(WordClass::NONE, |title| context.neighbours.classes(&title)),
            deputy: title.is_some() && is_deputy(&name, context),
            credit: is_credit(&name, context),
            private: is_private(&name, context),
            private_person: is_private_person(&name, context),
            name,
        }
    }

    /// Whether a title or an office stands beside the name.
    fn is_introduced(&self) -> bool {
        !self.offices.is_empty() || !self.title.is_empty()
    }
}

/// A mention that is one by the shape of its name.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The name, and what stands beside it.
    pub mention: Mention,
    /// Its syllables.
    pub syllables: usize,
}

/// The people of a passage by the shape of their names, in order; names may begin inside of others ("Bắc Ninh Nguyễn Văn A").
/// A name of two syllables, or one that begins like few names of people, counts only beside a title or an office; the name of
/// a place or a street does not.
pub fn shaped_like_people(context: &Context<'_>, found: &mut Vec<Shape>) {
    let Context { text, neighbours, offices, .. } = *context;
    for hit in neighbours.family_names() {
        let Some((syllables, name)) = named_at(hit.start, text, neighbours) else { continue };
        // "Chủ tịch UBND huyện Kim Sơn"
        if offices.hold(name.start) {
            continue;
        }
        // The man of whom a city has its name.
        let mut place = neighbours.starting(name.start).any(|hit| hit.end == name.end && neighbours.is_name(hit));
        // "Nguyễn Thăng Long": another name at the end of this one tells of a place only where nobody is introduced.
        let inside = |other: &Hit| name.start < other.start && other.end <= name.end;
        let mut ends_like_place = false;
        for other in neighbours.others_around(&name) {
            place |= !inside(other);
            ends_like_place = true;
        }
        if place {
            continue;
        }
        let own = offices.beside(&name, text, neighbours);
        if own.is_empty() && bears_name(name.start, context) {
            continue;
        }
        let common = syllables > 2 && !ends_like_place && neighbours.classes(hit).contains(WordClass::FAMILY_NAME);
        let mention = Mention::with_offices(name, own, context);
        if common || mention.is_introduced() {
            found.push(Shape { mention, syllables });
        }
    }
}

/// "Đại biểu Nguyễn Văn A (đoàn Bến Tre)", "ĐB Nguyễn Văn A (Bến Tre)"
fn is_deputy(name: &Range<usize>, context: &Context<'_>) -> bool {
    let Context { text, neighbours, .. } = *context;
    let sign = if text.byte(name.end) == SPACE { name.end + 1 } else { name.end };
    let title = text.word_before(name.start).map(|title| &text.bytes()[title]);
    let delegate = title.is_some_and(|title| title == folded!("biểu") || title == folded!("đb"));
    let delegation = || {
        text.word_after(sign + 1).is_some_and(|after| {
            let province = |hit| neighbours.kinds(hit, context.gazetteer).any(|kind| kind == Kind::Province);
            text.bytes()[after.clone()] == *folded!("đoàn") || neighbours.starting(after.start).any(province)
        })
    };
    delegate && matches!(text.byte(sign), b'(' | b',' | b'-') && delegation()
}
