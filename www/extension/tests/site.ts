// A small news site on this machine, written for these tests. Its server keeps what it was asked for.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

interface SitePage {
  readonly body: string;
  readonly head?: string;
  readonly html?: string;
  readonly policy?: string;
}

const STRICT =
  "default-src 'none'; script-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'";

/** Nine sentences with known names, and what must be marked in them. */
export const ARTICLE = [
  "Sáng 20/6/2025, đoàn công tác của FPT Software làm việc với lãnh đạo tỉnh Bắc Giang.",
  "Hai bên rà soát tiến độ thực hiện Nghị quyết 57-NQ/TW và Đề án 06 trên địa bàn.",
  "Từ ngày 1/7/2025, Bắc Giang hợp nhất với Bắc Ninh; dữ liệu đất đai được chuyển trước một tuần.",
];
export const ARTICLE_MARKS = [
  "FPT Software",
  "Bắc Giang",
  "Nghị quyết 57-NQ/TW",
  "Đề án 06",
  "Bắc Giang",
  "Bắc Ninh",
];

/** Run in a page with the article: a speck of the ground beside the letters of a mark. */
export function groundOfMark(): { x: number; y: number; width: number; height: number } {
  const [mark] = (CSS.highlights.get("danhdau-extension-province") ?? []) as unknown as StaticRange[];
  const range = document.createRange();
  range.setStart(mark?.startContainer as Node, mark?.startOffset ?? 0);
  range.setEnd(mark?.endContainer as Node, mark?.endOffset ?? 0);
  const { left, top } = range.getBoundingClientRect();
  return { x: left + 2, y: top + 1, width: 4, height: 1 };
}

const JSON_LD = `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Rà soát","datePublished":"2025-06-20T08:15:00+07:00"}</script>`;

const paragraphs = (sentences: readonly string[]): string =>
  sentences.map((one) => `<p>${one}</p>`).join("\n");

const PROVINCES = [
  "Hải Phòng",
  "Đà Nẵng",
  "Cần Thơ",
  "Quảng Ninh",
  "Lâm Đồng",
  "Nghệ An",
  "Thanh Hóa",
  "Đồng Nai",
];
const FILLER =
  "Buổi họp kéo dài đến quá trưa, và người dự nghe trình bày về đường dây, kho lưu trữ cùng lịch bàn giao của từng nhóm.";

/** Paragraphs of about 400 letters with four names each. */
export function longText(letters: number, from = 0): string[] {
  const text: string[] = [];
  for (let length = 0, number = from; length < letters; number++) {
    const [a, b, c] = [0, 3, 5].map((step) => PROVINCES[(number + step) % PROVINCES.length]);
    const one = `Lần ${number}, ${a} gửi báo cáo tới Bộ. ${FILLER} Cùng lúc ấy ${b} xin thêm mười ngày, còn ${c} đã nộp đủ. ${FILLER} FPT hứa sửa xong trong tuần.`;
    text.push(one);
    length += one.length;
  }
  return text;
}

