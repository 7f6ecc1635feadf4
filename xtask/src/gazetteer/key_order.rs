//! The order of the keys of a record: that in which the reader of records asks for them, so that nothing here repeats it.

use danhdau_gazetteer::problem::Place;
use danhdau_gazetteer::reading::Authored;
use danhdau_gazetteer::value::{Data, Value};

/// Those of `keys` that the reader knows, in its order, for a table at the end of `way`: `["official", "tenure"]`.
///
/// The reader is given a value under every key that no key takes; its problems come in the order of its questions.
pub(super) fn asked(way: &[&str], keys: &[String]) -> Vec<String> {
    let Some((list, steps)) = way.split_first() else { return Vec::new() };
    let refused = |key: &String| (key.clone(), Value::from(Data::Table(Vec::new())));
    let mut value = Value::from(Data::Table(keys.iter().map(refused).collect()));
    let mut prefix = String::new();
    for step in steps.iter().rev() {
        value = Value::from(Data::Table(vec![((*step).to_owned(), vec![value].into())]));
        prefix = format!("{step}[0].{prefix}");
    }
    let mut authored = Authored::default();
    authored.read_record(list, Place::default(), value);
    let mut asked: Vec<String> = Vec::new();
    for problem in &authored.problems {
        let key = problem.place.path.strip_prefix(&prefix).and_then(|key| keys.iter().find(|own| *own == key));
        if let Some(key) = key.filter(|key| !asked.contains(key)) {
            asked.push(key.clone());
        }
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(way: &[&str], keys: &str) -> String {
        asked(way, &keys.split(' ').map(str::to_owned).collect::<Vec<_>>()).join(" ")
    }

    #[test]
    fn keys_come_in_the_order_in_which_the_reader_asks() {
        assert_eq!(order(&["policy"], "sources note issued id name"), "id name issued note sources");
        assert_eq!(order(&["official"], "tenure birth_year name id"), "id name birth_year tenure");
        assert_eq!(order(&["official", "tenure"], "sources seen to from role"), "role from to seen sources");
        assert_eq!(order(&["official", "tenure", "sources"], "read title url"), "url title read");
        assert_eq!(order(&["province", "period"], "basis to from full_name type"), "type full_name from to basis");
        assert_eq!(order(&["fpt_unit", "aliases"], "unmarked with text case"), "text case with unmarked");
        assert_eq!(order(&["not_fpt"], "sources relation aliases name"), "name aliases relation sources");
    }

    #[test]
    fn keys_that_the_reader_does_not_know_come_last_as_they_stand() {
        assert_eq!(order(&["namesake"], "zebra name ape"), "name zebra ape");
        assert_eq!(order(&["no_such_list"], "b a"), "");
    }
}
