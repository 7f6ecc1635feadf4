//! Why something is marked, or is not: the rule that decided, and what it saw.

use std::ops::Range;

use crate::{
    annotation::{Annotation, Annotations, Confidence, Subject, Via},
    annotator::Annotator,
    gazetteer::{
        Kind,
        value::{Named, Value},
    },
    options::Options,
    order::{outermost_first, sort_by_number},
    passages::Reader,
    rules::{self, Candidate, Context, Neighbours, Verdict, office::Offices},
    text::Text,
};

/// What was decided of one reading of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// UTF-16 units of the original text.
    pub range: Range<usize>,
    /// What it would name.
    pub subject: Subject,
    /// Whether it is marked: surely, in doubt, or not at all.
    pub verdict: Verdict,
    /// The rule that spoke against it; if none did, how it was recognised; or the step of the pipeline that chose.
    pub rule: &'static str,
    /// What the rule saw, in UTF-16 units.
    pub saw: Vec<Range<usize>>,
}

/// The decisions on everything that touches a range, and the names of what no record holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// In order of start.
    pub decisions: Vec<Decision>,
    /// Names of what no record holds.
    pub names: Vec<String>,
}

impl Annotator {
    /// Explains everything that was found or refused in a range of UTF-16 units.
    pub fn explain(&self, units: &[u16], range: Range<usize>, options: &Options) -> Explanation {
        let annotations = self.annotate(units, options);
        let text = Text::new(units);
        let reader = self.reader(options);
        let touches = |other: &Range<usize>| other.start < range.end.max(range.start + 1) && range.start < other.end;
        let mut decisions = Vec::new();
        let mut neighbours = Neighbours::new(reader.scanner);
        let mut offices = Offices::default();
        for passage in text.passages().filter(|passage| touches(&text.original(passage.clone()))) {
            neighbours.scan(&text, &passage);
            offices.read(&text, &neighbours, self.gazetteer());
            let context = reader.context(&text, &neighbours, &offices);
            decisions.append(&mut decide_passage(&reader, &context, &annotations, options, &touches));
        }
        Explanation { decisions, names: annotations.names }
    }
}

/// What was decided in a passage on everything that touches a range.
fn decide_passage(
    reader: &Reader<'_>,
    context: &Context<'_>,
    annotations: &Annotations,
    options: &Options,
    touches: &dyn Fn(&Range<usize>) -> bool,
) -> Vec<Decision> {
    let text = context.text;
    let mut decisions = Vec::new();
    for hit in context.neighbours.hits() {
        if touches(&text.original(hit.start..hit.end)) {
            for candidate in rules::candidates(hit, reader.scanner, reader.gazetteer) {
                decisions.push(decide(&candidate, annotations, context, options));
            }
        }
    }
    sort_by_number(&mut decisions, &|decision| outermost_first(&decision.range));
    let own = text.original(context.neighbours.passage());
    let mut others = Vec::new();
    let first_own = annotations.items.partition_point(|annotation| annotation.range.start < own.start);
    let later = annotations.items[first_own..].iter().zip(first_own..);
    for (annotation, index) in later.take_while(|(annotation, _)| annotation.range.start < own.end) {
        let first = decisions.partition_point(|decision| decision.range.start < annotation.range.start);
        let known = |decision: &Decision| {
            decision.verdict != Verdict::Refuse
                && (&decision.range, decision.subject) == (&annotation.range, annotation.subject)
        };
        let mut beside = decisions[first..].iter().take_while(|other| other.range.start == annotation.range.start);
        if touches(&annotation.range) && !beside.any(known) {
            others.push(recognised(index, annotations, context));
        }
    }
    if !others.is_empty() {
        decisions.append(&mut others);
        sort_by_number(&mut decisions, &|decision| outermost_first(&decision.range));
    }
    decisions
}

