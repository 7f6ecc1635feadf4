//! Organisations in which an office is held: a provincial body is that of the province of the office. (Provinces and
//! units of FPT are named by id, too: that they exist is looked at with all other references.)
//!
//! For those who write files; not in the wasm, whose size is counted.

use danhdau_fold::fold_str;

use crate::{
    model::{EntityNumber, Facts, Tenure},
    record::Kind,
};

use super::Compilation;

/// What the names of provincial bodies begin with.
const PROVINCIAL: [&str; 4] = ["UBND ", "HĐND ", "Tỉnh ủy ", "Thành ủy "];

impl Compilation {
    /// A provincial body is that of the province of the office.
    pub(super) fn organisations(&mut self) {
        let mut found = Vec::new();
        for number in self.own().filter(|number| self.packed.kind(*number) == Kind::Official) {
            let Facts::Official(official) = self.packed.entity(number).entity.facts else { continue };
            let others = official.tenures.into_iter().filter(|tenure| self.is_of_another_province(tenure));
            found.extend(others.map(|tenure| (number, tenure.organisation)));
        }
        for (number, organisation) in found {
            let message = format!("organisation \"{organisation}\" is no body of the province of the office");
            self.error_in(number, message, "correct one of organisation and province");
        }
    }

    fn is_of_another_province(&self, tenure: &Tenure) -> bool {
        let organisation = fold_str(&tenure.organisation);
        let name = |number: EntityNumber| fold_str(&self.packed.entity(number).entity.name);
        PROVINCIAL.iter().any(|body| organisation.starts_with(&fold_str(body)))
            && tenure.province.map(name).is_some_and(|name| !organisation.ends_with(&name))
    }
}
