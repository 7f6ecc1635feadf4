//! Plain data as numbers, for crossing a border: one array in, one array out, and no object in between.
//!
//! Values follow one another in the order in which they are written, each as a word for what it is, with a length
//! where there is one:
//!
//! | word | what follows |
//! | --- | --- |
//! | 0 nothing, 1 false, 2 true, 3 anything that is no plain data | |
//! | 4 number | the number, whole and from 0 to 4294967295 |
//! | 5 text | length in UTF-16 units, then the units, two a word, the first in the low half |
//! | 6 list | length, then the values |
//! | 7 table | length, then for each entry the key, as a text, and the value |

use crate::value::{Data, Value};

const NOTHING: u32 = 0;
const FALSE: u32 = 1;
const TRUE: u32 = 2;
const OTHER: u32 = 3;
const NUMBER: u32 = 4;
const TEXT: u32 = 5;
const LIST: u32 = 6;
const TABLE: u32 = 7;

/// Writes a value as numbers.
pub fn write(value: &Value) -> Vec<u32> {
    let mut words = Vec::new();
    write_value(value, &mut words);
    words
}

fn write_value(value: &Value, words: &mut Vec<u32>) {
    match &value.data {
        Data::Nothing => words.push(NOTHING),
        Data::Flag(flag) => words.push(if *flag { TRUE } else { FALSE }),
        Data::Number(number) if number.is_nan() => words.push(OTHER),
        Data::Number(number) => words.extend([NUMBER, *number as u32]),
        Data::Text(text) => write_text(text, words),
        Data::List(list) => {
            words.extend([LIST, list.len() as u32]);
            list.iter().for_each(|item| write_value(item, words));
        }
        Data::Table(entries) => {
            words.extend([TABLE, entries.len() as u32]);
            for (key, value) in entries {
                write_text(key, words);
                write_value(value, words);
            }
        }
    }
}

fn write_text(text: &str, words: &mut Vec<u32>) {
    let units: Vec<u16> = text.encode_utf16().collect();
    words.extend([TEXT, units.len() as u32]);
    words.extend(units.chunks(2).map(|pair| u32::from(pair[0]) | u32::from(pair.get(1).copied().unwrap_or(0)) << 16));
}

/// Reads the first value of numbers; what is missing at their end is nothing.
pub fn read(mut words: &[u32]) -> Value {
    read_next(&mut words)
}

fn take(words: &mut &[u32]) -> u32 {
    let Some((first, rest)) = words.split_first() else { return NOTHING };
    *words = rest;
    *first
}

/// Reads the first value of numbers, and leaves what follows.
pub fn read_next(words: &mut &[u32]) -> Value {
    let data = match take(words) {
        FALSE => Data::Flag(false),
        TRUE => Data::Flag(true),
        NUMBER => Data::Number(f64::from(take(words))),
        TEXT => Data::Text(read_text(words)),
        LIST => {
            let mut items = Vec::new();
            for _ in 0..take(words) {
                if words.is_empty() {
                    break;
                }
                items.push(read_next(words));
            }
            Data::List(items)
        }
        TABLE => {
            let mut entries = Vec::new();
            for _ in 0..take(words) {
                if words.is_empty() {
                    break;
                }
                take(words);
                entries.push((read_text(words), read_next(words)));
            }
            Data::Table(entries)
        }
        OTHER => Data::Number(f64::NAN),
        _ => Data::Nothing,
    };
    data.into()
}

fn read_text(words: &mut &[u32]) -> String {
    let length = take(words) as usize;
    let (own, rest) = words.split_at_checked(length.div_ceil(2)).unwrap_or_default();
    *words = rest;
    let unit = |at: usize| (own[at / 2] >> (16 * (at % 2))) as u16;
    let mut utf8 = Vec::with_capacity(length + length / 2);
    let mut at = 0;
    // By hand, for large packs have a million texts: in code that is made for size, iterators take three times as long.
    while at < length.min(2 * own.len()) {
        let first = u32::from(unit(at));
        let second = if at + 1 < length { u32::from(unit(at + 1)) } else { 0 };
        at += 1;
        let character = match first {
            0xD800..0xDC00 if (0xDC00..0xE000).contains(&second) => {
                at += 1;
                0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
            }
            0xD800..0xE000 => u32::from(char::REPLACEMENT_CHARACTER),
            _ => first,
        };
        let tail = |shift: u32| (0x80 | (character >> shift & 0x3F)) as u8;
        match character {
            ..0x80 => utf8.push(character as u8),
            0x80..0x800 => utf8.extend_from_slice(&[(0xC0 | character >> 6) as u8, tail(0)]),
            0x800..0x10000 => utf8.extend_from_slice(&[(0xE0 | character >> 12) as u8, tail(6), tail(0)]),
            _ => utf8.extend_from_slice(&[(0xF0 | character >> 18) as u8, tail(12), tail(6), tail(0)]),
        }
    }
    String::from_utf8(utf8).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let text = |text: &str| Value::from(text);
        let value = Value::table(vec![
            ("tên", Some(text("Hải Phòng 🚀"))),
            ("", Some(text(""))),
            ("none", Some(Value::default())),
            ("flags", Some(vec![Data::Flag(true).into(), Data::Flag(false).into()].into())),
            ("year", Some(1964.into())),
            ("deep", Some(vec![Value::table(vec![("a", Some(Vec::new().into()))])].into())),
        ]);
        assert_eq!(read(&write(&value)), value);
        assert!(matches!(read(&write(&Data::Number(f64::NAN).into())).data, Data::Number(number) if number.is_nan()));
    }

    #[test]
    fn the_form_is_that_of_the_table() {
        let value = Value::table(vec![("ab", Some(vec![7.into(), "abc".into()].into()))]);
        let (a, b, c) = (97, 98, 99);
        assert_eq!(write(&value), [TABLE, 1, TEXT, 2, a | b << 16, LIST, 2, NUMBER, 7, TEXT, 3, a | b << 16, c]);
    }

    #[test]
    fn numbers_that_end_early_or_are_none_of_these_are_read_as_far_as_they_go() {
        let whole = write(&Value::table(vec![("ab", Some(vec!["abc".into(), 7.into()].into()))]));
        for length in 0..whole.len() {
            read(&whole[..length]);
        }
        assert_eq!(read(&[LIST, u32::MAX, 99]).data, Data::List(vec![Value::default()]));
        assert_eq!(read(&[TEXT, u32::MAX]).data, Data::Text(String::new()));
        assert_eq!(read(&[TABLE, u32::MAX]).data, Data::Table(Vec::new()));
        let text = |units: &[u16]| {
            let pairs =
                units.chunks(2).map(|pair| u32::from(pair[0]) | u32::from(pair.get(1).copied().unwrap_or(0)) << 16);
            read(&[TEXT, units.len() as u32].into_iter().chain(pairs).collect::<Vec<u32>>()).data
        };
        for units in
            [&[0xD83D, 0xDE80][..], &[0x41, 0xD83D], &[0xD83D, 0xD83D, 0xDE80, 0x1EBF], &[0xDE80, 0xE9, 0xD83D, 0x41]]
        {
            assert_eq!(text(units), Data::Text(String::from_utf16_lossy(units)));
        }
        assert_eq!(read(&[TEXT, 1, 0xD800]).data, Data::Text("\u{FFFD}".to_owned()), "a lone surrogate is no text");
    }
}
