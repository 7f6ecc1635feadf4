//! The words that are put into sentences.
//!
//! Most sentences are put together of them alone. Those that come whole are learnt by heart by the processor when they come
//! again, as those of real news are not: copying and reading them was up to twice as fast.

/// The words for a slot of a sentence, with commas between them.
pub fn of(slot: &str) -> Option<&'static str> {
    let words = match slot {
        "thing" => THINGS,
        "goods" => GOODS,
        "shop" => SHOPS,
        "role" => ROLES,
        "day" => DAYS,
        "actor" => ACTORS,
        "action" => ACTIONS,
        "noun" => NOUNS,
        "attribute" => ATTRIBUTES,
        "time" => TIMES,
        "place" => PLACES,
        "joint" => JOINTS,
        "brand" => BRANDS,
        _ => return None,
    };
    Some(words)
}

/// Who does something.
const ACTORS: &str = "\
    người dân, bà con, các hộ, nhóm thợ, anh thợ mộc, chị bán hàng, mấy cụ già, bọn trẻ, học trò, sinh viên, giáo \
    viên, công nhân, kỹ sư, bác sĩ, y tá, tài xế, ngư dân, nông dân, chủ vườn, chủ quán, khách hàng, du khách, phụ \
    huynh, hàng xóm, người mua, người bán, cả xóm, đội sản xuất, tổ hợp tác, nhóm bạn trẻ, các tình nguyện viên, \
    những người thợ lâu năm, phần lớn gia đình, nhiều bạn đọc, một số chuyên gia, hai vợ chồng, mấy anh em, ban tổ \
    chức, ban quản lý, đơn vị thi công, nhà đầu tư, bên vận chuyển, các cửa hàng, người thuê nhà, người cao tuổi, \
    các bạn nhỏ, khán giả, vận động viên, huấn luyện viên, nghệ nhân, thợ điện, nhân viên, người gác rừng, đội cứu \
    hộ, nhà nghiên cứu, người trồng hoa, thợ dệt, các em nhỏ, chủ tàu, lái buôn";

/// What they do.
const ACTIONS: &str = "\
    sửa lại, dọn dẹp, chuẩn bị, chăm sóc, bảo vệ, theo dõi, kiểm tra, ghi chép, thống kê, so sánh, lựa chọn, tìm \
    kiếm, giới thiệu, quảng bá, chia sẻ, kể lại, nhắc đến, quan tâm đến, bàn bạc về, góp ý cho, đầu tư vào, vay tiền \
    cho, mua thêm, bán bớt, cho thuê, nhận lại, trả lại, giữ gìn, khôi phục, xây mới, mở rộng, thu hẹp, nâng cấp, \
    thay thế, lắp đặt, vận hành, thử nghiệm, áp dụng, học hỏi, nghiên cứu, phân tích, đánh giá, tổng kết, hoàn \
    thành, bắt đầu, tạm dừng, tiếp tục, kéo dài, rút ngắn, tăng cường, giảm bớt, hạn chế, khuyến khích, vận động \
    cho, ủng hộ, phản đối, đồng ý với, từ chối, chấp nhận, yêu cầu, đề nghị, mong muốn có, hy vọng vào, lo lắng về, \
    tự hào về, hài lòng với, thất vọng với, nhớ đến, quên mất, phát hiện, che chắn, vận chuyển, phân loại, đóng gói, \
    bảo quản, chế biến, thu hoạch, gieo trồng, tưới nước cho, bón phân cho, cắt tỉa, sơn lại, trang trí, thiết kế, \
    đo đạc, tính toán, trình bày, giải thích, ngắm nhìn, cân nhắc";

