//! What names are coined of: parts, with commas between them.

pub(super) const FAMILIES: &str = "\
    Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, An, Bạch, Cao, Châu, Chu, Cù, \
    Diệp, Doãn, Đàm, Đào, Đậu, Đinh, Đoàn, Giang, Giáp, Hà, Hứa, Khuất, Khổng, Kiều, La, Lại, Lâm, Lục, Lương, Lưu, \
    Mạc, Mai, Mẫn, Nghiêm, Ninh, Nông, Ông, Phí, Phó, Phùng, Quách, Quan, Tạ, Tăng, Thái, Thân, Thẩm, Thạch, Tô, \
    Tôn, Tống, Trịnh, Triệu, Trương, Từ, Uông, Vi, Viên, Văn";

pub(super) const MIDDLES: &str = "\
    Văn, Thị, Hữu, Đức, Minh, Quang, Thanh, Ngọc, Xuân, Công, Đình, Bá, Kim, Anh, Tiến, Hồng, Gia, Thế, Trọng, Mạnh, \
    Việt, Quốc, Duy, Tuấn, Hoài, Thùy, Thu, Bích, Diệu, Mỹ, Như, Phương, Hải, Nhật, Bảo, Khắc, Sỹ, Tấn, Phước, \
    Thiện, Trung, Vĩnh, Hoàng, Huy, Cẩm, Tuyết, Lệ, Ánh, Chí, Đăng, Doãn, Hùng, Huyền, Khánh, Lan, Nam, Nguyên, Phú, \
    Song, Tường";

pub(super) const GIVENS: &str = "\
    An, Ân, Bằng, Bình, Bích, Cảnh, Chi, Chiến, Chính, Chương, Công, Cường, Danh, Diễm, Diệp, Dũng, Duy, Duyên, \
    Dung, Đại, Đạt, Điền, Đoan, Đông, Đức, Giang, Hà, Hải, Hạnh, Hảo, Hằng, Hậu, Hiền, Hiển, Hiếu, Hiệp, Hoa, Hòa, \
    Hoài, Hoan, Hoàn, Học, Hồng, Huấn, Huệ, Hùng, Huy, Huyền, Hưng, Hương, Kha, Khải, Khang, Khanh, Khánh, Khiêm, \
    Khoa, Khôi, Khuê, Kiên, Lam, Lan, Lân, Liên, Linh, Loan, Long, Lộc, Lợi, Luân, Lương, Ly, Mai, Mẫn, Mạnh, Minh, \
    My, Mỹ, Nam, Nga, Ngân, Nghĩa, Ngọc, Nguyên, Nguyệt, Nhã, Nhân, Nhật, Nhi, Nhung, Như, Oanh, Phát, Phi, Phong, \
    Phú, Phúc, Phụng, Phương, Phượng, Quân, Quang, Quốc, Quế, Quý, Quyên, Quyền, Quỳnh, Sang, Sâm, Sinh, Sơn, Tài, \
    Tâm, Tân, Tấn, Thạch, Thái, Thành, Thảo, Thắng, Thi, Thịnh, Thoa, Thông, Thơ, Thu, Thuận, Thục, Thủy, Thúy, Thư, \
    Tiến, Tín, Tính, Toàn, Trang, Trâm, Trí, Triết, Trinh, Trọng, Trúc, Trung, Trường, Tú, Tuấn, Tùng, Tuyến, Tuyết, \
    Uyên, Vân, Viên, Việt, Vinh, Vũ, Vượng, Vy, Xuân, Yến";

pub(super) const PLACES: &str = "\
    An, Ba, Bạc, Bàn, Bảo, Bắc, Bến, Bình, Bồng, Buôn, Ca, Cái, Cam, Cẩm, Cao, Cát, Cần, Châu, Chiềng, Chợ, Chư, \
    Cồn, Cù, Cửa, Dầu, Diên, Diễn, Duy, Đà, Đại, Đam, Đạo, Đầm, Đất, Đìa, Định, Đoan, Đô, Đồng, Đông, Đức, Ea, Gành, \
    Gia, Giang, Giao, Gò, Hàm, Hạ, Hậu, Hiệp, Hòa, Hòn, Hội, Hợp, Hưng, Hương, Kẻ, Khánh, Khe, Kiên, Kiến, Kim, Kỳ, \
    La, Lạc, Lai, Lâm, Lang, Láng, Lập, Liên, Long, Lộc, Lục, Lương, Mai, Mang, Minh, Mộc, Mường, Mỹ, Nà, Nam, Nậm, \
    Nga, Nghi, Nghĩa, Ngọc, Nhơn, Nhuận, Ninh, Nông, Phan, Phong, Phú, Phúc, Phước, Phương, Pù, Quan, Quảng, Quế, \
    Quỳnh, Rạch, Sa, Sao, Sầm, Suối, Sơn, Tà, Tam, Tân, Tây, Thạch, Thái, Thành, Thạnh, Thăng, Thiện, Thịnh, Thọ, \
    Thới, Thuận, Thụy, Thượng, Tiên, Tịnh, Trà, Trại, Trạm, Tràng, Trung, Trực, Trường, Tú, Tùng, Tuy, Tường, Ứng, \
    Vạn, Vân, Văn, Viên, Vinh, Vĩnh, Vị, Vũ, Xá, Xuân, Xuyên, Yên";

