//! Texts from files and from standard input.

use std::{
    fs,
    io::{self, Read as _},
    path::Path,
};

use anyhow::{Context as _, bail};

/// The UTF-16 units of a file, or of standard input where there is no file or it is called `-`. UTF-8, or UTF-16 with its
/// byte order mark; a mark is no part of the text.
///
/// # Errors
/// When it cannot be read, or is in another encoding.
pub fn read(file: Option<&Path>) -> anyhow::Result<Vec<u16>> {
    let file = file.filter(|file| *file != Path::new("-"));
    let name = || file.map_or("standard input".to_owned(), |file| file.display().to_string());
    let bytes = match file {
        Some(file) => fs::read(file),
        None => {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes).map(|_| bytes)
        }
    };
    decode(&bytes.with_context(|| format!("cannot read {}", name()))?).with_context(name)
}

fn decode(bytes: &[u8]) -> anyhow::Result<Vec<u16>> {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| bytes.as_chunks().0.iter().map(|pair| unit(*pair)).collect();
    match bytes {
        [0xFF, 0xFE, text @ ..] => Ok(units(text, u16::from_le_bytes)),
        [0xFE, 0xFF, text @ ..] => Ok(units(text, u16::from_be_bytes)),
        _ => match std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes)) {
            Ok(text) => Ok(text.encode_utf16().collect()),
            Err(problem) => bail!(
                "it is not in UTF-8 (at byte {}); convert it first, for instance with iconv",
                problem.valid_up_to()
            ),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_byte_order_tell_the_encoding_and_are_no_text() {
        let huế: Vec<u16> = "Huế".encode_utf16().collect();
        let little: Vec<u8> = huế.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = huế.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for bytes in [
            "Huế".as_bytes().to_vec(),
            "\u{FEFF}Huế".as_bytes().to_vec(),
            [&[0xFF, 0xFE][..], &little].concat(),
            [&[0xFE, 0xFF][..], &big].concat(),
        ] {
            assert_eq!(decode(&bytes).ok(), Some(huế.clone()), "{bytes:?}");
        }
        let message = decode(b"Hu\xEA").err().map(|problem| problem.to_string()).unwrap_or_default();
        assert!(message.contains("not in UTF-8 (at byte 2)"), "{message}");
    }
}
