//! Names: forms that can match, that no other record has, and that are not known to be something else.

use danhdau_fold::{
    alphabet::{is_word, unmarked},
    fold_str,
};

use crate::{
    model::{Condition, EntityNumber, Facts, Surface},
    problem::{Place, Severity},
    record::{AliasRecord, CommonWordRecord, Kind, LetterCase, NamesakeRecord, NotFptRecord, Record, default_case},
};

use super::{Checked, Compilation, LONGEST_NAME, MOST_ALIASES};

impl Checked<'_, '_> {
    pub(super) fn surfaces(&mut self) -> Vec<Surface> {
        let entity = self.number;
        let default_case = default_case(self.record.kind());
        let canonical = Surface {
            text: self.record.name().to_owned(),
            entity,
            canonical: true,
            abbreviation: is_abbreviation(self.record.name()),
            case: self.record.name_case(),
            condition: None,
        };
        let mut surfaces = vec![canonical];
        for alias in self.record.aliases() {
            let AliasRecord { text, case, after, with, once, unmarked } = alias.clone();
            let condition = Condition { after, with, once, unmarked };
            let condition = (condition != Condition::default()).then(|| Box::new(condition));
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
        // What is missing altogether has been reported.
        for (surface, index) in surfaces.iter().zip(0..).filter(|(surface, _)| !surface.text.is_empty()) {
            let text = &surface.text;
            let folded = fold_str(text);
            self.can_match(surface, &folded);
            let forms = self.compilation.forms.entry(folded);
            // The same letters may be listed twice only with another policy, e.g. for tp.hcm and TP.HCM.
            let own = forms.chunks_exact(2).filter(|form| form[0] == surface.entity);
            let twin = own
                .filter_map(|form| surfaces.get(form[1] as usize))
                .find(|other| other.case == surface.case && (other.case != LetterCase::Exact || other.text == *text));
            forms.extend([surface.entity, index]);
            if let Some(twin) = twin {
                let message = format!("\"{text}\" folds to the same as \"{}\"", twin.text);
                self.error(message, "remove it: the rules of spelling find it already");
            }
            let known = |other: &String| surfaces.iter().any(|surface| surface.text == *other);
            let waits = surface.condition.iter().flat_map(|condition| [&condition.with, &condition.once]);
            for other in waits.flatten() {
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
        } else if surface.is_unmarked() && folded.iter().any(|byte| unmarked(*byte) != *byte) {
            self.warning(never, "write it without marks, or remove unmarked");
        }
    }

    fn warning(&mut self, message: String, remedy: &str) {
        let remedy = remedy.to_owned();
        self.compilation.problem(Severity::Warning, self.place, self.record.label(), message, remedy);
    }
}

impl Compilation {
    /// One form without conditions names one entity, except that several people may bear one name.
    pub(super) fn collisions(&mut self) {
        let mut found = Vec::new();
        for pairs in self.forms.values().filter(|pairs| pairs.len() > 2) {
            let forms = pairs.chunks_exact(2);
            let forms = forms.filter_map(|pair| self.surfaces.get(pair[0] as usize)?.get(pair[1] as usize));
            let mut forms = forms.filter(|form| !form.is_conditional());
            let Some(first) = forms.next() else { continue };
            for other in forms.filter(|other| other.entity != first.entity) {
                let people = self.kind(other.entity) == Kind::Official && self.kind(first.entity) == Kind::Official;
                if let Some(place) = self.places[other.entity as usize].as_ref().filter(|_| !people) {
                    found.push((other.entity, place.clone(), other.text.clone(), first.entity));
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

    /// The record that has a name in this form.
    fn named(&self, folded: &[u8]) -> Option<EntityNumber> {
        self.forms.get(folded).first().copied()
    }

    /// A namesake is no name of an entity itself.
    pub(super) fn namesake(&mut self, place: &Place, namesake: &NamesakeRecord) {
        let folded = fold_str(&namesake.name);
        if self.named(&folded).is_some() {
            let remedy = "remove it here, or the name there";
            self.error(place, &namesake.name, "it is also the name of an entity", remedy);
        }
        if self.gazetteer.namesakes.iter().any(|other| fold_str(other) == folded) {
            self.error(place, &namesake.name, "it is listed twice", "remove one of the two");
        }
        self.gazetteer.namesakes.push(namesake.name.clone());
    }

    /// What is not FPT's is no name of a unit of it.
    pub(super) fn not_fpt(&mut self, place: &Place, body: &NotFptRecord) {
        for name in std::iter::once(&body.name).chain(&body.aliases) {
            let unit = self.named(&fold_str(name)).filter(|unit| self.kind(*unit) == Kind::FptUnit);
            if let Some(unit) = unit {
                let message = format!("\"{name}\" is not FPT's, but a name of {}", self.id(unit));
                self.error(place, &body.name, message, "remove the one that is wrong");
            }
        }
    }

    /// A word that is the name of a province is one of its forms.
    pub(super) fn common_word(&mut self, place: &Place, word: &CommonWordRecord) {
        let number = self.known(place, &word.text, "province", &word.province, Kind::Province);
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