pub(super) const UNITS: &[&str] = &[
    "FPT {brand} {place}",
    "FPT {brand} {field} {place}",
    "Công ty Cổ phần {field} FPT {place}",
    "Công ty TNHH {brand} FPT {place}",
    "CTCP {field} FPT {place}",
    "Trường Tiểu học, THCS và THPT FPT {place}",
    "Trường THPT FPT {place}",
    "Cao đẳng {field} FPT {place}",
    "Viện {field} FPT {place}",
    "Trung tâm {field} FPT {place}",
    "Quỹ {brand} {place}",
    "{brand} {field} {place}",
];

pub(super) const BRANDS: &str = "\
    Akira, Alpha, Arena, Atlas, Aurora, Bamboo, Beacon, Bridge, Care, Cloudy, Compass, Delta, Digital, Drone, Echo, \
    Edge, Fintech, Forge, Fresh, Garden, Harbor, Horizon, Jetson, Kido, Lotus, Lumen, Matrix, Mekong, Meta, Nexus, \
    Nova, Orbit, Pulse, Quantum, River, Robotic, Sao Mai, Signal, Smart, Sonic, Spark, Stream, Summit, Tre Xanh, \
    Vector, Vega, Vision, Wave, Zen, Zone";

pub(super) const FIELDS: &str = "\
    Bán dẫn, Bảo mật, Bán lẻ, Chuyển đổi số, Công nghệ, Dịch vụ, Dữ liệu, Đầu tư, Điện toán, Đô thị, Giải pháp, Giáo \
    dục, Hạ tầng, Hệ thống, Kỹ thuật, Logistics, Năng lượng, Phần mềm, Phân phối, Quảng cáo, Tài chính, Thiết kế, \
    Thương mại, Tích hợp, Truyền thông, Trực tuyến, Tự động hóa, Vi mạch, Viễn thông, Y tế số";

pub(super) const DEEDS: &str = "\
    an toàn, bảo vệ, cải cách, chia sẻ, chuẩn hóa, đăng ký, đánh giá, đào tạo, đổi mới, giám sát, hiện đại hóa, hỗ \
    trợ, huy động, kết nối, khai thác, khuyến khích, liên thông, nâng cấp, phát triển, phân cấp, phòng ngừa, phổ \
    cập, quản lý, quy hoạch, số hóa, tái cơ cấu, thúc đẩy, tích hợp, tiết kiệm, tinh giản, ứng dụng, ưu tiên, xã hội \
    hóa, xanh hóa, xử lý";

pub(super) const SUBJECTS: &str = "\
    bản đồ, bảo hiểm, bến cảng, biên giới, cấp nước, chăn nuôi, chiếu sáng, chứng thực, công chứng, công sản, cư \
    trú, dân số, di sản, doanh nghiệp, dược liệu, đất rừng, đấu thầu, điện lực, đô thị, đường sắt, giao thông, hải \
    quan, hạ tầng, hộ tịch, học liệu, hồ sơ, khoáng sản, kho bạc, lao động, lưu trữ, môi trường, ngân sách, nông \
    sản, nước sạch, tài khoản, tần số, thống kê, thư viện, thủy lợi, thuế khoán, tư liệu, vận tải, vệ tinh, viện \
    phí, vốn vay, xuất bản, y bạ, ý kiến";

pub(super) const TRAITS: &str = "\
    bền vững, cấp vùng, chất lượng cao, chuyên sâu, công khai, đa ngành, đa tầng, địa phương, định kỳ, đồng bộ, dùng \
    chung, điện tử, hợp nhất, liên ngành, liên vùng, minh bạch, một cửa, nhiều cấp, nông thôn, quốc gia, sinh thái, \
    tại chỗ, tập trung, theo mùa, thông minh, tiên tiến, toàn diện, toàn dân, trọng điểm, trực tuyến, tuần hoàn, tự \
    chủ, tự động, ven biển, vùng cao, xuyên biên giới";

pub(super) const TITLES: &str = "Luật, Chương trình, Chiến lược, Đề án, Kế hoạch, Chỉ số, Quy hoạch, Bộ tiêu chí";

pub(super) const LETTERS: &str = "A, B, C, D, G, H, K, L, M, N, P, Q, R, S, T, V, X";
