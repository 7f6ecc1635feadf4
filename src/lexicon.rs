//! Words that tell what the name beside them is.
//!
//! They are Vietnamese vocabulary, not facts: what is true of one entity only belongs into the gazetteer.
//! They are found in the same pass as the names, so that rules look at them instead of searching.

use bitflags::bitflags;

bitflags! {
    /// What a word tells of the name beside it.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct WordClass: u32 {
        /// tỉnh: a province follows.
        const PROVINCE = 1;
        /// thành phố, TP: a city follows, centrally run or not.
        const CITY = 1 << 1;
        /// huyện, phường: a unit below the province follows.
        const LOWER_UNIT = 1 << 2;
        /// đường, sông: something that is only named after a place follows.
        const NAMED_AFTER_PLACE = 1 << 3;
        /// Đại học, CLB: an institution follows that may bear the name of a place.
        const INSTITUTION = 1 << 4;
        /// ông: a man follows.
        const TITLE_MALE = 1 << 5;
        /// bà: a woman follows.
        const TITLE_FEMALE = 1 << 6;
        /// đồng chí: an official of either gender follows.
        const TITLE_NEUTRAL = 1 << 7;
        /// ca sĩ, em: a private person follows.
        const PRIVATE_PERSON = 1 << 8;
        /// Bí thư, Bộ trưởng: an office of state or Party, or a leading one in a company.
        const ROLE = 1 << 9;
        /// Nguyễn, Lê: a person's name begins.
        const FAMILY_NAME = 1 << 10;
        /// Nghị quyết, NQ: a document follows.
        const DOCUMENT = 1 << 11;
        /// người, tháng: something is counted, so the number before is no name.
        const COUNTED = 1 << 12;
        /// Trung Quốc: the place named beside it is abroad.
        const FOREIGN = 1 << 13;
        /// phía: a direction follows.
        const DIRECTION = 1 << 14;
        /// Nobel, Chiến tranh và: peace, not a province, is meant.
        const PEACE = 1 << 15;
        /// yêu cầu, thị trường: a longer word that ends like one of the others and tells nothing.
        const PLAIN = 1 << 17;
        /// Việt Nam, Thái Bình Dương: another name, which may contain or cross that of a province.
        const OTHER_NAME = 1 << 18;
        /// tại, của: what stands before it is no part of the name after it.
        const SEPARATING = 1 << 19;
        /// Ảnh: a credit follows.
        const CREDIT = 1 << 20;
        /// Bộ trưởng: an office that names its body by itself; always together with [`WordClass::ROLE`].
        const STATE_OFFICE = 1 << 21;
        /// UBND, Tỉnh ủy, Sở: a body of state or Party, from the commune up.
        const STATE_BODY = 1 << 22;
        /// Công ty, ngân hàng: a body that is not of the state.
        const COMPANY = 1 << 23;
        /// Singapore, Thái Lan: an office named beside it is none of Vietnam.
        const COUNTRY = 1 << 24;
        /// bị cáo, bệnh nhân: a person follows who is in the news for something else than an office.
        const CONCERNED_PERSON = 1 << 25;
        /// SN, ngụ: age or address of a private person follows.
        const AGE = 1 << 26;
        /// cùng, gặp: what follows is no more part of the office before it.
        const CLAUSE = 1 << 27;
        /// pháp, kỷ: a following luật is the end of their word.
        const BEFORE_LAW = 1 << 28;
        /// tiền, liệu: they make another word of a preceding số.
        const AFTER_NUMBER_WORD = 1 << 16;
    }
}

impl WordClass {
    /// No class.
    pub const NONE: Self = Self::empty();
    /// Any word after which an official may be named shortly.
    pub const TITLE: Self = Self::TITLE_MALE.union(Self::TITLE_FEMALE).union(Self::TITLE_NEUTRAL);
}

