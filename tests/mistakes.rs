//! Mistakes that were met once, each a test named after it: a text, and all that must be marked in it.

use danhdau::{
    Annotator, Options,
    annotation::{Confidence, Subject},
    gazetteer::{self, Kind},
    options::Diacritics,
};

/// An annotation, as far as these tests look at it.
#[derive(Debug, PartialEq)]
struct Found {
    start: usize,
    name: String,
    id: Option<String>,
    kind: Kind,
    inferred: bool,
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
        Found {
            start: item.range.start,
            name: name.unwrap_or_default(),
            id,
            kind: item.kind,
            inferred: item.inferred,
            confidence: item.confidence,
        }
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
    assert_eq!(names("Tổng Bí thư tiếp ông Vương Nghị, Bộ trưởng Ngoại giao."), Vec::<String>::new());
}

#[test]
fn an_office_reached_across_a_clause_to_somebody_else() {
    assert_eq!(names("Chủ tịch UBND xã chia sẻ tin vui cùng giáo sư Trần Hồng Quế."), Vec::<String>::new());
}

#[test]
fn private_people_bore_the_names_of_officials() {
    for text in ["Bị cáo Lê Tiến Châu khai báo.", "Anh Lê Tiến Châu kể lại.", "Nhân chứng là Lê Tiến Châu (42 tuổi)."]
    {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_body_of_a_ministry_hid_its_minister() {
    // "giao" of giao thông is no verb, "trường" of môi trường no school, "thôn" of nông thôn no village.
    for ministry in ["Giao thông vận tải", "Tài nguyên và môi trường", "Nông nghiệp và Phát triển nông thôn"]
    {
        assert_eq!(names(&format!("Thứ trưởng Bộ {ministry} Trần Văn Bách nói.")), ["Trần Văn Bách"], "{ministry}");
    }
}

#[test]
fn the_office_of_one_person_was_given_to_another() {
    assert_eq!(names("Ca sĩ Đinh Hoài Thu, Thứ trưởng Phan Quốc Bảo dự tiệc."), ["Phan Quốc Bảo"]);
    assert_eq!(names("Bà Lan, chị của ông Hồ Quốc Hưng, được bổ nhiệm làm Thứ trưởng."), Vec::<String>::new());
    assert_eq!(names("Ông Hồ Quốc Hưng được Chủ tịch UBND tỉnh tặng bằng khen."), Vec::<String>::new());
    assert_eq!(names("Chủ tịch UBND tỉnh được ông Hồ Quốc Hưng mời dự."), Vec::<String>::new());
    let list = "Ông Trần Văn Bách, Chủ tịch UBND xã Hòa An, ông Lê Đình Quý cùng dự.";
    assert_eq!(names(list), ["Trần Văn Bách"]);
}

#[test]
fn several_people_held_one_office_and_only_the_first_was_marked() {
    let text = "Các Thứ trưởng Trần Văn Bách, Lê Đình Quý và Phan Quốc Bảo dự họp.";
    assert_eq!(names(text), ["Trần Văn Bách", "Lê Đình Quý", "Phan Quốc Bảo"]);
}

#[test]
fn officials_of_bodies_without_a_list_were_missed() {
    for text in [
        "Cục trưởng Cục Đường bộ Trần Văn Bách nói.",
        "Trung tá Trần Văn Bách, Trưởng Công an xã Hòa An, nói.",
        "Ông Trần Văn Bách - nguyên Chánh án TAND tỉnh Bến Tre - nói.",
        "Đại biểu Trần Văn Bách (đoàn Bến Tre) nói.",
        "Ông Trần Văn Bách được bầu giữ chức Chủ tịch UBND huyện Hòa An.",
        "Ông Trần Văn Bách (SN 1970), Phó Giám đốc Sở Y tế, nói.",
        "Chủ tịch UBND huyện Hòa An, ông Trần Văn Bách, nói.",
    ] {
        assert_eq!(
            found(text, &Options::default()).iter().find(|one| one.inferred).map(|one| one.name.as_str()),
            Some("Trần Văn Bách"),
            "{text}"
        );
    }
}

#[test]
fn names_of_peoples_without_family_names_were_cut_or_missed() {
    let text = "Chủ tịch UBND xã Hòa An Điểu K'Ré nói. Bà H'Yim Kđoh, Phó Chủ tịch UBND tỉnh, và ông Y Giang Gry Niê Knơng, Phó \
                Bí thư Tỉnh ủy, cùng dự. Ông K'Ré cảm ơn.";
    assert_eq!(names(text), ["Điểu K'Ré", "H'Yim Kđoh", "Y Giang Gry Niê Knơng", "Điểu K'Ré"]);
}

#[test]
fn an_official_in_a_heading_in_capitals_was_missed() {
    assert_eq!(names("CHỦ TỊCH UBND TỈNH TRẦN VĂN THUẬN KÝ QUYẾT ĐỊNH"), ["Trần Văn Thuận"]);
}

#[test]
fn short_names_that_a_phrase_introduces_were_forgotten() {
    let text = "Trường Đại học FPT (sau đây gọi là Nhà trường) tuyển sinh. Nhà trường mở ngành mới; nhà trường khác thì không.";
    assert_eq!(names(text), ["Đại học FPT"; 3]);
    let text = "Công ty Hòa An Hà Nội (gọi tắt là Công ty Hòa An) khởi kiện. Công ty Hòa An thắng.";
    assert_eq!(names(text), ["Hà Nội"], "the name of a company is not short for the city in it");
    assert_eq!(names("CQS (chính quyền số) là gì? Nói về CQS."), ["chính quyền số"; 3]);
}

#[test]
fn what_the_text_says_of_issuer_and_year_was_not_heard() {
    for (text, name) in [
        ("Nghị quyết 71 của Chính phủ", "Nghị quyết 71/NQ-CP"),
        ("Nghị quyết 57 của Bộ Chính trị", "Nghị quyết 57-NQ/TW"),
        ("Nghị quyết 98 của Quốc hội", "Nghị quyết 98/2023/QH15"),
        ("Nghị quyết 202 năm 2025", "Nghị quyết 202/2025/QH15"),
        ("Quyết định 942 năm 2022", "Quyết định 942/QĐ-TTg năm 2022"),
        ("Quyết định 942/QĐ-TTg ngày 05/8/2022", "Quyết định 942/QĐ-TTg năm 2022"),
        ("Quyết định 942/QĐ-TTg", "Quyết định 942/QĐ-TTg"),
        ("Luật Viễn thông số 41/2009/QH12", "Luật Viễn thông 2009"),
    ] {
        assert_eq!(names(&format!("Thực hiện {text}, các địa phương báo cáo.")), [name], "{text}");
    }
    for text in ["Nghị quyết 57 của HĐND tỉnh", "Quyết định 749 của UBND xã", "Nghị quyết 181 của Liên Hợp Quốc"]
    {
        assert_eq!(names(&format!("Thực hiện {text}.")), Vec::<String>::new(), "{text}");
    }
    let list = "Thực hiện các nghị quyết 66, 68 và 71 của Chính phủ.";
    assert_eq!(names(list), ["Nghị quyết 66/NQ-CP", "Nghị quyết 68/NQ-CP", "Nghị quyết 71/NQ-CP"]);
}

#[test]
fn documents_were_missed_in_text_without_marks() {
    let optional = Options { diacritics: Diacritics::Optional, ..Options::default() };
    let found = found("Theo Nghi quyet 57, Quyet dinh so 749/QD-TTg va QD 942.", &optional);
    let names: Vec<&str> = found.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Nghị quyết 57-NQ/TW", "Quyết định 749/QĐ-TTg", "Quyết định 942/QĐ-TTg"]);
}

#[test]
fn villages_companies_and_associations_made_officials() {
    for office in [
        "Trưởng thôn Hòa An",
        "Bí thư chi bộ thôn Hòa An",
        "Chủ tịch HĐQT Công ty Hòa An",
        "Chủ tịch Hội Nông dân xã Hòa An",
        "Giám đốc Bệnh viện Hòa An",
        "Phó Giám đốc kinh doanh khu vực",
    ] {
        assert_eq!(names(&format!("Ông Trần Văn Bách, {office}, nói.")), Vec::<String>::new(), "{office}");
    }
}

#[test]
fn streets_that_bear_the_name_of_an_official_were_the_official() {
    for text in ["Các tuyến đường Trần Hưng Đạo, Lê Tiến Châu, Lê Lợi ngập.", "Nhà số 26 Lê Tiến Châu bị sập."]
    {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn groups_of_people_mountains_and_delegations_hid_a_province() {
    for text in [
        "Thí sinh Hà Giang thi lại.",
        "Mưa đá ở miền núi Nghệ An.",
        "Bà Y Khúc (Đoàn Đắk Lắk) hỏi.",
        "Từ Bắc Ninh, xe đi tiếp.",
        "Hội trường Ban tiếp công dân Quảng Nam chật kín.",
        "Tỉ lệ trẻ em Bắc Ninh đi học.",
        "Đường phố Hà Nội vắng.",
    ] {
        let kinds: Vec<Kind> = found(text, &Options::default()).iter().map(|one| one.kind).collect();
        assert_eq!(kinds, [Kind::Province], "{text}");
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

/// The names of officials that no record holds.
fn inferred(text: &str) -> Vec<String> {
    found(text, &Options::default()).into_iter().filter(|found| found.inferred).map(|found| found.name).collect()
}

#[test]
fn a_person_whose_name_ends_like_a_place_was_nobody() {
    let text = "Ông Nguyễn Thăng Long, Chủ tịch UBND phường Nguyễn Du, cho biết. Ông Long nói thêm.";
    assert_eq!(inferred(text), ["Nguyễn Thăng Long", "Nguyễn Thăng Long"]);
    assert_eq!(inferred("Đi qua Lê Lợi Thăng Long."), Vec::<String>::new());
}

#[test]
fn an_office_behind_the_age_in_brackets_was_not_read() {
    for text in [
        "Gồm ông Phan Văn Bích (SN 1959, Phó Ban Tổ chức Tỉnh ủy Bắc Ninh).",
        "Ông Phan Văn Bích (54 tuổi, Bí thư Quận ủy Thanh Khê) được điều động.",
        "Phan Văn Bích (sinh năm 1964, nguyên Phó Chủ tịch UBND TP. Vũng Tàu) dự.",
        "Ông Phan Văn Bích (1964, Chủ tịch UBND huyện Ea Kar) dự.",
        "Ông Phan Văn Bích (41 tuổi, trú tại TP Thanh Hóa) là Phó Giám đốc Sở Xây dựng.",
    ] {
        assert_eq!(inferred(text), ["Phan Văn Bích"], "{text}");
    }
    assert_eq!(inferred("Ông Phan Văn Bích (54 tuổi, Thanh Khê) bị thương."), Vec::<String>::new());
}

#[test]
fn who_held_an_office_then_was_nobody() {
    for text in [
        "Ông Phan Văn Bích - lúc đó là Phó Chủ tịch UBND TP Đà Nẵng - ký văn bản.",
        "Ông Phan Văn Bích, khi đó là Giám đốc Sở Xây dựng, ký văn bản.",
        "Ông Phan Văn Bích, nay là Chủ tịch UBND tỉnh, ký văn bản.",
    ] {
        assert_eq!(inferred(text), ["Phan Văn Bích"], "{text}");
    }
}

#[test]
fn some_family_names_were_unknown() {
    for name in ["Sử Ngọc Bích", "Dư Phước Bích", "Lô Văn Bích", "Vy Văn Bích", "Khưu Mạnh Bích", "Tưởng Phi Bích"]
    {
        assert_eq!(inferred(&format!("Giám đốc Sở Y tế {name} dự lễ.")), [name]);
        assert_eq!(inferred(&format!("Đi qua {name}.")), Vec::<String>::new());
    }
}

#[test]
fn a_code_behind_a_space_was_left_outside() {
    assert_eq!(
        names("Thực hiện Chỉ thị 25 CT/TW và Nghị quyết số 57 NQ/TW."),
        ["Chỉ thị 25-CT/TW", "Nghị quyết 57-NQ/TW"]
    );
    assert_eq!(names("Theo Chỉ thị 25 FPT/HP."), ["FPT"]);
}

#[test]
fn the_field_of_a_minister_was_taken_for_that_of_a_company() {
    assert_eq!(inferred("Theo Thứ trưởng Tài chính Phan Thị Bích, việc này phải xem xét."), ["Phan Thị Bích"]);
    assert_eq!(inferred("Theo Giám đốc Tài chính Phan Thị Bích, việc này phải xem xét."), Vec::<String>::new());
}

#[test]
fn an_office_that_is_called_somebodys_was_taken_for_that_of_a_relative() {
    let text = "Các chức vụ còn lại của ông Phan Văn Bích là Thành ủy viên và Phó Chủ tịch UBND thành phố.";
    assert_eq!(inferred(text), ["Phan Văn Bích"]);
    assert_eq!(inferred("Bà T., chị của ông Phan Văn Bích, được bổ nhiệm Giám đốc Sở Y tế."), Vec::<String>::new());
}

#[test]
fn the_city_of_a_university_without_its_type_was_marked() {
    assert_eq!(names("Sinh viên Bách khoa Hà Nội đến Hà Nội."), ["Hà Nội"]);
}

#[test]
fn further_numbers_after_so_were_left_outside() {
    assert_eq!(names("Thực hiện Nghị quyết số 9019, 35 của Chính phủ."), ["Nghị quyết 9019", "Nghị quyết 35"]);
    assert_eq!(names("Theo Nghị quyết số 19, 35 đại biểu có mặt."), ["Nghị quyết 19"]);
    assert_eq!(names("Theo Nghị định số 9043, 2014 là năm đầu."), ["Nghị định 9043"]);
}

#[test]
fn a_general_director_of_an_unknown_company_was_surely_the_official() {
    let confidence = |text: &str| found(text, &Options::default()).first().map(|found| found.confidence);
    assert_eq!(confidence("Ông Nguyễn Trọng Nghĩa - Phó tổng giám đốc Sao Mai - cho biết."), Some(Confidence::Low));
    assert_eq!(confidence("Ông Nguyễn Trọng Nghĩa cho biết."), Some(Confidence::High));
}

#[test]
fn the_first_family_name_of_two_was_taken_for_a_commune() {
    assert_eq!(inferred("Chủ tịch xã Trần Đoàn Minh Bích bị phê bình."), ["Trần Đoàn Minh Bích"]);
    assert_eq!(inferred("Chủ tịch UBND xã Mỹ Lâm Nguyễn Văn Bích dự."), ["Nguyễn Văn Bích"]);
    assert_eq!(inferred("Chủ tịch UBND quận 12 Lê Trương Hải Bích dự."), ["Lê Trương Hải Bích"]);
}

#[test]
fn further_holders_of_one_office_were_nobody() {
    let text = "Bộ có bốn Thứ trưởng gồm các ông Phan Ngọc Bích, Bùi Văn Bích, Lê Đình Bích và Đỗ Văn Bích.";
    assert_eq!(inferred(text), ["Phan Ngọc Bích", "Bùi Văn Bích", "Lê Đình Bích", "Đỗ Văn Bích"]);
    let text = "Các Thứ trưởng Phan Ngọc Bích, Bùi Văn Bích, Lê Đình Bích làm Phó Trưởng ban.";
    assert_eq!(inferred(text), ["Phan Ngọc Bích", "Bùi Văn Bích", "Lê Đình Bích"]);
}

#[test]
fn a_district_in_an_office_was_a_person() {
    assert_eq!(
        inferred("Phó giám đốc Sở Nội vụ, Chủ tịch UBND huyện Kim Sơn, Chánh Văn phòng Tỉnh ủy."),
        Vec::<String>::new()
    );
}

#[test]
fn a_letter_apart_from_its_number_ended_the_citation() {
    assert_eq!(names("Theo Quyết định số 3610 a/QĐ - BCT của Bộ."), ["Quyết định 3610a/QĐ-BCT"]);
}
