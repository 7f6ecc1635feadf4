//! Reads the conformance cases. Their texts are sequences of UTF-16 units that may hold lone surrogates, which a Rust
//! `String` cannot; so strings are taken as the bytes in which serde_json keeps such surrogates (WTF-8).

use std::{fmt, fs, ops::Range, path::Path};

use danhdau::Options;
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

/// One case: a text, and what must, may and must not be found in it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
    pub id: String,
    pub group: String,
    #[serde(default)]
    pub level: Level,
    text: Option<Utf16>,
    repeat: Option<Repeat>,
    #[serde(default)]
    pub options: Options,
    #[serde(default)]
    pub expect: Vec<Expected>,
    #[serde(default)]
    pub expect_count: Vec<Counted>,
    #[serde(default)]
    pub expect_span: Vec<Spanned>,
    #[serde(default)]
    pub forbid: Vec<Forbidden>,
    #[serde(default)]
    pub allow: Vec<Expected>,
    pub why: String,
}

/// Whether a case has to pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    #[default]
    Must,
    Should,
}

#[derive(Deserialize)]
struct Repeat {
    #[serde(default)]
    prefix: Utf16,
    unit: Utf16,
    times: usize,
    #[serde(default)]
    suffix: Utf16,
}

/// A span that must or may be returned.
#[derive(Deserialize)]
pub struct Expected {
    surface: Utf16,
    nth: usize,
    pub kind: String,
    pub name: String,
    pub status: Option<String>,
    pub successor: Option<String>,
    #[serde(default)]
    pub inferred: bool,
    pub confidence: Option<String>,
}

/// All occurrences of a surface outside of `expect`.
#[derive(Deserialize)]
pub struct Counted {
    pub surface: Utf16,
    pub kind: String,
    pub name: String,
    pub count: usize,
}

/// A span that must be returned, given by its units.
#[derive(Deserialize)]
pub struct Spanned {
    pub start: usize,
    pub end: usize,
    pub kind: String,
    pub name: String,
}

/// A span that must not be returned.
#[derive(Deserialize)]
pub struct Forbidden {
    surface: Utf16,
    nth: usize,
    pub kind: String,
}

impl Case {
    /// All cases of the suite, in its order.
    pub fn all() -> Vec<Self> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/conformance/cases.jsonl");
        let lines = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let read = |(number, line): (usize, &str)| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{}:{}: {error}", path.display(), number + 1))
        };
        lines.lines().enumerate().map(read).collect()
    }

    /// The units of its text.
    pub fn units(&self) -> Vec<u16> {
        match (&self.text, &self.repeat) {
            (Some(text), None) => text.0.clone(),
            (None, Some(repeat)) => {
                [repeat.prefix.0.as_slice(), &repeat.unit.0.repeat(repeat.times), &repeat.suffix.0].concat()
            }
            _ => panic!("{} must have either a text or a repeat", self.id),
        }
    }
}

impl Expected {
    /// Where the span lies in the text.
    pub fn range(&self, units: &[u16]) -> Range<usize> {
        self.surface.nth(units, self.nth)
    }
}

impl Forbidden {
    /// Where the span lies in the text.
    pub fn range(&self, units: &[u16]) -> Range<usize> {
        self.surface.nth(units, self.nth)
    }
}

/// UTF-16 units, lone surrogates among them.
#[derive(Default)]
pub struct Utf16(Vec<u16>);

impl Utf16 {
    /// The ranges at which these units stand in a text, overlaps counted.
    pub fn occurrences<'a>(&'a self, units: &'a [u16]) -> impl Iterator<Item = Range<usize>> {
        let windows = units.windows(self.0.len().max(1)).enumerate();
        windows.filter(|(_, window)| *window == self.0).map(|(at, window)| at..at + window.len())
    }

    fn nth(&self, units: &[u16], nth: usize) -> Range<usize> {
        let found = self.occurrences(units).nth(nth);
        found.unwrap_or_else(|| panic!("{:?} does not occur {} times", String::from_utf16_lossy(&self.0), nth + 1))
    }
}

impl<'de> Deserialize<'de> for Utf16 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Wtf8;

        impl Visitor<'_> for Wtf8 {
            type Value = Utf16;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Utf16, E> {
                Ok(Utf16(decode(bytes)))
            }
        }

        deserializer.deserialize_bytes(Wtf8)
    }
}

/// WTF-8 is UTF-8 in which a lone surrogate has its three bytes like any other number.
fn decode(mut bytes: &[u8]) -> Vec<u16> {
    let mut units = Vec::with_capacity(bytes.len());
    while let [first, rest @ ..] = bytes {
        let more = match first {
            0..0x80 => 0,
            0x80..0xE0 => 1,
            0xE0..0xF0 => 2,
            0xF0.. => 3,
        };
        let (tail, after) = rest.split_at(more);
        let bits = if more == 0 { u32::from(*first) } else { u32::from(first & (0x3F >> more)) };
        let number = tail.iter().fold(bits, |number, byte| number << 6 | u32::from(byte & 0x3F));
        match char::from_u32(number) {
            Some(character) => units.extend_from_slice(character.encode_utf16(&mut [0; 2])),
            None => units.push(number as u16),
        }
        bytes = after;
    }
    units
}
