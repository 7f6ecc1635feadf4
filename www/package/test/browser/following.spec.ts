// The page changes, and the marks with it.
import type { Page } from "@playwright/test";
import type { HighlightHandle } from "danhdau/dom";
import { expect, test } from "./package-in-page.js";

declare global {
  interface Window {
    handle: HighlightHandle;
    /** How often the annotator was asked. */
    asked: number;
  }
}

/** Highlights the body with an annotator that counts its questions. */
const start = (page: Page, options = {}): Promise<void> =>
  page.evaluate(async (options) => {
    const { highlight, loadAnnotator } = window.danhdau;
    const annotator = await loadAnnotator();
    window.asked = 0;
    const source: Parameters<typeof highlight>[1] = {
      annotate(text, options) {
        window.asked++;
        return annotator.annotate(text, options);
      },
    };
    window.handle = highlight(document.body, source, { delay: 20, ...options });
  }, options);

const expectMarked = (page: Page, texts: string[]) =>
  expect
    .poll(() =>
      page.evaluate(() =>
        window
          .marked()
          .map(([, text]) => text)
          .sort(),
      ),
    )
    .toEqual([...texts].sort());

test("follows text that is written, added, moved and taken away", async ({ page, open }) => {
  await open("<main><p id=a>Trời mưa.</p><p id=b>Lãnh đạo Hải Phòng.</p></main>");
  await start(page);
  await expectMarked(page, ["Hải Phòng"]);
  await page.evaluate(() => {
    (window.find("#a").firstChild as Text).data = "Mưa ở Cần Thơ và Hải Phòng.";
  });
  await expectMarked(page, ["Cần Thơ", "Hải Phòng", "Hải Phòng"]);
  await page.evaluate(() => window.find("main").append(window.find("#a")));
  await expectMarked(page, ["Cần Thơ", "Hải Phòng", "Hải Phòng"]);
  const names = await page.evaluate(async () => {
    await window.handle.settled();
    return window.handle.annotations.map(({ name }) => name);
  });
  expect(names).toEqual(["Hải Phòng", "Cần Thơ", "Hải Phòng"]);
  await page.evaluate(() => window.find("#a").remove());
  await expectMarked(page, ["Hải Phòng"]);
  await page.evaluate(() => {
    window.find("main").insertAdjacentText("beforeend", "Đoàn đến Huế.");
    window.find("#b").textContent = "";
  });
  await expectMarked(page, ["Huế"]);
});

test("marks what is shown later, and not what is hidden", async ({ page, open }) => {
  await open(
    "<main><section id=a hidden><p>Cần Thơ</p></section><p>Hải Phòng</p><p>Tỉnh <i id=c>Hà Giang</i></p></main>",
  );
  await start(page);
  await expectMarked(page, ["Hà Giang", "Hải Phòng"]);
  await page.evaluate(() => {
    window.find("#a").hidden = false;
    window.find("#c").style.display = "none";
  });
  await expectMarked(page, ["Cần Thơ", "Hải Phòng"]);
  await page.evaluate(() => {
    window.find("#a").className = "x";
    window.find("#a").style.visibility = "hidden";
  });
  await expectMarked(page, ["Hải Phòng"]);
});

test("sees what a style sheet shows that comes late, and what the width of the window shows", async ({
  page,
  open,
}) => {
  await open("<p id=a hidden>Huế</p><p>FPT</p>", undefined, {
    "/late.css": "#a { display: block } @media (width < 500px) { #a { display: none } }",
  });
  await start(page);
  await expectMarked(page, ["FPT"]);
  await page.evaluate(() => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "/late.css";
    document.head.append(link);
  });
  await expectMarked(page, ["FPT", "Huế"]);
  await page.setViewportSize({ width: 400, height: 600 });
  await expectMarked(page, ["FPT"]);
});

