// Every word that a card says, those on rules in `why-wording.ts`. A language is one object.
import type { Kind, PartialDate, Status, Via } from "../types.js";
import { dateParts } from "./dates.js";
import { type WhyWording, whyEn, whyVi } from "./why-wording.js";

export type Language = "vi" | "en";

export interface Wording {
  readonly kind: Readonly<Record<Kind, string>>;
  readonly via: Readonly<Record<Via, string>>;
  /** Headings of the rows. */
  readonly label: Readonly<
    Record<
      | "inText"
      | "alsoPossible"
      | "aliases"
      | "englishName"
      | "periods"
      | "region"
      | "lowerUnits"
      | "seat"
      | "tenures"
      | "birthYear"
      | "type"
      | "parent"
      | "time"
      | "inForce"
      | "number"
      | "issued"
      | "approvedBy"
      | "sources",
      string
    >
  >;
  readonly successorLabel: Readonly<Record<Kind, string>>;
  readonly close: string;
  readonly note: Readonly<Record<"lowConfidence" | "inferred" | "unlisted", string>>;
  readonly sources: Readonly<Record<"loading" | "failed", string>>;
  readonly why: WhyWording;
  /** How the card is entered from the keyboard, said after its name. */
  readonly enterHint: string;

  date(date: PartialDate): string;
  from(date: string): string;
  fromAbout(date: string): string;
  fromAtLatest(date: string): string;
  until(date: string): string;
  untilAbout(date: string): string;
  /** The unit ended on that day, and no other end of the office is known. */
  untilUnitEnded(date: string): string;
  /** In office on that day; nothing is said about later. */
  stillOn(date: string): string;
  seenOn(date: string): string;

  onDate(date: string): string;
  readonly unknownThen: string;
  readonly officeUnknownThen: string;
  officeUncertain(office: string): string;
  officeLastSeen(office: string, date: string | undefined): string;
  readonly status: Readonly<Record<Exclude<Kind, "official">, Readonly<Record<Status, string>>>>;
  mergedInto(successor: string, date: string | undefined): string;
  renamedTo(successor: string, date: string | undefined): string;
  succeededBy(successor: string, date: string | undefined): string;
  readOn(date: string): string;
}

const vi: Wording = {
  kind: {
    province: "Tỉnh, thành phố",
    official: "Nhân sự",
    "fpt-unit": "Đơn vị FPT",
    policy: "Chính sách",
  },
  via: {
    name: "tên đầy đủ",
    alias: "tên khác",
    "short-reference": "gọi tắt",
    abbreviation: "chữ viết tắt",
    citation: "trích dẫn văn bản",
    office: "gọi theo chức vụ",
  },
  label: {
    inText: "Trong bài",
    alsoPossible: "Cũng có thể là",
    aliases: "Tên khác",
    englishName: "Tên tiếng Anh",
    periods: "Các thời kỳ",
    region: "Vùng",
    lowerUnits: "Tên này cũng là",
    seat: "Trụ sở",
    tenures: "Chức vụ",
    birthYear: "Năm sinh",
    type: "Loại",
    parent: "Trực thuộc",
    time: "Thời gian",
    inForce: "Hiệu lực",
    number: "Số hiệu",
    issued: "Ban hành",
    approvedBy: "Phê duyệt tại",
    sources: "Nguồn",
  },
  successorLabel: {
    province: "Kế tục",
    official: "Kế nhiệm",
    "fpt-unit": "Kế tục",
    policy: "Thay thế bởi",
  },
  close: "Đóng thẻ",
  note: {
    lowConfidence: "Chưa chắc: chữ khớp, nhưng trong bài còn cách hiểu khác.",
    inferred: "Suy ra từ chức vụ nêu trong bài; người này chưa có trong danh mục.",
    unlisted: "Chưa có trong danh mục.",
  },
  sources: {
    loading: "Đang tải nguồn…",
    failed: "Không tải được nguồn. Đóng thẻ rồi mở lại để thử lần nữa.",
  },
  why: whyVi,
  enterHint: "Nhấn Enter để vào thẻ, Escape để đóng.",

  date(date) {
    const [year, month, day] = dateParts(date);
    if (month === undefined) return String(year);
    return day === undefined ? `tháng ${month}/${year}` : `${day}/${month}/${year}`;
  },
  from: (date) => `từ ${date}`,
  fromAbout: (date) => `từ khoảng ${date}`,
  fromAtLatest: (date) => `muộn nhất từ ${date}`,
  until: (date) => `đến ${date}`,
  untilAbout: (date) => `đến khoảng ${date}`,
  untilUnitEnded: (date) => `đến ${date}, khi đơn vị kết thúc`,
  stillOn: (date) => `còn giữ chức lúc ${date}`,
  seenOn: (date) => `giữ chức lúc ${date}`,

  onDate: (date) => `Vào ngày ${date}`,
  unknownThen: "Không có dữ liệu về thời điểm này.",
  officeUnknownThen: "Không rõ chức vụ vào thời điểm này.",
  officeUncertain: (office) => `${office} (chưa chắc vào thời điểm này)`,
  officeLastSeen: (office, date) =>
    date === undefined
      ? `${office} (không rõ còn giữ chức hay không)`
      : `${office} (lần cuối thấy giữ chức: ${date})`,
  status: {
    province: {
      active: "Là đơn vị cấp tỉnh",
      dissolved: "Không còn là đơn vị cấp tỉnh",
      renamed: "Đã đổi tên",
    },
    "fpt-unit": { active: "Đang hoạt động", dissolved: "Không còn hoạt động", renamed: "Đã đổi tên" },
    policy: { active: "Còn hiệu lực", dissolved: "Hết hiệu lực", renamed: "Đã được thay thế" },
  },
  mergedInto: (successor, date) =>
    date === undefined ? `thuộc ${successor}` : `từ ${date} thuộc ${successor}`,
  renamedTo: (successor, date) =>
    date === undefined ? `mang tên ${successor}` : `từ ${date} mang tên ${successor}`,
  succeededBy: (successor, date) => (date === undefined ? successor : `${successor}, từ ${date}`),
  readOn: (date) => `đọc ${date}`,
};

