// Whole pages of different making: their DOM is the same before, during and after, and what the marks cost is measured.
import type { Page, TestInfo } from "@playwright/test";
import type { HighlightHandle } from "danhdau/dom";
import { expect, test } from "./package-in-page.js";

declare global {
  interface Window {
    handle: HighlightHandle;
    /** Mutations that this page has not made itself. */
    foreign: number;
    /** The document as markup, open shadow roots included. */
    serialise(): string;
  }
}

const SENTENCES = [
  "Sáng nay, lãnh đạo thành phố <b>Hải Phòng</b> làm việc với Tập đoàn <a href='#'>FPT</a> về <em>chuyển đổi số</em>.",
  "Theo Nghị quyết số 57-NQ/TW, tỉnh Hải Dương phải hoàn thành việc này trong quý tới, ông cho biết thêm.",
  "Trời mưa to từ đêm qua, nhiều tuyến đường ngập sâu, học sinh được nghỉ học và chợ không họp.",
  "Người dân mong có thêm cây xanh, vỉa hè rộng và những chuyến xe buýt chạy đúng giờ hơn năm ngoái.",
  "Giá rau tăng nhẹ trong tuần, còn giá cá vẫn giữ như cũ, theo các tiểu thương ở chợ đầu mối.",
];
const paragraph = (number: number): string =>
  `<p>${SENTENCES.map((_, index) => SENTENCES[(index + number) % SENTENCES.length]).join(" ")}</p>`;
/** An article of about so many characters. */
const article = (characters: number): string => {
  const text = (html: string) => html.replace(/<[^>]*>/g, "").length;
  const parts: string[] = [];
  for (let length = 0, i = 0; length < characters; i++) {
    const part = i % 12 === 0 ? `<h2>Phần ${i / 12 + 1}: Huế và Cần Thơ</h2>` : paragraph(i);
    parts.push(part);
    length += text(part);
  }
  return parts.join("\n");
};

/** Marks the page, and watches that nobody writes into it. */
const start = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    const annotator = await loadAnnotator();
    window.foreign = 0;
    new MutationObserver((records) => {
      window.foreign += records.length;
    }).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    window.serialise = () => document.documentElement.outerHTML;
    window.handle = highlight(document.body, annotator, { delay: 20 });
  });

const drawn = (page: Page): Promise<number> =>
  page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0));

const report = (info: TestInfo, figures: Record<string, number | string>): void => {
  const line = Object.entries(figures)
    .map(([name, figure]) => `${name} ${typeof figure === "number" ? figure.toFixed(1) : figure}`)
    .join(", ");
  info.annotations.push({ type: "measured", description: line });
  console.log(`    measured: ${line}`);
};

test("an article of 100,000 characters: untouched, and cheap", async ({ page, open }, info) => {
  await open(`<main>${article(100_000)}</main>`);
  const figures = await page.evaluate(async () => {
    const { highlight, extractText, loadAnnotator } = window.danhdau;
    const annotator = await loadAnnotator();
    const before = document.documentElement.outerHTML;
    const milliseconds = (act: () => void): number => {
      const start = performance.now();
      act();
      return performance.now() - start;
    };
    const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] as number;

    const { text } = extractText(document.body);
    const first = milliseconds(() => highlight(document.body, annotator).dispose());
    const whole = median(
      Array.from({ length: 9 }, () => milliseconds(() => highlight(document.body, annotator).dispose())),
    );
    const reading = median(Array.from({ length: 9 }, () => milliseconds(() => extractText(document.body))));
    const annotating = median(Array.from({ length: 9 }, () => milliseconds(() => annotator.annotate(text))));

    const handle = highlight(document.body, annotator);
    while (CSS.highlights.size === 0) await new Promise(requestAnimationFrame);
    const during = document.documentElement.outerHTML;
    const registered = [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);

    // How many elements are looked at, for what costs little to cost little on a busy machine, too.
    let looks = 0;
    const { getComputedStyle } = window;
    window.getComputedStyle = (...given) => {
      looks++;
      return getComputedStyle(...given);
    };
    await handle.refresh();
    const looksForAll = looks;
    looks = 0;
    const letters = document.querySelectorAll("p")[20]?.firstChild as Text;
    letters.data = `${letters.data} `;
    await handle.settled();
    const looksForOne = looks;
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      letters.data = `${letters.data} ${i}`;
      await Promise.resolve();
      const start = performance.now();
      await handle.settled();
      times.push(performance.now() - start);
    }
    const restyled: number[] = [];
    for (let i = 0; i < 9; i++) {
      document.body.className = `theme-${i}`;
      await Promise.resolve();
      const start = performance.now();
      await handle.settled();
      restyled.push(performance.now() - start);
    }
    letters.data = letters.data.replace(/ ( \d)+$/, "");
    document.body.removeAttribute("class");
    await handle.settled();
    const { length: annotations } = handle.annotations;
    handle.dispose();
    const after = document.documentElement.outerHTML;
    return {
      same: before === during && during === after,
      left: CSS.highlights.size + document.adoptedStyleSheets.length,
      characters: text.length,
      annotations,
      registered,
      first,
      whole,
      reading,
      annotating,
      change: median(times),
      restyle: median(restyled),
      looksForAll,
      looksForOne,
    };
  });
  const per = figures.characters / 100_000;
  report(info, {
    characters: String(figures.characters),
    annotations: String(figures.annotations),
    registered: String(figures.registered),
    "highlight(), first time, ms per 100,000": figures.first / per,
    again: figures.whole / per,
    "of it reading": figures.reading / per,
    annotating: figures.annotating / per,
    "one changed paragraph, ms": figures.change,
    "one changed class of the body, ms": figures.restyle,
  });
  expect(figures.same).toBe(true);
  expect(figures.left).toBe(0);
  expect(figures.annotations).toBeGreaterThan(900);
  expect(figures.registered).toBeGreaterThan(0);
  // Only what is near the viewport.
  expect(figures.registered).toBeLessThan(figures.annotations / 4);
  // Many times what it takes, for machines that do other things beside.
  expect(figures.whole / per).toBeLessThan(250);
  expect(figures.looksForAll).toBeGreaterThan(500);
  expect(figures.looksForOne).toBeLessThan(12);
});

