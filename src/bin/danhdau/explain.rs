//! `danhdau explain`: why something in a text is marked, or is not.

use std::{
    io::{self, Write},
    ops::Range,
};

use danhdau::{
    Annotator, Options,
    annotation::Subject,
    explain::{Decision, Explanation},
    rules::Verdict,
};

use crate::wording;

/// Explains a text, or what lies in a range of its UTF-16 units.
pub fn run(
    annotator: &Annotator,
    units: &[u16],
    range: Option<Range<usize>>,
    options: &Options,
    json: bool,
) -> anyhow::Result<()> {
    let range = range.unwrap_or(0..units.len());
    let explanation = annotator.explain(units, range.clone(), options);
    let mut output = io::stdout().lock();
    if json {
        writeln!(output, "{}", serde_json::to_string_pretty(&explanation.view(&range, annotator))?)?;
        return Ok(());
    }
    if explanation.decisions.is_empty() {
        writeln!(output, "no name, and nothing like one, is there")?;
    }
    for place in explanation.decisions.chunk_by(|one, other| one.range == other.range) {
        writeln!(output, "{}", quote(&place[0].range, units))?;
        for decision in place {
            writeln!(output, "  {}", line(decision, &explanation, annotator, units))?;
        }
    }
    Ok(())
}

fn line(decision: &Decision, explanation: &Explanation, annotator: &Annotator, units: &[u16]) -> String {
    let name = match decision.subject {
        Subject::Record(number) => annotator.gazetteer().entity(number).map(|entity| entity.id.as_str()),
        Subject::Unlisted(index) => explanation.names.get(index as usize).map(String::as_str),
    };
    let verdict = match decision.verdict {
        Verdict::Pass => "marked",
        Verdict::Doubt => "marked, not certain",
        Verdict::Refuse => "not marked",
    };
    let reason = wording::reason(decision.rule).unwrap_or("of that rule");
    let saw: Vec<String> = decision.saw.iter().map(|range| quote(range, units)).collect();
    let saw = if saw.is_empty() { String::new() } else { format!(": {}", saw.join(", ")) };
    format!("{verdict} as {}, because {reason} [{}]{saw}", name.unwrap_or_default(), decision.rule)
}

fn quote(range: &Range<usize>, units: &[u16]) -> String {
    let text = String::from_utf16_lossy(units.get(range.clone()).unwrap_or_default());
    format!("\"{}\" ({}-{})", text.split_whitespace().collect::<Vec<_>>().join(" "), range.start, range.end)
}
