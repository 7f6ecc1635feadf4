import { bilingual } from "../settings/bilingual";
import type { Encoding } from "./encodings";
import type { LegacyFont } from "./legacy-fonts";
import { LARGEST_FILE, type NoText, type Refusal } from "./open-file";

const LARGEST = `${LARGEST_FILE / 1_000_000} MB`;
const megabytes = (size: number): string => `${Math.round(size / 1_000_000).toLocaleString("vi")} MB`;

const encodings: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
  tcvn3: "TCVN3 (ABC)",
  vni: "VNI",
  "windows-1258": "Windows-1258",
  "windows-1252": "Windows-1252",
};
const fonts: Record<LegacyFont, string> = { tcvn3: "TCVN3 (ABC, .VnTime)", vni: "VNI (VNI-Times)" };

const noTextVi: Record<NoText, string> = {
  pdf: "Đây là tệp PDF. Hãy mở bằng trình đọc PDF, chọn hết, chép rồi dán vào đây.",
  doc: "Đây là tệp Word đời cũ (.doc). Hãy mở bằng Word hoặc LibreOffice, lưu thành .docx rồi mở lại.",
  image: "Đây là tệp ảnh, không có chữ để đọc.",
  archive: "Đây là tệp nén hoặc tài liệu không phải .docx. Hãy giải nén, hoặc lưu thành .docx hay .txt.",
  binary: "Tệp này không phải văn bản. Mở được: .txt, .html, .md, .docx.",
};
const noTextEn: Record<NoText, string> = {
  pdf: "This is a PDF. Open it in a PDF reader, select all, copy, and paste it here.",
  doc: "This is an old Word file (.doc). Open it in Word or LibreOffice, save it as .docx, and open that.",
  image: "This is a picture; it has no text to read.",
  archive: "This is an archive, or a document other than .docx. Unpack it, or save it as .docx or .txt.",
  binary: "This file is no text. What can be opened: .txt, .html, .md, .docx.",
};

export const words = bilingual(
  {
    tabs: "Các bài đang mở",
    fallback: "Bài mới",
    add: "Bài mới",
    close: (name: string): string => `Đóng “${name}”`,
    closeHint: "Phím Delete đóng bài này",
    closed: (name: string): string => `Đã đóng “${name}”.`,
    reopen: "Mở lại",
    elsewhere: "Các bài đã giữ đang mở ở một cửa sổ khác. Cửa sổ này bắt đầu với bài mới.",
    open: "Mở tệp",
    opened: (name: string): string => `Đã mở ${name}.`,
    dropHere: "Thả tệp vào đây để mở",
    refused: (name: string): string => `Không mở được ${name}`,
    refusal: (refusal: Refusal): string => {
      if (refusal.reason === "too-large")
        return `Tệp nặng ${megabytes(refusal.size)}, quá lớn để tô ngay trong trình duyệt (mở được đến ${LARGEST}). Hãy chia tệp ra, hoặc dùng lệnh danhdau. Bài đang mở vẫn còn nguyên.`;
      if (refusal.reason === "no-text") return `${noTextVi[refusal.what]} Bài đang mở vẫn còn nguyên.`;
      if (refusal.reason === "empty") return "Tệp không có chữ nào. Bài đang mở vẫn còn nguyên.";
      if (refusal.reason === "no-reader")
        return `Không tải được phần đọc tệp Word (${refusal.message}). Kiểm tra kết nối rồi mở lại tệp; nếu trang vừa có bản mới, hãy tải lại trang. Bài đang mở vẫn còn nguyên.`;
      return `Trình duyệt không đọc được tệp (${refusal.message}). Có thể tệp đã bị xóa, đổi tên hoặc không cho đọc; hãy chọn lại. Bài đang mở vẫn còn nguyên.`;
    },
    encoding: "Bảng mã",
    encodings,
    guessed: "đoán theo nội dung; nếu chữ sai, hãy chọn bảng mã khác",
    sure: "đọc được trọn vẹn",
    dismiss: "Ẩn dòng này",
    fontTitle: (font: LegacyFont): string => `Bài này gõ cho phông ${fonts[font]}`,
    fontText:
      "Chữ như vậy chỉ đọc được bằng phông cũ, và không tên nào được nhận ra. Chuyển sang Unicode là một bước, lấy lại được bằng Ctrl+Z.",
    convert: "Chuyển sang Unicode",
    leave: "Để nguyên",
    convertTo: (font: LegacyFont): string => `Chuyển từ ${fonts[font]} sang Unicode`,
    storage: {
      full: {
        title: "Hết chỗ để giữ bài",
        text: "Trình duyệt không còn chỗ: bài và từ điển riêng từ giờ chỉ còn đến khi đóng trang. Hãy tải về những gì cần giữ, đóng bớt bài, hoặc xóa dữ liệu của các trang khác.",
      },
      blocked: {
        title: "Trình duyệt không cho giữ bài",
        text: "Có thể vì cửa sổ ẩn danh hoặc cài đặt chặn lưu trữ. Trang vẫn dùng được, nhưng bài và từ điển riêng chỉ còn đến khi đóng trang; hãy tải về những gì cần giữ.",
      },
    },
  },
  {
    tabs: "Open articles",
    fallback: "New article",
    add: "New article",
    close: (name) => `Close “${name}”`,
    closeHint: "The Delete key closes this article",
    closed: (name) => `“${name}” is closed.`,
    reopen: "Open again",
    elsewhere: "The texts that were kept are open in another window. This one begins with a new one.",
    open: "Open a file",
    opened: (name) => `${name} is open.`,
    dropHere: "Drop the file here to open it",
    refused: (name) => `${name} could not be opened`,
    refusal: (refusal) => {
      if (refusal.reason === "too-large")
        return `The file has ${megabytes(refusal.size)}: too large to be marked inside a browser (at most ${LARGEST}). Split it, or use the command danhdau. The open article is untouched.`;
      if (refusal.reason === "no-text") return `${noTextEn[refusal.what]} The open article is untouched.`;
      if (refusal.reason === "empty") return "There is no text in the file. The open article is untouched.";
      if (refusal.reason === "no-reader")
        return `The part that reads Word files could not be loaded (${refusal.message}). Check the connection and open the file again; reload if the page has a new version. The open article is untouched.`;
      return `The browser could not read the file (${refusal.message}). It may have been deleted, renamed or protected; choose it again. The open article is untouched.`;
    },
    encoding: "Encoding",
    encodings,
    guessed: "a guess; choose another one if the letters are wrong",
    sure: "read without loss",
    dismiss: "Hide this line",
    fontTitle: (font) => `This text was typed for a ${fonts[font]} font`,
    fontText:
      "Such letters can be read in an old font alone, and no name is recognised in them. Converting them to Unicode is one step, which Ctrl+Z takes back.",
    convert: "Convert to Unicode",
    leave: "Leave as it is",
    convertTo: (font) => `Convert from ${fonts[font]} to Unicode`,
    storage: {
      full: {
        title: "No room left to keep your texts",
        text: "The browser has no room left: texts and your own dictionary last until this page is closed. Download what you need, close some articles, or clear the data of other sites.",
      },
      blocked: {
        title: "The browser keeps nothing for this page",
        text: "A private window or a setting may block storage. The page works, but texts and your own dictionary last until it is closed; download what you need.",
      },
    },
  },
);
