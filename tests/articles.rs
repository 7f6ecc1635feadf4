//! Whole articles: what a reader must see marked, and the whole output beside it. The articles of `articles/*.txt` are
//! invented for this test, in the manner of Vietnamese newspapers, about institutions that exist; they report nothing.
//! `articles/NAME.json` says by hand what must and may be marked, with high confidence and nothing else;
//! `articles/NAME.marks` is the output as it was when somebody last looked at it: `DANHDAU_BLESS=1` writes it anew, and
//! the difference is for review.

use std::{
    collections::HashMap,
    env, fs,
    ops::Range,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use danhdau::{Annotator, Options, gazetteer, output};
use serde::Deserialize;
use unicode_normalization::{UnicodeNormalization, is_nfc, is_nfd};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new(gazetteer::compiled()));

/// What must and may be found in an article.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expectation {
    /// What the article is for.
    about: String,
    #[serde(default)]
    form: Form,
    options: Options,
    expect: Vec<Span>,
    allow: Vec<Span>,
}

/// The normal form in which the article is written. Expected surfaces are in NFC, and brought into this form.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
enum Form {
    #[default]
    #[serde(rename = "NFC")]
    Composed,
    #[serde(rename = "NFD")]
    Decomposed,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Span {
    surface: String,
    nth: usize,
    kind: String,
    name: String,
    /// Where several records have the name.
    id: Option<String>,
    status: Option<String>,
    successor: Option<String>,
}

/// A returned annotation, as a user of the command sees it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    start: usize,
    end: usize,
    kind: String,
    id: Option<String>,
    name: String,
    text: String,
    confidence: String,
    via: String,
    status: Option<String>,
    successor: Option<String>,
    #[serde(default)]
    inferred: bool,
    #[serde(default)]
    candidates: Vec<String>,
}

