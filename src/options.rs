//! What a caller may ask for.

use std::{collections::BTreeMap, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{Error, IgnoredAny},
};

use crate::{
    annotation::Confidence,
    gazetteer::{Kind, date::PartialDate},
};

/// Whether names without tone marks count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Diacritics {
    /// A name counts with its marks only.
    #[default]
    Required,
    /// In a paragraph without any Vietnamese mark, names without marks count too.
    Optional,
}

/// Options of one call; [`Options::default`] asks for everything, without a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The kinds wanted, in any order.
    pub kinds: Vec<Kind>,
    /// The day for which status and successor are wanted.
    pub as_of: Option<PartialDate>,
    /// Whether annotations inside longer ones are wanted too.
    pub nested: bool,
    /// Whether names without tone marks count.
    pub diacritics: Diacritics,
    /// The least confidence wanted.
    pub min_confidence: Confidence,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            kinds: Kind::ALL.to_vec(),
            as_of: None,
            nested: false,
            diacritics: Diacritics::Required,
            min_confidence: Confidence::Low,
        }
    }
}

const ALLOWED: &str = "allowed are kinds (a list of \"province\", \"official\", \"fpt-unit\", \"policy\"), asOf (a day, \
                       YYYY-MM-DD), nested (true or false), diacritics (\"required\" or \"optional\"), minConfidence \
                       (\"high\" or \"low\")";

/// A value as a caller gives it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged)]
pub enum OptionValue {
    /// `null` or `undefined`: the default stays.
    Absent,
    /// `true` or `false`.
    Flag(bool),
    /// A string.
    Text(String),
    /// A list of strings.
    List(Vec<String>),
    /// Anything else, which no option takes.
    Other(IgnoredAny),
}

/// An option that does not exist, or a value that it does not take. The message lists what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionError(String);

impl fmt::Display for OptionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}; {ALLOWED}", self.0)
    }
}

impl std::error::Error for OptionError {}

impl Options {
    /// Sets one option by the name that callers use.
    ///
    /// # Errors
    /// When there is no such option, or it does not take such a value.
    pub fn set(&mut self, name: &str, value: OptionValue) -> Result<(), OptionError> {
        use OptionValue::{Absent, Flag, List, Text};
        match (name, value) {
            ("kinds" | "asOf" | "nested" | "diacritics" | "minConfidence", Absent) => {}
            ("nested", Flag(nested)) => self.nested = nested,
            ("kinds", List(names)) => self.kinds = names.iter().map(|name| kind(name)).collect::<Result<_, _>>()?,
            ("asOf", Text(text)) => self.as_of = Some(day(&text)?),
            ("diacritics", Text(text)) => {
                let known = [("required", Diacritics::Required), ("optional", Diacritics::Optional)];
                self.diacritics = one_of(name, &text, &known)?;
            }
            ("minConfidence", Text(text)) => {
                self.min_confidence = one_of(name, &text, &[("high", Confidence::High), ("low", Confidence::Low)])?;
            }
            ("kinds" | "asOf" | "nested" | "diacritics" | "minConfidence", _) => {
                return Err(OptionError(format!("the option {name} has a value of the wrong type")));
            }
            _ => return Err(OptionError(format!("there is no option \"{name}\""))),
        }
        Ok(())
    }
}

fn kind(name: &str) -> Result<Kind, OptionError> {
    one_of("kinds", name, &Kind::ALL.map(|kind| (kind.as_str(), kind)))
}

fn day(text: &str) -> Result<PartialDate, OptionError> {
    match text.parse::<PartialDate>() {
        Ok(date) if date.is_day() => Ok(date),
        _ => Err(OptionError(format!("the option asOf is \"{text}\", which is not a day"))),
    }
}

fn one_of<T: Copy>(option: &str, text: &str, known: &[(&str, T)]) -> Result<T, OptionError> {
    let found = known.iter().find(|(name, _)| *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| OptionError(format!("the option {option} has \"{text}\"")))
}

impl<'de> Deserialize<'de> for Options {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = BTreeMap::<String, OptionValue>::deserialize(deserializer)?;
        let mut options = Self::default();
        for (name, value) in given {
            options.set(&name, value).map_err(D::Error::custom)?;
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Result<Options, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    #[test]
    fn absent_options_have_defaults() {
        assert_eq!(parse("{}"), Ok(Options::default()));
        assert_eq!(parse(r#"{"asOf": null, "kinds": null}"#), Ok(Options::default()));
    }

    #[test]
    fn options_are_read() {
        let options =
            parse(r#"{"kinds": ["fpt-unit"], "asOf": "2025-07-01", "nested": true, "minConfidence": "high"}"#);
        let options = options.expect("well formed");
        assert_eq!(options.kinds, [Kind::FptUnit]);
        assert_eq!(options.as_of.map(|day| day.to_string()).as_deref(), Some("2025-07-01"));
        assert!(options.nested);
        assert_eq!(options.min_confidence, Confidence::High);
    }

    #[test]
    fn an_error_names_the_option_and_lists_what_is_allowed() {
        // (options, what the message must say)
        let table = [
            (r#"{"asof": "2025-07-01"}"#, "\"asof\""),
            (r#"{"asOf": "2025-13-01"}"#, "asOf"),
            (r#"{"asOf": "2025"}"#, "not a day"),
            (r#"{"asOf": 2025}"#, "asOf"),
            (r#"{"nested": "yes"}"#, "nested"),
            (r#"{"kinds": ["city"]}"#, "kinds"),
            (r#"{"minConfidence": "medium"}"#, "minConfidence has \"medium\""),
            (r#"{"kinds": [1]}"#, "kinds"),
            (r#"{"diacritics": false}"#, "diacritics"),
        ];
        for (json, expected) in table {
            let message = parse(json).expect_err(json);
            assert!(message.contains(expected), "{json} gave {message}");
        }
        assert!(parse(r#"{"asof": 1}"#).expect_err("unknown").contains("minConfidence"));
    }
}
