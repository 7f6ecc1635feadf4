//! `danhdau explain`: why something in a text is marked, or is not.

use std::{
    io::{self, Read, Write},
    ops::Range,
};

use anyhow::Context as _;
use danhdau::{Annotator, Options, annotation::Subject, explain::Decision, gazetteer::value::Named as _};

/// Explains standard input, or what lies in a range of its UTF-16 units.
pub fn run(annotator: &Annotator, range: Option<Range<usize>>, options: &Options, json: bool) -> anyhow::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text).context("cannot read a text from standard input")?;
    let units: Vec<u16> = text.encode_utf16().collect();
    let range = range.unwrap_or(0..units.len());
    let explanation = annotator.explain(&units, range.clone(), options);
    let mut output = io::stdout().lock();
    if json {
        writeln!(output, "{}", serde_json::to_string_pretty(&explanation.view(&range, annotator))?)?;
        return Ok(());
    }
    for decision in &explanation.decisions {
        let name = match decision.subject {
            Subject::Record(number) => annotator.gazetteer().entity(number).map(|entity| entity.id.as_str()),
            Subject::Unlisted(index) => explanation.names.get(index as usize).map(String::as_str),
        };
        writeln!(output, "{}", line(decision, name.unwrap_or_default(), &units))?;
    }
    Ok(())
}

fn line(decision: &Decision, name: &str, units: &[u16]) -> String {
    let quote = |range: &Range<usize>| {
        let text = String::from_utf16_lossy(units.get(range.clone()).unwrap_or_default());
        format!("\"{text}\" ({}-{})", range.start, range.end)
    };
    let saw: Vec<String> = decision.saw.iter().map(quote).collect();
    let saw = if saw.is_empty() { String::new() } else { format!(", saw {}", saw.join(", ")) };
    format!("{} {name}: {} by {}{saw}", quote(&decision.range), decision.verdict.name(), decision.rule)
}
