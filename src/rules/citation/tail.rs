//! Who issued a document, and in which year, as far as the text says it after the number: "của Bộ Chính trị", "năm 2024",
//! "ngày 22/12/2024 của Chính phủ".

use crate::{
    fold::{
        alphabet::{SPACE, is_word},
        fold_str, folded,
    },
    gazetteer::{Kind, model::Policy},
    lexicon::WordClass,
};

use super::super::{Context, number::is_year};

/// What follows a number.
#[derive(Clone, Copy, Default)]
pub(super) struct Tail {
    /// Where the words for the issuer begin.
    issuer: Option<usize>,
    year: Option<u16>,
}

/// Issuers of records, and what they are called besides.
const SHORT: &[(&[u8], &[&[u8]])] = &[
    (folded!("Thủ tướng Chính phủ"), &[folded!("thủ tướng")]),
    (
        folded!("Ban Chấp hành Trung ương"),
        &[folded!("trung ương"), folded!("bch trung ương"), folded!("hội nghị trung ương"), folded!("đảng")],
    ),
    (folded!("Bộ Chính trị"), &[folded!("đảng")]),
    (folded!("Ủy ban Thường vụ Quốc hội"), &[folded!("ubtvqh")]),
];

/// Whose resolutions are none of Vietnam.
const FOREIGN: &[&[u8]] = &[
    folded!("hội đồng bảo an"),
    folded!("hđba"),
    folded!("đại hội đồng"),
    folded!("nghị viện"),
    folded!("thượng viện"),
];

impl Tail {
    /// Reads what follows a number that ends at `end`.
    pub(super) fn read(end: usize, context: &Context<'_>) -> Self {
        const PARTS: usize = 3;
        let (text, bytes) = (context.text, context.text.bytes());
        let mut tail = Self::default();
        let mut at = end;
        for _ in 0..PARTS {
            let start = if text.byte(at) == b',' { at + 1 } else { at };
            let Some(word) = text.word_after(start).filter(|word| word.start == start + 1) else { break };
            let folded = &bytes[word.clone()];
            if folded == folded!("ngày") || folded == folded!("năm") {
                let Some((year, after)) = year_within(bytes, word.end) else { break };
                (tail.year, at) = (Some(year), after);
            } else if folded == folded!("của") || folded == folded!("do") {
                tail.issuer =
                    text.word_after(word.end).map(|next| next.start).filter(|start| names_body(*start, context));
                break;
            } else {
                tail.issuer = Some(word.start).filter(|start| names_body(*start, context));
                break;
            }
        }
        tail
    }

    /// Whether the text says nothing of issuer and year.
    pub(super) fn is_empty(self) -> bool {
        self.issuer.is_none() && self.year.is_none()
    }

    /// How much of what the text says is true of a record; `None` if something is not.
    pub(super) fn fits(self, policy: &Policy, context: &Context<'_>) -> Option<u8> {
        let mut points = 0;
        if let (Some(start), Some(issuer)) = (self.issuer, &policy.issuer) {
            if !is_issuer(start, issuer, context) {
                return None;
            }
            points += 1;
        }
        if let (Some(year), Some(issued)) = (self.year, policy.issued) {
            if issued.year() != year {
                return None;
            }
            points += 1;
        }
        Some(points)
    }

    /// Whether the issuer is none of Vietnam.
    pub(super) fn is_foreign(self, context: &Context<'_>) -> bool {
        self.issuer.is_some_and(|start| {
            let rest = &context.text.bytes()[start..];
            FOREIGN.iter().any(|body| rest.starts_with(body))
                || context.neighbours.after(context.text, start, WordClass::COUNTRY).is_some()
        })
    }
}

fn is_issuer(start: usize, issuer: &str, context: &Context<'_>) -> bool {
    let rest = &context.text.bytes()[start..];
    let begins = |name: &[u8]| rest.starts_with(name) && !rest.get(name.len()).is_some_and(|byte| is_word(*byte));
    let issuer = fold_str(issuer);
    let short = SHORT.iter().filter(|(name, _)| *name == issuer).flat_map(|(_, short)| *short);
    begins(&issuer) || short.into_iter().any(|name| begins(name))
}

/// Whether a body that issues documents is named at `start`; "của cả nước" names none.
fn names_body(start: usize, context: &Context<'_>) -> bool {
    const BODIES: WordClass = WordClass::STATE_BODY
        .union(WordClass::COMPANY)
        .union(WordClass::COUNTRY)
        .union(WordClass::PROVINCE)
        .union(WordClass::CITY)
        .union(WordClass::LOWER_UNIT);
    let (text, neighbours) = (context.text, &context.neighbours);
    let rest = &text.bytes()[start..];
    let listed = SHORT.iter().flat_map(|(name, short)| short.iter().chain([name]));
    neighbours.starting(start).any(|hit| {
        let province = neighbours.kinds(hit, context.gazetteer).any(|kind| kind == Kind::Province);
        province || neighbours.classes(hit).intersects(BODIES)
    }) || listed.chain(FOREIGN).any(|name| rest.starts_with(name))
}

/// The year of a date after "ngày" or "năm", and where it ends: "22/12/2024", "22 tháng 12 năm 2024", "2024".
fn year_within(bytes: &[u8], start: usize) -> Option<(u16, usize)> {
    const LONGEST: usize = 26;
    let part_of_date = |byte: &u8| {
        byte.is_ascii_digit() || matches!(*byte, SPACE | b'/' | b'-' | b'.') || folded!("tháng năm").contains(byte)
    };
    let length = bytes.get(start..)?.iter().take(LONGEST).take_while(|byte| part_of_date(byte)).count();
    let date = &bytes[start..start + length];
    let (mut at, mut year) = (0, None);
    while at < date.len() {
        let digits = date[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if is_year(&date[at..at + digits]) {
            let number = date[at..at + digits].iter().fold(0, |number, digit| number * 10 + u16::from(digit - b'0'));
            year = Some((number, start + at + digits));
            break;
        }
        at += digits.max(1);
    }
    year
}
