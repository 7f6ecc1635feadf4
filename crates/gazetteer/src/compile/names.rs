//! Names: forms that can match, that no other record has, and that are not known to be something else.

use danhdau_fold::{
    alphabet::{is_word, unmarked},
    fold_str,
};

use crate::{
    index::Index,
    model::{Condition, EntityNumber, Facts, Surface},
    problem::{Place, Severity},
    record::{AliasRecord, CommonWordRecord, Kind, LetterCase, NamesakeRecord, NotFptRecord, Record, default_case},
};

use super::{Checked, Compiler, LONGEST_NAME, MOST_ALIASES};

impl Checked<'_, '_> {
    pub(super) fn surfaces(&mut self, entity: EntityNumber) -> Vec<Surface> {
        let default_case = default_case(self.record.kind());
        let canonical = Surface {
            text: self.record.name().to_owned(),
            entity,
            canonical: true,
            abbreviation: is_abbreviation(self.record.name()),
            case: self.record.name_case(),
            condition: Condition::default(),
        };
        let mut surfaces = vec![canonical];
        for alias in self.record.aliases() {
            let AliasRecord { text, case, after, with, once, unmarked } = alias.clone();
            let condition = Condition { after, with, once, unmarked };
            let abbreviation = is_abbreviation(&text);
            let case = case.unwrap_or(default_case);
            surfaces.push(Surface { text, entity, canonical: false, abbreviation, case, condition });
        }
        if surfaces.len() > MOST_ALIASES {
            self.error(format!("it has more than {MOST_ALIASES} names"), "leave out what a rule finds already");
        }
        self.check(&surfaces);
        surfaces
    }

    fn check(&mut self, surfaces: &[Surface]) {
        let mut seen = Index::default();
        // What is missing altogether has been reported.
        for (surface, number) in surfaces.iter().zip(0..).filter(|(surface, _)| !surface.text.is_empty()) {
            let text = &surface.text;
            let folded = fold_str(text);
            self.can_match(surface, &folded);
            // The same letters may be listed twice only with another policy, e.g. for tp.hcm and TP.HCM.
            let exact = if surface.case == LetterCase::Exact { text.as_str() } else { "" };
            let key = [&folded, &[0, surface.case as u8][..], exact.as_bytes()].concat();
            let twins = seen.entry(key);
            if let Some(twin) = twins.first().and_then(|twin| surfaces.get(*twin as usize)) {
                let message = format!("\"{text}\" folds to the same as \"{}\"", twin.text);
                self.error(message, "remove it: the rules of spelling find it already");
            } else {
                twins.push(number);
            }
            let known = |other: &String| surfaces.iter().any(|surface| surface.text == *other);
            for other in [&surface.condition.with, &surface.condition.once].into_iter().flatten() {
                if !known(other) || other == text {
                    let message = format!("\"{text}\" waits for \"{other}\", which is no other form of this record");
                    self.error(message, "name another alias of the same record");
                }
            }
        }
    }

    fn can_match(&mut self, surface: &Surface, folded: &[u8]) {
        let text = &surface.text;
        let never = format!("the name \"{text}\" can never match");
        if text.trim() != text || !folded.iter().copied().any(is_word) {
            self.error(never, "write it without space at its ends");
        } else if text.chars().count() > LONGEST_NAME {
            let message = format!("a name is longer than {LONGEST_NAME} characters: \"{text}\"");
            self.error(message, "shorten it to what is printed");
        } else if !folded.first().copied().is_some_and(is_word) {
            self.warning(never, "begin it with a letter or a digit");
        } else if surface.condition.unmarked && folded.iter().any(|byte| unmarked(*byte) != *byte) {
            self.warning(never, "write it without marks, or remove unmarked");
        }
    }

    fn warning(&mut self, message: String, remedy: &str) {
        let remedy = remedy.to_owned();
        self.compiler.problem(Severity::Warning, self.place, self.record.label(), message, remedy);
    }
}

