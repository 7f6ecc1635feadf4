//! The one form of the files of the gazetteer: records sorted, keys in the order of the reader, and comments kept with
//! what they stand above.

use std::fs;
use std::io::Write;

use anyhow::{Context, Result};
use danhdau_fold::slug;
use danhdau_gazetteer::problem::{Place, Problem, Severity};
use similar::TextDiff;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, KeyMut, RawString, Table, TomlError, Value};
use toml_writer::{ToTomlValue as _, TomlStringBuilder};
use unicode_normalization::UnicodeNormalization as _;

use super::{File, counted, key_order};

/// The longest line, in characters, on which a list stands whole.
const WIDTH: usize = 110;

/// Writes every file in its form, or prints what would change; `false` if it would, or if a file cannot be formatted.
pub(super) fn run(files: &[File], check: bool, output: &mut impl Write) -> Result<bool> {
    let (mut changed, mut refused) = (0, 0);
    for File { name, path, text } in files {
        match format(text) {
            Ok(formatted) if formatted == *text => {}
            Ok(formatted) => {
                changed += 1;
                if check {
                    let difference = TextDiff::from_lines(text.as_str(), formatted.as_str());
                    write!(output, "{}", difference.unified_diff().header(name, &format!("{name}, formatted")))?;
                } else {
                    fs::write(path, formatted).with_context(|| format!("cannot write {}", path.display()))?;
                    writeln!(output, "formatted {name}")?;
                }
            }
            Err(refusal) => {
                refused += 1;
                writeln!(output, "{}", refusal.problem(name))?;
            }
        }
    }
    let all = counted(files.len(), "file", "files");
    match (check, changed) {
        (_, 0) => writeln!(output, "{all}, nothing to change")?,
        (false, _) => writeln!(output, "{all}, {changed} changed")?,
        (true, _) => writeln!(output, "{all}, {changed} would change; run cargo xtask gazetteer fmt")?,
    }
    Ok(refused == 0 && !(check && changed > 0))
}

/// Why a file cannot be formatted, and the line that tells.
pub(super) enum Refusal {
    /// It is no TOML. The reader of records says so too.
    Syntax(u32, String),
    /// A comment stands inside of what belongs on one line.
    Comment(u32),
}

impl Refusal {
    fn syntax(error: &TomlError, text: &str) -> Self {
        let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
        Self::Syntax(before.matches('\n').count() as u32 + 1, error.message().to_owned())
    }

    /// The refusal as other problems of a file are said.
    pub(super) fn problem(&self, file: &str) -> Problem {
        match self {
            Self::Syntax(line, message) => problem(file, *line, message, "correct the TOML"),
            Self::Comment(line) => {
                let message = "a comment inside of a { … } or of a list in one has no place in the form of the files";
                problem(file, *line, message, "put it on a line of its own above the key or the item")
            }
        }
    }
}

/// What is wrong with a file that is not in this form.
pub(super) fn difference(file: &str, text: &str, formatted: &str) -> Problem {
    let same = text.split('\n').zip(formatted.split('\n')).take_while(|(one, other)| one == other).count();
    let line = (same + 1).min(text.lines().count().max(1));
    problem(file, line as u32, "from this line on it is not formatted", "run cargo xtask gazetteer fmt")
}