const ENGLISH_MONTHS = [
  ...["January", "February", "March", "April", "May", "June", "July"],
  ...["August", "September", "October", "November", "December"],
];

const en: Wording = {
  kind: {
    province: "Province or city",
    official: "Official",
    "fpt-unit": "FPT unit",
    policy: "Policy",
  },
  via: {
    name: "full name",
    alias: "other name",
    "short-reference": "short reference",
    abbreviation: "abbreviation",
    citation: "citation of a document",
    office: "named by office",
  },
  label: {
    inText: "In the text",
    alsoPossible: "Could also be",
    aliases: "Other names",
    englishName: "English name",
    periods: "Periods",
    region: "Region",
    lowerUnits: "Also the name of",
    seat: "Seat",
    tenures: "Offices",
    birthYear: "Born",
    type: "Type",
    parent: "Part of",
    time: "Time",
    inForce: "In force",
    number: "Number",
    issued: "Issued",
    approvedBy: "Approved by",
    sources: "Sources",
  },
  successorLabel: {
    province: "Succeeded by",
    official: "Succeeded by",
    "fpt-unit": "Succeeded by",
    policy: "Replaced by",
  },
  close: "Close card",
  note: {
    lowConfidence: "Not certain: the words fit, but the text leaves another reading open.",
    inferred: "Inferred from the office named in the text; no record of this person.",
    unlisted: "No record of this.",
  },
  sources: {
    loading: "Loading sources…",
    failed: "The sources could not be loaded. Close the card and open it to try again.",
  },
  why: whyEn,
  enterHint: "Press Enter to go into the card, Escape to close it.",

  date(date) {
    const [year, month, day] = dateParts(date);
    return [day, month === undefined ? undefined : ENGLISH_MONTHS[month - 1], year]
      .filter((part) => part !== undefined)
      .join(" ");
  },
  from: (date) => `from ${date}`,
  fromAbout: (date) => `from about ${date}`,
  fromAtLatest: (date) => `from ${date} at the latest`,
  until: (date) => `until ${date}`,
  untilAbout: (date) => `until about ${date}`,
  untilUnitEnded: (date) => `until ${date}, when the unit ended`,
  stillOn: (date) => `still in office on ${date}`,
  seenOn: (date) => `in office on ${date}`,

  onDate: (date) => `On ${date}`,
  unknownThen: "Nothing is recorded about that date.",
  officeUnknownThen: "The office on that date is not known.",
  officeUncertain: (office) => `${office} (uncertain on that date)`,
  officeLastSeen: (office, date) =>
    date === undefined
      ? `${office} (not known whether still in office)`
      : `${office} (last seen in office: ${date})`,
  status: {
    province: {
      active: "Province-level unit",
      dissolved: "No longer a province-level unit",
      renamed: "Renamed",
    },
    "fpt-unit": { active: "In operation", dissolved: "No longer in operation", renamed: "Renamed" },
    policy: { active: "In force", dissolved: "No longer in force", renamed: "Replaced" },
  },
  mergedInto: (successor, date) =>
    date === undefined ? `part of ${successor}` : `part of ${successor} from ${date}`,
  renamedTo: (successor, date) =>
    date === undefined ? `named ${successor}` : `named ${successor} from ${date}`,
  succeededBy: (successor, date) => (date === undefined ? successor : `${successor}, from ${date}`),
  readOn: (date) => `read ${date}`,
};

export const wordings: Readonly<Record<Language, Wording>> = { vi, en };
