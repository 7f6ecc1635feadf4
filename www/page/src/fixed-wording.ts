// Read by the page and by its build: nothing may be imported here.

/** Words of the parts of index.html that never change; it names them in `data-words`. */
export const fixed = {
  vi: {
    title: "đánh dấu · tô tên trong bài báo",
    description:
      "Dán một bài báo: tên tỉnh thành, nhân sự, đơn vị FPT và chính sách được tô ngay trong trình duyệt.",
    noscript: "Trang này cần JavaScript và WebAssembly; mọi việc diễn ra trong trình duyệt của bạn.",
    skip: "Đến bài viết",
    tagline: "Tô tỉnh thành, nhân sự, đơn vị FPT, chính sách",
    legend: "Chú giải",
    article: "Bài viết",
    documents: "Các bài đang mở",
    walk: "Đi qua từng chỗ",
    listTitle: "Có trong bài",
    keys: "Phím tắt",
    privacy: "Bài không rời khỏi máy này.",
  },
  en: {
    title: "đánh dấu · names marked in Vietnamese news",
    description:
      "Paste a Vietnamese article: provinces, officials, FPT units and policies are marked inside your browser.",
    noscript: "This page needs JavaScript and WebAssembly; everything happens inside your browser.",
    skip: "To the article",
    tagline: "Marks provinces, officials, FPT units and policies",
    legend: "Legend",
    article: "Article",
    documents: "Open articles",
    walk: "From mark to mark",
    listTitle: "In this article",
    keys: "Shortcuts",
    privacy: "Your text never leaves this device.",
  },
} as const;
