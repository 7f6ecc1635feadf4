//! Whole documents in other forms. Decomposed letters, the other place of the tone mark, no-break spaces, lines wrapped as
//! mail wraps them, en dashes, soft hyphens and a long text before them change nothing but offsets; text in capitals keeps
//! nearly everything.
//! The documents are those of the conformance suite and the articles.

#[path = "conformance/cases.rs"]
#[expect(dead_code, reason = "the conformance test also reads what is expected")]
mod cases;

use std::{fs, path::Path, sync::LazyLock};

use danhdau::{
    Annotator, Options,
    annotation::{Annotations, Subject},
    gazetteer::{self, value::Named as _},
};
use unicode_normalization::UnicodeNormalization;

use cases::Case;

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new(gazetteer::compiled()));

struct Document {
    id: String,
    text: Vec<char>,
    options: Options,
}

fn documents() -> Vec<Document> {
    let of_suite = Case::all().into_iter().filter(|case| case.group == "documents").map(|case| {
        let text = String::from_utf16(&case.units()).unwrap_or_else(|error| panic!("{}: {error}", case.id));
        Document { id: case.id, text: text.nfc().collect(), options: case.options }
    });
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let files = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = files.filter_map(|file| Some(file.ok()?.path()));
    let mut articles: Vec<Document> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter_map(|path| {
            let text = fs::read_to_string(&path).ok()?;
            Some(Document { id: path.display().to_string(), text: text.nfc().collect(), options: Options::default() })
        })
        .collect();
    articles.sort_by(|one, other| one.id.cmp(&other.id));
    of_suite.chain(articles).collect()
}

/// A text made of parts, one for each character of another.
struct Perturbed {
    units: Vec<u16>,
    /// The first unit of each part, and the end.
    starts: Vec<usize>,
}

fn perturbed(parts: impl Iterator<Item = String>) -> Perturbed {
    let (mut units, mut starts) = (Vec::new(), vec![0]);
    for part in parts {
        units.extend(part.encode_utf16());
        starts.push(units.len());
    }
    Perturbed { units, starts }
}

/// What is found: kind, name and all else, and where, in characters of the document as it was.
fn found(text: &Perturbed, options: &Options) -> Vec<String> {
    let annotations = ANNOTATOR.annotate(&text.units, options);
    let character = |unit: usize| text.starts.partition_point(|start| *start <= unit) - 1;
    let tell = |item: &danhdau::annotation::Annotation| {
        let (start, end) = (character(item.range.start), character(item.range.end - 1) + 1);
        format!(
            "{start}-{end} {} {} {:?} {:?}",
            item.kind.name(),
            name(item.subject, &annotations),
            item.confidence,
            item.status
        )
    };
    annotations.items.iter().map(tell).collect()
}

fn name(subject: Subject, annotations: &Annotations) -> String {
    match subject {
        Subject::Record(number) => ANNOTATOR.gazetteer().entity(number).map(|entity| entity.id.clone()),
        Subject::Unlisted(index) => annotations.names.get(index as usize).map(|name| name.nfc().collect()),
    }
    .unwrap_or_default()
}

fn as_it_is(document: &Document) -> Perturbed {
    perturbed(document.text.iter().map(char::to_string))
}

