//! Words that tell what the name beside them is.
//!
//! They are Vietnamese vocabulary, not facts: what is true of one entity only belongs into the gazetteer.
//! They are found in the same pass as the names, so that rules look at them instead of searching.

use bitflags::bitflags;

bitflags! {
    /// What a word tells of the name beside it.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct WordClass: u64 {
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
        /// Sùng, Quàng: a person's name begins where a title or an office stands beside it.
        const RARE_FAMILY_NAME = 1 << 29;
        /// chủ tịch: an office that a place or a unit may follow directly, without a body: "Chủ tịch Hà Nội".
        const HEAD_OF_UNIT = 1 << 30;
        /// trưởng phòng: an office of which it is open whether it is one of state; always together with [`WordClass::ROLE`].
        const MINOR_OFFICE = 1 << 31;
        /// nguyên, quyền: part of the office that follows.
        const BEFORE_OFFICE = 1 << 32;
        /// thường trực: part of the office before it.
        const AFTER_ROLE = 1 << 33;
        /// giữ chức, là: joins a person with an office.
        const HOLDING = 1 << 34;
        /// các, hai: several people follow.
        const SEVERAL = 1 << 35;
        /// sở, cục: a body whose name goes on with its field, in small letters too: "sở nội vụ".
        const TAKES_FIELD = 1 << 36;
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
         điện, nhà máy thủy điện, hồ thủy điện, khách sạn, nhà hàng, rạp, nhà hát, nhà thi đấu, cư xá, địa đạo, \
         tượng đài, chung cư, tòa nhà, trung tâm thương mại",
    ),
    (
        WordClass::INSTITUTION,
        "đại học, trường đại học, đh, đhqg, trường đh, trường, học viện, cao đẳng, trường cao đẳng, thpt, thcs, trường \
         thpt, trường thcs, trường tiểu học, tiểu học, trường mầm non, trung học phổ thông, bách khoa, clb, câu \
         lạc bộ, đội bóng, clb bóng đá",
    ),
    (WordClass::TITLE_MALE, "ông, anh, chú"),
    (WordClass::TITLE_FEMALE, "bà, chị, cô"),
    (
        WordClass::TITLE_NEUTRAL,
        "đồng chí, đ/c, đại biểu, đb, tiến sĩ, ts, ts., giáo sư, gs, gs., pgs, pgs., thạc sĩ, ths, ths., đại \
         tướng, thượng tướng, trung tướng, thiếu tướng, đại tá, thượng tá, trung tá, thiếu tá, đại úy, thượng \
         úy, trung úy, thiếu úy, đô đốc, phó đô đốc, chuẩn đô đốc, cử nhân, anh hùng",
    ),
    (
        WordClass::PRIVATE_PERSON,
        "em, cháu, cụ, bác, thầy, cô giáo, ca sĩ, nghệ sĩ, nsnd, nsưt, diễn viên, cầu thủ, tiền đạo, tiền vệ, hậu \
         vệ, thủ môn, huấn luyện viên, hlv, đạo diễn, nhạc sĩ, nhà văn, nhà thơ, họa sĩ, người mẫu, hoa hậu, á \
         hậu, mc, bé, chàng, nàng, vợ, chồng, con trai, con gái",
    ),
    (
        WordClass::ROLE,
        "bí thư, phó bí thư, phó bí thư thường trực, bí thư tỉnh ủy, bí thư thành ủy, tổng bí thư, chủ tịch, phó \
         chủ tịch, chủ tịch nước, phó chủ tịch nước, chủ tịch quốc hội, phó chủ tịch quốc hội, chủ tịch ubnd, chủ \
         tịch hđnd, chủ tịch tỉnh, thủ tướng, phó thủ tướng, bộ trưởng, thứ trưởng, giám đốc, phó giám đốc, tổng \
         giám đốc, phó tổng giám đốc, trưởng ban, phó trưởng ban, phó ban, tổng thư ký, phó tổng thư ký, viện \
         trưởng, phó viện trưởng, hiệu trưởng, phó hiệu trưởng, cục trưởng, phó cục trưởng, tổng cục trưởng, phó \
         tổng cục trưởng, vụ trưởng, phó vụ trưởng, chi cục trưởng, phó chi cục trưởng, chánh án, phó chánh án, \
         chủ nhiệm, phó chủ nhiệm, tư lệnh, phó tư lệnh, chính ủy, chỉ huy trưởng, tổng tham mưu trưởng, thống \
         đốc, phó thống đốc, tổng thanh tra, phó tổng thanh tra, chánh thanh tra, phó chánh thanh tra, tổng kiểm \
         toán, phó tổng kiểm toán, chánh văn phòng, phó chánh văn phòng, phó văn phòng, ủy viên, trưởng đoàn, phó \
         trưởng đoàn, phó đoàn, đại biểu quốc hội, đbqh, trưởng công an, phó trưởng công an, phó công an, trưởng \
         phòng, phó trưởng phòng, phó phòng, trưởng thôn, trưởng ấp, trưởng bản, tổ trưởng, đội trưởng, đội phó, \
         tổng biên tập, phó tổng biên tập, kế toán trưởng, người phát ngôn, hạt trưởng, đồn trưởng, bí thư thứ \
         nhất, đại sứ, tổng lãnh sự, thường trực ban bí thư, chỉ huy phó, phó trưởng, ceo, thư ký, trợ lý, chuyên \
         viên, tỉnh ủy viên, thành ủy viên, huyện ủy viên, quận ủy viên, đảng ủy viên, gđ, pgđ, pct, tgđ, ptgđ",
    ),
    (
        WordClass::FAMILY_NAME,
        "nguyễn, trần, lê, phạm, huỳnh, hoàng, phan, vũ, võ, đặng, bùi, đỗ, hồ, ngô, dương, lý, đào, đoàn, vương, \
         trịnh, trương, đinh, lâm, phùng, mai, tô, hà, tạ, cao, chu, châu, triệu, thái, lương, lưu, kim, quách, \
         khổng, nghiêm, thạch, tống, lã, lữ, bế, hứa, giàng, lò, cầm, hầu, tăng, doãn, tôn, mạc, ninh, phí, sầm, \
         thiều, điểu, đồng",
    ),
    (
        WordClass::DOCUMENT,
        "nghị quyết, nq, quyết định, qđ, nghị định, nđ, đề án, đa, chỉ thị, ct, thông tư, tt, thông tư liên tịch, \
         kế hoạch, kh, kết luận, kl, công văn, công điện, quy định, hướng dẫn, thông báo, chương trình, tờ trình, \
         báo cáo, luật, bộ luật, pháp lệnh, nghị quyết liên tịch, nqlt",
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
         để, thuộc, bằng, theo, này, sở, ubnd, hđnd, người dân, khu vực, địa bàn, nhất, như, gồm, ngoài, quanh, \
         sau, trước, cả, toàn",
    ),
    (
        WordClass::STATE_OFFICE,
        "tổng bí thư, chủ tịch nước, phó chủ tịch nước, chủ tịch quốc hội, phó chủ tịch quốc hội, thủ tướng, phó \
         thủ tướng, bộ trưởng, thứ trưởng, bí thư, phó bí thư, phó bí thư thường trực, bí thư tỉnh ủy, bí thư \
         thành ủy, chủ tịch ubnd, chủ tịch hđnd, chủ tịch tỉnh, cục trưởng, phó cục trưởng, tổng cục trưởng, phó \
         tổng cục trưởng, vụ trưởng, phó vụ trưởng, chi cục trưởng, phó chi cục trưởng, chánh án, phó chánh án, \
         thống đốc, phó thống đốc, tổng thanh tra, phó tổng thanh tra, chánh thanh tra, phó chánh thanh tra, tổng \
         kiểm toán, phó tổng kiểm toán, đại biểu quốc hội, đbqh, trưởng công an, phó trưởng công an, phó công an, \
         thường trực ban bí thư, tỉnh ủy viên, thành ủy viên, huyện ủy viên, quận ủy viên",
    ),
    (
        WordClass::STATE_BODY,
        "ubnd, hđnd, ủy ban nhân dân, hội đồng nhân dân, ủy ban, tỉnh ủy, thành ủy, huyện ủy, quận ủy, thị ủy, \
         đảng ủy, đảng bộ, sở, bộ, cục, vụ, tổng cục, chi cục, quốc hội, chính phủ, ủy ban mttq, mttq, mặt trận \
         tổ quốc, công an, công an tỉnh, công an thành phố, ban thường vụ, trung ương, tw, t.ư, trung ương đảng, \
         bộ chính trị, ban bí thư, ban chấp hành, ban tuyên giáo, ban nội chính, ban dân vận, ban dân tộc, ban \
         chỉ đạo, thanh tra, kiểm toán nhà nước, ngân hàng nhà nước, kho bạc, tòa án, tand, viện kiểm sát, viện \
         ksnd, vksnd, vks, đoàn đbqh, đoàn đại biểu quốc hội, văn phòng chính phủ, văn phòng quốc hội, hội đồng \
         dân tộc, thường trực hđnd, nội chính, tuyên giáo, ủy ban kiểm tra, hội đồng bầu cử, ubmt, ubmttq, cảnh \
         sát, biên phòng",
    ),
    (
        WordClass::COMPANY,
        "công ty, cty, tập đoàn, ctcp, tổng công ty, ngân hàng, doanh nghiệp, hợp tác xã, htx, clb, câu lạc bộ, \
         hiệp hội, hội, hội đồng quản trị, hđqt, hội đồng thành viên, hđtv, quỹ, bệnh viện, bv, trường, trường \
         đại học, đại học, học viện, trung tâm, liên đoàn, công đoàn, đoàn, trung ương đoàn, tỉnh đoàn, thành \
         đoàn, chi bộ, chi đoàn, đoàn thanh niên, ban quản lý, ban quản trị, ban tổ chức giải, khách sạn, nhà \
         máy, xí nghiệp, chi nhánh, văn phòng luật sư, văn phòng đại diện, báo, tạp chí, đài, viện nghiên cứu, \
         sàn, vietcombank, bidv, vietinbank, ủy ban olympic, hội đồng trường, kinh doanh, điều hành, truyền \
         thông, marketing, nhân sự, chiến lược, sản xuất, kỹ thuật, tài chính, thương hiệu, bóng đá, giáo hội, \
         khu du lịch, vườn quốc gia, bảo tàng, nhà hát, bưu điện, cảng, ban giám đốc, thôn, ấp, buôn, khu phố, tổ \
         dân phố, khóm, xóm, bản, khu dân cư, trưởng thôn, trưởng ấp, trưởng bản, tổ trưởng, hiệu trưởng, phó \
         hiệu trưởng, tổng biên tập, phó tổng biên tập, kế toán trưởng, ceo",
    ),
    (
        WordClass::COUNTRY,
        "trung quốc, đài loan, hàn quốc, triều tiên, nhật bản, mông cổ, singapore, thái lan, malaysia, indonesia, \
         philippines, campuchia, myanmar, brunei, ấn độ, pakistan, hoa kỳ, liên xô, ukraine, australia, canada, \
         new zealand, hong kong, liên hợp quốc, liên hiệp quốc, lhq, asean, châu âu, cuba, bắc kinh, thượng hải, \
         trùng khánh, quảng đông, quảng tây, vân nam, tứ xuyên, hồ bắc, hồ nam, chiết giang, giang tô, sơn đông, \
         phúc kiến, thẩm quyến, bình nhưỡng, trung hoa, bồ đào nha, tây ban nha, hà lan, bắc triều tiên, quốc vụ, \
         quốc vụ viện, hạ viện, thượng viện, nhà trắng, đặc khu hành chính, thiểm tây, tân cương, tây tạng, thiên \
         tân, hắc long giang, liêu ninh, cát lâm, cam túc, quý châu",
    ),
    (
        WordClass::CONCERNED_PERSON,
        "bị cáo, bị can, bị hại, nghi phạm, nghi can, đối tượng, nạn nhân, bệnh nhân, tài xế, lái xe, thầy giáo, \
         giáo viên, luật sư, doanh nhân, nông dân, ngư dân, công nhân, vận động viên, vđv, kỳ thủ, võ sĩ, cựu \
         binh, kiến trúc sư, phóng viên, nhà báo, bạn đọc, học sinh, sinh viên, thí sinh, bạn, hs",
    ),
    (
        WordClass::CLAUSE,
        "cùng, với, bằng, cho, gửi, gặp, thăm, tiếp, đón, thay, nói, tại, ở, về, đã, sẽ, đang, vừa, được, bị, \
         giao, mời, yêu cầu, đề nghị, chia sẻ, chúc mừng, phê bình, kỷ luật, khen, trao, tặng, cảm ơn, ký, dự, \
         khẳng định, cho biết, do, để, khi, từ, trong, phát biểu, chỉ đạo, báo cáo, trả lời, là, có, gồm, như, \
         tên, xác nhận, nhấn mạnh, đến, theo, tới, không, nhưng, mà, thì, cũng, phải, nhận, làm, giữ, tham gia, \
         chủ trì, thừa nhận, trước, sau, bắt, hỏi",
    ),
    (WordClass::BEFORE_LAW, "pháp, kỷ, hình"),
    (WordClass::AGE, "sn, sinh năm, trú, ngụ, quê"),
    (WordClass::CREDIT, "ảnh, ảnh:, bài:, bài, ảnh:, bài và ảnh:, tác giả:, pv:, theo pv, video:"),
    (
        WordClass::PLAIN,
        "yêu cầu, nhu cầu, toàn cầu, thị trường, môi trường, hiện trường, công trường, chiến trường, lập trường, \
         nông trường, lâm trường, ngư trường, đô thị xã, hợp tác xã, hồ sơ, quá khứ, lên đường, con đường, tuyến \
         đường, bác sĩ, kỹ sư, bạn đọc, giao thông, ngoại giao, bàn giao, chuyển giao, phố phường, đường phố, bộ \
         đội, bộ chỉ huy, bộ tư lệnh, bộ tham mưu, bộ phận, bộ môn, bộ máy, cán bộ, ủy ban châu âu, tài chính - \
         kế hoạch, khoa học kỹ thuật, thông tin và truyền thông, thông tin truyền thông, thông tin - truyền \
         thông, thông tin, truyền thông, kế hoạch tài chính, kế hoạch - tài chính, tài chính - ngân sách, tài \
         chính ngân sách, tài chính và ngân sách, kinh tế - kỹ thuật, tổ chức cán bộ, tư pháp, pháp chế, lập \
         pháp, hiến pháp, nông thôn, thường vụ, hàng không, miền núi, vùng núi, hội trường, trẻ em, chị em, anh \
         em, các em, văn nghệ sĩ, hiệp hội khách sạn, ngành khách sạn, thị trường khách sạn, sở trường, thành \
         đoàn, đường bộ, đường sắt, đường thủy, đường dây, đường băng, cao tốc, nhà trường, tài nguyên, tây \
         nguyên, trung nguyên, cao nguyên, nguyên tử, nguyên liệu, bản quyền, chính quyền, cựu chiến binh, phát \
         hiện, thực hiện, đại hội, quân đội, tân binh",
    ),
    (
        WordClass::RARE_FAMILY_NAME,
        "an, âu, bạc, bạch, bàn, bàng, bành, biện, bồ, cà, cấn, chảo, chẩu, chế, cung, danh, diệp, đàm, đậu, đèo, \
         điêu, đổng, đồng, giang, giáp, hạ, hạng, hình, hoa, hờ, hàn, h, k, kha, khà, khúc, khuất, khương, kiều, \
         kpă, ksor, lại, lạc, lăng, lao, lầu, lều, liêu, lò, lù, lục, lùng, ma, mã, mùa, mẫn, mông, mua, nay, \
         ngân, ngọ, ngụy, nhâm, nhan, niê, nông, quàng, quản, quế, rah, rcom, rmah, rơ, siu, sơn, sùng, tán, tào, \
         tẩn, tất, thẩm, thào, thi, thò, tiết, tòng, trà, tráng, trang, trầm, trưng, uông, ưng, vi, vừ, xa, y, \
         yên, êban, cù, từ, viên, quan, thân, ung, tiêu, vàng, la, văn, lô, dư, vy, vì, tưởng, khưu, tề, vưu, sử, \
         moong, lìn, lường, nhữ, giản, đới, khiếu, chử, mâu, nghê, phàn, sái, khâu, lỗ, cồ",
    ),
    (WordClass::HEAD_OF_UNIT, "chủ tịch, phó chủ tịch, trưởng công an, phó trưởng công an, phó công an, pct"),
    (
        WordClass::MINOR_OFFICE,
        "trưởng phòng, phó trưởng phòng, phó phòng, người phát ngôn, thư ký, trợ lý, chuyên viên, đội trưởng, \
         đội phó, phó trưởng",
    ),
    (WordClass::BEFORE_OFFICE, "nguyên, cựu, tân, quyền, hiện"),
    (
        WordClass::AFTER_ROLE,
        "thường trực, chuyên trách, phụ trách, kiêm nhiệm, danh dự, thứ nhất, lâm thời, trực, không chuyên \
         trách",
    ),
    (
        WordClass::HOLDING,
        "là, hiện là, hiện, đang, từng, từng là, giữ, chức, chức vụ, giữ chức, giữ chức vụ, giữ chức danh, làm, \
         được, bầu, bầu làm, bổ nhiệm, điều động, phân công, cương vị, trở thành, thôi giữ, thôi, với vai trò, \
         nhiệm vụ, vị trí, gồm, gồm có, vừa, đã, mới, chính thức, tiếp tục, đảm nhiệm, đảm nhận, hiện nay là, lúc đó, \
         khi đó, hồi đó, lúc ấy, khi ấy, lúc bấy giờ, bấy giờ, thời điểm đó, nay, vốn",
    ),
    (WordClass::SEVERAL, "các, những, hai, ba, bốn, 2, 3, 4"),
    (
        WordClass::TAKES_FIELD,
        "sở, bộ, cục, vụ, tổng cục, chi cục, ủy ban, ban, văn phòng, phòng, thanh tra, viện, ban chỉ đạo, hội đồng",
    ),
];
