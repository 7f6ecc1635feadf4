// What must hold in every browser. These run in the page; each is given an empty body, and throws where something is wrong.
import { DanhdauError, loadAnnotator } from "danhdau";
import { attachCard, createCard } from "danhdau/card";
import { extractText, highlight } from "danhdau/dom";
import { createWorkerAnnotator } from "danhdau/worker";

/**
 * @param {unknown} actual
 * @param {unknown} expected
 */
function equal(actual, expected) {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${one} instead of ${other}`);
}

/**
 * Waits until something has the expected value.
 * @param {() => unknown} look
 * @param {unknown} expected
 */
async function becomes(look, expected) {
  const wanted = JSON.stringify(expected);
  for (let i = 0; i < 150 && JSON.stringify(look()) !== wanted; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  equal(look(), expected);
}

/** @param {string} selector */
function find(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`no ${selector}`);
  return found;
}

/** What is highlighted now, sorted. */
function marked(registry = CSS.highlights) {
  return [...registry.values()]
    .flatMap((highlight) =>
      [...highlight].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const live = /** @type {Document} */ (startContainer.ownerDocument).createRange();
        live.setStart(startContainer, startOffset);
        live.setEnd(endContainer, endOffset);
        return live.toString().replace(/\s+/g, " ");
      }),
    )
    .sort();
}

const annotator = loadAnnotator();

/** @type {Record<string, () => Promise<void>>} */
export const scenarios = {
  async "annotates on the main thread and in a worker, with details"() {
    const text = "Lãnh đạo tỉnh Hải Dương làm việc với FPT.";
    const here = await annotator;
    const worker = createWorkerAnnotator();
    equal(await worker.annotate(text, { asOf: "2026-05-01" }), here.annotate(text, { asOf: "2026-05-01" }));
    equal(here.annotate(text).length, 2);
    equal(await worker.details("province/hai-duong"), await here.details("province/hai-duong"));
    worker.dispose();
    await loadAnnotator({ wasm: "/" }).then(
      (late) => late.dispose(),
      (error) => equal(error instanceof DanhdauError, true),
    );
  },

  async "reads what is shown, and leaves the page as it is"() {
    document.body.innerHTML = `<h1>Hải</h1><p>Phòng <b>F</b>PT <span hidden>Huế</span><br>Hải
      <i>Phòng</i></p><p contenteditable>FPT</p><p><ruby>FPT<rt>FPT</rt></ruby></p><script type="text/plain">FPT</script>`;
    const before = document.documentElement.outerHTML;
    equal(
      extractText(document.body).text.replace(/ +/g, " "),
      "Hải\n\nPhòng FPT \nHải Phòng\n\n\uFFFC\n\nFPT".replace("\uFFFC\n\n", ""),
    );
    const handle = highlight(document.body, await annotator);
    equal(handle.supported, true);
    await becomes(marked, ["FPT", "FPT", "Hải Phòng"]);
    equal(document.documentElement.outerHTML, before);
    handle.dispose();
    equal([CSS.highlights.size, document.adoptedStyleSheets.length], [0, 0]);
    equal(document.documentElement.outerHTML, before);
  },

  async "follows what changes, and shadow roots"() {
    document.body.innerHTML = "<p id=a>Trời mưa.</p><div id=host></div>";
    const root = find("#host").attachShadow({ mode: "open" });
    root.innerHTML = "<p>Hải Phòng</p>";
    const handle = highlight(document.body, await annotator, { delay: 10 });
    await becomes(marked, ["Hải Phòng"]);
    find("#a").textContent = "Mưa ở Huế.";
    root.append("FPT");
    await becomes(marked, ["FPT", "Huế", "Hải Phòng"]);
    find("#host").remove();
    await becomes(marked, ["Huế"]);
    handle.dispose();
  },

  async "draws in its colours, in the shadow root, too"() {
    document.body.innerHTML = "<p id=a>FPT</p><div id=host></div>";
    find("#host").attachShadow({ mode: "open" }).innerHTML = "<p>FPT</p>";
    const handle = highlight(document.body, await annotator);
    await becomes(marked, ["FPT", "FPT"]);
    const inside = find("#host").shadowRoot?.querySelector("p");
    for (const element of [find("#a"), inside]) {
      if (!element) throw new Error("no element");
      const { backgroundColor } = getComputedStyle(element, "::highlight(danhdau-fpt-unit)");
      // Firefox does not tell the style of a highlight; that the sheet has arrived is all there is to see.
      if (backgroundColor !== "rgba(0, 0, 0, 0)") equal(backgroundColor, "rgba(240, 113, 30, 0.17)");
      const tree = /** @type {Document | ShadowRoot} */ (element.getRootNode());
      equal(tree.adoptedStyleSheets.length, 1);
    }
    handle.dispose();
  },

  async "finds the mark at a point, in the page, a shadow root and a frame"() {
    document.body.innerHTML =
      "<p>Lãnh đạo <b id=a>Hải Phòng</b>.</p><div id=host></div><iframe id=frame></iframe>";
    find("#host").attachShadow({ mode: "open" }).innerHTML = "<p><b>Huế</b></p>";
    const frame = /** @type {HTMLIFrameElement} */ (find("#frame"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const inside = /** @type {Document} */ (frame.contentDocument);
    inside.body.innerHTML = "<b>FPT</b>";
    const handle = highlight(document.body, await annotator, { frames: true });
    await becomes(marked, ["Huế", "Hải Phòng"]);
    const inFrame = /** @type {Window & typeof globalThis} */ (inside.defaultView);
    await becomes(() => marked(inFrame.CSS.highlights), ["FPT"]);
    /**
     * @param {Element | null | undefined} element
     * @param {{ left: number, top: number }} offset
     */
    const nameAt = (element, offset = { left: 0, top: 0 }) => {
      const box = /** @type {Element} */ (element).getBoundingClientRect();
      const y = offset.top + box.top + box.height / 2;
      return handle.entityAt(offset.left + box.left + box.width / 3, y)?.annotation.name;
    };
    equal(nameAt(find("#a")), "Hải Phòng");
    equal(nameAt(find("#host").shadowRoot?.querySelector("b")), "Huế");
    const { left, top } = frame.getBoundingClientRect();
    const offset = { left: left + frame.clientLeft, top: top + frame.clientTop };
    equal(nameAt(inside.querySelector("b"), offset), "FPT");
    equal(handle.entityAt(2, 2), undefined);
    handle.dispose();
    equal([CSS.highlights.size, inFrame.CSS.highlights.size], [0, 0]);
  },

  async "only what is near the viewport is registered, and walking brings it in"() {
    document.body.innerHTML = `<p>Hải Phòng</p>${"<p>Trời mưa.</p>".repeat(200)}<p>Huế</p>`;
    const handle = highlight(document.body, await annotator);
    await becomes(marked, ["Hải Phòng"]);
    handle.next();
    equal(handle.next()?.annotation.name, "Huế");
    equal(scrollY > 1_000, true);
    await becomes(marked, ["Huế", "Huế"]);
    equal(handle.previous()?.annotation.name, "Hải Phòng");
    handle.dispose();
    scrollTo(0, 0);
  },

  async "the card opens by keys, says it aloud, gives the focus back, and leaves nothing"() {
    document.body.innerHTML = "<p>Tỉnh Hải Dương</p><button id=before>Trước</button><div id=host></div>";
    const handle = highlight(document.body, await annotator);
    const root = find("#host").attachShadow({ mode: "open" });
    const card = createCard(root);
    const attached = attachCard(card, handle, await annotator);
    find("#before").focus();
    /** @param {string} key */
    const press = (key) => find("#host").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    press("F8");
    equal(card.isOpen, true);
    equal(root.querySelector("h2")?.textContent, "Hải Dương");
    equal(root.querySelector("[role=status]")?.textContent?.startsWith("Tỉnh, thành phố: Hải Dương."), true);
    press("Enter");
    equal(root.activeElement === card.element, true);
    press("Escape");
    equal([card.isOpen, document.activeElement?.id], [false, "before"]);
    attached.detach();
    card.dispose();
    handle.dispose();
    equal([root.childNodes.length, root.adoptedStyleSheets.length], [0, 0]);
  },

  async "an answer that comes later is drawn where the words now are"() {
    document.body.innerHTML = "<p id=a>Hải Phòng</p>";
    const here = await annotator;
    const handle = highlight(document.body, {
      async annotate(text, options) {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return here.annotate(text, options);
      },
    });
    find("#a").replaceWith(find("#a").cloneNode(true));
    await handle.settled();
    await becomes(marked, ["Hải Phòng"]);
    equal([...(CSS.highlights.get("danhdau-province") ?? [])][0]?.startContainer.isConnected, true);
    handle.dispose();
  },
};

/** Marks a page with a card, and says where a mark is. */
export async function startHovering() {
  document.body.innerHTML = "<p>Tỉnh <b id=a>Hải Dương</b></p><div id=host></div>";
  const handle = highlight(document.body, await annotator);
  const card = createCard(find("#host").attachShadow({ mode: "open" }));
  attachCard(card, handle, await annotator);
  await becomes(marked, ["Hải Dương"]);
  const { left, top, width, height } = find("#a").getBoundingClientRect();
  return { card, x: left + width / 2, y: top + height / 2 };
}