fn problem(file: &str, line: u32, message: &str, remedy: &str) -> Problem {
    Problem {
        severity: Severity::Error,
        place: Place { file: file.to_owned(), line, path: String::new() },
        record: "file".to_owned(),
        message: message.to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// The text of a file in its form. Formatting it again changes nothing.
///
/// # Errors
/// If it is no TOML, or if a comment would be lost.
pub(super) fn format(text: &str) -> Result<String, Refusal> {
    let composed = text.replace("\r\n", "\n").nfc().collect::<String>();
    let mut document: DocumentMut = composed.parse().map_err(|error| Refusal::syntax(&error, &composed))?;
    let end = comments(Some(document.trailing()));
    let separator = if document.is_empty() { "" } else { "\n" };
    document.set_trailing(if end.is_empty() { String::new() } else { [separator, &end].concat() });
    file(document.as_table_mut());
    let formatted = document.to_string();
    // No value loses a number sign either, so that fewer of them are fewer comments.
    if formatted.matches('#').count() < composed.matches('#').count() {
        let lost = |line: &str| line.rfind('#').is_some_and(|at| !formatted.contains(line[at..].trim_end()));
        return Err(Refusal::Comment(composed.lines().position(lost).unwrap_or_default() as u32 + 1));
    }
    Ok(formatted)
}

fn file(root: &mut Table) {
    let mut head = take_head(root);
    arrange(root, &[], false);
    for (_, item) in root.iter_mut() {
        let Item::ArrayOfTables(records) = item else { continue };
        sort(records);
        for record in records.iter_mut() {
            let above = comments(record.decor().prefix());
            let before = head.take().unwrap_or_else(|| "\n".to_owned());
            record.decor_mut().set_prefix([before, above].concat());
        }
    }
}

/// Takes the comment at the head of the file off the first record, which may not stay the first: all that a blank line
/// divides from the record, and the line by which editors find the schema.
fn take_head(root: &mut Table) -> Option<String> {
    let first = root.iter_mut().next().and_then(|(_, item)| item.as_array_of_tables_mut()?.get_mut(0))?;
    let above = comments(first.decor().prefix());
    let lines = raw(first.decor().prefix()).rsplit_once('\n').map_or("", |(lines, _)| lines);
    let divided = lines.rsplit('\n').next().is_some_and(|last| last.trim().is_empty());
    let last_block = if divided { above.len() } else { above.rfind("\n\n").map_or(0, |blank| blank + 2) };
    let schema = above.lines().take_while(|line| line.starts_with("#:")).map(|line| line.len() + 1).sum();
    let (head, own) = above.split_at(last_block.max(schema));
    let (head, own) = (head.trim_end().to_owned(), own.to_owned());
    first.decor_mut().set_prefix(own);
    Some(if head.is_empty() { head } else { head + "\n\n" })
}

/// Sorts records by id, or by name without marks.
fn sort(records: &mut ArrayOfTables) {
    let text = |record: &Table, key: &str| record.get(key).and_then(Item::as_str).map(str::to_owned);
    let mut sorted: Vec<Table> = std::mem::take(records).into_iter().collect();
    sorted.sort_by_cached_key(|record| {
        let name = || text(record, "name").or_else(|| text(record, "text"));
        text(record, "id").or_else(|| name().map(|name| slug(&name)))
    });
    *records = sorted.into_iter().collect();
}

/// Formats a table and all below it. `way` are the lists that lead to it, `growing` is whether a source has a line of
/// its own even where it is the only one: those of a record with an id grow in number, those of what is only listed do
/// not.
fn arrange(table: &mut Table, way: &[&str], growing: bool) {
    // Without positions, tables are written in the order in which they stand in the tree.
    table.set_position(None);
    let remark = remark(raw(table.decor().suffix()));
    table.decor_mut().set_suffix(remark);
    let order = order(way, table.iter().map(|(key, _)| key.to_owned()).collect());
    table.sort_values_by(|one, _, other, _| order(one.get()).cmp(&order(other.get())));
    let growing = growing || table.contains_key("id");
    for (mut key, item) in table.iter_mut() {
        let name = key.get().to_owned();
        let way = [way, &[name.as_str()]].concat();
        let above = plain(&mut key);
        match item {
            Item::Value(value) => {
                key.leaf_decor_mut().set_prefix(above);
                entry(value, &way, growing);
            }
            Item::Table(inner) => inner_table(inner, &way, growing),
            Item::ArrayOfTables(tables) => {
                tables.iter_mut().for_each(|inner| inner_table(inner, &way, growing));
            }
            Item::None => {}
        }
    }
}

fn inner_table(table: &mut Table, way: &[&str], growing: bool) {
    arrange(table, way, growing);
    // Records stand apart from each other, the parts of a record do not.
    if way.len() > 1 {
        let above = comments(table.decor().prefix()).replace("\n\n", "\n");
        table.decor_mut().set_prefix(above);
    }
}

/// Places of keys in the order of the reader; those that it does not know come last.
fn order(way: &[&str], keys: Vec<String>) -> impl Fn(&str) -> usize + use<> {
    let asked = key_order::asked(way, &keys);
    move |key| asked.iter().position(|other| other == key).unwrap_or(usize::MAX)
}

/// Writes a key plainly, and returns the comments above it.
fn plain(key: &mut KeyMut<'_>) -> String {
    let above = comments(key.leaf_decor().prefix()).replace("\n\n", "\n");
    key.fmt();
    above
}

/// Formats the value of a line.
fn entry(value: &mut Value, way: &[&str], growing: bool) {
    let remark = remark(raw(value.decor().suffix()));
    let gaps = value.as_array().map(gaps).unwrap_or_default();
    on_one_line(value, way);
    let length: usize =
        way.last().map_or(0, |key| key.chars().count()) + " = ".len() + value.to_string().chars().count();
    if let Value::Array(array) = value {
        let sources = way.last() == Some(&"sources");
        let several = array.len() > 1 && (sources || length > WIDTH);
        let only = array.len() == 1 && sources && growing;
        if several || only || gaps.iter().any(|gap| gap.contains('#')) {
            line_by_line(array, &gaps);
        }
    }
    value.decor_mut().set_prefix(" ");
    value.decor_mut().set_suffix(remark);
}

/// Formats a value on one line: text in double quotes, dates too.
fn on_one_line(value: &mut Value, way: &[&str]) {
    match value {
        Value::String(text) => *value = quoted(text.value()),
        Value::Datetime(date) => *value = quoted(&date.value().to_string()),
        Value::Array(array) => {
            array.iter_mut().for_each(|item| on_one_line(item, way));
            array.fmt();
            array.set_trailing("");
        }
        Value::InlineTable(table) => one_line_table(table, way),
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) => {}
    }
    value.decor_mut().clear();
}

fn one_line_table(table: &mut InlineTable, way: &[&str]) {
    let order = order(way, table.iter().map(|(key, _)| key.to_owned()).collect());
    table.sort_values_by(|one, _, other, _| order(one.get()).cmp(&order(other.get())));
    for (mut key, value) in table.iter_mut() {
        key.fmt();
        on_one_line(value, &[way, &[key.get()]].concat());
    }
    table.set_trailing_comma(false);
    table.set_trailing("");
}

/// Gives each item of a list a line, with the comments between them.
fn line_by_line(array: &mut Array, gaps: &[String]) {
    for (item, gap) in array.iter_mut().zip(gaps) {
        item.decor_mut().set_prefix([gap, "  "].concat());
    }
    array.set_trailing_comma(true);
    array.set_trailing(gaps.last().map_or("\n", String::as_str));
}

/// What stands between the items of a list if each has a line: line ends, and comments. Before the first item, after
/// each, and after the last.
fn gaps(array: &Array) -> Vec<String> {
    let before = array.iter().map(|item| raw(item.decor().prefix())).chain([raw(Some(array.trailing()))]);
    let after = [""].into_iter().chain(array.iter().map(|item| raw(item.decor().suffix())));
    let gap = |(before, after): (&str, &str)| {
        let both = [after, before].concat();
        // What stands beside an item, after its comma, is about that item.
        let (beside, above) = both.split_once('\n').unwrap_or((&both, ""));
        let above = above.lines().map(str::trim).filter(|line| !line.is_empty());
        let above: String = above.map(|comment| format!("  {comment}\n")).collect();
        format!("{}\n{above}", remark(beside))
    };
    before.zip(after).map(gap).collect()
}

/// A text in double quotes.
fn quoted(text: &str) -> Value {
    let text: String = text.nfc().collect();
    let written = TomlStringBuilder::new(&text).as_basic().to_toml_value();
    // What the one crate writes, the other reads.
    written.parse().unwrap_or_else(|_| Value::from(text))
}

/// The comment at the end of a line, a space before it.
fn remark(text: &str) -> String {
    let comment = text.trim();
    if comment.is_empty() { String::new() } else { format!(" {comment}") }
}

/// Comments as lines, with one blank line where there were any.
fn comments(text: Option<&RawString>) -> String {
    let mut comments = String::new();
    let mut blank = false;
    for line in raw(text).lines().map(str::trim) {
        if line.is_empty() {
            blank = true;
            continue;
        }
        if blank && !comments.is_empty() {
            comments.push('\n');
        }
        blank = false;
        comments.push_str(line);
        comments.push('\n');
    }
    comments
}

fn raw(text: Option<&RawString>) -> &str {
    text.and_then(RawString::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use danhdau_gazetteer::files::toml_files;

    use super::*;

    /// A text formatted, which must be its own form.
    fn formatted(text: &str) -> String {
        let once = format(text).unwrap_or_else(|refusal| panic!("{}", refusal.problem("x.toml")));
        let twice = format(&once).unwrap_or_else(|refusal| panic!("{}", refusal.problem("x.toml")));
        assert_eq!(once, twice, "formatting again must change nothing");
        once
    }

    fn refusal(text: &str) -> String {
        format(text).err().map(|refusal| refusal.problem("x.toml").to_string()).unwrap_or_default()
    }

    #[test]
    fn records_are_sorted_and_comments_go_with_what_they_stand_above() {
        let text = "\
# About the file.
#   name   what it is

# About Huế.
[[namesake]]
name = \"Huế thương\"


[[namesake]]
name = \"Đà Lạt\"
# Far above,

# and right above.
[[namesake]]
name = \"Ba Vì\" # a mountain
# The end.";
        let expected = "\
# About the file.
#   name   what it is

# Far above,

# and right above.
[[namesake]]
name = \"Ba Vì\" # a mountain

[[namesake]]
name = \"Đà Lạt\"

# About Huế.
[[namesake]]
name = \"Huế thương\"

# The end.
";
        assert_eq!(formatted(text), expected);
    }

    #[test]
    fn ids_come_before_names_in_sorting() {
        let text = "[[policy]]\nid = \"policy/b\"\nname = \"A\"\n[[policy]]\nid = \"policy/a\"\nname = \"B\"\n";
        assert!(formatted(text).starts_with("[[policy]]\nid = \"policy/a\"\nname = \"B\"\n\n"));
    }

    #[test]
    fn the_line_of_the_schema_stays_the_first() {
        let text = "#:schema s.json\n# About B.\n[[namesake]]\nname = \"B\"\n\n[[namesake]]\nname = \"A\"\n";
        let expected = "#:schema s.json\n\n[[namesake]]\nname = \"A\"\n\n# About B.\n[[namesake]]\nname = \"B\"\n";
        assert_eq!(formatted(text), expected);
    }

    #[test]
    fn a_head_that_a_blank_line_divides_from_an_indented_heading_stays_at_the_head() {
        let text = "# Head.\n\n  [[namesake]]\n  name = \"B\"\n# Own.\n  [[namesake]]\n  name = \"A\"\n";
        let expected = "# Head.\n\n# Own.\n[[namesake]]\nname = \"A\"\n\n[[namesake]]\nname = \"B\"\n";
        assert_eq!(formatted(text), expected);
    }

    #[test]
    fn keys_come_in_the_order_of_the_reader_and_parts_stand_below_their_record() {
        let text = "\
[[official]]
# Remarks
# of two lines.
note = \"x\"   # why

name='A'
\"id\" = \"official/a\"

# First office.
[[official.tenure]]
to   = \"2024\"
role = \"Bí thư\"
surplus = 1

[[official.tenure]]# acting
role = \"Chủ tịch\"
[[official]]
id = \"official/b\"
";
        let expected = "\
[[official]]
id = \"official/a\"
name = \"A\"
# Remarks
# of two lines.
note = \"x\" # why
# First office.
[[official.tenure]]
role = \"Bí thư\"
to = \"2024\"
surplus = 1
[[official.tenure]] # acting
role = \"Chủ tịch\"

[[official]]
id = \"official/b\"
";
        assert_eq!(formatted(text), expected);
    }

    #[test]
    fn several_lists_in_one_file_stand_together() {
        let text = "\
[[policy]]
id = \"policy/b\"
[[official]]
id = \"official/a\"
[[official.tenure]]
role = \"Bí thư\"
[[policy]]
id = \"policy/a\"
";
        let expected = "\
[[policy]]
id = \"policy/a\"

[[policy]]
id = \"policy/b\"

[[official]]
id = \"official/a\"
[[official.tenure]]
role = \"Bí thư\"
";
        assert_eq!(formatted(text), expected);
    }

    #[test]
    fn texts_and_dates_are_in_double_quotes_and_composed() {
        let text = "[[policy]]\r\nid = 'policy/a'\r\nname = 'gọi là \"A\"'\r\nissuer = \"Hue\u{302}\u{301}\"\r\n\
                    issued = 2025-07-01\r\nbare_number = true\r\nnote = '''hai\r\ndòng'''\r\n";
        let formatted = formatted(text);
        let lines: Vec<_> = formatted.lines().collect();
        let expected = [
            r#"name = "gọi là \"A\"""#,
            r#"issuer = "Huế""#,
            r#"issued = "2025-07-01""#,
            "bare_number = true",
            r#"note = "hai\ndòng""#,
        ];
        assert!(expected.iter().all(|line| lines.contains(line)), "{formatted}");
        assert!(!formatted.contains('\r'), "{formatted:?}");
    }

    #[test]
    fn sources_have_a_line_each_except_where_a_list_has_one_for_each_name() {
        let text = "\
[[namesake]]
name = \"A\"
sources = [
  { read = \"2026-11-21\",  title = \"t\" } ]
[[namesake]]
name = \"B\"
sources = [{ title = \"t\", read = \"2026\" }, { title = \"u\", read = \"2026\" }]
[[policy]]
id = \"policy/a\"
sources = [{ read = \"2026\", url = \"https://a.vn\" }]
";
        let expected = "\
[[namesake]]
name = \"A\"
sources = [{ title = \"t\", read = \"2026-11-21\" }]

[[namesake]]
name = \"B\"
sources = [
  { title = \"t\", read = \"2026\" },
  { title = \"u\", read = \"2026\" },
]

[[policy]]
id = \"policy/a\"
sources = [
  { url = \"https://a.vn\", read = \"2026\" },
]
";
        assert_eq!(formatted(text), expected);
    }

    #[test]
    fn lists_stand_on_one_line_up_to_its_width() {
        let list = |length: usize| {
            // `aliases = ["…", "b"]` takes 19 characters besides the first name.
            let text = format!("[[policy]]\naliases = [\n  \"{}\",\n  \"b\"\n]\n", "ấ".repeat(length - 19));
            formatted(&text).lines().nth(1).unwrap_or_default().to_owned()
        };
        assert!(list(WIDTH).ends_with("ấ\", \"b\"]"), "{}", list(WIDTH));
        assert_eq!(list(WIDTH + 1), "aliases = [");
    }

    #[test]
    fn comments_in_a_list_keep_their_item() {
        let text = "\
[[policy]]
id = \"policy/a\"
aliases = [ # of the press
  \"a\", # rare
  # once
  \"b\" # new
  # no more
]
";
        let expected = "\
[[policy]]
id = \"policy/a\"
aliases = [ # of the press
  \"a\", # rare
  # once
  \"b\", # new
  # no more
]
";
        assert_eq!(formatted(text), expected);
        assert_eq!(formatted("[[policy]]\naliases = [ # none\n]\n"), "[[policy]]\naliases = [ # none\n]\n");
    }

    #[test]
    fn a_comment_that_would_be_lost_is_refused() {
        let text = "[[policy]]\nid = \"policy/a\"\nsources = [{ # seen\n  title = \"t\" }]\n";
        assert!(refusal(text).starts_with("x.toml:3: file: a comment inside of a { … }"), "{}", refusal(text));
    }

    #[test]
    fn what_is_no_toml_is_refused_with_its_line() {
        let message = refusal("[[policy]]\r\nname = \"A\"\r\nid = \"policy/a\r\n");
        assert!(message.starts_with("x.toml:3: file: ") && message.ends_with("; correct the TOML"), "{message}");
    }

    #[test]
    fn files_without_records_keep_their_comments() {
        assert_eq!(formatted(""), "");
        assert_eq!(formatted("\n# Nothing yet.\n\n\n# More."), "# Nothing yet.\n\n# More.\n");
    }

    #[test]
    fn the_first_line_that_differs_is_named() {
        let line = |text: &str| difference("x.toml", text, &formatted(text)).place.line;
        assert_eq!(line("[[policy]]\nid = \"policy/a\"\nname = 'A'\n"), 3);
        assert_eq!(line("[[policy]]\r\nid = \"policy/a\"\r\n"), 1);
        assert_eq!(line("[[policy]]\nid = \"policy/a\""), 2);
    }

    #[test]
    fn the_records_of_the_project_stay_what_they_are() -> Result<()> {
        let sorted = |text: &str| -> Result<toml::Table> {
            let mut lists: toml::Table = toml::from_str(text)?;
            for (_, list) in &mut lists {
                let records = list.as_array_mut().context("a list")?;
                records.sort_by_key(ToString::to_string);
            }
            Ok(lists)
        };
        let files = toml_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../gazetteer"))?;
        assert!(files.len() > 5, "{files:?}");
        for file in files {
            let text = fs::read_to_string(&file)?;
            assert_eq!(sorted(&text)?, sorted(&formatted(&text))?, "{}", file.display());
        }
        Ok(())
    }
}
