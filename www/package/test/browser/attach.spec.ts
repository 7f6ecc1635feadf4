// A card over a highlighted page: pointer, tap, keys, screen reader.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { AttachedCard } from "danhdau/card";
import type { HighlightHandle } from "danhdau/dom";
import { expect, test } from "./package-in-page.js";

declare global {
  interface Window {
    handle: HighlightHandle;
    attached: AttachedCard;
  }
}

const BODY = `
<p>Đoàn đến tỉnh <span id=a>Hải Dương</span>, rồi <a id=link href="#there">Hải Phòng</a>.</p>
<p><span id=b>Tập đoàn FPT</span> dự. <input id=field></p>
<p id=plain>Trời mưa.</p><div id=space></div><div id=host></div>`;

/** Marks the page and attaches a card to it; the annotator answers at once, or as one in a worker does. */
const start = async (
  page: Page,
  how: "at once" | "later" = "at once",
  mode: ShadowRootMode = "open",
): Promise<void> => {
  await page.evaluate(
    async ([how, mode]) => {
      const { highlight, loadAnnotator, createCard, attachCard } = window.danhdau;
      const annotator = await loadAnnotator();
      const annotate = { asOf: "2026-05-01" };
      const after = async <T>(value: T | PromiseLike<T>): Promise<T> => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return value;
      };
      const source =
        how === "at once"
          ? annotator
          : {
              annotate: (...given: Parameters<typeof annotator.annotate>) =>
                after(annotator.annotate(...given)),
              entity: (id: string) => after(annotator.entity(id)),
              entityAt: (id: string, date: string) => after(annotator.entityAt(id, date)),
              details: (id: string) => after(annotator.details(id)),
              explain: (...given: Parameters<typeof annotator.explain>) => after(annotator.explain(...given)),
            };
      window.handle = highlight(document.body, source, { annotate });
      const card = createCard(window.find("#host").attachShadow({ mode }));
      window.attached = attachCard(card, window.handle, source);
      window.find("#space").style.height = "2000px";
      await window.handle.settled();
      while (CSS.highlights.size === 0) await new Promise(requestAnimationFrame);
    },
    [how, mode] as const,
  );
};
const dialog = (page: Page, name: string) => page.getByRole("dialog", { name, exact: true });

test("opens where the pointer rests, closes when it leaves, and stays while it is on the card", async ({
  page,
  open,
}) => {
  await open(BODY);
  await start(page);
  await page.locator("#a").hover();
  const card = dialog(page, "Hải Dương");
  await expect(card).toBeVisible();
  await expect(card).toContainText("thuộc Hải Phòng");
  await card.hover();
  await page.waitForTimeout(400);
  await expect(card).toBeVisible();
  await page.locator("#plain").hover({ position: { x: 2, y: 2 } });
  await expect(card).toBeHidden();
});

test("in a closed shadow root too, what happens on the card is not taken for the page", async ({
  page,
  open,
}) => {
  await open(BODY);
  await start(page, "at once", "closed");
  await page.locator("#b").click();
  const box = await page.locator("#b").boundingBox();
  const x = (box?.x ?? 0) + 30;
  const y = (box?.y ?? 0) + (box?.height ?? 0) + 40;
  const isThere = () =>
    page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.id === "host", [x, y] as const);
  await expect.poll(isThere).toBe(true);
  await page.mouse.click(x, y);
  await page.waitForTimeout(400);
  expect(await isThere()).toBe(true);
});

test("a click opens it to stay; a click elsewhere, Escape and scrolling away from hovering close it", async ({
  page,
  open,
}) => {
  await open(BODY);
  await start(page);
  await page.locator("#b").click();
  const card = dialog(page, "FPT");
  await expect(card).toBeVisible();
  await page.mouse.move(700, 300);
  await page.waitForTimeout(400);
  await expect(card).toBeVisible();
  expect(await page.evaluate(() => window.handle.current?.text)).toBe("Tập đoàn FPT");
  await page.locator("#plain").click();
  await expect(card).toBeHidden();
  await page.locator("#b").click();
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await page.mouse.move(700, 300);
  await page.locator("#a").hover();
  await expect(dialog(page, "Hải Dương")).toBeVisible();
  await page.mouse.wheel(0, 300);
  await expect(dialog(page, "Hải Dương")).toBeHidden();
});

test("a link that is marked still leads where it leads", async ({ page, open }) => {
  await open(BODY);
  await start(page);
  await page.locator("#link").click();
  expect(new URL(page.url()).hash).toBe("#there");
});