/// The words of each class, separated by commas.
pub const WORDS: &[(WordClass, &str)] = &[
    (WordClass::PROVINCE, "tỉnh, tỉnh đoàn, tỉnh ủy"),
    (WordClass::CITY, "thành phố, tp, tp., t.p, t.p., thành ủy"),
    (
        WordClass::LOWER_UNIT,
        "thị xã, huyện, quận, phường, xã, thị trấn, tx, tx., thôn, ấp, buôn, khu phố, tổ dân phố, khóm, xóm, đặc \
         khu, h., q., p., tt.",
    ),
    (
        WordClass::NAMED_AFTER_PLACE,
        "đường, phố, xa lộ, ngõ, hẻm, ngách, đại lộ, ngã ba, ngã tư, ngã năm, ngã sáu, vòng xoay, quảng trường, \
         công viên, chùa, nhà thờ, sông, hồ, đập, kênh, rạch, suối, núi, đèo, đảo, cù lao, vịnh, cầu, hầm, thủy \
         điện, nhà máy thủy điện, hồ thủy điện, khách sạn, nhà hàng, rạp, nhà hát, nhà thi đấu, cư xá, địa đạo, tượng đài, bảo tàng, chung cư, tòa nhà, \
         trung tâm thương mại",
    ),
    (
        WordClass::INSTITUTION,
        "đại học, trường đại học, đh, đhqg, trường đh, trường, học viện, cao đẳng, trường cao đẳng, thpt, thcs, trường \
         thpt, trường thcs, trường tiểu học, tiểu học, trường mầm non, trung học phổ thông, clb, câu lạc bộ, đội \
         bóng, clb bóng đá",
    ),
    (WordClass::TITLE_MALE, "ông, anh, chú"),
    (WordClass::TITLE_FEMALE, "bà, chị, cô"),
    (WordClass::TITLE_NEUTRAL, "đồng chí, đ/c, đại biểu, tiến sĩ, ts, ts., giáo sư, gs, gs., pgs, pgs."),
    (
        WordClass::PRIVATE_PERSON,
        "em, cháu, cụ, bác, thầy, cô giáo, ca sĩ, nghệ sĩ, nsnd, nsưt, diễn viên, cầu thủ, tiền đạo, tiền vệ, hậu \
         vệ, thủ môn, huấn luyện viên, hlv, đạo diễn, nhạc sĩ, nhà văn, nhà thơ, họa sĩ, người mẫu, hoa hậu, á \
         hậu, mc, học sinh, sinh viên, thí sinh, bé, chàng, nàng, vợ, chồng, con trai, con gái, bạn",
    ),
    (
        WordClass::ROLE,
        "bí thư, phó bí thư, phó bí thư thường trực, bí thư tỉnh ủy, bí thư thành ủy, tổng bí thư, chủ tịch, phó \
         chủ tịch, chủ tịch nước, phó chủ tịch nước, chủ tịch quốc hội, phó chủ tịch quốc hội, chủ tịch ubnd, chủ \
         tịch hđnd, chủ tịch tỉnh, thủ tướng, phó thủ tướng, bộ trưởng, thứ trưởng, giám đốc, phó giám đốc, tổng \
         giám đốc, phó tổng giám đốc, trưởng ban, phó trưởng ban, tổng thư ký, viện trưởng, hiệu trưởng, cục \
         trưởng, vụ trưởng, chánh án, chủ nhiệm, tư lệnh, đại tướng, thượng tướng, trung tướng, thiếu tướng, đại \
         tá",
    ),
    (
        WordClass::FAMILY_NAME,
        "nguyễn, trần, lê, phạm, huỳnh, hoàng, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, đào, đoàn, vương, \
         trịnh, trương, đinh, lâm, phùng, mai, tô, hà, tạ, cao, chu, châu, triệu, thái, lương, lưu, kim, quách, \
         khổng, nghiêm, thạch, tống, văn, la, lã, lữ, bế, hứa, giàng, vàng, lò, cầm, hầu, tăng, doãn, từ, tôn, \
         mạc, ninh, viên, phí, quan, sầm, thân, thiều, tiêu, ung, điểu, cù, đồng",
    ),
    (
        WordClass::DOCUMENT,
        "nghị quyết, nq, quyết định, qđ, nghị định, nđ, đề án, đa, chỉ thị, ct, thông tư, tt, thông tư liên tịch, \
         kế hoạch, kh, kết luận, kl, công văn, công điện, quy định, hướng dẫn, thông báo, chương trình, tờ trình, \
         báo cáo, luật, bộ luật, pháp lệnh",
    ),
    (
        WordClass::COUNTED,
        "người, tháng, tỷ, tỉ, triệu, nghìn, đồng, hộ, cán bộ, bị cáo, trường hợp, gói, nhóm, dự án, nội dung, \
         vấn đề, đại biểu, đơn vị, doanh nghiệp, nhiệm vụ, giải pháp, tuần, giờ, phút, lần, điểm, mục tiêu, chỉ \
         tiêu, tiêu chí, học sinh, sinh viên, xã, huyện, tỉnh, địa phương, cơ quan, công trình, căn, lô, bước, \
         phương án, hạng mục, cá nhân, tập thể",
    ),
    (WordClass::FOREIGN, "trung quốc, đài loan, hàn quốc, triều tiên, nhật bản, mông cổ"),
    (WordClass::DIRECTION, "phía"),
    (WordClass::PEACE, "nobel, giải nobel, vì, gìn giữ, lập lại, chiến tranh và, hội đồng"),
    (
        WordClass::AFTER_NUMBER_WORD,
        "liệu, lượng, tiền, thuê, đông, một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười, ít, phận, phiếu, vốn, \
         hiệu, hộ, người, lần, lẻ, dư, học, máy, nhà, lớn, nhỏ, thứ, hóa, điện thoại, tài khoản, ca, vụ, ngày, giờ, \
         còn",
    ),
    (
        WordClass::SEPARATING,
        "tại, ở, của, và, với, cho, do, đến, từ, tới, về, là, được, đã, sẽ, trên, trong, khi, có, ra, vào, cùng, \
         để, thuộc, bằng, theo, này, sở, ubnd, hđnd, người dân, khu vực, địa bàn",
    ),
    (
        WordClass::STATE_OFFICE,
        "tổng bí thư, chủ tịch nước, phó chủ tịch nước, chủ tịch quốc hội, phó chủ tịch quốc hội, thủ tướng, phó \
         thủ tướng, bộ trưởng, thứ trưởng, bí thư tỉnh ủy, bí thư thành ủy, chủ tịch ubnd, chủ tịch hđnd, chủ \
         tịch tỉnh",
    ),
    (
        WordClass::STATE_BODY,
        "ubnd, hđnd, ủy ban nhân dân, hội đồng nhân dân, tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, đảng ủy, \
         sở, quốc hội, ủy ban mttq, mttq, mặt trận tổ quốc, công an tỉnh, công an thành phố, ban thường vụ, trung \
         ương đảng",
    ),
    (
        WordClass::COMPANY,
        "công ty, tập đoàn, ctcp, tổng công ty, ngân hàng, doanh nghiệp, hợp tác xã, htx, clb, câu lạc bộ, hiệp \
         hội, hội đồng quản trị, hđqt, quỹ, bệnh viện, trường, trung tâm",
    ),
    (
        WordClass::COUNTRY,
        "trung quốc, đài loan, hàn quốc, triều tiên, nhật bản, mông cổ, singapore, thái lan, malaysia, indonesia, \
         philippines, campuchia, myanmar, brunei, ấn độ, pakistan, hoa kỳ, liên xô, ukraine, australia, canada, \
         new zealand, hong kong, liên hợp quốc, asean",
    ),
    (
        WordClass::CONCERNED_PERSON,
        "bị cáo, bị can, bị hại, nghi phạm, nghi can, đối tượng, nạn nhân, bệnh nhân, tài xế, lái xe, thầy giáo, \
         giáo viên, luật sư, doanh nhân, nông dân, ngư dân, công nhân, vận động viên, vđv, kỳ thủ, võ sĩ, cựu \
         binh, kiến trúc sư, phóng viên, nhà báo, bạn đọc",
    ),
    (
        WordClass::CLAUSE,
        "cùng, với, bằng, cho, gửi, gặp, thăm, tiếp, đón, thay, nói, tại, ở, về, đã, sẽ, đang, vừa, được, bị, giao, \
         mời, yêu cầu, đề nghị, chia sẻ, chúc mừng, phê bình, kỷ luật, khen, trao, tặng, cảm ơn, ký, dự",
    ),
    (WordClass::BEFORE_LAW, "pháp, kỷ, hình"),
    (WordClass::AGE, "sn, sinh năm, trú, ngụ, quê"),
    (WordClass::CREDIT, "ảnh, ảnh:, bài:, bài, ảnh:, bài và ảnh:, tác giả:, pv:, theo pv, video:"),
    (
        WordClass::PLAIN,
        "yêu cầu, nhu cầu, toàn cầu, thị trường, môi trường, hiện trường, công trường, chiến trường, lập trường, \
         nông trường, lâm trường, ngư trường, đô thị xã, hợp tác xã, hồ sơ, quá khứ, lên đường, con đường, tuyến \
         đường, bác sĩ, kỹ sư, bạn đọc",
    ),
];
