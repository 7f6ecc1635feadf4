import { bilingual } from "./bilingual";

export const words = bilingual(
  {
    settings: "Cài đặt",
    theme: "Giao diện",
    themes: { system: "Theo máy", light: "Sáng", dark: "Tối", contrast: "Tương phản cao" },
    keep: "Giữ bài trên máy này",
    keepRemark:
      "Bài được giữ trong trình duyệt này và hiện lại khi mở trang. Tắt đi thì xóa ngay những gì đã giữ; bài đang mở vẫn còn đến khi đóng trang.",
  },
  {
    settings: "Settings",
    theme: "Appearance",
    themes: { system: "As the system", light: "Light", dark: "Dark", contrast: "High contrast" },
    keep: "Keep texts on this device",
    keepRemark:
      "Texts are kept in this browser and are back when the page opens. Switching it off deletes what was kept at once; open articles stay until the page is closed.",
  },
);