/// To what.
const NOUNS: &str = "\
    công việc, ngôi nhà, khu vườn, mảnh ruộng, dòng sông, bến đò, phiên chợ, gánh hàng, chuyến xe, bữa cơm, mùa vụ, \
    đàn bò, vườn cây, lớp học, thư viện, sân chơi, bể bơi, quán nước, cửa tiệm, nhà kho, xưởng may, lò gạch, giếng \
    nước, mái hiên, hàng rào, bức tranh, cuốn sách, bài hát, vở kịch, bộ phim, món ăn, ly nước, chiếc áo, đôi giày, \
    tấm vải, chiếc thuyền, tấm lưới, cây đàn, chiếc xe đạp, ngọn đèn, cánh cửa, bậc thềm, vỉa hè, góc phố, con hẻm, \
    bãi cỏ, bờ đê, triền đồi, cánh rừng, con suối, hồ nước, mặt biển, bãi cát, cơn mưa, cơn gió, làn sương, đợt rét, \
    mùa nắng, giống lúa, luống rau, vườn tiêu, trại gà, ao cá, tổ ong, đàn vịt, con giống, phân bón, máy cày, máy \
    bơm, kho lạnh, dây chuyền, thiết bị, sản phẩm, nguyên liệu, đơn hàng, hợp đồng, hóa đơn, tài khoản, khoản vay, \
    tiền lương, học phí, hồ sơ, giấy tờ, thủ tục, quy trình, kế hoạch, lịch trình, danh sách, bản vẽ, bản đồ, báo \
    cáo, kết quả, ý kiến, đề xuất, câu hỏi, bài học, kinh nghiệm, kỹ năng, thói quen, sức khỏe, giấc ngủ, bữa sáng, \
    bài tập, trận đấu, giải đấu, khán đài, tấm vé, chuyến bay, hành lý, phòng trọ, căn hộ, tòa nhà, công trình, mặt \
    bằng, vật liệu, xi măng, cửa sổ, con đường, gia đình, bức ảnh, lễ hội, tiếng trống";

/// Of which kind.
const ATTRIBUTES: &str = "\
    mới mở, lâu đời, cũ kỹ, rộng rãi, chật hẹp, sạch sẽ, gọn gàng, bừa bộn, ấm áp, mát mẻ, yên tĩnh, ồn ào, đông \
    đúc, vắng vẻ, xa xôi, gần nhà, ven sông, đầu làng, cuối xóm, trên đồi, dưới dốc, giá rẻ, đắt đỏ, chất lượng, bền \
    chắc, mỏng manh, nặng nề, nhẹ nhàng, nhanh chóng, chậm chạp, đơn giản, phức tạp, khó khăn, thuận lợi, an toàn, \
    nguy hiểm, hiện đại, truyền thống, độc đáo, quen thuộc, lạ lẫm, đầu tiên, cuối cùng, duy nhất, hiếm gặp, phổ \
    biến, tự nhiên, tạm thời, lâu dài, hằng ngày, hằng năm, theo mùa, quanh năm, đúng hạn, trễ hẹn, còn thiếu, dư \
    thừa, vừa đủ, đáng tin, khó hiểu, dễ nhớ, thú vị, buồn tẻ, vui nhộn, nghiêm túc, cẩn thận, vội vàng, bình dị, \
    sang trọng, tươi ngon, thơm ngọt, cay nồng, mặn mà, trong lành, khô hạn, ẩm ướt, màu xanh, màu đỏ, bằng gỗ, bằng \
    tre, bằng thép, đã cũ, còn tốt, chưa xong";

/// When.
const TIMES: &str = "\
    sáng sớm, buổi trưa, chiều muộn, tối qua, hôm qua, hôm nay, tuần trước, tuần này, tháng trước, đầu tháng, cuối \
    tháng, mùa xuân, mùa hè, mùa mưa, năm ngoái, năm nay, nhiều năm qua, thời gian gần đây, những ngày cuối tuần, \
    sau giờ làm, trước khi trời sáng, khi trời trở lạnh, vào dịp lễ, mỗi buổi sáng, từ đầu mùa, đến nay, lần này, ít \
    lâu sau, vài hôm nữa, trong lúc chờ đợi";

