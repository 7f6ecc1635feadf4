// In which words a card says why something is marked, or why a reading was turned down. The rules are those of the core.

/** The words in quotation marks that a rule saw, or an empty string. */
type Saw = string;

export interface WhyWording {
  readonly question: string;
  readonly loading: string;
  readonly failed: string;
  marked(reason: string): string;
  doubted(reason: string): string;
  refused(name: string, reason: string): string;
  /** By the name of the rule, a clause that follows "because". */
  readonly rule: Readonly<Record<string, (saw: Saw) => string>>;
  /** A rule that these words do not know yet. */
  unknownRule(rule: string): string;
}

export const whyVi: WhyWording = {
  question: "Vì sao?",
  loading: "Đang tìm lý do…",
  failed: "Không tìm được lý do. Đóng thẻ rồi mở lại để thử lần nữa.",
  marked: (reason) => `Được đánh dấu vì ${reason}.`,
  doubted: (reason) => `Chưa chắc, vì ${reason}.`,
  refused: (name, reason) => `Không hiểu là ${name}, vì ${reason}.`,
  rule: {
    name: () => "khớp tên đầy đủ trong danh mục",
    alias: (saw) =>
      saw ? `đây là tên khác của ${saw} đã nêu trong bài` : "đây là một tên khác trong danh mục",
    "short-reference": (saw) => (saw ? `gọi tắt của ${saw} đã nêu trước đó` : "gọi tắt của một tên đã nêu"),
    abbreviation: (saw) =>
      saw ? `viết tắt của ${saw} đã nêu trong bài` : "đây là chữ viết tắt trong danh mục",
    citation: () => "có đủ loại văn bản và số hiệu",
    office: (saw) => (saw ? `đi cùng chức vụ ${saw}` : "đi cùng một chức vụ"),
    boundary: () => "dính liền với chữ hoặc số khác",
    "letter-case": () => "không viết hoa như tên này",
    "machine-text": () => "nằm trong địa chỉ, tên tệp hoặc mã",
    continuation: (saw) => `chữ đứng sau ${saw} làm thành một tên hoặc từ khác`,
    designator: (saw) => `chữ đứng trước ${saw} cho biết đây là tên của thứ khác`,
    "common-word": () => "đây cũng là một từ thường",
    namesake: (saw) => `thuộc một tên khác ${saw}`,
    concept: (saw) => `từ đứng cạnh ${saw} cho nghĩa khác`,
    law: (saw) => `thuộc một cụm từ khác ${saw}`,
    "private-person": (saw) => `có vẻ là tên tác giả hoặc người chụp ảnh ${saw}`,
    "named-after-person": (saw) => `đây là tên đường, trường hoặc phường đặt theo tên người ${saw}`,
    bearer: () => "bài không cho biết người này giữ chức vụ ấy, hoặc cho biết là người khác",
    overlap: (saw) => `nằm trong ${saw}, là tên dài và cụ thể hơn`,
    namesakes: () => "có nhiều người hoặc nơi cùng tên này",
    licence: () => "tên này chỉ được tính khi bài có nêu tên đầy đủ",
    options: () => "tùy chọn đang đặt bỏ qua tên này",
  },
  unknownRule: (rule) => `quy tắc “${rule}”`,
};

export const whyEn: WhyWording = {
  question: "Why?",
  loading: "Looking for the reason…",
  failed: "The reason could not be found. Close the card and open it to try again.",
  marked: (reason) => `Marked because ${reason}.`,
  doubted: (reason) => `Not certain, because ${reason}.`,
  refused: (name, reason) => `Not read as ${name}, because ${reason}.`,
  rule: {
    name: () => "it is the full name in the records",
    alias: (saw) => (saw ? `it is another name of ${saw} in this text` : "it is another name in the records"),
    "short-reference": (saw) =>
      saw ? `it is short for ${saw} before it` : "it is short for a name before it",
    abbreviation: (saw) =>
      saw ? `it abbreviates ${saw} in this text` : "it is an abbreviation in the records",
    citation: () => "the type and the number of a document are complete",
    office: (saw) => (saw ? `the office ${saw} stands beside it` : "an office stands beside it"),
    boundary: () => "it touches another letter or digit",
    "letter-case": () => "it is not capitalised as this name is",
    "machine-text": () => "it is part of an address, a file name or an identifier",
    continuation: (saw) => `what follows ${saw} makes another name or word of it`,
    designator: (saw) => `the word before it ${saw} says that it names something else`,
    "common-word": () => "it is an ordinary word, too",
    namesake: (saw) => `it belongs to another name ${saw}`,
    concept: (saw) => `a word beside it ${saw} gives it another meaning`,
    law: (saw) => `it belongs to another phrase ${saw}`,
    "private-person": (saw) => `it seems to be an author or a photographer ${saw}`,
    "named-after-person": (saw) => `a street, a school or a ward bears this name ${saw}`,
    bearer: () => "the text does not give this person that office, or tells of somebody else",
    overlap: (saw) => `it lies inside of ${saw}, which is longer and more specific`,
    namesakes: () => "several people or places bear this name",
    licence: () => "this name counts only where the text has the full name, too",
    options: () => "the options leave it out",
  },
  unknownRule: (rule) => `of the rule “${rule}”`,
};
