import { bilingual } from "../settings/bilingual";

export const words = bilingual(
  {
    update:
      "Có bản mới của trang. Bài đang mở được giữ lại khi “Giữ bài trên máy này” bật; nếu tắt, hãy chép bài trước.",
    useUpdate: "Dùng bản mới",
    updated: "Một cửa sổ khác đã chuyển sang bản mới. Hãy tải lại trang này khi tiện.",
    reload: "Tải lại",
  },
  {
    update:
      "There is a new version of this page. Open texts stay if “Keep texts on this device” is on; if it is off, copy them first.",
    useUpdate: "Use the new version",
    updated: "Another window has changed to the new version. Reload this one when it suits you.",
    reload: "Reload",
  },
);
