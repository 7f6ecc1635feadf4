//! What a caller may ask for.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor},
};

use crate::{
    annotation::Confidence,
    gazetteer::{Kind, date::PartialDate},
};

/// Whether names without tone marks count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

const ALLOWED: &str = "kinds (a list of \"province\", \"official\", \"fpt-unit\", \"policy\"), asOf (a day, YYYY-MM-DD), \
                       nested (true or false), diacritics (\"required\" or \"optional\"), minConfidence (\"high\" or \"low\")";

impl<'de> Deserialize<'de> for Options {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OptionsVisitor;

        impl<'de> Visitor<'de> for OptionsVisitor {
            type Value = Options;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(formatter, "options: {ALLOWED}")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Options, A::Error> {
                let mut options = Options::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "kinds" => set(&mut options.kinds, map.next_value(), "kinds")?,
                        "asOf" => set_day(&mut options.as_of, map.next_value())?,
                        "nested" => set(&mut options.nested, map.next_value(), "nested")?,
                        "diacritics" => set(&mut options.diacritics, map.next_value(), "diacritics")?,
                        "minConfidence" => set(&mut options.min_confidence, map.next_value(), "minConfidence")?,
                        unknown => {
                            return Err(A::Error::custom(format!("unknown option \"{unknown}\"; allowed are {ALLOWED}")));
                        }
                    }
                }
                Ok(options)
            }
        }

        deserializer.deserialize_map(OptionsVisitor)
    }
}

/// Leaves the default where the value is absent (`undefined`, `null`).
fn set<T, E: Error>(option: &mut T, value: Result<Option<T>, E>, name: &str) -> Result<(), E> {
    match value {
        Ok(Some(value)) => *option = value,
        Ok(None) => {}
        Err(error) => return Err(E::custom(format!("the option {name}: {error}; allowed are {ALLOWED}"))),
    }
    Ok(())
}

fn set_day<E: Error>(option: &mut Option<PartialDate>, value: Result<Option<PartialDate>, E>) -> Result<(), E> {
    let mut date = None;
    set(&mut date, value.map(|value| value.map(Some)), "asOf")?;
    match date {
        Some(date) if !PartialDate::is_day(date) => {
            Err(E::custom(format!("the option asOf: \"{date}\" is not a day; write YYYY-MM-DD")))
        }
        _ => {
            *option = date;
            Ok(())
        }
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
        let options = parse(r#"{"kinds": ["fpt-unit"], "asOf": "2025-07-01", "nested": true, "minConfidence": "high"}"#);
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
            (r#"{"minConfidence": "medium"}"#, "minConfidence"),
            (r#"{"diacritics": false}"#, "diacritics"),
        ];
        for (json, expected) in table {
            let message = parse(json).expect_err(json);
            assert!(message.contains(expected), "{json} gave {message}");
        }
        assert!(parse(r#"{"asof": 1}"#).expect_err("unknown").contains("minConfidence"));
    }
}
