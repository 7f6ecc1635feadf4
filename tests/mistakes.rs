//! Mistakes that were met once, each a test named after it: a text, and all that must be marked in it.

use danhdau::{
    Annotator, Options,
    annotation::{Confidence, Subject},
    gazetteer,
    options::Diacritics,
};

/// An annotation, as far as these tests look at it.
#[derive(Debug, PartialEq)]
struct Found {
    start: usize,
    name: String,
    id: Option<String>,
    confidence: Confidence,
}

fn found(text: &str, options: &Options) -> Vec<Found> {
    let annotator = Annotator::new(gazetteer::compiled());
    let units: Vec<u16> = text.encode_utf16().collect();
    let annotations = annotator.annotate(&units, options);
    let described = annotations.items.iter().map(|item| {
        let (name, id) = match item.subject {
            Subject::Record(number) => {
                let entity = annotator.gazetteer().entity(number);
                (entity.map(|entity| entity.name.clone()), entity.map(|entity| entity.id.clone()))
            }
            Subject::Unlisted(index) => (annotations.names.get(index as usize).cloned(), None),
        };
        Found { start: item.range.start, name: name.unwrap_or_default(), id, confidence: item.confidence }
    });
    described.collect()
}

fn names(text: &str) -> Vec<String> {
    found(text, &Options::default()).into_iter().map(|found| found.name).collect()
}

#[test]
fn ong_was_taken_for_a_family_name() {
    assert_eq!(names("Ông Nguyễn Văn Khoa, Tổng giám đốc FPT, phát biểu."), ["Nguyễn Văn Khoa", "FPT"]);
}

#[test]
fn a_role_inside_a_longer_role_chose_the_wrong_namesake() {
    let text = "Ông Nguyễn Trường Sơn, Phó Giám đốc Tổ chức Giáo dục FPT, nêu đề xuất.";
    let found = found(text, &Options::default());
    assert_eq!(found[0].id.as_deref(), Some("official/nguyen-truong-son-2"));
}

#[test]
fn names_of_unlisted_documents_kept_loose_marks_and_ignorables() {
    assert_eq!(names("Theo Kế hoạch số 12/KH-TU-U\u{309}y."), ["Kế hoạch 12/KH-TU-Ủy"]);
    assert_eq!(names("Theo Kế hoạch số 112/KH-\u{200B}UBND."), ["Kế hoạch 112/KH-UBND"]);
    assert_eq!(names("Theo Kế hoạch số １１２/KH-UBND."), ["Kế hoạch 112/KH-UBND"]);
}

#[test]
fn white_space_at_the_edge_of_a_text_hid_the_edge_of_a_line() {
    for text in ["Lê Tiến Châu", "Lê Tiến Châu ", " Lê Tiến Châu", " Lê Tiến Châu\n", "Xin chào.\n\nLê Tiến Châu "]
    {
        let found = found(text, &Options::default());
        assert_eq!(found.len(), 1, "{text:?}");
        assert_eq!(found[0].confidence, Confidence::Low, "a line that holds only a name is a by-line: {text:?}");
    }
}

#[test]
fn words_without_marks_counted_in_lines_that_have_marks() {
    let optional = Options { diacritics: Diacritics::Optional, ..Options::default() };
    let text = "NGUYỄN TUẤN ANH: LÊ TIẾN CHÂU DỰ LỄ";
    assert_eq!(found(text, &optional), found(text, &Options::default()), "ANH: is not Ảnh:");
}

#[test]
fn the_word_law_was_found_inside_other_words() {
    assert_eq!(names("Vi phạm pháp luật đất đai và kỷ luật lao động tăng."), Vec::<String>::new());
    assert_eq!(names("Quốc hội bàn Luật Đất đai."), ["Luật Đất đai"]);
}

#[test]
fn a_street_at_the_start_of_a_sentence_was_a_province() {
    assert_eq!(names("Đường Nguyễn Thái Bình ngập sâu."), Vec::<String>::new());
}

#[test]
fn leaders_of_other_countries_were_officials_of_this_one() {
    let text = "Thủ tướng Singapore Lý Hiển Long đến. Thủ tướng Lý Hiển Long nói sẽ hợp tác. Cựu thủ tướng Thái Lan Yingluck \
                Shinawatra vắng mặt.";
    assert_eq!(names(text), Vec::<String>::new());
}

#[test]
fn an_office_reached_across_a_clause_to_somebody_else() {
    assert_eq!(names("Chủ tịch UBND xã chia sẻ tin vui cùng giáo sư Trần Hồng Quế."), Vec::<String>::new());
}

#[test]
fn private_people_bore_the_names_of_officials_with_full_confidence() {
    for text in ["Bị cáo Lê Tiến Châu khai báo.", "Anh Lê Tiến Châu kể lại.", "Nhân chứng là Lê Tiến Châu (42 tuổi)."]
    {
        let found = found(text, &Options::default());
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].confidence, Confidence::Low, "{text}: {found:?}");
    }
}

#[test]
fn digitisation_was_taken_for_the_digital_economy() {
    assert_eq!(names("Công nghệ số hóa tài liệu; công nghệ số đổi mới."), ["công nghệ số"]);
}

#[test]
fn the_number_of_the_assembly_printed_apart_was_cut_off() {
    assert_eq!(names("Nghị quyết số 88/2014/QH 13 của Quốc hội."), ["Nghị quyết 88/2014/QH13"]);
}

#[test]
fn the_year_and_the_number_of_a_law_were_left_outside() {
    let text =
        "Luật Dữ liệu 2024, Luật Giao dịch điện tử số 20/2023/QH15, Luật An ninh mạng 2018 và Luật Đất đai năm 2013.";
    let found = found(text, &Options::default());
    let marked: Vec<_> = found.iter().map(|found| (found.start, found.name.as_str(), found.confidence)).collect();
    let expected = [
        (0, "Luật Dữ liệu", Confidence::High),
        (19, "Luật Giao dịch điện tử", Confidence::High),
        (59, "Luật An ninh mạng 2018", Confidence::High),
        (85, "Luật Đất đai", Confidence::Low),
    ];
    assert_eq!(marked, expected);
}

#[test]
fn a_year_in_words_was_taken_for_a_number_of_years() {
    assert_eq!(
        names("Kế hoạch chuyển đổi số năm 2025 theo Luật Chuyển đổi số năm 2025; số năm công tác."),
        ["chuyển đổi số", "Luật Chuyển đổi số"]
    );
    assert_eq!(names("Đây là nền kinh tế số năm thế giới."), Vec::<String>::new());
}
