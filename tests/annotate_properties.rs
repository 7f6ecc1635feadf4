//! What holds for every text, whatever stands in it: on the texts of the conformance suite, on mixtures of names from
//! the gazetteer with words that tell something about them and with noise, and on arbitrary UTF-16 units. Offsets are
//! sound, spans begin and end with letters or signs, the form of the text and what stands before a blank line do not
//! change what is found, and options only take away or, with `nested`, add.

#[path = "conformance/cases.rs"]
#[expect(dead_code, reason = "the conformance test also reads what is expected")]
mod cases;
mod properties;

use std::{ops::Range, sync::LazyLock};

use danhdau::{
    Annotator, Options,
    annotation::{Annotation, Annotations, Confidence, Subject},
    gazetteer::{self, Kind, date::PartialDate},
    options::Diacritics,
};
use proptest::{prelude::*, sample::select};
use unicode_normalization::UnicodeNormalization;

use cases::Case;
use properties::{Class, any_units, check, class, ignorable, letter, mark, other, units, white};

static ANNOTATOR: LazyLock<Annotator> = LazyLock::new(|| Annotator::new(gazetteer::compiled()));

/// The longest text on which every property is tried; the robustness cases beyond it are in the conformance test.
const LONGEST: usize = 5_000;

fn annotate(units: &[u16], options: &Options) -> Annotations {
    ANNOTATOR.annotate(units, options)
}

fn nested() -> Options {
    Options { nested: true, ..Options::default() }
}

fn name<'a>(annotation: &Annotation, annotations: &'a Annotations) -> &'a str {
    match annotation.subject {
        Subject::Record(number) => ANNOTATOR.gazetteer().entity(number).map_or("", |entity| &entity.name),
        Subject::Unlisted(index) => annotations.names.get(index as usize).map_or("", String::as_str),
    }
}

/// What is compared between two texts or two sets of options: everything but the place in a list.
fn described(annotations: &Annotations) -> Vec<(Range<usize>, Kind, &str, Confidence)> {
    let items = annotations.items.iter();
    items.map(|item| (item.range.clone(), item.kind, name(item, annotations), item.confidence)).collect()
}

fn kinds_and_names(annotations: &Annotations) -> Vec<(Kind, String)> {
    let name = |item| name(item, annotations).nfc().collect();
    annotations.items.iter().map(|item| (item.kind, name(item))).collect()
}

fn suite_texts() -> Vec<(String, Vec<u16>)> {
    let texts = Case::all().into_iter().map(|case| (case.id.clone(), case.units()));
    texts.filter(|(_, units)| units.len() <= LONGEST).collect()
}

/// Names, the words of the lexicon, and noise, in any order.
fn mixture() -> impl Strategy<Value = String> {
    let gazetteer = ANNOTATOR.gazetteer();
    let names: Vec<String> = gazetteer.surfaces.iter().map(|surface| surface.text.clone()).collect();
    let numbers = gazetteer.entities.iter().filter_map(|entity| match &entity.facts {
        danhdau::gazetteer::Facts::Policy(policy) => policy.number.clone(),
        _ => None,
    });
    let numbers: Vec<String> = numbers.collect();
    let given_names: Vec<String> = gazetteer
        .entities
        .iter()
        .filter(|entity| entity.kind() == Kind::Official)
        .filter_map(|entity| entity.name.split(' ').next_back().map(|given| format!("ông {given}")))
        .collect();
    let piece = prop_oneof![
        6 => (select(names), 0..6_u8).prop_map(|(name, style)| match style {
            0 => name.to_uppercase(),
            1 => name.to_lowercase(),
            2 => name.nfd().collect(),
            _ => name,
        }),
        2 => select(numbers),
        1 => select(given_names),
        4 => select(telling_words()).prop_map(str::to_owned),
        8 => Just(" ".to_owned()),
        2 => white(),
        2 => select(vec![", ", " - ", ". ", " (", ") ", ": ", "; ", " và ", "/", "\n"]).prop_map(str::to_owned),
        1 => letter(),
        1 => mark(),
        1 => ignorable(),
        1 => other(),
    ];
    prop::collection::vec(piece, 1..24).prop_map(|pieces| pieces.concat())
}

