//! `danhdau date`: the date of an article, as its text says it.

use std::io::{self, Read, Write};

use anyhow::Context as _;
use danhdau::{
    gazetteer::value::Named as _,
    publication_date::{PublicationDate, propose},
};
use serde_json::{Value, json};

/// Proposes the date of standard input; whether there is one.
pub fn run(json: bool) -> anyhow::Result<bool> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).context("cannot read a text from standard input")?;
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = propose(&units);
    let mut output = io::stdout().lock();
    match &found {
        _ if json => writeln!(output, "{}", found.as_ref().map_or(Value::Null, |found| view(found, &units)))?,
        Some(found) => {
            let PublicationDate { range, .. } = found;
            let said = String::from_utf16_lossy(&units[range.clone()]);
            writeln!(
                output,
                "{} ({}), from \"{said}\" ({}-{})",
                found.date(),
                found.precision().name(),
                range.start,
                range.end
            )?;
        }
        None => eprintln!("danhdau: the text does not say its date"),
    }
    Ok(found.is_some())
}

fn view(found: &PublicationDate, units: &[u16]) -> Value {
    let mut view = json!({
        "date": found.date(),
        "precision": found.precision().name(),
        "start": found.range.start,
        "end": found.range.end,
    });
    if let Some(place) = found.place.clone() {
        view["place"] = String::from_utf16_lossy(&units[place]).into();
    }
    view
}
