//! `danhdau date`: the date of an article, as its text says it.

use std::io::{self, Write};

use danhdau::{
    gazetteer::value::Named as _,
    publication_date::{PublicationDate, propose},
};
use serde_json::{Value, json};

/// Proposes the date of a text; whether it says one.
pub fn run(units: &[u16], json: bool) -> anyhow::Result<bool> {
    let found = propose(units);
    let mut output = io::stdout().lock();
    match &found {
        _ if json => writeln!(output, "{}", found.as_ref().map_or(Value::Null, |found| view(found, units)))?,
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