/// Words that tell something about a name beside them, and beginnings of what is no name.
fn telling_words() -> Vec<&'static str> {
    let words = "tỉnh|thành phố|TP.|TP|quận|phường|huyện|xã|đường|phố|sông|cầu|Đại học|Trường|CLB|ông|Ông|bà|đồng chí|anh|\
                 em|ca sĩ|Bí thư|Chủ tịch|CHỦ TỊCH|Chủ tịch UBND|Bộ trưởng|Giám đốc Sở|Nguyễn|Trần Văn|Lê Thị|Minh|\
                 Nghị quyết|nghị quyết số|Quyết định số|NQ|Đề án|Luật|tháng|người|hộ|Trung Quốc|phía|Bắc|Nobel|tại|của|\
                 Ảnh:|số|số liệu|năm 2025|nhà thuốc|Long Châu|CĐS|CDS|57|06/2025/QH15|-NQ/TW|FPT_|@|https://|.vn|.pdf";
    words.split('|').map(str::trim_start).collect()
}

/// Tries a property on the texts of the suite and on mixtures.
fn check_texts(cases: u32, property: impl Fn(&[u16]) -> Result<(), TestCaseError>) {
    for (id, units) in suite_texts() {
        if let Err(failure) = property(&units) {
            panic!("{id}: {failure}");
        }
    }
    check(cases, &mixture(), |text| property(&units(&text)));
}

fn sound(units: &[u16], found: &Annotations) -> Result<(), TestCaseError> {
    for item in &found.items {
        let Range { start, end } = item.range;
        prop_assert!(start < end && end <= units.len(), "{start}..{end} of {}", units.len());
        prop_assert!(!name(item, found).is_empty(), "{start}..{end} has no name");
        let known = item.candidates.iter().all(|number| ANNOTATOR.gazetteer().entity(*number).is_some());
        prop_assert!(known, "a candidate of {start}..{end} is no record");
    }
    for pair in found.items.windows(2) {
        let (one, other) = (&pair[0].range, &pair[1].range);
        prop_assert!(
            (one.start, usize::MAX - one.end) < (other.start, usize::MAX - other.end),
            "{one:?} before {other:?}"
        );
    }
    Ok(())
}

/// Whether no character stands on both sides of an edge: neither a surrogate pair nor a letter and its marks.
fn splits_no_character(units: &[u16], edge: usize) -> bool {
    let after = char::decode_utf16(units[edge..].iter().copied()).next();
    let pair = matches!(units[edge..].first(), Some(0xDC00..0xE000))
        && edge.checked_sub(1).is_some_and(|before| matches!(units[before], 0xD800..0xDC00));
    !pair && after.is_none_or(|after| class(after.ok()) != Class::Mark)
}

#[test]
fn any_units_are_annotated_without_panic_and_with_sound_offsets() {
    check(1024, &any_units(), |units| {
        sound(&units, &annotate(&units, &Options::default()))?;
        sound(&units, &annotate(&units, &nested()))
    });
}

#[test]
fn offsets_are_in_range_and_in_order_and_nothing_overlaps() {
    check_texts(1024, |units| {
        let found = annotate(units, &Options::default());
        sound(units, &found)?;
        for pair in found.items.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start, "{:?} overlaps {:?}", pair[0].range, pair[1].range);
        }
        prop_assert!(found.items.iter().all(|item| item.parent.is_none()), "a parent without nesting");
        Ok(())
    });
}

#[test]
fn the_same_text_gives_the_same_annotations() {
    let fresh = Annotator::new(gazetteer::compiled());
    check_texts(256, |units| {
        let first = annotate(units, &Options::default());
        prop_assert_eq!(&annotate(units, &Options::default()), &first, "a second call");
        prop_assert_eq!(&fresh.annotate(units, &Options::default()), &first, "another annotator");
        Ok(())
    });
}