test("a body that is replaced is read, where the whole document was given", async ({ page, open }) => {
  await open("<p>FPT</p>");
  await page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    window.handle = highlight(document.documentElement, await loadAnnotator(), { delay: 10 });
  });
  await expectMarked(page, ["FPT"]);
  await page.evaluate(() => {
    const body = document.createElement("body");
    body.textContent = "Lãnh đạo Hải Phòng";
    document.body.replaceWith(body);
  });
  await expectMarked(page, ["Hải Phòng"]);
});

test("asks once for many changes, and not at all where the words stay the same", async ({ page, open }) => {
  await open("<main><p id=a>Hải Phòng</p><p id=b>FPT</p></main>");
  await start(page);
  await expectMarked(page, ["FPT", "Hải Phòng"]);
  const asked = await page.evaluate(async () => {
    for (let i = 0; i < 200; i++) {
      window.find("#a").textContent = `Cần Thơ ${i}`;
      await Promise.resolve();
    }
    await window.handle.settled();
    const many = window.asked;
    // As frameworks do that make everything anew.
    window.find("#b").replaceWith(window.find("#b").cloneNode(true));
    window.find("#a").className = "other";
    await window.handle.settled();
    return [many, window.asked];
  });
  expect(asked).toEqual([2, 2]);
  await expectMarked(page, ["Cần Thơ", "FPT"]);
});

test("settled counts what changed just now, also while an earlier change waits", async ({ page, open }) => {
  await open("<p id=a>Hải Phòng</p><p id=b>FPT</p>");
  await start(page, { delay: 10_000 });
  const names = await page.evaluate(async () => {
    window.find("#a").textContent = "Huế";
    await new Promise((resolve) => setTimeout(resolve, 20));
    window.find("#b").textContent = "Cần Thơ";
    await window.handle.settled();
    return window.handle.annotations.map(({ name }) => name);
  });
  expect(names).toEqual(["Huế", "Cần Thơ"]);
});

test("what a page makes anew is marked again without a frame in between", async ({ page, open }) => {
  await open("<main><p id=a>Hải Phòng</p></main>");
  await start(page);
  await expectMarked(page, ["Hải Phòng"]);
  const marked = await page.evaluate(async () => {
    const list = document.createElement("section");
    for (const text of ["Huế", "FPT"]) list.appendChild(document.createElement("p")).append(text);
    window.find("#a").replaceWith(list);
    await window.handle.settled();
    return window.marked().map(([, text]) => text);
  });
  expect(marked.sort()).toEqual(["FPT", "Huế"]);
});

test("draws again only what differs", async ({ page, open }) => {
  await open("<main><p id=a>Hải Phòng</p><p id=b>FPT</p><p>Cần Thơ</p></main>");
  await start(page);
  await expectMarked(page, ["Cần Thơ", "FPT", "Hải Phòng"]);
  const calls = await page.evaluate(async () => {
    const calls: string[] = [];
    const { add, delete: remove } = Highlight.prototype;
    Highlight.prototype.add = function (range) {
      calls.push(`add ${range.startContainer.textContent}`);
      return add.call(this, range);
    };
    Highlight.prototype.delete = function (range) {
      calls.push(`delete ${range.startContainer.textContent}`);
      return remove.call(this, range);
    };
    window.find("#b").textContent = "Huế";
    await window.handle.settled();
    return calls;
  });
  expect(calls).toEqual(["delete FPT", "add Huế"]);
});

test("reads everything again in a flood, and is right afterwards", async ({ page, open }) => {
  await open("<main></main>");
  await start(page);
  const result = await page.evaluate(async () => {
    const main = window.find("main");
    for (let i = 0; i < 6_000; i++) {
      const p = document.createElement("p");
      main.append(p);
      p.textContent = i % 100 === 0 ? `Hải Phòng ${i}` : `dòng ${i}`;
      if (i % 2 === 1) main.firstElementChild?.remove();
    }
    await window.handle.settled();
    return [window.asked, window.handle.annotations.length];
  });
  expect(result).toEqual([2, 30]);
});

