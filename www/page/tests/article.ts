import type { Kind } from "danhdau";

/** An article written for these tests. What it tells of did not take place. */
export const ARTICLE = `Hải Phòng và FPT lập tổ công tác chuyển đổi số
Ngày 12/3, UBND thành phố Hải Phòng và Tập đoàn FPT lập tổ công tác chung về chuyển đổi số (CĐS). Bí thư Thành ủy Hải Phòng Lê Tiến Châu và Chủ tịch FPT Trương Gia Bình dự buổi ra mắt.
Ông Châu có mặt khi hai bên ghi biên bản về Nghị quyết 57 và Đề án 06. FPT IS lo phần dữ liệu, Trường Đại học FPT lo phần lớp học.
Tổ công tác sau đó đến Hải Dương, Phú Yên và Bến Tre để khảo sát CĐS.
`;

/** Every place in it that is to be marked, in order of the text. */
export const EXPECTED: Readonly<Record<Kind, readonly string[]>> = {
  province: ["Hải Phòng", "Hải Phòng", "Hải Phòng", "Hải Dương", "Phú Yên", "Bến Tre"],
  official: ["Lê Tiến Châu", "Trương Gia Bình", "Châu"],
  "fpt-unit": ["FPT", "Tập đoàn FPT", "FPT", "FPT IS", "Trường Đại học FPT"],
  policy: ["chuyển đổi số", "chuyển đổi số", "CĐS", "Nghị quyết 57", "Đề án 06", "CĐS"],
};

/** News-like text of at least `length` UTF-16 units: the article again and again, with blank lines between. */
export function longText(length: number): string {
  return ARTICLE.concat("\n").repeat(Math.ceil(length / (ARTICLE.length + 1)));
}
