import { expect, test } from "./package-in-page.js";

const ARTICLE = `
<article>
  <h1>Hợp tác ở Hải Phòng</h1>
  <p>Lãnh đạo Hải
     <b>Phòng</b> và Tập đoàn <em>F<i>PT</i></em> bàn về chuyển đổi số.</p>
  <p>Hải</p><p>Phòng</p>
  <p>Hải<br>Phòng</p>
  <ul><li>Hải</li><li>Phòng</li></ul>
  <p hidden>FPT ẩn</p>
  <p contenteditable>FPT đang soạn</p>
  <p><input value="FPT"> <textarea>FPT</textarea></p>
  <script type="text/plain">FPT</script>
  <p><ruby>FPT<rt>FPT</rt></ruby></p>
</article>`;

test("marks what is read, across elements, and nothing else", async ({ page, open }) => {
  await open(ARTICLE);
  const result = await page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    const before = document.documentElement.outerHTML;
    const handle = highlight(window.find("article"), await loadAnnotator());
    const unchanged = document.documentElement.outerHTML === before;
    return {
      supported: handle.supported,
      names: handle.annotations.map(({ name }) => name),
      places: handle.annotations.every(({ start, end, text }) => handle.text.slice(start, end) === text),
      unchanged,
    };
  });
  expect(result.supported).toBe(true);
  expect(result.names).toEqual(["Hải Phòng", "Hải Phòng", "FPT", "chuyển đổi số", "Hải Phòng", "FPT"]);
  expect(result.places).toBe(true);
  expect(result.unchanged).toBe(true);
  await expect
    .poll(() => page.evaluate(() => window.marked()))
    .toEqual([
      ["danhdau-fpt-unit", "FPT"],
      ["danhdau-fpt-unit", "Tập đoàn FPT"],
      ["danhdau-policy", "chuyển đổi số"],
      ["danhdau-province", "Hải Phòng"],
      ["danhdau-province", "Hải Phòng"],
      ["danhdau-province", "HảiPhòng"],
    ]);
});

test("finds the mark at a point, and none beside it", async ({ page, open }) => {
  await open(ARTICLE);
  const found = await page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    const handle = highlight(window.find("article"), await loadAnnotator());
    while (CSS.highlights.size === 0) await new Promise(requestAnimationFrame);
    const bold = window.find("b").getBoundingClientRect();
    const middle = bold.top + bold.height / 2;
    const nameAt = (x: number, y: number) => handle.entityAt(x, y)?.annotation.name;
    return [
      nameAt(bold.left + 1, middle),
      nameAt(bold.right - 1, middle),
      nameAt(bold.right + 3, middle),
      nameAt(2, 2),
    ];
  });
  expect(found).toEqual(["Hải Phòng", "Hải Phòng", undefined, undefined]);
});

test("takes away its own marks, and only those", async ({ page, open }) => {
  await open(`${ARTICLE}<section>FPT</section>`);
  const sizes = await page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    const annotator = await loadAnnotator();
    const foreign = new Highlight(document.createRange());
    CSS.highlights.set("search", foreign);
    const sizeOfUnits = () => CSS.highlights.get("danhdau-fpt-unit")?.size ?? 0;

    const article = highlight(window.find("article"), annotator);
    const section = highlight(window.find("section"), annotator);
    while (sizeOfUnits() < 3) await new Promise(requestAnimationFrame);
    const both = sizeOfUnits();
    article.dispose();
    const one = sizeOfUnits();
    section.dispose();
    const names = [...CSS.highlights.keys()];
    return { both, one, names, foreign: foreign.size, sheets: document.adoptedStyleSheets.length };
  });
  expect(sizes).toEqual({ both: 3, one: 1, names: ["search"], foreign: 1, sheets: 0 });
});

test("without styles of its own it registers marks, and leaves the style sheets of the page alone", async ({
  page,
  open,
}) => {
  await open(ARTICLE);
  const sheets = await page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    const own = new CSSStyleSheet();
    document.adoptedStyleSheets = [own];
    const handle = highlight(window.find("article"), await loadAnnotator(), { styles: false });
    while (!CSS.highlights.has("danhdau-fpt-unit")) await new Promise(requestAnimationFrame);
    const during = document.adoptedStyleSheets.length;
    handle.dispose();
    return [during, document.adoptedStyleSheets.length, document.adoptedStyleSheets[0] === own];
  });
  expect(sheets).toEqual([1, 1, true]);
});

test("draws inside a shadow root, with colours for light and dark", async ({ page, open }) => {
  await open(`<div id="host"></div>`);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const background = await page.evaluate(async () => {
      const { highlight, loadAnnotator } = window.danhdau;
      document.documentElement.style.colorScheme = "light dark";
      const host = window.find("#host");
      const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
      root.replaceChildren(Object.assign(document.createElement("p"), { textContent: "FPT" }));
      const handle = highlight(root, await loadAnnotator());
      const drawn = getComputedStyle(
        root.firstElementChild as Element,
        "::highlight(danhdau-fpt-unit)",
      ).backgroundColor;
      handle.dispose();
      return drawn;
    });
    expect(background).toBe(
      colorScheme === "light" ? "rgba(240, 113, 30, 0.17)" : "rgba(245, 135, 60, 0.22)",
    );
  }
});

test("without the highlight interface says so, and still annotates", async ({ page, open }) => {
  await open(ARTICLE);
  const { supported, count } = await page.evaluate(async () => {
    const { highlight, loadAnnotator } = window.danhdau;
    Reflect.deleteProperty(window, "Highlight");
    const handle = highlight(window.find("article"), await loadAnnotator());
    handle.dispose();
    return { supported: handle.supported, count: handle.annotations.length };
  });
  expect(supported).toBe(false);
  expect(count).toBe(6);
});