/// Nothing but offsets changes.
#[track_caller]
fn check(perturb: impl Fn(&[char]) -> Vec<String>) {
    let mut differences = Vec::new();
    let mut marks = 0;
    for document in documents() {
        let parts = perturb(&document.text);
        assert_eq!(parts.len(), document.text.len(), "a part for each character");
        let before = found(&as_it_is(&document), &document.options);
        let after = found(&perturbed(parts.into_iter()), &document.options);
        marks += before.len();
        let gone =
            before.iter().filter(|mark| !after.contains(mark)).map(|mark| format!("{}: gone {mark}", document.id));
        let new = after.iter().filter(|mark| !before.contains(mark)).map(|mark| format!("{}: new {mark}", document.id));
        differences.extend(gone.chain(new));
    }
    assert!(marks > 150, "only {marks} marks in all documents");
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// So many letters on the weather and their end, before the text.
fn behind(weather: &str, length: usize, end: &str, text: &[char]) -> Vec<String> {
    let before = weather.chars().cycle().skip(length % weather.chars().count()).take(length);
    let first = before.chain(end.chars()).chain(text.first().copied()).collect();
    [first].into_iter().chain(text.iter().skip(1).map(char::to_string)).collect()
}

/// Long texts are read passage by passage: each paragraph of a document may begin one.
#[test]
fn behind_many_paragraphs() {
    for length in (13_000..16_500).step_by(210) {
        check(|text| behind("Trời nhiều mây, có lúc có mưa rào và dông.\n\n", length, "\n\n", text));
    }
}

/// A paragraph that is too long for a passage may be cut at any space, also inside of a name.
#[test]
fn behind_a_long_paragraph() {
    for length in (62_000..65_600).step_by(70) {
        check(|text| {
            let lines: Vec<char> = text.iter().collect::<String>().replace("\n\n", "\n ").chars().collect();
            behind("Trời nhiều mây, có lúc có mưa rào và dông. ", length, "\n", &lines)
        });
    }
}

#[test]
fn decomposed_letters() {
    check(|text| text.iter().map(|character| character.nfd().collect()).collect());
}

/// The vowels of oa, oe, uy with their tones, for the tone on either letter.
const TONES: [(&str, &str); 3] = [("oòóỏõọ", "aàáảãạ"), ("oòóỏõọ", "eèéẻẽẹ"), ("uùúủũụ", "yỳýỷỹỵ")];

#[test]
fn the_other_place_of_the_tone_mark() {
    check(|text| {
        let mut moved: Vec<char> = text.to_vec();
        for at in 0..text.len().saturating_sub(1) {
            let is_open = !text.get(at + 2).is_some_and(|next| next.is_alphabetic());
            let after_q = at > 0 && matches!(text[at - 1], 'q' | 'Q');
            if !is_open || after_q {
                continue;
            }
            for (first, second) in TONES {
                let tone = |letters: &str, letter: char| {
                    letters.chars().position(|own| own == letter || own.to_uppercase().eq([letter]))
                };
                let (Some(one), Some(other)) = (tone(first, text[at]), tone(second, text[at + 1])) else { continue };
                let letter = |letters: &str, tone: usize, like: char| {
                    let letter = letters.chars().nth(tone).unwrap_or(like);
                    if like.is_uppercase() { letter.to_uppercase().next().unwrap_or(letter) } else { letter }
                };
                if (one == 0) != (other == 0) {
                    moved[at] = letter(first, other, text[at]);
                    moved[at + 1] = letter(second, one, text[at + 1]);
                }
            }
        }
        moved.iter().map(char::to_string).collect()
    });
}

#[test]
fn no_break_spaces() {
    check(|text| {
        text.iter()
            .map(|character| if *character == ' ' { "\u{A0}".to_owned() } else { character.to_string() })
            .collect()
    });
}

/// Wraps at a space once a line is as long as that.
fn wrapped(text: &[char], width: usize, line_end: &str) -> Vec<String> {
    let mut column = 0;
    let wrap = |character: &char| {
        column += 1;
        match character {
            '\n' => column = 0,
            ' ' if column > width => {
                column = 0;
                return line_end.to_owned();
            }
            _ => {}
        }
        character.to_string()
    };
    text.iter().map(wrap).collect()
}

#[test]
fn wrapped_lines() {
    for width in 45..80 {
        check(|text| wrapped(text, width, "\n"));
    }
    check(|text| wrapped(text, 66, "\r\n  "));
}

#[test]
fn en_dashes() {
    check(|text| {
        text.iter().map(|character| if *character == '-' { "–".to_owned() } else { character.to_string() }).collect()
    });
}

#[test]
fn soft_hyphens() {
    check(|text| {
        let between = |at: usize| text[at].is_alphabetic() && text.get(at + 1).is_some_and(|next| next.is_alphabetic());
        let part = |(at, character): (usize, &char)| {
            if between(at) && at % 3 == 0 { format!("{character}\u{AD}") } else { character.to_string() }
        };
        text.iter().enumerate().map(part).collect()
    });
}

#[test]
fn text_in_capitals_keeps_nearly_everything() {
    let (mut kept, mut all, mut lost) = (0, 0, Vec::new());
    for document in documents() {
        let capitals = document.text.iter().map(|character| character.to_uppercase().collect());
        let place = |mark: &String| mark.split(' ').take(3).collect::<Vec<_>>().join(" ");
        let after: Vec<String> = found(&perturbed(capitals), &document.options).iter().map(place).collect();
        for mark in found(&as_it_is(&document), &document.options).iter().map(place) {
            all += 1;
            if after.contains(&mark) { kept += 1 } else { lost.push(format!("{}: {mark}", document.id)) }
        }
    }
    println!("{kept} of {all} are kept");
    assert!(kept * 100 >= all * 95, "{kept} of {all}; lost are\n{}", lost.join("\n"));
}