test("a card of this package is no text of the page, nor is what opts out", async ({ page, open }) => {
  await open("<p>FPT</p><div data-danhdau-optout>Hải Phòng</div>");
  await start(page);
  await expectMarked(page, ["FPT"]);
  const asked = await page.evaluate(async () => {
    const host = document.createElement("div");
    const card = window.danhdau.createCard(host.attachShadow({ mode: "open" }));
    document.body.append(host);
    const annotation = window.handle.annotations[0] as NonNullable<HighlightHandle["annotations"][0]>;
    card.show({ annotation, entity: undefined }, window.find("p"));
    window.find("div").textContent = "Cần Thơ";
    await window.handle.settled();
    const shown = window.asked;
    card.dispose();
    host.remove();
    await window.handle.settled();
    return [shown, window.asked];
  });
  expect(asked).toEqual([1, 1]);
});

test("open shadow roots: nested, slotted, added and defined later", async ({ page, open }) => {
  await open(
    "<x-news><b slot=title>Hải Phòng</b> không hiện: FPT</x-news><p>Thành phố <x-part></x-part></p>",
  );
  await start(page);
  await page.evaluate(() => {
    class News extends HTMLElement {
      constructor() {
        super();
        const root = this.attachShadow({ mode: "open" });
        const inner = document.createElement("div");
        inner.attachShadow({ mode: "open" }).append("Cần Thơ");
        const slot = document.createElement("slot");
        slot.name = "title";
        root.append(slot, inner);
      }
    }
    customElements.define("x-news", News);
    class Part extends HTMLElement {
      constructor() {
        super();
        this.attachShadow({ mode: "open" }).append("Huế");
      }
    }
    customElements.define("x-part", Part);
  });
  await expectMarked(page, ["Cần Thơ", "Huế", "Hải Phòng"]);
  await page.evaluate(() => {
    const inner = window.find("x-news").shadowRoot?.querySelector("div")?.shadowRoot as ShadowRoot;
    inner.append(" và Hà Giang");
  });
  await expectMarked(page, ["Cần Thơ", "Huế", "Hà Giang", "Hải Phòng"]);
  const found = await page.evaluate(() => {
    const inner = window.find("x-news").shadowRoot?.querySelector("div") as HTMLElement;
    const { left, top, height } = inner.getBoundingClientRect();
    return window.handle.entityAt(left + 5, top + height / 2)?.annotation.name;
  });
  expect(found).toBe("Cần Thơ");
  const sheets = await page.evaluate(() => {
    const root = window.find("x-news").shadowRoot as ShadowRoot;
    const before = root.adoptedStyleSheets.length;
    window.handle.dispose();
    return [before, root.adoptedStyleSheets.length, document.adoptedStyleSheets.length, CSS.highlights.size];
  });
  expect(sheets).toEqual([1, 0, 0, 0]);
});

test("a name that crosses a shadow root is drawn in both trees", async ({ page, open }) => {
  await open("<p>Lãnh đạo Hải <x-b></x-b> họp.</p>");
  await page.evaluate(() => {
    window.find("x-b").attachShadow({ mode: "open" }).append("Phòng");
  });
  await start(page);
  await expectMarked(page, ["Hải ", "Phòng"]);
  expect(await page.evaluate(() => window.handle.annotations.map(({ name }) => name))).toEqual(["Hải Phòng"]);
});