impl Compiler {
    /// Numbers of surfaces by folded form.
    pub(super) fn forms(&self) -> Index {
        let mut forms = Index::default();
        for (surface, number) in self.gazetteer.surfaces.iter().zip(0..) {
            forms.entry(fold_str(&surface.text)).push(number);
        }
        forms
    }

    /// One form without conditions names one entity, except that several people may bear one name.
    pub(super) fn collisions(&mut self, forms: &Index) {
        let mut found = Vec::new();
        for (number, place) in self.own() {
            for surface in &self.gazetteer.surfaces[self.gazetteer.surfaces_of(number)] {
                let same = forms.get(&fold_str(&surface.text)).iter();
                let others = same.filter_map(|other| self.gazetteer.surfaces.get(*other as usize));
                let collides = |other: &&Surface| {
                    let people = self.kind(other.entity) == Kind::Official && self.kind(number) == Kind::Official;
                    // Of two records that are being compiled, the later one is told.
                    let later = other.entity < number || self.places[other.entity as usize].is_none();
                    other.entity != number && later && other.condition.is_empty() && !people
                };
                if let Some(other) = others.clone().find(collides).filter(|_| surface.condition.is_empty()) {
                    found.push((number, place.clone(), surface.text.clone(), other.entity));
                }
            }
        }
        for (number, place, text, other) in found {
            let id = self.id(number).to_owned();
            let message = format!("\"{text}\" is also a name of {}", self.id(other));
            self.error(&place, &id, message, "remove it from one of them, or say when it counts (after, with, once)");
        }
    }

    fn kind(&self, number: EntityNumber) -> Kind {
        self.gazetteer.entity(number).map_or(Kind::Province, |entity| entity.kind())
    }

    /// A namesake is no name of an entity itself.
    pub(super) fn namesake(&mut self, place: &Place, namesake: &NamesakeRecord, forms: &Index) {
        let folded = fold_str(&namesake.name);
        if !forms.get(&folded).is_empty() {
            let remedy = "remove it here, or the name there";
            self.error(place, &namesake.name, "it is also the name of an entity", remedy);
        }
        if self.gazetteer.namesakes.iter().any(|other| fold_str(other) == folded) {
            self.error(place, &namesake.name, "it is listed twice", "remove one of the two");
        }
        self.gazetteer.namesakes.push(namesake.name.clone());
    }

    /// What is not FPT's is no name of a unit of it.
    pub(super) fn not_fpt(&mut self, place: &Place, body: &NotFptRecord, forms: &Index) {
        for name in std::iter::once(&body.name).chain(&body.aliases) {
            let surfaces = forms.get(&fold_str(name)).iter();
            let unit =
                surfaces.filter_map(|number| self.gazetteer.surfaces.get(*number as usize)).find_map(|surface| {
                    let unit = self.gazetteer.entity(surface.entity)?;
                    matches!(unit.facts, Facts::FptUnit(_)).then(|| unit.id.clone())
                });
            if let Some(unit) = unit {
                let message = format!("\"{name}\" is not FPT's, but a name of {unit}");
                self.error(place, &body.name, message, "remove the one that is wrong");
            }
        }
    }

    /// A word that is the name of a province is one of its forms.
    pub(super) fn common_word(&mut self, place: &Place, word: &CommonWordRecord) {
        let number = self.reference(place, &word.text, "province", Some(&word.province), Kind::Province);
        let Some(number) = number else { return };
        let folded = fold_str(&word.text);
        if !self.surfaces[number as usize].iter().any(|surface| fold_str(&surface.text) == folded) {
            let message = format!("{} has no such name", word.province);
            self.error(place, &word.text, message, "write the word as the province spells its name");
        }
        if let Facts::Province(province) = &mut self.gazetteer.entities[number as usize].facts {
            province.common_word = true;
        }
    }
}

impl Record {
    /// What problems call it: its id, or else its name.
    pub(super) fn label(&self) -> &str {
        if self.id().is_empty() { self.name() } else { self.id() }
    }
}

/// Whether all letters are capitals.
fn is_abbreviation(text: &str) -> bool {
    !text.chars().any(char::is_lowercase)
}