#[test]
fn spans_neither_begin_nor_end_with_space_or_ignorables_nor_split_a_character() {
    check_texts(1024, |units| {
        let found = annotate(units, &nested());
        for Annotation { range, .. } in &found.items {
            let characters: Vec<Option<char>> =
                char::decode_utf16(units[range.clone()].iter().copied()).map(Result::ok).collect();
            let first = characters.first().map(|character| class(*character));
            let last = characters.last().map(|character| class(*character));
            prop_assert_eq!(first, Some(Class::Sign), "the first character of {:?}", range);
            prop_assert!(
                matches!(last, Some(Class::Sign | Class::Mark)),
                "the last character of {range:?} is {last:?}"
            );
            for edge in [range.start, range.end] {
                prop_assert!(splits_no_character(units, edge), "{range:?} splits a character at {edge}");
            }
        }
        Ok(())
    });
}

#[test]
fn the_unicode_form_of_a_text_does_not_change_what_is_found() {
    check_texts(1024, |original| {
        let Ok(text) = String::from_utf16(original) else { return Ok(()) };
        let found = annotate(original, &Options::default());
        for form in [text.nfc().collect::<String>(), text.nfd().collect()] {
            let in_form = annotate(&units(&form), &Options::default());
            prop_assert_eq!(kinds_and_names(&in_form), kinds_and_names(&found), "as {:?}", form);
        }
        Ok(())
    });
}

/// Each form of each name, for itself: also those that few mixtures would hold.
#[test]
fn every_name_is_found_in_every_way_of_writing_it() {
    for surface in &ANNOTATOR.gazetteer().surfaces {
        let text = format!("Theo {}, như đã nêu.", surface.text);
        let expected = kinds_and_names(&annotate(&units(&text), &nested()));
        let decomposed: String = text.nfd().collect();
        let hard_spaces = text.replace(' ', "\u{A0}");
        let wide_spaces = text.replace(' ', "  \t");
        let joined: String = text.chars().flat_map(|character| [character, '\u{2060}']).collect();
        for form in [decomposed, hard_spaces, wide_spaces, joined] {
            let found = annotate(&units(&form), &nested());
            assert_eq!(kinds_and_names(&found), expected, "{}", form.escape_debug());
        }
    }
}

/// What an earlier mention licenses (short references, CDS after CĐS, names defined in the text) is exempt: the
/// paragraphs put in front here name nobody and nothing.
#[test]
fn a_paragraph_in_front_moves_every_offset_by_its_length() {
    let paragraphs = [
        "Thời tiết hôm nay đẹp.\n\n",
        "TIN NHANH\r\n\r\n",
        "một\n \t\nhai\u{2029}",
        "🚀\u{200B}e\u{302}\u{301}\n\n",
        "\n\n\n",
    ];
    for front in paragraphs {
        let front = units(front);
        check_texts(128, |original| {
            // White space at the start of the text would become one with the blank line.
            let start = char::decode_utf16(original.iter().copied()).map(Result::ok).map(class);
            let first = start.into_iter().find(|class| *class != Class::Ignorable);
            if matches!(first, Some(Class::White(_))) {
                return Ok(());
            }
            let alone = annotate(original, &Options::default());
            let together = annotate(&[front.as_slice(), original].concat(), &Options::default());
            let moved: Vec<_> = described(&alone)
                .into_iter()
                .map(|(range, kind, name, confidence)| {
                    (range.start + front.len()..range.end + front.len(), kind, name, confidence)
                })
                .collect();
            prop_assert_eq!(described(&together), moved, "after {:?}", String::from_utf16_lossy(&front));
            Ok(())
        });
    }
}

#[test]
fn nesting_only_adds_and_every_parent_is_around_its_child() {
    check_texts(1024, |units| {
        let (outer, all) = (annotate(units, &Options::default()), annotate(units, &nested()));
        sound(units, &all)?;
        let described_all = described(&all);
        for item in described(&outer) {
            prop_assert!(described_all.contains(&item), "{item:?} is gone with nesting");
        }
        for (index, item) in all.items.iter().enumerate() {
            let around =
                |other: &Annotation| other.range.start <= item.range.start && item.range.end <= other.range.end;
            let innermost = all.items[..index].iter().rposition(around);
            prop_assert_eq!(item.parent, innermost, "the parent of {:?}", item.range);
            let crossing = all.items[..index]
                .iter()
                .find(|other| other.range.end > item.range.start && other.range.end < item.range.end);
            prop_assert_eq!(crossing, None, "crosses {:?}", item.range);
            let parent_name = innermost.map(|parent| name(&all.items[parent], &all));
            prop_assert_ne!(parent_name, Some(name(item, &all)), "the same name inside itself");
        }
        Ok(())
    });
}

