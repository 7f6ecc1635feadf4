import { bilingual } from "../settings/bilingual";

export const words = bilingual(
  {
    button: "Hình",
    title: "Hình vẽ từ bài",
    views: { bars: "Nhắc nhiều nhất", together: "Cùng đoạn", map: "Bản đồ tỉnh thành" },
    about: {
      bars: "Những tên được nhắc nhiều nhất trong bài, kèm số lần.",
      together: "Những tên cùng có trong một đoạn; con số là số đoạn.",
      map: "Mỗi ô là một tỉnh, thành phố, đặt gần đúng vị trí; con số là số lần nhắc.",
    },
    units: "Đơn vị",
    before: "63 tỉnh thành trước 7/2025",
    since: "34 tỉnh thành từ 7/2025",
    table: "Bảng số liệu",
    columns: {
      bars: ["Tên", "Loại", "Số lần"],
      together: ["Tên", "Tên", "Số đoạn"],
      map: ["Tỉnh, thành phố", "Số lần"],
    },
    none: {
      bars: "Bài chưa có tên nào được tô.",
      together: "Không có hai tên nào ở cùng một đoạn.",
      map: "Bài không nhắc tỉnh, thành phố nào.",
    },
    saveSvg: "Tải SVG",
    saveCsv: "Tải CSV",
    loading: "Đang vẽ…",
    failed:
      "Không tải được phần vẽ hình. Kiểm tra kết nối, đóng hộp này rồi mở lại; nếu trang vừa có bản mới, hãy tải lại trang.",
  },
  {
    button: "Pictures",
    title: "Pictures of the text",
    views: { bars: "Most mentioned", together: "Same paragraph", map: "Map of provinces" },
    about: {
      bars: "The names that the text mentions most, and how often.",
      together: "Names that occur in the same paragraph; the number counts paragraphs.",
      map: "A tile for each province, roughly where it lies; the number counts mentions.",
    },
    units: "Units",
    before: "63 provinces before July 2025",
    since: "34 provinces since July 2025",
    table: "Table of the numbers",
    columns: {
      bars: ["Name", "Kind", "Mentions"],
      together: ["Name", "Name", "Paragraphs"],
      map: ["Province", "Mentions"],
    },
    none: {
      bars: "Nothing is marked in the text.",
      together: "No two names occur in one paragraph.",
      map: "The text names no province.",
    },
    saveSvg: "Download SVG",
    saveCsv: "Download CSV",
    loading: "Drawing…",
    failed:
      "The part that draws could not be loaded. Check the connection, close this box and open it again; reload if the page has a new version.",
  },
);
