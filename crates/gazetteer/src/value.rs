//! Plain data on its way in or out: what TOML, JSON and JavaScript have in common.
//!
//! Records, options and packs come in as values, whoever parsed them; what is shown of a record goes out as one.
//! So nothing here or behind needs to know in which language a record was written.

use crate::date::PartialDate;

/// A parsed value, and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Value {
    /// What it is.
    pub data: Data,
    /// Line of the file, from 1; 0 if not known.
    pub line: u32,
}

/// What a value is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Data {
    /// `null`, `undefined`, or nothing that is plain data.
    #[default]
    Nothing,
    /// `true` or `false`.
    Flag(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys and values, in the order in which they were written.
    Table(Vec<(String, Value)>),
}

impl Value {
    /// A table of what is there: entries without value are left out.
    pub fn table(entries: Vec<(&str, Option<Value>)>) -> Self {
        let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Data::Table(entries.collect()).into()
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl From<Data> for Value {
    fn from(data: Data) -> Self {
        Self { data, line: 0 }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Data::Text(text.to_owned()).into()
    }
}

impl From<PartialDate> for Value {
    fn from(date: PartialDate) -> Self {
        Data::Text(date.to_string()).into()
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Data::Number(number as f64).into()
    }
}

impl From<Vec<Value>> for Value {
    fn from(list: Vec<Value>) -> Self {
        Data::List(list).into()
    }
}

/// Values that are written as one of a few words.
pub trait Named: Copy + PartialEq + 'static {
    /// Each value with its word.
    const NAMES: &'static [(&'static str, Self)];

    /// The word of the value.
    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, value)| *value == self).map_or("", |(name, _)| name)
    }

    /// The value of a word.
    fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(own, _)| *own == name).map(|(_, value)| *value)
    }
}

/// Words in one text. The standard `join` is written out anew for each length of separator: 2 kB of the module.
pub(crate) fn joined(words: &[&str], separator: &str) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push_str(separator);
        }
        text.push_str(word);
    }
    text
}

#[cfg(feature = "serde")]
impl serde::Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.data {
            Data::Nothing => serializer.serialize_none(),
            Data::Flag(flag) => serializer.serialize_bool(*flag),
            Data::Number(number) if number.fract() == 0.0 => serializer.serialize_i64(*number as i64),
            Data::Number(number) => serializer.serialize_f64(*number),
            Data::Text(text) => serializer.serialize_str(text),
            Data::List(list) => serializer.collect_seq(list),
            Data::Table(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, value))),
        }
    }
}

#[cfg(feature = "files")]
impl From<serde_json::Value> for Value {
    fn from(json: serde_json::Value) -> Self {
        use serde_json::Value as Json;
        let data = match json {
            Json::Null => Data::Nothing,
            Json::Bool(flag) => Data::Flag(flag),
            Json::Number(number) => Data::Number(number.as_f64().unwrap_or(f64::NAN)),
            Json::String(text) => Data::Text(text),
            Json::Array(list) => Data::List(list.into_iter().map(Self::from).collect()),
            Json::Object(entries) => {
                Data::Table(entries.into_iter().map(|(key, value)| (key, Self::from(value))).collect())
            }
        };
        data.into()
    }
}
