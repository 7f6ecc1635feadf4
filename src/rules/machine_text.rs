//! Nothing is named inside addresses, handles, file names and identifiers.

use std::ops::Range;

use crate::fold::alphabet::{PARAGRAPH, SPACE, is_word, letter};

use super::{Candidate, Context, Verdict};

/// How far an address may reach on either side of a name inside it.
const LONGEST_TOKEN: usize = 300;

const TOP_LEVEL_DOMAINS: &[&[u8]] = &[
    b"com", b"vn", b"net", b"org", b"edu", b"gov", b"info", b"io", b"co", b"asia", b"biz", b"tv", b"app", b"dev",
    b"xyz", b"me",
];

const FILE_EXTENSIONS: &[&[u8]] = &[
    b"pdf", b"doc", b"docx", b"xls", b"xlsx", b"ppt", b"pptx", b"jpg", b"jpeg", b"png", b"gif", b"svg", b"webp",
    b"mp3", b"mp4", b"mov", b"zip", b"rar", b"txt", b"csv", b"json", b"xml", b"html", b"htm", b"md", b"odt", b"js",
    b"ts",
];

pub(super) fn judge(candidate: &Candidate<'_>, context: &Context<'_>) -> Verdict {
    let bytes = context.text.bytes();
    if context.text.byte_before(candidate.range.start) == b'@' {
        return Verdict::Refuse;
    }
    let (token, inside) = token(bytes, &candidate.range);
    if is_machine_text(token, &inside) { Verdict::Refuse } else { Verdict::Pass }
}

/// The run of characters without white space, quotes and brackets around a range, and the range inside it.
fn token<'a>(bytes: &'a [u8], range: &Range<usize>) -> (&'a [u8], Range<usize>) {
    let joined = |byte: &&u8| !matches!(**byte, SPACE | PARAGRAPH) && !b"\"'()[]<>{}|,;`".contains(byte);
    let before = bytes[..range.start].iter().rev().take(LONGEST_TOKEN).take_while(joined).count();
    let after = bytes[range.end..].iter().take(LONGEST_TOKEN).take_while(joined).count();
    (&bytes[range.start - before..range.end + after], before..before + range.len())
}

fn is_machine_text(token: &[u8], inside: &Range<usize>) -> bool {
    let before = &token[..inside.start];
    let after = &token[inside.end..];
    if before.is_empty() && after.is_empty() {
        return false;
    }
    let scheme = token.windows(3).position(|window| window == b"://");
    let address = token.windows(3).any(|window| window[1] == b'@' && is_word(window[0]) && is_word(window[2]));
    let absolute = token.first() == Some(&b'/') && token.get(1).is_some_and(|byte| is_word(*byte));
    let path = absolute || token.contains(&b'\\');
    scheme.is_some_and(|at| at < inside.end) || address || path || is_file_name(after) || is_domain(token)
}

/// Whether a dot and a file extension end the run of word characters, dots, dashes and underscores that follows.
fn is_file_name(after: &[u8]) -> bool {
    let joined = |byte: &&u8| is_word(**byte) || matches!(**byte, b'.' | b'-' | b'_');
    let run = &after[..after.iter().take_while(joined).count()];
    let run = run.strip_suffix(b".").unwrap_or(run);
    run.iter().rposition(|byte| *byte == b'.').is_some_and(|dot| is_one_of(&run[dot + 1..], FILE_EXTENSIONS))
}

/// Whether the part before the first slash ends in a top-level domain: `fpt.com.vn`, `fpt.com.vn/FPT`.
fn is_domain(token: &[u8]) -> bool {
    let host = token.split(|byte| *byte == b'/').next().unwrap_or_default();
    let mut labels = host.strip_suffix(b".").unwrap_or(host).rsplit(|byte| *byte == b'.');
    let top = labels.next().unwrap_or_default();
    labels.next().is_some_and(|label| !label.is_empty()) && is_one_of(top, TOP_LEVEL_DOMAINS)
}

fn is_one_of(word: &[u8], words: &[&[u8]]) -> bool {
    let spells = |(byte, ascii): (&u8, &u8)| letter(*byte, false) == Some(*ascii as char);
    words.iter().any(|listed| word.len() == listed.len() && word.iter().zip(*listed).all(spells))
}
