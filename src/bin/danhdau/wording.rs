//! In which words the command says why something is marked, or is not.

/// What a rule, or a step after the rules, says. Where it saw something, that is told after it.
pub fn reason(rule: &str) -> Option<&'static str> {
    Some(match rule {
        "name" => "it is the full name of the record",
        "alias" => "it is another name of the record",
        "short-reference" => "it is short for a name before it",
        "abbreviation" => "it is an abbreviation of it",
        "citation" => "type and number of a document are there",
        "office" => "an office stands beside the name",
        "boundary" => "it touches another letter or digit",
        "letter-case" => "it is not capitalised as this name is",
        "machine-text" => "it is part of an address, a file name or an identifier",
        "continuation" => "what follows makes another name or word of it",
        "designator" => "the word before it says that it names something else",
        "common-word" => "it is an ordinary word, too",
        "namesake" => "it belongs to another name",
        "concept" => "the word beside it gives it another meaning",
        "law" => "it belongs to another phrase",
        "private-person" => "it seems to be an author, a photographer or a private person",
        "named-after-person" => "a street, a school or a ward bears this name",
        "bearer" => "the text gives this person no such office, or tells of somebody else",
        "overlap" => "it lies inside of a longer or more specific one, or crosses it",
        "namesakes" => "several records have this name",
        "licence" => "it counts only where the text has another form of the name, too",
        "options" => "the options leave it out",
        _ => return None,
    })
}
