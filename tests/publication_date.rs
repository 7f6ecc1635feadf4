//! The date of an article, found in its text; what is the date of something else is left alone.

use danhdau::{
    gazetteer::value::Named as _,
    publication_date::{PublicationDate, propose},
};

fn proposed(text: &str) -> Option<(String, PublicationDate)> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = propose(&units)?;
    Some((String::from_utf16_lossy(&units[found.range.clone()]), found))
}

/// "date precision|text of the span|place", or "none".
fn told(text: &str) -> String {
    proposed(text).map_or("none".to_owned(), |(span, found)| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let place =
            found.place.as_ref().map_or("-".to_owned(), |place| String::from_utf16_lossy(&units[place.clone()]));
        format!("{} {}|{span}|{place}", found.date(), found.precision().name())
    })
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .map(|(text, expected)| (text, expected, told(text)))
        .filter(|(_, expected, found)| *expected != found)
        .map(|(text, expected, found)| format!("{text:?}\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_about_the_article_give_its_date() {
    check(&[
        ("Cầu mới qua sông\nKinh tế - Ngày đăng : 09:22, 23/06/2023\nTin dài.", "2023-06-23 day|23/06/2023|-"),
        ("Cầu mới\nThứ Sáu, 23/6/2023, 09:22 (GMT+7)\nNgày 20/6, hai bên ký.", "2023-06-23 day|23/6/2023|-"),
        ("Cầu mới\nThứ sáu, ngày 23/06/2023 - 09:22\nBài.", "2023-06-23 day|23/06/2023|-"),
        ("Cầu mới\n23/06/2023 09:22 GMT+7\nBài.", "2023-06-23 day|23/06/2023|-"),
        ("Cầu mới\n09h22 ngày 23-06-2023\nBài.", "2023-06-23 day|23-06-2023|-"),
        ("Cập nhật lúc 14:05 05/03/2025\nCầu mới thông xe.", "2025-03-05 day|05/03/2025|-"),
        ("Cầu mới\n2023-06-23\nBài viết.", "2023-06-23 day|2023-06-23|-"),
        ("2023-06-23T09:22:00+07:00\nCầu mới", "2023-06-23 day|2023-06-23|-"),
        ("Chủ nhật 2.3.2025, 7:15\nCầu mới", "2025-03-02 day|2.3.2025|-"),
        ("Cầu mới\nBài viết.\nHÀ NỘI, ngày 5 tháng 3 năm 2025", "2025-03-05 day|5 tháng 3 năm 2025|HÀ NỘI"),
        ("date 2021-08\nCầu mới", "2021-08 month|2021-08|-"),
        ("Cầu mới\n8:05 AM, 23/06/2023\nBài.", "2023-06-23 day|23/06/2023|-"),
        ("Cầu mới\n09:22:10 | 23/06/2023\nBài.", "2023-06-23 day|23/06/2023|-"),
        ("Ngày 23 tháng 6, năm 2023\nBài.", "2023-06-23 day|23 tháng 6, năm 2023|-"),
        ("Ngày 23 tháng 6 2023\nBài.", "2023-06-23 day|23 tháng 6 2023|-"),
        ("TTO - Sáng 24-8-2021, hội nghị khai mạc.", "2021-08-24 day|24-8-2021|-"),
        ("Đăng ngày 5 tháng 3, 2025\nCầu mới", "2025-03-05 day|5 tháng 3, 2025|-"),
        (
            "Cầu mới\n\u{FF12}\u{FF13}/\u{FF10}\u{FF16}/\u{FF12}\u{FF10}\u{FF12}\u{FF13}\nBài.",
            "2023-06-23 day|\u{FF12}\u{FF13}/\u{FF10}\u{FF16}/\u{FF12}\u{FF10}\u{FF12}\u{FF13}|-",
        ),
    ]);
}

#[test]
fn datelines_give_date_and_place() {
    check(&[
        ("HẢI PHÒNG, ngày 5 tháng 3 năm 2025 – Thành phố khởi công.", "2025-03-05 day|5 tháng 3 năm 2025|HẢI PHÒNG"),
        ("Cần Thơ, 24/8/2021. Hội nghị bàn về lúa.", "2021-08-24 day|24/8/2021|Cần Thơ"),
        ("TP.HCM, ngày 24/8/2021 - Hội nghị bàn về lúa.", "2021-08-24 day|24/8/2021|TP.HCM"),
        ("(Chinhphu.vn) - Sáng 24/8, tại Huế, hội nghị khai mạc.", "--08-24 month-day|24/8|-"),
    ]);
}

#[test]
fn sentences_about_the_news_give_its_date() {
    check(&[
        ("Cầu mới\nNgày 24/8/2021, tỉnh khánh thành cầu.", "2021-08-24 day|24/8/2021|-"),
        ("Sáng 24.8, UBND tỉnh tổ chức hội nghị.", "--08-24 month-day|24.8|-"),
        ("Chiều ngày 24/8, đoàn công tác đến xã.", "--08-24 month-day|24/8|-"),
        ("Hôm nay (24/8), đoàn công tác đến xã.", "--08-24 month-day|24/8|-"),
        ("Sáng nay, 24-8-2021, đoàn công tác đến xã.", "2021-08-24 day|24-8-2021|-"),
        ("Cầu mới\nBuổi lễ diễn ra hôm 16/1, với ba trăm khách.", "--01-16 month-day|16/1|-"),
        ("Vừa qua, ngày 5 tháng 3, hai bên gặp nhau.", "--03-05 month-day|5 tháng 3|-"),
        ("Theo nội dung ký kết ngày 9/4, hai bên sẽ xây trường.", "--04-09 month-day|9/4|-"),
        ("Ngày 5 tháng 3, 20 người của hai bên gặp nhau.", "--03-05 month-day|5 tháng 3|-"),
        ("Ngày 5 tháng 3 20 người gặp nhau.", "--03-05 month-day|5 tháng 3|-"),
        ("Tối thứ Bảy (1/3/2025), hội hoa khai mạc.", "2025-03-01 day|1/3/2025|-"),
    ]);
}

#[test]
fn what_the_text_says_elsewhere_completes_a_date_and_nothing_else_does() {
    check(&[
        ("Sáng 24/8, hội nghị khai mạc. Ngày 24/8/2021 cũng là ngày khai giảng.", "2021-08-24 day|24/8|-"),
        ("date 2021-08 Hai bên ký kết.\n\nTheo thỏa thuận ngày 24/8, hai bên xây trường.", "2021-08-24 day|2021-08|-"),
        ("Sáng 24/8, hội nghị bàn kế hoạch năm 2021, giai đoạn 2021-2025.", "--08-24 month-day|24/8|-"),
        ("Sáng 2/9, thành phố làm lễ kỷ niệm ngày 2/9/1945.", "--09-02 month-day|2/9|-"),
    ]);
}

#[test]
fn the_strongest_sign_decides_and_then_the_first() {
    check(&[
        ("Ngày 20/8/2021, hai bên ký.\nĐăng lúc 08:00, 21/08/2021", "2021-08-21 day|21/08/2021|-"),
        ("Sáng 24/8, họp báo. Chiều 25/8, bế mạc.", "--08-24 month-day|24/8|-"),
        ("Nghị quyết số 57-NQ/TW ngày 22/12/2024 được quán triệt sáng 24/2.", "--02-24 month-day|24/2|-"),
        ("Ngày đăng: 24/08/2021 10:00\nCập nhật: 25/08/2021 11:30", "2021-08-24 day|24/08/2021|-"),
    ]);
}

#[test]
fn the_date_of_something_else_is_not_that_of_the_article() {
    let nothing = [
        "",
        "Không có ngày nào ở đây.",
        // of a document
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị nêu ba đột phá.",
        "Căn cứ Quyết định số 749/QĐ-TTg, ngày 3/6/2020.",
        "Ngày 22/12/2024 là ngày ban hành Nghị quyết 57.",
        "Công văn 112/UBND-VX do ông Nguyễn Văn Tám ký ngày 5/6/2023 yêu cầu báo cáo.",
        "Luật có hiệu lực từ ngày 1/7/2026.",
        // of a person
        "Ông Nguyễn Văn Tám sinh ngày 5/6/1963 ở Kiên Giang.",
        "Bà Tám (sinh 5/6/1963) là giáo viên.",
        // from, to, before
        "Hội chợ mở từ ngày 24/8/2021 đến ngày 30/8/2021.",
        "Từ sáng 24/8 đến 30/8, chợ đóng cửa.",
        "Hội chợ mở từ 24-26/8.",
        "Hồ sơ nộp trước ngày 15/9/2025.",
        "Hạn nộp: 15/9/2025.",
        // plans
        "Dự kiến ngày 30/9/2025, cầu thông xe.",
        "Ngày 30/9/2025, thành phố sẽ khởi công cầu.",
        "Cầu sẽ thông xe vào sáng 30/9.",
        // history
        "Trường được thành lập ngày 20/11/1982.",
        "Ngày 30/4/1975, đất nước thống nhất.",
        "Trước đó, chiều 12/5, hai bên đã gặp nhau.",
        "Nhân kỷ niệm ngày 20/10, hội phụ nữ tặng quà.",
        // no dates
        "Lãi suất 24.8% và 24/8 hộ có xe; tỷ số 3-2, 12-10.",
        "Ngày 31/2/2025, ngày 24/13/2021 và ngày 0/5.",
        "Điện thoại 024.8.2021.555, nhà số 24/8/2021/5, phiên bản 24.8.2021.7.",
        "Giai đoạn 2021-2025, mùa giải 2011-12.",
    ];
    check(&nothing.map(|text| (text, "none")));
}

#[test]
fn deep_in_a_long_text_only_a_line_about_the_article_counts() {
    let story = "Nhà máy chạy đều và mọi người làm việc như thường lệ. ".repeat(80);
    check(&[
        (&format!("{story}Chiều 12/5, hai xe va nhau."), "none"),
        (&format!("{story}\nCập nhật lúc 14:05 05/03/2025"), "2025-03-05 day|05/03/2025|-"),
    ]);
}

#[test]
fn other_forms_of_the_same_text_give_the_same_date() {
    // "Sáng" decomposed, soft hyphen, no-break space, en dash; offsets are those of the string that came in.
    check(&[
        ("Sa\u{301}ng\u{A0}24/8, họp.", "--08-24 month-day|24/8|-"),
        ("🚀 SÁNG 24/8, họp.", "--08-24 month-day|24/8|-"),
        ("Ngày đăng: 24\u{2013}08\u{2013}2021", "2021-08-24 day|24\u{2013}08\u{2013}2021|-"),
    ]);
}

proptest::proptest! {
    #[test]
    fn whatever_the_text_the_date_lies_in_it(text in "(ngày|Sáng|từ|đến|tháng|năm|thứ ba|đăng|[0-9]{1,5}|[-/.:,|(h tT\n])*") {
        if let Some((span, found)) = proposed(&text) {
            proptest::prop_assert!((1..=12).contains(&found.month) && found.day <= 31);
            proptest::prop_assert!(found.year != 0 || found.day != 0);
            proptest::prop_assert!(span.starts_with(|first: char| first.is_ascii_digit()), "{span}");
        }
    }
}