/// An article with its expectation and what was found in it.
struct Article {
    path: PathBuf,
    text: String,
    expectation: Expectation,
    found: Vec<Found>,
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Article {
    fn open(name: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(name).with_extension("txt");
        let text = read(&path);
        let expectation = serde_json::from_str(&read(&path.with_extension("json")));
        let expectation: Expectation = expectation.unwrap_or_else(|error| panic!("{name}.json: {error}"));
        let units: Vec<u16> = text.encode_utf16().collect();
        let annotations = ANNOTATOR.annotate(&units, &expectation.options);
        let written = serde_json::to_value(output::views(&annotations, ANNOTATOR.gazetteer(), &units));
        let found = written.and_then(serde_json::from_value).unwrap_or_else(|error| panic!("{name}: {error}"));
        Self { path, text, expectation, found }
    }

    /// Everything in which high confidence and the expectation differ.
    fn differences(&self) -> Vec<String> {
        let mut differences = Vec::new();
        let mut sure: HashMap<(usize, usize), &Found> = HashMap::new();
        for found in self.found.iter().filter(|found| found.confidence == "high") {
            sure.insert((found.start, found.end), found);
        }
        for span in &self.expectation.expect {
            let range = self.range(span);
            match sure.remove(&(range.start, range.end)) {
                None => differences.push(format!("missing: {} {}", self.place(&range), span.kind)),
                Some(found) => differences.extend(span.difference(found).map(|what| self.place(&range) + &what)),
            }
        }
        for span in &self.expectation.allow {
            let range = self.range(span);
            sure.remove(&(range.start, range.end));
        }
        let extra = sure
            .values()
            .map(|found| format!("extra: {} {} {}", self.place(&(found.start..found.end)), found.kind, found.name));
        differences.extend(extra);
        differences.sort();
        differences
    }

    /// The UTF-16 units of the nth occurrence of a span's surface.
    fn range(&self, span: &Span) -> Range<usize> {
        let surface: String = match self.expectation.form {
            Form::Composed => span.surface.clone(),
            Form::Decomposed => span.surface.nfd().collect(),
        };
        let found = self.text.match_indices(&surface).nth(span.nth);
        let Some((at, _)) = found else { panic!("{:?} does not occur {} times", span.surface, span.nth + 1) };
        let start = self.text[..at].encode_utf16().count();
        start..start + surface.encode_utf16().count()
    }

    /// A range with the words around it.
    fn place(&self, range: &Range<usize>) -> String {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let slice = |range: Range<usize>| String::from_utf16_lossy(&units[range]).nfc().collect::<String>();
        let (before, after) = (range.start.saturating_sub(20)..range.start, range.end..units.len().min(range.end + 20));
        format!(
            "{}..{} {:?}",
            range.start,
            range.end,
            slice(before) + "[" + &slice(range.clone()) + "]" + &slice(after)
        )
    }

    /// The output, a line an annotation.
    fn marks(&self) -> String {
        self.found.iter().map(|found| found.line() + "\n").collect()
    }
}

impl Span {
    fn difference(&self, found: &Found) -> Option<String> {
        let expected = (&self.kind, &self.name, &self.status, &self.successor);
        let own = (&found.kind, &found.name, &found.status, &found.successor);
        let same = expected == own && (self.id.is_none() || self.id == found.id);
        (!same).then(|| format!(" is {:?} {own:?}, not {:?} {expected:?}", found.id, self.id))
    }
}

impl Found {
    fn line(&self) -> String {
        let text: String = self.text.nfc().collect();
        let mut line = format!("{}..{} {text:?} {} {:?}", self.start, self.end, self.kind, self.name);
        line += &format!(" id={} via={}", self.id.as_deref().unwrap_or("none"), self.via);
        if self.confidence != "high" {
            line += &format!(" confidence={}", self.confidence);
        }
        for (key, value) in [("status", &self.status), ("successor", &self.successor)] {
            if let Some(value) = value {
                line += &format!(" {key}={value}");
            }
        }
        if self.inferred {
            line += " inferred";
        }
        if !self.candidates.is_empty() {
            line += &format!(" candidates={}", self.candidates.join(","));
        }
        line
    }
}

fn check(name: &str) {
    let article = Article::open(name);
    let differences = article.differences();
    assert!(differences.is_empty(), "{name}, {}\n{}", article.expectation.about, differences.join("\n"));
    let path = article.path.with_extension("marks");
    if env::var_os("DANHDAU_BLESS").is_some() {
        return fs::write(&path, article.marks()).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    let (expected, marks) = (read(&path), article.marks());
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    gone.extend(expected.lines().filter(|line| !marks.lines().any(|other| other == *line)));
    new.extend(marks.lines().filter(|line| !expected.lines().any(|other| other == *line)));
    assert!(
        expected == marks,
        "{name} is marked otherwise than in {}; if it should be, DANHDAU_BLESS=1 writes it anew\ngone:\n{}\nnew:\n{}",
        path.display(),
        gone.join("\n"),
        new.join("\n")
    );
}

#[test]
fn hai_phong() {
    check("hai_phong");
}

#[test]
fn hai_duong_2021() {
    check("hai_duong_2021");
}

#[test]
fn phu_yen() {
    check("phu_yen");
}

#[test]
fn ben_tre() {
    check("ben_tre");
}

#[test]
fn ky_hop_tinh() {
    check("ky_hop_tinh");
}

#[test]
fn sau_sap_nhap_2026() {
    check("sau_sap_nhap_2026");
}

/// An editor or a version control system that means well would take away what two of the articles are for.
#[test]
fn the_articles_keep_their_forms() {
    assert!(is_nfd(&Article::open("hai_duong_2021").text));
    let with_hard_spaces = Article::open("phu_yen").text;
    assert!(with_hard_spaces.contains('\u{A0}') && with_hard_spaces.contains("Khánh\r\nHòa"));
    assert_eq!(with_hard_spaces.matches('\n').count(), with_hard_spaces.matches("\r\n").count());
    for name in ["hai_phong", "phu_yen", "ben_tre", "sau_sap_nhap_2026"] {
        assert!(is_nfc(&Article::open(name).text), "{name} is in NFC");
    }
}
