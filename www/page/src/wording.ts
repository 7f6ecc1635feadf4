import type { Annotation, GazetteerInfo, Kind } from "danhdau";

const kinds: Record<Kind, { one: string; title: string; of: string }> = {
  province: {
    one: "tỉnh, thành phố",
    title: "Tỉnh, thành phố",
    of: "Tỉnh và thành phố trực thuộc trung ương",
  },
  official: { one: "nhân sự", title: "Nhân sự", of: "Lãnh đạo nhà nước, địa phương và FPT" },
  "fpt-unit": { one: "đơn vị FPT", title: "Đơn vị FPT", of: "Tập đoàn và các đơn vị thành viên" },
  policy: { one: "chính sách", title: "Chính sách", of: "Văn bản, đề án, chương trình, khái niệm" },
};

/** Every word the page says, in Vietnamese. Nothing else in this folder holds wording. */
export const wording = {
  kinds,

  /** Words of the parts that never change; index.html names them as `{{name}}`. */
  fixed: {
    title: "đánh dấu · tô tên trong bài báo",
    description:
      "Dán một bài báo: tên tỉnh thành, nhân sự, đơn vị FPT và chính sách được tô ngay trong trình duyệt.",
    noscript: "Trang này cần JavaScript và WebAssembly; mọi việc diễn ra trong trình duyệt của bạn.",
    skip: "Đến bài viết",
    tagline: "Tô tỉnh thành, nhân sự, đơn vị FPT, chính sách",
    sample: "Bài mẫu",
    clear: "Xóa bài",
    date: "Ngày của bài",
    dateHint: "Thẻ và danh sách nói theo ngày này; để trống thì không nói gì về ngày.",
    dateClear: "Bỏ ngày",
    legend: "Chú giải",
    article: "Bài viết",
    emptyTitle: "Dán một bài báo vào đây.",
    emptyText: "Chữ giữ nguyên từng ký tự; chỗ được nhận ra hiện màu ngay khi dán hay gõ.",
    emptySample: "Xem bài mẫu",
    emptyUndo: "Lấy lại bài vừa xóa",
    walk: "Đi qua từng chỗ",
    previous: "Chỗ trước",
    next: "Chỗ sau",
    list: "Danh sách",
    listTitle: "Có trong bài",
    listClose: "Đóng danh sách",
    keys: "Phím tắt",
    privacy: "Bài không rời khỏi máy này.",
    retry: "Thử lại",
    details: "Chi tiết kỹ thuật",
  },

  /** Shortcuts, shown at the foot of the page. */
  keys: [
    { keys: ["F8"], does: "chỗ sau" },
    { keys: ["Shift", "F8"], does: "chỗ trước" },
    { keys: ["Enter"], does: "mở thẻ của chỗ vừa đến" },
    { keys: ["Ctrl", "Enter"], does: "mở thẻ tại con trỏ" },
    { keys: ["Esc"], does: "đóng thẻ" },
  ],

  editor: "Bài viết: dán hoặc gõ vào đây",

  /** How far the records reach, and which ones they are; the latter also for those who do not read Vietnamese. */
  data: {
    date: ({ read }: GazetteerInfo): string =>
      `Dữ liệu đến ${read.split("-").reverse().map(Number).join("/")}`,
    origin: ({ version, hash, read }: GazetteerInfo): string =>
      `danhdau ${version}, bộ dữ liệu ${hash}\n(data up to ${read})`,
  },

  /** Spoken when a mark is reached: name, kind, position. */
  mark: (mark: Annotation, position: number, total: number): string =>
    [
      mark.text === mark.name ? mark.name : `${mark.text}, tức ${mark.name}`,
      kinds[mark.kind].one,
      ...(mark.confidence === "low" ? ["chưa chắc"] : []),
      `${position}/${total}`,
    ].join(", "),

  walk: {
    none: "Chưa có chỗ nào",
    total: (total: number): string => `${total} chỗ`,
    position: (position: number, total: number): string => `${position}/${total}`,
    open: "Mở thẻ",
  },

  /** The summary a screen reader hears after the text has come to rest. */
  summary: (counts: ReadonlyMap<Kind, number>): string => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (total === 0) return "Không có chỗ nào được tô.";
    const parts = [...counts]
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} ${kinds[kind].one}`);
    return `Tô ${total} chỗ: ${parts.join("; ")}.`;
  },

  legend: {
    switch: (kind: Kind, count: number): string => `${kinds[kind].title}: ${count} chỗ`,
  },

  list: {
    empty: "Tên tìm được trong bài sẽ hiện ở đây, kèm số lần nhắc đến.",
    nothing: "Bài này chưa có tên nào thuộc bốn loại ở trên.",
    allHidden: "Các loại có trong bài đều đang tắt ở phần chú giải.",
    times: "lần",
    next: "Đến chỗ nhắc tới tiếp theo",
    successor: {
      dissolved: (name: string): string => `nay thuộc ${name}`,
      renamed: (name: string): string => `nay là ${name}`,
    },
    dissolved: "không còn hoạt động",
    unlisted: "ngoài danh mục",
    unsure: "chưa chắc",
  },

  status: {
    loading: "Đang nạp bộ nhận tên…",
    cleared: "Đã xóa bài. Nhấn Ctrl+Z để lấy lại.",
    sample: "Đã đưa bài mẫu vào.",
  },

  problems: {
    "wasm-missing": {
      title: "Không tải được bộ nhận tên",
      text: "Tệp danhdau_bg.wasm không có trên máy chủ hoặc đường truyền bị ngắt. Bài của bạn vẫn còn nguyên và sửa được; chỉ chưa tô màu được. Kiểm tra kết nối rồi nhấn “Thử lại”. Nếu bạn tự đặt trang này, hãy chép đủ các tệp của bản dựng.",
    },
    "wasm-not-wasm": {
      title: "Máy chủ trả về tệp khác thay cho bộ nhận tên",
      text: "Ở chỗ của tệp danhdau_bg.wasm, máy chủ gửi về nội dung khác, thường là một trang HTML báo lỗi. Bài của bạn vẫn còn nguyên và sửa được; chỉ chưa tô màu được. Nếu bạn tự đặt trang này, hãy xem tệp ấy đã được chép lên và máy chủ không chuyển hướng nó; sau đó nhấn “Thử lại”.",
    },
    "highlight-unsupported": {
      title: "Trình duyệt này chưa tô màu được",
      text: "Cần CSS Custom Highlight API: Chrome hoặc Edge 123, Safari 17.5, Firefox 140 trở lên. Danh sách và thẻ vẫn dùng được.",
    },
    other: {
      title: "Bộ nhận tên gặp lỗi",
      text: "Bài của bạn vẫn còn nguyên và sửa được. Nhấn “Thử lại”; nếu vẫn lỗi, hãy tải lại trang.",
    },
  },
} as const;
