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

use super::{Checked, Compilation, LONGEST_NAME, MOST_ALIASES, form, of_form};

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
            // The same letters may be listed twice only with another policy, e.g. for tp.hcm and TP.HCM.
            let known = self.compilation.forms.get(&folded).map(of_form);
            let own = known.filter(|(entity, _)| *entity == surface.entity);
            let twin = own
                .filter_map(|(_, index)| surfaces.get(index))
                .filter(|other| other.case == surface.case && (other.case != LetterCase::Exact || other.text == *text))
                .find(|other| fold_str(&other.text) == folded);
            if let Some(form) = form(surface.entity, index) {
                self.compilation.forms.add(&folded, form);
            }
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
        let mut several: Vec<Vec<u32>> = self.forms.several().collect();
        // As records stand in files and lists.
        several.sort_unstable();
        for forms in several {
            let forms = forms.into_iter().filter_map(|form| self.surface(form));
            let mut forms: Vec<(Vec<u8>, Surface)> =
                forms.map(|(surface, _)| (fold_str(&surface.text), surface)).collect();
            // Of one hash, and nearly always of one form.
            while let Some((folded, _)) = forms.first() {
                let folded = folded.clone();
                let (own, others) = forms.into_iter().partition(|(other, _)| *other == folded);
                forms = others;
                self.collide(own.into_iter().map(|(_, surface)| surface).collect(), &mut found);
            }
        }
        for (first, number, text) in found {
            let message = format!("\"{text}\" is also a name of {}", self.packed.id(first));
            let remedy = "remove it from one of them, or say when it counts (after, with, once)";
            self.error_in(number, message, remedy);
        }
    }

    /// Of forms that are folded alike, those that are a name of another than the first is.
    fn collide(&self, forms: Vec<Surface>, found: &mut Vec<(EntityNumber, EntityNumber, String)>) {
        let mut forms = forms.into_iter().filter(|form| !form.is_conditional());
        let Some(first) = forms.next() else { return };
        for other in forms.filter(|other| other.entity != first.entity && self.packed.is_own(other.entity)) {
            let kind = |number| self.packed.kind(number);
            if kind(other.entity) != Kind::Official || kind(first.entity) != Kind::Official {
                found.push((first.entity, other.entity, other.text));
            }
        }
    }

    /// A namesake is no name of an entity itself.
    pub(super) fn namesake(&mut self, place: &Place, namesake: &NamesakeRecord) {
        let folded = fold_str(&namesake.name);
        if self.named(&folded).is_some() {
            let remedy = "remove it here, or the name there";
            self.error(place, &namesake.name, "it is also the name of an entity", remedy);
        }
        if self.packed.namesakes.iter().any(|other| fold_str(other) == folded) {
            self.error(place, &namesake.name, "it is listed twice", "remove one of the two");
        }
        self.packed.namesakes.push(namesake.name.clone());
    }

    /// What is not FPT's is no name of a unit of it.
    pub(super) fn not_fpt(&mut self, place: &Place, body: &NotFptRecord) {
        for name in std::iter::once(&body.name).chain(&body.aliases) {
            let unit = self.named(&fold_str(name)).filter(|unit| self.packed.kind(*unit) == Kind::FptUnit);
            if let Some(unit) = unit {
                let message = format!("\"{name}\" is not FPT's, but a name of {}", self.packed.id(unit));
                self.error(place, &body.name, message, "remove the one that is wrong");
            }
        }
    }

    /// A word that is the name of a province is one of its forms.
    pub(super) fn common_word(&mut self, place: &Place, word: &CommonWordRecord) {
        let number = self.known(place, &word.text, "province", &word.province, Kind::Province);
        let Some(number) = number else { return };
        let folded = fold_str(&word.text);
        if !self.packed.get(number).surfaces.iter().any(|surface| fold_str(&surface.text) == folded) {
            let message = format!("{} has no such name", word.province);
            self.error(place, &word.text, message, "write the word as the province spells its name");
        }
        self.change(number, |facts| {
            if let Facts::Province(province) = facts {
                province.common_word = true;
            }
        });
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