test("keys lead from mark to mark, into the card and out of it, and it is said aloud", async ({
  page,
  open,
}) => {
  await open(BODY);
  await start(page);
  await page.keyboard.press("F8");
  await expect(dialog(page, "Hải Dương")).toBeVisible();
  const spoken = page.getByRole("status");
  await expect(spoken).toHaveText(
    /^Tỉnh, thành phố: Hải Dương\. Vào ngày 1\/5\/2026: .*Hải Phòng.*Nhấn Enter/,
  );
  await page.keyboard.press("F8");
  await expect(dialog(page, "Hải Phòng")).toBeVisible();
  await page.keyboard.press("Shift+F8");
  const card = dialog(page, "Hải Dương");
  await expect(card).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(card).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  await expect(spoken).toHaveText("");
  await page.locator("#field").focus();
  await page.keyboard.press("F8");
  await expect(page.getByRole("dialog")).toBeHidden();
});

for (const how of ["at once", "later"] as const) {
  test(`says why, with an annotator that answers ${how}`, async ({ page, open }) => {
    await open(BODY);
    await start(page, how);
    await page.locator("#a").click();
    const card = dialog(page, "Hải Dương");
    await expect(card).toContainText("Hải Phòng");
    await card.getByText("Vì sao?").click();
    await expect(card.getByRole("listitem").filter({ hasText: "Được đánh dấu vì" })).toHaveText(
      "Được đánh dấu vì khớp tên đầy đủ trong danh mục.",
    );
    await expect(card.getByRole("link").first()).toBeVisible();
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the open card, ${colorScheme}`, async ({ page, open }) => {
    // axe is a script of its own, which the policy of the other tests would not let in.
    await open(BODY, "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'");
    await page.emulateMedia({ colorScheme });
    await start(page);
    await page.evaluate(() => {
      document.documentElement.style.colorScheme = "light dark";
    });
    await page.locator("#a").click();
    const card = dialog(page, "Hải Dương");
    await card.getByText("Vì sao?").click();
    await expect(card.getByRole("link").first()).toBeVisible();
    const { passes, violations } = await new AxeBuilder({ page })
      .include({ fromShadowDom: ["#host", ".card"] })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(passes.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["aria-dialog-name", "color-contrast"]),
    );
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
  });
}

test("closes when its mark is gone, and leaves no listener behind", async ({ page, open }) => {
  await open(BODY);
  await start(page);
  await page.locator("#b").click();
  await expect(dialog(page, "FPT")).toBeVisible();
  await page.evaluate(() => {
    window.find("#b").textContent = "Không ai";
  });
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.evaluate(() => window.attached.detach());
  await page.locator("#a").click();
  await page.keyboard.press("F8");
  await page.waitForTimeout(400);
  await expect(page.getByRole("dialog")).toBeHidden();
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true });
  test("a tap opens it, and another beside it closes it", async ({ page, open }) => {
    await open(BODY);
    await start(page);
    await page.locator("#a").tap();
    await expect(dialog(page, "Hải Dương")).toBeVisible();
    await page.locator("#plain").tap();
    await expect(dialog(page, "Hải Dương")).toBeHidden();
  });
});

test("the element: defined when it is asked for, in the language around it", async ({ page, open }) => {
  await open(`<div lang=en><danhdau-card></danhdau-card></div><p><span id=a>Tập đoàn FPT</span></p>`);
  const before = await page.evaluate(() => customElements.get("danhdau-card") === undefined);
  expect(before).toBe(true);
  await page.evaluate(async () => {
    const { highlight, loadAnnotator, defineCardElement } = window.danhdau;
    const annotator = await loadAnnotator();
    defineCardElement();
    defineCardElement();
    const element = window.find("danhdau-card") as import("danhdau/card").DanhdauCardElement;
    const handle = highlight(document.body, annotator);
    element.connect(handle, annotator);
    while (CSS.highlights.size === 0) await new Promise(requestAnimationFrame);
  });
  await page.locator("#a").click();
  await expect(dialog(page, "FPT")).toContainText("FPT unit");
  await page.evaluate(() => window.find("danhdau-card").remove());
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.locator("#a").click();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("options of another name are refused, with those there are", async ({ page, open }) => {
  await open(BODY);
  const messages = await page.evaluate(() => {
    const { createCard, createPainter } = window.danhdau;
    const root = window.find("#host").attachShadow({ mode: "open" });
    const wrong: (() => unknown)[] = [
      // @ts-expect-error Misspelt.
      () => createCard(root, { lang: "en" }),
      // @ts-expect-error No such language.
      () => createCard(root, { language: "fr" }),
      // @ts-expect-error Misspelt.
      () => createPainter({ tree: root }),
    ];
    return wrong.map((call) => {
      try {
        return call();
      } catch (error) {
        return `${(error as { code?: string }).code}: ${(error as Error).message}`;
      }
    });
  });
  expect(messages).toEqual([
    'options: createCard() has no option "lang". There are language, lookup, onHide.',
    'options: createCard() has no language "fr". There are vi, en.',
    'options: createPainter() has no option "tree". There are root, prefix, styles.',
  ]);
});