/// What became of a candidate.
fn decide(candidate: &Candidate<'_>, annotations: &Annotations, context: &Context<'_>, options: &Options) -> Decision {
    let original = |range: Range<usize>| context.text.original(range);
    let range = original(candidate.range.clone());
    let subject = Subject::Record(candidate.surface.entity);
    let decisive = rules::decisive(candidate, context);
    if let Some((Verdict::Refuse, rule, saw)) = decisive {
        return Decision {
            range,
            subject,
            verdict: Verdict::Refuse,
            rule,
            saw: saw.into_iter().map(original).collect(),
        };
    }
    let near = near(&range, annotations);
    let items = &annotations.items;
    let overlapping = items[near.clone()].iter().find(|other| range.start < other.range.end);
    let marked = near.into_iter().find(|index| items[*index].range == range && items[*index].subject == subject);
    match (marked, overlapping) {
        (Some(index), _) => {
            let mut decision = recognised(index, annotations, context);
            if let Some((verdict, rule, saw)) = decisive {
                decision = Decision { verdict, rule, saw: saw.into_iter().map(original).collect(), ..decision };
            }
            decision
        }
        (None, Some(other)) => {
            let rule = if other.range == range { "namesakes" } else { "overlap" };
            Decision { range, subject, verdict: Verdict::Refuse, rule, saw: vec![other.range.clone()] }
        }
        (None, None) => {
            let wanted = options.kinds.contains(&candidate.kind);
            let rule = match candidate.kind {
                _ if candidate.surface.is_conditional() && wanted => "licence",
                Kind::Official if wanted => "bearer",
                _ => "options",
            };
            Decision { range, subject, verdict: Verdict::Refuse, rule, saw: Vec::new() }
        }
    }
}

/// The annotations that may overlap a range: those that begin before its end, back to one that lies in no other and ends
/// before it begins.
fn near(range: &Range<usize>, annotations: &Annotations) -> Range<usize> {
    let items = &annotations.items;
    let end = items.partition_point(|other| other.range.start < range.end);
    let before = |other: &Annotation| other.parent.is_none() && other.range.end <= range.start;
    items[..end].iter().rposition(before).map_or(0, |last| last + 1)..end
}

/// How many annotations before a short form are looked at for the full one.
const LOOK_BACK: usize = 500;

/// How something that is marked was recognised.
fn recognised(index: usize, annotations: &Annotations, context: &Context<'_>) -> Decision {
    let annotation = &annotations.items[index];
    let range = annotation.range.clone();
    let saw = match annotation.via {
        // The full name, or the definition, that it goes back to.
        Via::ShortReference | Via::Abbreviation | Via::Alias => {
            let same = |other: &&Annotation| other.subject == annotation.subject && other.range.end <= range.start;
            let full = |other: &&Annotation| other.via != annotation.via;
            annotations.items[..index]
                .iter()
                .rev()
                .take(LOOK_BACK)
                .filter(same)
                .find(full)
                .map(|other| other.range.clone())
                .into_iter()
                .collect()
        }
        Via::Office => {
            let folded = context.text.folded_range(&range);
            let offices = context.offices.beside(&folded, context.text, context.neighbours);
            context
                .offices
                .of(&offices)
                .map(|office| context.text.original(office.role.start..office.role.end))
                .collect()
        }
        Via::Name | Via::Citation => Vec::new(),
    };
    let doubted = annotation.confidence == Confidence::Low;
    let verdict = if doubted { Verdict::Doubt } else { Verdict::Pass };
    // What the rules let pass and is yet in doubt has several readings.
    let rule =
        match annotation.via {
            Via::Name | Via::Alias if doubted && annotation.kind == Kind::Official => {
                if annotation.candidates.is_empty() { "bearer" } else { "namesakes" }
            }
            via => via.name(),
        };
    Decision { range, subject: annotation.subject, verdict, rule, saw }
}

impl Named for Verdict {
    const NAMES: &'static [(&'static str, Self)] =
        &[("pass", Self::Pass), ("doubt", Self::Doubt), ("refuse", Self::Refuse)];
}

impl Explanation {
    /// The form of the contract: `{ start, end, candidates: [{ start, end, id, name, verdict, rule, saw }] }`.
    pub fn view(&self, range: &Range<usize>, annotator: &Annotator) -> Value {
        let pair = |range: &Range<usize>| Value::from(vec![range.start.into(), range.end.into()]);
        let candidates = self.decisions.iter().map(|decision| {
            let record = match decision.subject {
                Subject::Record(number) => annotator.gazetteer().entity(number),
                Subject::Unlisted(_) => None,
            };
            let name = match decision.subject {
                Subject::Unlisted(index) => self.names.get(index as usize).map(String::as_str),
                Subject::Record(_) => record.map(|record| record.name.as_str()),
            };
            Value::table(vec![
                ("start", Some(decision.range.start.into())),
                ("end", Some(decision.range.end.into())),
                ("id", Some(record.map(|record| record.id.as_str().into()).unwrap_or_default())),
                ("name", Some(name.unwrap_or_default().into())),
                ("verdict", Some(decision.verdict.name().into())),
                ("rule", Some(decision.rule.into())),
                ("saw", Some(decision.saw.iter().map(pair).collect::<Vec<Value>>().into())),
            ])
        });
        Value::table(vec![
            ("start", Some(range.start.into())),
            ("end", Some(range.end.into())),
            ("candidates", Some(candidates.collect::<Vec<Value>>().into())),
        ])
    }
}