#[test]
fn kinds_and_least_confidence_take_away_and_nothing_else() {
    check_texts(256, |units| {
        for nested in [false, true] {
            let everything = annotate(units, &Options { nested, ..Options::default() });
            let everything = described(&everything);
            for kind in Kind::ALL {
                let found = annotate(units, &Options { kinds: vec![kind], nested, ..Options::default() });
                let expected: Vec<_> = everything.iter().filter(|item| item.1 == kind).cloned().collect();
                prop_assert_eq!(described(&found), expected, "only {:?}", kind);
            }
            let options = Options { min_confidence: Confidence::High, nested, ..Options::default() };
            let found = annotate(units, &options);
            let expected: Vec<_> = everything.iter().filter(|item| item.3 == Confidence::High).cloned().collect();
            prop_assert_eq!(described(&found), expected, "only high confidence");
        }
        prop_assert_eq!(annotate(units, &Options { kinds: Vec::new(), ..Options::default() }).items, []);
        Ok(())
    });
}

/// A date adds status and successor, and decides whether "thành phố X" is a province-level unit. Nothing else.
#[test]
fn a_date_changes_only_provinces() {
    let days: Vec<PartialDate> =
        ["2021-08-24", "2025-06-30", "2025-07-01", "2026-09-20"].iter().map(|day| day.parse().unwrap()).collect();
    check_texts(256, |units| {
        let undated = annotate(units, &Options::default());
        prop_assert!(undated.items.iter().all(|item| item.status.is_none() && item.successor.is_none()));
        for day in &days {
            let dated = annotate(units, &Options { as_of: Some(*day), ..Options::default() });
            for item in &dated.items {
                prop_assert!(item.status.is_none() || item.kind == Kind::Province, "{:?} has a status", item.range);
            }
        }
        Ok(())
    });
}

/// A line is told as a whole only up to a length, which the lines tried here do not reach.
#[test]
fn optional_diacritics_change_nothing_in_lines_that_have_marks() {
    const REACH: usize = 190;
    let optional = Options { diacritics: Diacritics::Optional, ..Options::default() };
    let marks = "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}đ";
    let is_marked = |line: &str| line.len() <= REACH && line.nfd().any(|part| marks.contains(part));
    let texts = suite_texts().into_iter().filter(|(_, units)| String::from_utf16_lossy(units).lines().all(is_marked));
    let mut tried = 0;
    for (id, units) in texts {
        tried += 1;
        let (with, without) = (annotate(&units, &optional), annotate(&units, &Options::default()));
        assert_eq!(described(&with), described(&without), "{id}");
    }
    assert!(tried > 100, "only {tried} texts have marks in all lines");
}

#[test]
fn optional_diacritics_find_names_in_lines_that_have_no_marks() {
    let optional = Options { diacritics: Diacritics::Optional, ..Options::default() };
    // (text, names that count only with the option)
    let table: [(&str, &[&str]); 4] = [
        ("Hai Phong va FPT ky ket", &["Hải Phòng"]),
        ("Hai Phong là Hải Phòng", &[]),
        ("Hải Phòng\nUBND tinh Phu Yen", &["Phú Yên"]),
        ("hai phong", &[]),
    ];
    for (text, expected) in table {
        let (with, without) = (annotate(&units(text), &optional), annotate(&units(text), &Options::default()));
        let without = described(&without);
        let only_with = described(&with).into_iter().filter(|item| !without.contains(item));
        let names: Vec<&str> = only_with.map(|(_, _, name, _)| name).collect();
        assert_eq!(names, expected, "{text:?}");
    }
}