/// Where.
const PLACES: &str = "\
    ở đầu ngõ, bên bờ sông, trong vườn, ngoài bãi, trên sườn đồi, dưới chân núi, giữa cánh đồng, cạnh trường học, \
    gần bến xe, trước cổng chợ, sau nhà kho, trong xưởng, tại sân vận động, quanh hồ nước, dọc bờ kênh, trên mái \
    nhà, trong phòng họp, ở cuối phố, ngoài biển, trong rừng, bên lề đường, trước hiên nhà, tại nhà văn hóa, trong \
    khu trọ, ở vùng cao, ở ngoại thành, trên đảo nhỏ, giữa phố đông, trong lớp học, ngoài ruộng";

/// What joins two clauses.
const JOINTS: &str = "vì, nên, nhưng, để, trong khi, dù, bởi, cho nên, rồi, đồng thời";

/// What somebody is called by.
pub const TITLES: &str = "ông, bà, anh, chị, ông, bà";

/// Offices outside of the state.
pub const OFFICES: &str = "giám đốc công ty, hiệu trưởng, đội trưởng, phó giám đốc trung tâm, chủ tịch hội đồng quản trị, trưởng thôn, \
    chủ nhiệm câu lạc bộ, tổng biên tập, kế toán trưởng, phó hiệu trưởng";

/// Names of companies and clubs, and abbreviations.
const BRANDS: &str = "Công ty Mây Trắng, CLB Tia Chớp, Hợp tác xã Lá Xanh, xưởng Thanh Trà, Sunlake, Greenfield Group, Minato, BTC, KTX, \
    Quỹ Hạt Giống, nhóm Bếp Ấm, Công ty Vật liệu Sao Hôm, đội Sóng Biển, Red River Logistics, ADB, WHO, hãng Nordwind, \
    Công ty TNHH Bến Xuân, nhà xuất bản Trăng Non, CTCP Dệt May Rạng Đông";

/// What is built.
const THINGS: &str = "\
    tuyến đường ven biển, cây cầu vượt sông, khu công nghiệp sinh thái, hồ chứa nước ngọt, bệnh viện vùng, khu tái \
    định cư, đường vành đai, cảng cạn, nhà ở xã hội, trung tâm phục vụ hành chính công";

/// What is grown and sold.
const GOODS: &str = "cà phê, hồ tiêu, sầu riêng, lúa nếp, cá tra, rau sạch, vải thiều, bưởi, chè, muối";

/// Where something is sold or made.
const SHOPS: &str = "quán ăn, xưởng gỗ, tiệm sách, hợp tác xã, cửa hàng, nhà vườn, xưởng dệt";

/// Offices of state before the name of a listed official.
const ROLES: &str = "Chủ tịch UBND tỉnh, Bí thư Tỉnh ủy, Bộ trưởng, Phó Thủ tướng, Thứ trưởng";

/// Family names.
pub const FAMILIES: &str = "Nguyễn, Trần, Lê, Phạm, Hoàng, Vũ, Đặng, Bùi, Đỗ, Hồ";

/// Middle names.
pub const MIDDLES: &str = "Văn, Thị, Minh, Ngọc, Thanh, Đức, Thu, Hữu, Quang, Hồng, Kim, Xuân, Công, Bích, Tuấn";

/// Given names.
pub const GIVENS: &str = "\
    An, Bình, Chi, Dũng, Giang, Hạnh, Khoa, Lan, Mai, Nga, Quý, Tâm, Yến, Anh, Cường, Diệp, Duy, Đạt, Hải, Hằng, \
    Hiền, Hiếu, Hòa, Huệ, Hùng, Huy, Hương, Khánh, Kiên, Lâm, Liên, Linh, Loan, Long, Lợi, Minh, Mỹ, Nam, Ngân, \
    Nghĩa, Nhung, Oanh, Phong, Phúc, Phương, Quang, Quỳnh, Sơn, Thảo, Thắng, Thủy, Tiến, Toàn, Trang, Trinh, Tú, \
    Tuấn, Vinh, Vân, Xuân";

/// Days of the week.
const DAYS: &str = "thứ hai, thứ ba, thứ năm, chủ nhật";