test("frames of the same origin, where it is asked for", async ({ page, open }) => {
  await open("<p>FPT</p><iframe id=f></iframe>", undefined, {});
  await page.evaluate(() => {
    const inside = (window.find("#f") as HTMLIFrameElement).contentDocument as Document;
    inside.body.append("Lãnh đạo Hải Phòng");
  });
  await start(page, { frames: true });
  const marked = () =>
    page.evaluate(() => {
      const { contentWindow } = window.find("#f") as HTMLIFrameElement;
      const registry = (contentWindow as Window & typeof globalThis).CSS.highlights;
      return [...registry].flatMap(([, highlight]) =>
        [...highlight].map(({ startContainer, startOffset, endOffset }) =>
          (startContainer as Text).data.slice(startOffset, endOffset),
        ),
      );
    });
  await expect.poll(marked).toEqual(["Hải Phòng"]);
  expect(await page.evaluate(() => window.handle.annotations.length)).toBe(2);
  await page.evaluate(() => {
    (window.find("#f") as HTMLIFrameElement).contentDocument?.body.append(" và Huế");
  });
  await expect.poll(marked).toEqual(["Hải Phòng", "Huế"]);
  const found = await page.evaluate(() => {
    const frame = window.find("#f").getBoundingClientRect();
    const names = [];
    for (let x = 0; x < frame.width; x += 5) {
      names.push(window.handle.entityAt(frame.left + x, frame.top + 20)?.annotation.name);
    }
    return [...new Set(names)];
  });
  expect(found).toEqual(expect.arrayContaining(["Hải Phòng", "Huế"]));
});

test("an annotator that answers later: the newest text counts, one question at a time", async ({
  page,
  open,
}) => {
  await open("<p id=a>Hải Phòng</p><p>FPT</p>");
  const result = await page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    const annotator = await loadAnnotator();
    let atATime = 0;
    let most = 0;
    let asked = 0;
    const handle = highlight(
      document.body,
      {
        async annotate(text, options) {
          asked++;
          most = Math.max(most, ++atATime);
          await new Promise((resolve) => setTimeout(resolve, 50));
          const annotations = annotator.annotate(text, options);
          atATime--;
          return annotations;
        },
      },
      { delay: 5 },
    );
    const atFirst = handle.annotations.length;
    for (const name of ["Huế", "Cần Thơ", "Hà Giang"]) {
      window.find("#a").textContent = name;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await handle.settled();
    const names = handle.annotations.map(({ name }) => name);
    return { atFirst, most, fewer: asked < 4, names };
  });
  expect(result).toEqual({ atFirst: 0, most: 1, fewer: true, names: ["Hà Giang", "FPT"] });
  await expectMarked(page, ["FPT", "Hà Giang"]);
});

test("an annotator that fails: what was drawn stays, and it is said", async ({ page, open }) => {
  await open("<p id=a>Hải Phòng</p>");
  const result = await page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    const annotator = await loadAnnotator();
    let fails = true;
    const handle = highlight(
      document.body,
      {
        async annotate(text) {
          if (fails) throw new Error("ngắt kết nối");
          return annotator.annotate(text);
        },
      },
      { delay: 5 },
    );
    const heard: string[] = [];
    handle.addEventListener("error", ({ error }) => heard.push(error.message));
    const first = await handle.settled().catch((error) => error.message);
    fails = false;
    await handle.refresh();
    const after = handle.annotations.length;
    fails = true;
    window.find("#a").textContent = "Huế";
    await handle.settled().catch(() => {});
    const kept = handle.annotations.length;
    handle.dispose();
    return { first, heard, after, kept, left: CSS.highlights.size };
  });
  expect(result).toEqual({
    first: "ngắt kết nối",
    heard: ["ngắt kết nối", "ngắt kết nối"],
    after: 1,
    kept: 1,
    left: 0,
  });
});