test("what moves is not read again, and what its style hides is", async ({ page, open }) => {
  await open(`<main>${article(20_000)}</main>`);
  await start(page);
  const figures = await page.evaluate(async () => {
    let looks = 0;
    const { getComputedStyle } = window;
    window.getComputedStyle = (...given) => {
      looks++;
      return getComputedStyle(...given);
    };
    const main = window.find("main");
    for (let i = 0; i < 5; i++) {
      main.style.transform = `translateX(${i}px)`;
      await window.handle.settled();
    }
    const moving = looks;
    const { length: before } = window.handle.annotations;
    main.style.visibility = "hidden";
    await window.handle.settled();
    const { length: hidden } = window.handle.annotations;
    main.style.visibility = "";
    await window.handle.settled();
    return { moving, hidden, restored: window.handle.annotations.length === before };
  });
  expect(figures.moving).toBeLessThan(10);
  expect(figures.hidden).toBe(0);
  expect(figures.restored).toBe(true);
});

test("on paper, everything is marked", async ({ page, open }) => {
  await open(`<main>${article(50_000)}</main>`);
  await start(page);
  await expect.poll(() => drawn(page)).toBeGreaterThan(0);
  const counts = await page.evaluate(async () => {
    const count = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0);
    const before = count();
    const printed = new Promise<number>((resolve) =>
      window.addEventListener("beforeprint", () => setTimeout(() => resolve(count()))),
    );
    window.dispatchEvent(new Event("beforeprint"));
    const during = await printed;
    window.dispatchEvent(new Event("afterprint"));
    return { before, during, after: count(), all: window.handle.annotations.length };
  });
  expect(counts.during).toBe(counts.all);
  expect(counts.before).toBeLessThan(counts.all);
  expect(counts.after).toBe(counts.before);
});

test("one block of 100,000 characters: only what is near the viewport is registered", async ({
  page,
  open,
}) => {
  await open(`<pre>${article(100_000).replace(/<[^>]*>/g, "")}</pre>`);
  await page.evaluate(() => {
    window.find("pre").style.whiteSpace = "pre-wrap";
  });
  await start(page);
  await expect.poll(() => drawn(page)).toBeGreaterThan(0);
  const atTop = await drawn(page);
  const all = await page.evaluate(() => window.handle.annotations.length);
  expect(atTop).toBeLessThan(all / 4);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect
    .poll(() =>
      page.evaluate(() => {
        const last = window.handle.annotations.at(-1);
        const range = last && window.handle.rangesOf(last)[0];
        return [...CSS.highlights.values()].some((highlight) =>
          [...highlight].some(({ startOffset }) => startOffset === range?.startOffset),
        );
      }),
    )
    .toBe(true);
  expect(await drawn(page)).toBeLessThan(all / 4);
});

