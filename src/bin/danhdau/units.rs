//! The text of a line as UTF-16 units, lone surrogates included, as strings of JavaScript may hold them.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

/// The units of a JSON string, in which `"\ud83d"` may stand alone.
pub struct Units(pub Vec<u16>);

impl<'de> Deserialize<'de> for Units {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct StringVisitor;

        impl Visitor<'_> for StringVisitor {
            type Value = Units;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Units, E> {
                decode(bytes).map(Units).ok_or_else(|| E::custom("the text is not valid UTF-8"))
            }
        }

        // serde_json gives a string as bytes to whoever asks for bytes, with lone surrogates encoded like characters.
        deserializer.deserialize_bytes(StringVisitor)
    }
}

/// Decodes UTF-8 in which surrogates may be encoded too (WTF-8, <https://wtf-8.codeberg.page/>).
fn decode(mut bytes: &[u8]) -> Option<Vec<u16>> {
    let mut units = Vec::with_capacity(bytes.len());
    loop {
        let valid = match std::str::from_utf8(bytes) {
            Ok(text) => {
                units.extend(text.encode_utf16());
                return Some(units);
            }
            Err(error) => error.valid_up_to(),
        };
        let (text, rest) = bytes.split_at(valid);
        units.extend(std::str::from_utf8(text).ok()?.encode_utf16());
        let [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, after @ ..] = rest else { return None };
        units.push(0xD000 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F));
        bytes = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surrogates_may_stand_alone_and_nothing_else_is_let_through() {
        // (JSON, its units)
        let table: [(&[u8], Option<Vec<u16>>); 6] = [
            (b"\"a\"", Some(vec![0x61])),
            (b"\"\\ud83d\"", Some(vec![0xD83D])),
            (b"\"\\ude80\\ud83d x\"", Some(vec![0xDE80, 0xD83D, 0x20, 0x78])),
            (b"\"\\ud83d\\ude80\"", Some(vec![0xD83D, 0xDE80])),
            ("\"🚀ế\"".as_bytes(), Some(vec![0xD83D, 0xDE80, 0x1EBF])),
            (b"\"a\xFFb\"", None),
        ];
        for (json, expected) in table {
            let units = serde_json::from_slice::<Units>(json).ok().map(|units| units.0);
            assert_eq!(units, expected, "{}", String::from_utf8_lossy(json));
        }
    }
}