test("next and previous walk from mark to mark, and bring it into view", async ({ page, open }) => {
  const filler = "<p>Trời mưa.</p>".repeat(120);
  await open(`<p>Hải Phòng</p>${filler}<p>FPT</p>${filler}<p>Huế</p>`);
  await start(page);
  await expectMarked(page, ["Hải Phòng"]);
  const walked = await page.evaluate(() => {
    const { handle } = window;
    const names: (string | undefined)[] = [];
    const inView: boolean[] = [];
    let heard = 0;
    handle.addEventListener("current", () => heard++);
    const step = (mark: ReturnType<HighlightHandle["next"]>) => {
      names.push(mark?.annotation.name);
      const marked = mark?.range.startContainer.parentElement as Element;
      const { top, bottom } = marked.getBoundingClientRect();
      inView.push(top >= 0 && bottom <= innerHeight);
    };
    for (let i = 0; i < 4; i++) step(handle.next());
    step(handle.previous());
    step(handle.next(({ kind }) => kind === "fpt-unit"));
    const drawn = CSS.highlights.get("danhdau-current")?.size;
    return { names, inView: inView.every(Boolean), heard, drawn, none: handle.next(() => false) };
  });
  expect(walked).toEqual({
    names: ["Hải Phòng", "FPT", "Huế", "Hải Phòng", "Huế", "FPT"],
    inView: true,
    heard: 6,
    drawn: 1,
    none: undefined,
  });
});

test("the current mark stays current when the page changes elsewhere", async ({ page, open }) => {
  await open("<p id=a>Huế</p><p>FPT</p>");
  await start(page);
  const current = await page.evaluate(async () => {
    const { handle } = window;
    handle.next(({ name }) => name === "FPT");
    window.find("#a").textContent = "Cần Thơ và Huế";
    await handle.settled();
    const before = handle.current?.name;
    window.find("#a").nextElementSibling?.remove();
    await handle.settled();
    return [before, handle.current, CSS.highlights.has("danhdau-current")];
  });
  expect(current).toEqual(["FPT", undefined, false]);
});

test("refresh takes other options, and shows some kinds only", async ({ page, open }) => {
  await open("<p>Tỉnh Hải Dương và FPT</p>");
  await start(page);
  const statuses = await page.evaluate(async () => {
    const { handle } = window;
    await handle.refresh({ annotate: { asOf: "2026-05-01" }, show: ({ kind }) => kind === "province" });
    return handle.annotations.map(({ status }) => status);
  });
  expect(statuses).toEqual(["dissolved", undefined]);
  await expectMarked(page, ["Hải Dương"]);
});

test("an unknown option is an error that lists those there are", async ({ page, open }) => {
  await open("<p>FPT</p>");
  const error = await page.evaluate(() => {
    try {
      // @ts-expect-error It belongs into `annotate`.
      window.danhdau.highlight(document.body, { annotate: () => [] }, { asOf: "2025-01-01" });
      return {};
    } catch (error) {
      const { name, code, message } = error as Error & { code: string };
      return { name, code, message };
    }
  });
  expect(error).toMatchObject({ name: "DanhdauError", code: "options" });
  expect(error.message).toContain('"asOf"');
  expect(error.message).toContain("There are annotate, show, prefix");
});

test("what is no element is refused in words", async ({ page, open }) => {
  await open("<p>FPT</p>");
  const messages = await page.evaluate(() =>
    [document.querySelector("#none"), document, "article"].map((root) => {
      try {
        window.danhdau.highlight(root as Element, { annotate: () => [] });
        return "";
      } catch (error) {
        return `${(error as { code?: string }).code}: ${(error as Error).message}`;
      }
    }),
  );
  expect(messages).toEqual([
    "options: highlight() takes an element or a shadow root, not null: nothing was found.",
    "options: highlight() takes an element or a shadow root, not [object HTMLDocument].",
    "options: highlight() takes an element or a shadow root, not article.",
  ]);
});

test("without following, the page is read once, and again when it is asked for", async ({ page, open }) => {
  await open("<p id=a>FPT</p>");
  await start(page, { follow: false });
  const counts = await page.evaluate(async () => {
    window.find("#a").textContent = "FPT và Huế";
    await window.handle.settled();
    const before = window.handle.annotations.length;
    await window.handle.refresh();
    return [before, window.handle.annotations.length];
  });
  expect(counts).toEqual([1, 2]);
});
