//! CoNLL: a token a line, and between sentences an empty line. The columns, separated by tabs, are the token, its first
//! unit, one past its last, the id of the record (`-` where there is none) and the IOB2 tag: `B-province` for the first
//! token of an annotation, `I-province` for its others, `O` for all else. Programs that read the first and the last column
//! read it as it is.
//!
//! Only annotations that lie in no other are told: IOB2 has one tag for each token.

use std::{fmt::Write as _, iter, ops::Range};

use crate::{document::Document, units};

/// A token a line.
pub fn write(document: &Document<'_>) -> String {
    let mut conll = String::new();
    let mut marks = document.outermost().peekable();
    let edges: Vec<usize> = document.outermost().flat_map(|mark| [mark.start, mark.end]).collect();
    let mut tokens = tokens(document.text, &edges).peekable();
    let mut begun = None;
    while let Some(token) = tokens.next() {
        while marks.next_if(|mark| mark.end <= token.start).is_some() {}
        let mark = marks.peek().copied().filter(|mark| mark.start <= token.start);
        let text = document.text.get(token.clone()).unwrap_or_default();
        let id = mark.and_then(|mark| mark.id.as_deref()).unwrap_or("-");
        let tag = mark.map_or("O".to_owned(), |mark| {
            // A mark may begin with white space.
            let part = if begun.replace(mark.start) == Some(mark.start) { 'I' } else { 'B' };
            format!("{part}-{}", mark.kind)
        });
        _ = writeln!(conll, "{}\t{}\t{}\t{id}\t{tag}", units::text(text), token.start, token.end);
        let Some(next) = tokens.peek() else { break };
        let between = document.text.get(token.end..next.start).unwrap_or_default();
        let inside = mark.is_some_and(|mark| next.start < mark.end);
        if !inside && ends_sentence(text, between, document.text.get(next.clone()).unwrap_or_default()) {
            conll.push('\n');
        }
    }
    conll
}

/// Words, and every other sign for itself; a token never reaches across an edge of an annotation.
fn tokens<'a>(text: &'a [u16], edges: &'a [usize]) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut characters = units::characters(text).peekable();
    let mut edges = edges.iter().peekable();
    iter::from_fn(move || {
        let (mut token, first) = characters.find(|(_, character)| !character.is_some_and(is_blank))?;
        while edges.next_if(|edge| **edge <= token.start).is_some() {}
        let edge = edges.peek().map_or(usize::MAX, |edge| **edge);
        let in_word = first.is_some_and(char::is_alphanumeric);
        while let Some((range, _)) = characters.next_if(|(range, character)| {
            let joins =
                character.is_some_and(|character| is_mark(character) || (in_word && character.is_alphanumeric()));
            joins && range.start < edge
        }) {
            token.end = range.end;
        }
        Some(token)
    })
}

/// White space, and signs without a form that would be white space to many a reader.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

/// Marks on the sign before them, and what joins.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{20D0}'..='\u{20FF}')
}

/// A line ends, or a sentence does: a full stop, white space, and then a capital, a digit or a quotation mark.
fn ends_sentence(token: &[u16], between: &[u16], next: &[u16]) -> bool {
    let line = units::characters(between)
        .any(|(_, character)| matches!(character, Some('\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')));
    let first = units::characters(next).next().and_then(|(_, character)| character);
    let begins =
        first.is_some_and(|first| first.is_uppercase() || first.is_numeric() || matches!(first, '"' | '“' | '«' | '-'));
    let stops = matches!(units::text(token).as_str(), "." | "!" | "?" | "…");
    line || (stops && begins && !between.is_empty())
}