test("a page that renders anew all the time keeps its marks, and its own DOM", async ({
  page,
  open,
}, info) => {
  await open("<div id=root></div>");
  await start(page);
  const figures = await page.evaluate(async () => {
    /** As a framework does that compares what it has with what it wants, text node by text node. */
    const render = (parent: HTMLElement, state: { clock: number; names: readonly string[] }): void => {
      const items = [`Cập nhật lần ${state.clock}`, ...state.names.map((name) => `Đoàn đến ${name}.`)];
      while (parent.children.length > items.length) parent.lastElementChild?.remove();
      items.forEach((item, index) => {
        const child = parent.children[index] ?? parent.appendChild(document.createElement("p"));
        if (child.firstChild === null) child.append("");
        const letters = child.firstChild as Text;
        // What a framework keeps must still be what it made: one text node, with the text that it gave.
        if (child.childNodes.length !== 1) throw new Error("somebody wrote into the page");
        if (letters.data !== item) letters.data = item;
      });
    };
    const root = window.find("#root");
    const names = ["Hải Phòng", "Huế", "Cần Thơ", "Hà Giang", "Tập đoàn FPT"];
    const expectedMarkup: boolean[] = [];
    let spent = 0;
    let settledAt = 0;
    for (let clock = 0; clock < 60; clock++) {
      const state = { clock, names: names.slice(clock % 3) };
      render(root, state);
      await Promise.resolve();
      if (clock % 6 === 5) {
        const start = performance.now();
        await window.handle.settled();
        spent += performance.now() - start;
        settledAt++;
        expectedMarkup.push(
          root.innerHTML ===
            `<p>Cập nhật lần ${clock}</p>${state.names.map((name) => `<p>Đoàn đến ${name}.</p>`).join("")}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await window.handle.settled();
    const marks = window.handle.annotations.map(({ text }) => text);
    window.handle.dispose();
    return { marks, ok: expectedMarkup.every(Boolean), each: spent / settledAt, left: CSS.highlights.size };
  });
  report(info, { "one rendering, ms": figures.each });
  expect(figures.marks).toEqual(["Cần Thơ", "Hà Giang", "Tập đoàn FPT"]);
  expect(figures.ok).toBe(true);
  expect(figures.left).toBe(0);
});

test("infinite scrolling up to 500,000 characters: what was read is not read again", async ({
  page,
  open,
}, info) => {
  const part = article(25_000);
  await open(`<main id=list>${part}</main>`);
  await start(page);
  const figures = await page.evaluate(async (part) => {
    const list = window.find("#list");
    const times: number[] = [];
    const template = document.createElement("div");
    template.append(...[...list.childNodes].map((node) => node.cloneNode(true)));
    let added = 0;
    for (let i = 1; i < 20; i++) {
      const copies = [...template.childNodes].map((node) => node.cloneNode(true));
      list.append(...copies);
      added++;
      await Promise.resolve();
      const start = performance.now();
      await window.handle.settled();
      times.push(performance.now() - start);
      window.scrollTo(0, document.body.scrollHeight);
      await new Promise(requestAnimationFrame);
    }
    const foreign = window.foreign;
    await new Promise((resolve) => setTimeout(resolve, 100));
    return {
      added,
      foreign,
      characters: window.handle.text.length,
      annotations: window.handle.annotations.length,
      first: times[0] as number,
      last: times.at(-1) as number,
      longest: Math.max(...times),
      markup: list.innerHTML.length === part.length * 20,
    };
  }, part);
  report(info, {
    characters: String(figures.characters),
    annotations: String(figures.annotations),
    "first 25,000 more, ms": figures.first,
    "last 25,000 more, ms": figures.last,
    "longest, ms": figures.longest,
  });
  expect(figures.characters).toBeGreaterThan(480_000);
  // One record for each time that the page itself added something.
  expect(figures.foreign).toBe(figures.added);
  await expect.poll(() => drawn(page)).toBeGreaterThan(0);
  expect(await drawn(page)).toBeLessThan(figures.annotations / 10);
});

test("under a policy that forbids all but its own scripts, colours arrive", async ({ page, open }) => {
  await open(
    `<p id=a>Tập đoàn FPT</p>`,
    "default-src 'none'; script-src 'self' 'nonce-test' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'",
  );
  await start(page);
  await expect.poll(() => drawn(page)).toBe(1);
  const colour = await page.evaluate(
    () => getComputedStyle(window.find("#a"), "::highlight(danhdau-fpt-unit)").backgroundColor,
  );
  expect(colour).toBe("rgba(240, 113, 30, 0.17)");
});
