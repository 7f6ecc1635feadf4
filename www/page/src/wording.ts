// Words of the page's frame and of reading. Each other room has its own wording.ts.
import type { Annotation, GazetteerInfo, Kind } from "danhdau";
import { bilingual } from "./settings/bilingual";

interface KindWords {
  one: string;
  title: string;
  of: string;
}

const kindsVi: Record<Kind, KindWords> = {
  province: {
    one: "tỉnh, thành phố",
    title: "Tỉnh, thành phố",
    of: "Tỉnh và thành phố trực thuộc trung ương",
  },
  official: { one: "nhân sự", title: "Nhân sự", of: "Lãnh đạo nhà nước, địa phương và FPT" },
  "fpt-unit": { one: "đơn vị FPT", title: "Đơn vị FPT", of: "Tập đoàn và các đơn vị thành viên" },
  policy: { one: "chính sách", title: "Chính sách", of: "Văn bản, đề án, chương trình, khái niệm" },
};

const kindsEn: Record<Kind, KindWords> = {
  province: { one: "province", title: "Provinces", of: "Provinces and cities of province level" },
  official: { one: "official", title: "Officials", of: "Leaders of state, provinces and FPT" },
  "fpt-unit": { one: "FPT unit", title: "FPT units", of: "The group and its companies" },
  policy: { one: "policy", title: "Policies", of: "Documents, programmes and concepts" },
};

const dayVi = (date: string): string => date.split("-").reverse().map(Number).join("/");

