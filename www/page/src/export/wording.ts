import { bilingual } from "../settings/bilingual";

export const words = bilingual(
  {
    export: "Xuất",
    copy: "Chép",
    download: "Tải về",
    richText: "Chép chữ có tô màu",
    richTextRemark: "dán vào Word, Google Docs, thư",
    plainText: "Chép chữ trơn",
    print: "In",
    link: "Chép liên kết chứa bài",
    linkRemark: (limit: string): string =>
      `bài nằm trong phần sau dấu #, không gửi đến máy chủ nào; dài nhất ${limit} ký tự`,
    formats: {
      json: "JSON",
      csv: "CSV",
      html: "HTML",
      "web-annotation": "W3C Web Annotation",
      conll: "CoNLL",
    },
    copied: (what: string): string => `Đã chép: ${what}.`,
    downloaded: (name: string): string => `Đã tải về ${name}.`,
    copyRefused: "Trình duyệt không cho chép. Hãy bấm lại, hoặc dùng “Tải về”.",
    failed: "Không xuất được. Bài vẫn còn nguyên; hãy thử lại, nếu vẫn lỗi thì tải lại trang.",
    linkTooLong: (length: string, limit: string): string =>
      `Liên kết sẽ dài ${length} ký tự, quá giới hạn ${limit} mà thư và ứng dụng nhắn tin còn giữ nguyên. Hãy rút bài ngắn lại, hoặc tải về HTML rồi gửi tệp.`,
    linkCopied: (length: string): string =>
      `Đã chép liên kết (${length} ký tự). Ai có liên kết đều đọc được bài.`,
    linkBroken:
      "Liên kết bị cắt hoặc hỏng, không đọc được bài trong đó. Hãy xin lại liên kết, chép đủ cả dòng.",
    linkOpened: "Đã mở bài từ liên kết.",
    nothing: "Chưa có chữ nào để xuất.",
    fileName: "bai-viet",
  },
  {
    export: "Export",
    copy: "Copy",
    download: "Download",
    richText: "Copy text with its marks",
    richTextRemark: "for Word, Google Docs, mail",
    plainText: "Copy the plain text",
    print: "Print",
    link: "Copy a link with the text",
    linkRemark: (limit) => `the text is behind the #, and goes to no server; at most ${limit} characters`,
    formats: {
      json: "JSON",
      csv: "CSV",
      html: "HTML",
      "web-annotation": "W3C Web Annotation",
      conll: "CoNLL",
    },
    copied: (what) => `Copied: ${what}.`,
    downloaded: (name) => `${name} is downloaded.`,
    copyRefused: "The browser does not allow copying. Press again, or use “Download”.",
    failed:
      "This could not be exported. Your text is untouched; try again, and reload the page if it happens again.",
    linkTooLong: (length, limit) =>
      `The link would have ${length} characters, over the limit of ${limit} that mail and messengers leave whole. Shorten the text, or download it as HTML and send the file.`,
    linkCopied: (length) => `The link is copied (${length} characters). Whoever has it can read the text.`,
    linkBroken:
      "The link is cut or damaged, and the text in it cannot be read. Ask for it again, and copy all of it.",
    linkOpened: "The text in the link is open.",
    nothing: "There is no text to export.",
    fileName: "article",
  },
);