const PAGES: Readonly<Record<string, SitePage>> = {
  "/article": {
    head: JSON_LD,
    body: `<header><h1>Rà soát dữ liệu trước ngày hợp nhất</h1></header><article>${paragraphs(ARTICLE)}</article>`,
  },
  "/strict": { policy: STRICT, head: JSON_LD, body: `<article>${paragraphs(ARTICLE)}</article>` },
  "/dark": {
    head: `<style>body { background: #101418; color: #e6e6e6 }</style>${JSON_LD}`,
    body: `<article>${paragraphs(ARTICLE)}</article>`,
  },
  "/app": {
    policy: "default-src 'none'; script-src 'self'; img-src data:",
    body: `<nav><a href="/app/mot">Một</a> <a href="/app/hai">Hai</a></nav><main id="root"></main><script src="/app.js"></script>`,
  },
  "/scroll": {
    policy: "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:",
    body: `<main id="list"></main><script src="/scroll.js"></script>`,
  },
  "/editor": {
    body: `<p>Bên cạnh ô soạn thảo là Hải Phòng.</p>
<div id="editor" contenteditable="true"><p>Người viết đang gõ về Đà Nẵng và Đề án 06.</p></div>
<textarea id="area">Cần Thơ</textarea><input id="field" value="Quảng Ninh" />
<div contenteditable="plaintext-only" id="plain">Nghệ An</div>
<iframe title="khung soạn" id="design" srcdoc="<p>Lâm Đồng trong khung soạn thảo</p>" width="400" height="120"></iframe>`,
  },
  "/shadow": {
    body: `<p>Ngoài bóng là Hải Phòng.</p><news-card></news-card><div id="closed"></div><script src="/shadow.js"></script>`,
  },
  "/frames": {
    body: `<p>Trang ngoài nhắc Hải Phòng.</p>
<iframe title="cùng nguồn" src="/frame" width="500" height="160"></iframe>
<iframe title="viết sẵn" srcdoc="<p>Khung viết sẵn nhắc Cần Thơ.</p>" width="500" height="120"></iframe>
<iframe title="điểm đếm" src="/frame" width="1" height="1"></iframe>`,
  },
  "/frame": { body: "<p>Khung trong nhắc Đà Nẵng và FPT.</p>" },
  "/rtl": {
    html: 'lang="ar" dir="rtl"',
    body: `<p>في زيارة إلى <span>Hải Phòng</span> ثم Đà Nẵng التقى الوفد ممثلين عن FPT Software هناك.</p>`,
  },
  "/optout": { html: 'lang="vi" data-danhdau-optout', body: paragraphs(ARTICLE) },
  "/partly": {
    body: `<p>Ở ngoài là Hải Phòng.</p><section data-danhdau-optout><p>Ở trong là Đà Nẵng.</p></section>`,
  },
  "/undated": {
    body: `<p>Thứ Sáu, 23/6/2023, 09:22 (GMT+7)</p>${paragraphs(ARTICLE.slice(1, 2))}<p>Bắc Giang họp.</p>`,
  },
  "/long": { body: paragraphs(longText(100_000)) },
  "/empty": { body: "" },
};

const SCRIPTS: Readonly<Record<string, string>> = {
  "/app.js": `
const root = document.getElementById("root");
const texts = { mot: "Màn một kể về Hải Phòng và FPT.", hai: "Màn hai kể về Đà Nẵng." };
let renders = 0;
function render() {
  const name = location.pathname.split("/").pop();
  const article = document.createElement("article");
  const p = document.createElement("p");
  p.append(texts[name] ?? texts.mot);
  const b = document.createElement("b");
  b.append("Lần vẽ ", String(++renders));
  article.append(p, b);
  root.replaceChildren(article);
}
for (const a of document.querySelectorAll("nav a")) a.onclick = (event) => {
  event.preventDefault();
  history.pushState(null, "", a.href);
  render();
};
window.rerender = (times) => { for (let i = 0; i < times; i++) render(); };
render();`,
  "/scroll.js": `
const list = document.getElementById("list");
let next = 0;
window.more = async () => {
  const texts = await (await fetch("/more?from=" + next)).json();
  for (const text of texts) { const p = document.createElement("p"); p.append(text); list.append(p); }
  next += texts.length;
  return list.textContent.length;
};
window.ready = window.more();`,
  "/shadow.js": `
customElements.define("news-card", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    const p = document.createElement("p");
    p.append("Trong bóng mở là Đà Nẵng và FPT Software.");
    root.append(p);
  }
});
document.getElementById("closed").attachShadow({ mode: "closed" }).append("Trong bóng kín là Cần Thơ.");`,
};

export interface Site {
  readonly origin: string;
  /** Paths asked for, oldest first; taken away as they are read. */
  takeRequests(): string[];
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  let requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const address = new URL(request.url ?? "/", "http://site");
    requests.push(address.pathname + address.search);
    const script = SCRIPTS[address.pathname];
    const send = (type: string, body: string, policy?: string): void => {
      response.setHeader("Content-Type", `${type}; charset=utf-8`);
      if (policy !== undefined) response.setHeader("Content-Security-Policy", policy);
      response.end(body);
    };
    if (script !== undefined) return send("text/javascript", script);
    if (address.pathname === "/more") {
      return send(
        "application/json",
        JSON.stringify(longText(50_000, Number(address.searchParams.get("from")))),
      );
    }
    const page = PAGES[`/${address.pathname.split("/")[1]}`];
    if (page === undefined) {
      response.statusCode = 404;
      return send("text/plain", "");
    }
    const { head = "", body, html = 'lang="vi"', policy } = page;
    send(
      "text/html",
      `<!doctype html><html ${html}><head><meta charset="utf-8"><title>Bản tin thử</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
      policy,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
