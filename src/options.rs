//! What a caller may ask for.

use std::fmt;

use crate::{
    annotation::Confidence,
    gazetteer::{
        Kind,
        date::PartialDate,
        value::{Data, Named, Value},
    },
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

impl Named for Diacritics {
    const NAMES: &'static [(&'static str, Self)] = &[("required", Self::Required), ("optional", Self::Optional)];
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
    /// Reads a table of options by the names that callers use; nothing at all stands for the defaults.
    ///
    /// # Errors
    /// When there is no such option, or it does not take such a value.
    pub fn read(value: Value) -> Result<Self, OptionError> {
        let mut options = Self::default();
        options.update(value)?;
        Ok(options)
    }

    /// Sets the options that a table names; the others stay as they are.
    ///
    /// # Errors
    /// When there is no such option, or it does not take such a value.
    pub fn update(&mut self, value: Value) -> Result<(), OptionError> {
        match value.data {
            Data::Nothing => {}
            Data::Table(entries) => {
                for (name, value) in entries {
                    self.set(&name, value.data)?;
                }
            }
            _ => return Err(OptionError("options must be an object".to_owned())),
        }
        Ok(())
    }

    fn set(&mut self, name: &str, value: Data) -> Result<(), OptionError> {
        use Data::{Flag, List, Nothing, Text};
        match (name, value) {
            ("kinds" | "asOf" | "nested" | "diacritics" | "minConfidence", Nothing) => {}
            ("nested", Flag(nested)) => self.nested = nested,
            ("kinds", List(names)) => {
                let kind = |name: &Value| named("kinds", name.text().unwrap_or_default());
                self.kinds = names.iter().map(kind).collect::<Result<_, _>>()?;
            }
            ("asOf", Text(text)) => self.as_of = Some(day(&text)?),
            ("diacritics", Text(text)) => self.diacritics = named(name, &text)?,
            ("minConfidence", Text(text)) => self.min_confidence = named(name, &text)?,
            ("kinds" | "asOf" | "nested" | "diacritics" | "minConfidence", _) => {
                return Err(OptionError(format!("the option {name} has a value of the wrong type")));
            }
            _ => return Err(OptionError(format!("there is no option \"{name}\""))),
        }
        Ok(())
    }
}

fn day(text: &str) -> Result<PartialDate, OptionError> {
    match text.parse::<PartialDate>() {
        Ok(date) if date.is_day() => Ok(date),
        _ => Err(OptionError(format!("the option asOf is \"{text}\", which is not a day"))),
    }
}

fn named<T: Named>(option: &str, text: &str) -> Result<T, OptionError> {
    T::named(text).ok_or_else(|| OptionError(format!("the option {option} has \"{text}\"")))
}

#[cfg(feature = "cli")]
impl<'de> serde::Deserialize<'de> for Options {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let given = serde_json::Value::deserialize(deserializer)?;
        Self::read(given.into()).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Result<Options, String> {
        let json: serde_json::Value = serde_json::from_str(json).map_err(|error| error.to_string())?;
        Options::read(json.into()).map_err(|error| error.to_string())
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
