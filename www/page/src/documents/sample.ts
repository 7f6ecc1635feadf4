/**
 * The sample article. Written for this page; the signing it tells of did not take place, and its
 * last line says so. The mergers of July 2025 that it mentions are real.
 */
export const SAMPLE = `FPT và bốn địa phương ký thỏa thuận hợp tác chuyển đổi số
Hải Phòng, Hải Dương, Phú Yên và Bến Tre cùng Tập đoàn FPT ký thỏa thuận hợp tác về chuyển đổi số (CĐS), nhằm đưa các nền tảng dùng chung vào công việc hằng ngày của cơ quan nhà nước.
Theo nội dung ký kết, FPT cùng từng địa phương khảo sát hiện trạng, lập lộ trình CĐS và triển khai lần lượt chính quyền số, kinh tế số, xã hội số. Đề án 06 và cải cách hành chính (CCHC) nằm trong nhóm việc làm trước.
Buổi lễ có Bí thư Thành ủy Hải Phòng Lê Tiến Châu, Chủ tịch FPT Trương Gia Bình và Tổng giám đốc FPT Nguyễn Văn Khoa. Các bên cùng nhắc đến Nghị quyết 57 của Bộ Chính trị như khung chung của chương trình. Ông Châu và ông Khoa chứng kiến lễ trao bản ký.
Phía FPT, các đơn vị tham gia gồm FPT IS, FPT Software, FPT Telecom và Trường Đại học FPT. FPT IS nhận phần dữ liệu dùng chung; Trường Đại học FPT nhận phần đào tạo cán bộ phụ trách CĐS.
Tỉnh Phú Yên chọn dịch vụ công trực tuyến, tỉnh Bến Tre chọn nông nghiệp và du lịch, tỉnh Hải Dương chọn quản lý khu công nghiệp để làm trước. TP.HCM, Đà Nẵng và Cần Thơ được nêu tên như những nơi đã có cách làm để tham khảo.
Từ ngày 1/7/2025, Hải Dương nhập vào Hải Phòng, Phú Yên nhập vào Đắk Lắk, Bến Tre nhập vào Vĩnh Long. Hãy chọn “Ngày của bài” trước hoặc sau ngày ấy rồi mở thẻ của ba tỉnh để thấy khác biệt.
(Bài mẫu tự soạn để thử công cụ; lễ ký trong bài không có thật.)
`;