const summaryOf =
  (kinds: Record<Kind, KindWords>, none: string, some: (total: number, parts: string) => string) =>
  (counts: ReadonlyMap<Kind, number>): string => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (total === 0) return none;
    const parts = [...counts]
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${count} ${kinds[kind].one}`);
    return some(total, parts.join("; "));
  };

const spokenMark =
  (kinds: Record<Kind, KindWords>, means: (text: string, name: string) => string, unsure: string) =>
  (mark: Annotation, position: number, total: number): string =>
    [
      mark.text === mark.name ? mark.name : means(mark.text, mark.name),
      kinds[mark.kind].one,
      ...(mark.confidence === "low" ? [unsure] : []),
      `${position}/${total}`,
    ].join(", ");

export const words = bilingual(
  {
    kinds: kindsVi,
    editor: "Bài viết: dán hoặc gõ vào đây",
    day: dayVi,

    date: "Ngày của bài",
    dateHint: "Thẻ và danh sách nói theo ngày này; để trống thì không nói gì về ngày.",
    dateProposed: (quote: string): string => `Lấy từ bài: “${quote}”. Sửa được, hoặc bỏ.`,
    dateVague: (quote: string): string => `Bài có ghi “${quote}”, chưa đủ ngày tháng năm để dùng.`,
    dateUse: "Lấy lại ngày trong bài",
    dateClear: "Bỏ ngày",

    emptyTitle: "Dán một bài báo vào đây.",
    emptyText:
      "Hoặc gõ, hoặc thả một tệp (.txt, .html, .md, .docx). Chữ giữ nguyên từng ký tự; chỗ được nhận ra hiện màu ngay. Bài không rời khỏi máy này.",
    emptySample: "Xem bài mẫu",
    emptyOpen: "Mở tệp",
    emptyUndo: "Lấy lại bài vừa xóa",
    sample: "Bài mẫu",
    clear: "Xóa bài",
    undo: "Hoàn tác",
    redo: "Làm lại",
    print: "In bài",
    more: "Thêm",

    /** Shortcuts, shown at the foot of the page. */
    keys: [
      { keys: ["F8"], does: "chỗ sau" },
      { keys: ["Shift", "F8"], does: "chỗ trước" },
      { keys: ["Enter"], does: "mở thẻ của chỗ vừa đến" },
      { keys: ["Ctrl", "Enter"], does: "mở thẻ tại con trỏ" },
      { keys: ["Esc"], does: "đóng thẻ" },
    ],
    dataDate: ({ read }: GazetteerInfo): string => `Dữ liệu đến ${dayVi(read)}`,
    dataOrigin: ({ version, hash, read }: GazetteerInfo): string =>
      `danhdau ${version}, bộ dữ liệu ${hash}\n(data up to ${read})`,

    /** Spoken when a mark is reached: name, kind, position. */
    mark: spokenMark(kindsVi, (text, name) => `${text}, tức ${name}`, "chưa chắc"),
    walk: {
      none: "Chưa có chỗ nào",
      total: (total: number): string => `${total} chỗ`,
      position: (position: number, total: number): string => `${position}/${total}`,
      open: "Mở thẻ",
      previous: "Chỗ trước",
      next: "Chỗ sau",
    },
    /** What a screen reader hears after the text has come to rest. */
    summary: summaryOf(kindsVi, "Không có chỗ nào được tô.", (total, parts) => `Tô ${total} chỗ: ${parts}.`),
    legendSwitch: (kind: Kind, count: number): string => `${kindsVi[kind].title}: ${count} chỗ`,

    status: {
      loading: "Đang nạp bộ nhận tên…",
      cleared: "Đã xóa bài. Nhấn Ctrl+Z để lấy lại.",
      sample: "Đã đưa bài mẫu vào.",
      working: "Đang tô…",
      stop: "Dừng",
      stopped: "Đã dừng tô. Chỗ tô là của bài trước khi sửa.",
      resume: "Tô tiếp",
    },
    retry: "Thử lại",
    close: "Đóng",
    details: "Chi tiết kỹ thuật",
    problems: {
      "wasm-missing": {
        title: "Không tải được bộ nhận tên",
        text: "Tệp danhdau_bg.wasm không có trên máy chủ hoặc đường truyền bị ngắt. Bài của bạn vẫn còn nguyên và sửa được; chỉ chưa tô màu được. Kiểm tra kết nối rồi nhấn “Thử lại”. Nếu bạn tự đặt trang này, hãy chép đủ các tệp của bản dựng.",
      },
      "wasm-not-wasm": {
        title: "Máy chủ trả về tệp khác thay cho bộ nhận tên",
        text: "Ở chỗ của tệp danhdau_bg.wasm, máy chủ gửi về nội dung khác, thường là một trang HTML báo lỗi. Bài của bạn vẫn còn nguyên và sửa được; chỉ chưa tô màu được. Nếu bạn tự đặt trang này, hãy xem tệp ấy đã được chép lên và máy chủ không chuyển hướng nó; sau đó nhấn “Thử lại”.",
      },
      "worker-failed": {
        title: "Không chạy được bộ nhận tên ở nền",
        text: "Trình duyệt không tải hoặc không cho chạy tệp của bộ nhận tên (Web Worker). Bài của bạn vẫn còn nguyên và sửa được. Kiểm tra kết nối rồi nhấn “Thử lại”.",
      },
      "worker-ended": {
        title: "Bộ nhận tên đã dừng giữa chừng",
        text: "Có thể máy thiếu bộ nhớ. Bài của bạn vẫn còn nguyên và sửa được. Nhấn “Thử lại” để chạy lại; nếu bài rất dài, hãy chia ra.",
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
  },
  {
    kinds: kindsEn,
    editor: "Article: paste or type here",
    day: (date) => date,

    date: "Date of the article",
    dateHint: "Cards and list speak of this day; left empty, nothing is claimed about time.",
    dateProposed: (quote) => `Taken from the text: “${quote}”. Change it, or drop it.`,
    dateVague: (quote) => `The text says “${quote}”, which is no whole date.`,
    dateUse: "Take the date in the text again",
    dateClear: "Drop the date",

    emptyTitle: "Paste a Vietnamese article here.",
    emptyText:
      "Or type, or drop a file (.txt, .html, .md, .docx). The text stays as it is, letter by letter; what is recognised is marked at once. Your text never leaves this device.",
    emptySample: "Show the sample",
    emptyOpen: "Open a file",
    emptyUndo: "Bring back what was cleared",
    sample: "Sample article",
    clear: "Clear the text",
    undo: "Undo",
    redo: "Redo",
    print: "Print",
    more: "More",

    keys: [
      { keys: ["F8"], does: "next mark" },
      { keys: ["Shift", "F8"], does: "previous mark" },
      { keys: ["Enter"], does: "card of the mark just reached" },
      { keys: ["Ctrl", "Enter"], does: "card at the caret" },
      { keys: ["Esc"], does: "close the card" },
    ],
    dataDate: ({ read }) => `Data up to ${read}`,
    dataOrigin: ({ version, hash, read }) => `danhdau ${version}, gazetteer ${hash}\n(data up to ${read})`,

    mark: spokenMark(kindsEn, (text, name) => `${text}, that is ${name}`, "uncertain"),
    walk: {
      none: "No marks yet",
      total: (total) => (total === 1 ? "1 mark" : `${total} marks`),
      position: (position, total) => `${position}/${total}`,
      open: "Open the card",
      previous: "Previous mark",
      next: "Next mark",
    },
    summary: summaryOf(kindsEn, "Nothing is marked.", (total, parts) => `${total} marks: ${parts}.`),
    legendSwitch: (kind, count) => `${kindsEn[kind].title}: ${count} ${count === 1 ? "mark" : "marks"}`,

    status: {
      loading: "Loading the annotator…",
      cleared: "The text is cleared. Ctrl+Z brings it back.",
      sample: "The sample article is in place.",
      working: "Marking…",
      stop: "Stop",
      stopped: "Stopped. The marks are those from before the change.",
      resume: "Go on marking",
    },
    retry: "Try again",
    close: "Close",
    details: "Technical details",
    problems: {
      "wasm-missing": {
        title: "The annotator could not be loaded",
        text: "The file danhdau_bg.wasm is not on the server, or the connection broke. Your text is untouched and can be edited; it is only not marked. Check the connection and press “Try again”. If you host this page yourself, copy all files of the build.",
      },
      "wasm-not-wasm": {
        title: "The server sent something else than the annotator",
        text: "In place of danhdau_bg.wasm came other content, usually an HTML error page. Your text is untouched and can be edited; it is only not marked. If you host this page yourself, see that the file was copied and is not redirected, then press “Try again”.",
      },
      "worker-failed": {
        title: "The annotator could not be started in the background",
        text: "The browser did not load, or does not allow, the annotator's file (a web worker). Your text is untouched and can be edited. Check the connection and press “Try again”.",
      },
      "worker-ended": {
        title: "The annotator stopped in the middle of its work",
        text: "The machine may be short of memory. Your text is untouched and can be edited. Press “Try again” to start it anew; split the text if it is very long.",
      },
      "highlight-unsupported": {
        title: "This browser cannot draw the marks",
        text: "It takes the CSS Custom Highlight API: Chrome or Edge 123, Safari 17.5, Firefox 140 or later. List and cards work all the same.",
      },
      other: {
        title: "The annotator met an error",
        text: "Your text is untouched and can be edited. Press “Try again”; if it happens again, reload the page.",
      },
    },
  },
);
