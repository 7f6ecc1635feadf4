import { bilingual } from "../settings/bilingual";

export const words = bilingual(
  {
    title: "Vì sao",
    working: "Đang xem lại…",
    nothing: "Không có tên nào trong danh mục ở chỗ này.",
    failed: "Không giải thích được lúc này. Hãy thử lại.",
  },
  {
    title: "Why",
    working: "Looking…",
    nothing: "The gazetteer has no name for what stands here.",
    failed: "This cannot be explained just now. Try again.",
  },
);
