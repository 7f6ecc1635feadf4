// The pages of the extension itself: popup, options, first page; and what is chosen there, on a page.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type Extended, expect, marksOf, stateOf, test } from "./browsers.ts";
import { ARTICLE_MARKS } from "./site.ts";

async function openArticle(extended: Extended, origin: string): Promise<Page> {
  const page = await extended.context.newPage();
  await page.goto(`${origin}/article`);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  return page;
}

/** The popup over a page, in a tab of its own, where a test can reach it. */
async function openPopup(extended: Extended, page: Page): Promise<Page> {
  const background = await extended.background();
  const id = await background.evaluate(async (url) => (await chrome.tabs.query({ url }))[0]?.id, page.url());
  const popup = await extended.context.newPage();
  await popup.goto(`chrome-extension://${extended.id}/popup.html?tab=${id}`);
  await popup.waitForSelector("html[data-ready]");
  return popup;
}

async function openOptions(extended: Extended, hash = ""): Promise<Page> {
  const options = await extended.context.newPage();
  await options.goto(`chrome-extension://${extended.id}/options.html${hash}`);
  await options.waitForSelector("html[data-ready]");
  return options;
}

test.afterEach(async ({ allowed }) => {
  const background = await allowed.background();
  await background.evaluate(() => Promise.all([chrome.storage.sync.clear(), chrome.storage.local.clear()]));
});

test("the popup counts by kind, names the date and where it is from, and goes to each name", async ({
  site,
  allowed,
}) => {
  const page = await openArticle(allowed, site.origin);
  const popup = await openPopup(allowed, page);
  const counts = popup.locator("#kinds [data-count]");
  expect(
    await counts.evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset.count)),
  ).toEqual(["3", "0", "1", "2"]);
  await expect(popup.locator("#date")).toHaveValue("2025-06-20");
  await expect(popup.locator("#date-origin")).toHaveText("Theo dữ liệu của trang: 20/6/2025.");
  await expect(popup.getByLabel("Luôn đánh dấu trên 127.0.0.1")).toBeChecked();

  await popup.getByRole("button", { name: "Bắc Ninh" }).click();
  await expect
    .poll(() =>
      page.evaluate(() =>
        [...(CSS.highlights.get("danhdau-extension-current") ?? [])].map((range) =>
          (range as StaticRange).startContainer.textContent?.slice(
            (range as StaticRange).startOffset,
            (range as StaticRange).endOffset,
          ),
        ),
      ),
    )
    .toEqual(["Bắc Ninh"]);

  await popup.locator("#date").fill("2025-08-01");
  await expect.poll(async () => (await stateOf(allowed, page))?.date?.origin).toBe("reader");
  await expect(popup.getByRole("button", { name: "Bắc Giang" })).toContainText("nay thuộc Bắc Ninh");
  await Promise.all([page.close(), popup.close()]);
});

test("a kind that is switched off is counted, and not drawn", async ({ site, allowed }) => {
  const page = await openArticle(allowed, site.origin);
  const popup = await openPopup(allowed, page);
  await popup.getByRole("switch", { name: /Tỉnh, thành phố/ }).click();
  await expect.poll(() => marksOf(page)).toEqual(["FPT Software", "Nghị quyết 57-NQ/TW", "Đề án 06"]);
  await expect(popup.locator('#kinds [data-kind="province"]')).toHaveAttribute("data-count", "3");
  await popup.getByRole("switch", { name: /Tỉnh, thành phố/ }).click();
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  await Promise.all([page.close(), popup.close()]);
});

test("the popup ends the marks of a page, and they stay away until it begins them", async ({
  site,
  allowed,
}) => {
  const page = await openArticle(allowed, site.origin);
  const popup = await openPopup(allowed, page);
  await popup.getByLabel("Đánh dấu trang này").click();
  await expect.poll(() => marksOf(page)).toEqual([]);
  await expect(popup.locator("#status")).toHaveText("Trang này đang không được đánh dấu.");
  await popup.reload();
  await popup.waitForSelector("html[data-ready]");
  expect(await marksOf(page)).toEqual([]);
  await popup.getByLabel("Đánh dấu trang này").click();
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  await Promise.all([page.close(), popup.close()]);
});

test("the popup says why a page is not marked", async ({ site, allowed }) => {
  const page = await allowed.context.newPage();
  await page.goto(`${site.origin}/optout`);
  const popup = await openPopup(allowed, page);
  await expect(popup.locator("#status")).toHaveText(
    "Trang này yêu cầu không đánh dấu (data-danhdau-optout).",
  );
  await page.goto(`${site.origin}/empty`);
  await popup.close();
  const second = await openPopup(allowed, page);
  await expect(second.locator("#status")).toHaveText("Trang này chưa có tên nào thuộc bốn loại.");
  await Promise.all([page.close(), second.close()]);
});

test("a card by pointer and by keyboard; clicks inside it stay inside", async ({ site, allowed }) => {
  const page = await openArticle(allowed, site.origin);
  const hosts = page.locator("danhdau-card-host");
  const box = await page.evaluate(() => {
    const [range] = (CSS.highlights.get("danhdau-extension-province") ?? []) as unknown as AbstractRange[];
    const live = document.createRange();
    live.setStart(range?.startContainer as Node, range?.startOffset ?? 0);
    live.setEnd(range?.endContainer as Node, range?.endOffset ?? 0);
    const { left, top, bottom } = live.getBoundingClientRect();
    return { left, top, bottom };
  });
  await page.mouse.move(box.left + 5, box.top + 5);
  await expect(hosts).toHaveCount(1);
  await page.mouse.move(20, 780);
  await expect(hosts).toHaveCount(0);

  // Opened by a click it stays, also when its inside is clicked.
  await page.mouse.click(box.left + 5, box.top + 5);
  await expect(hosts).toHaveCount(1);
  await page.mouse.click(box.left + 40, box.bottom + 60);
  await page.waitForTimeout(400);
  await expect(hosts).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(hosts).toHaveCount(0);

  await page.keyboard.press("F8");
  await expect(hosts).toHaveCount(1);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const dialog = nodes.find(({ role }) => role?.value === "dialog");
  expect(dialog?.name?.value).toMatch(/FPT Software|Bắc Giang/);
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe("danhdau-card-host");
  await page.keyboard.press("Escape");
  await expect(hosts).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe("body");
  await page.close();
});

test("a name that is added to the dictionary is marked at once, and no more when it is removed", async ({
  site,
  allowed,
}) => {
  const page = await openArticle(allowed, site.origin);
  const added = new URLSearchParams({ name: "Rà soát dữ liệu", title: "Bản tin thử", url: page.url() });
  const options = await openOptions(allowed, `#dictionary?${added}`);
  await expect(options.getByLabel("Tên", { exact: true })).toHaveValue("Rà soát dữ liệu");
  await options.getByLabel("Loại").selectOption("policy");
  await options.getByLabel("Đó là gì").fill("chương trình");
  await options.getByRole("button", { name: "Thêm vào từ điển" }).click();
  await expect(options.locator("#dictionary-status")).toHaveText("Đã thêm “Rà soát dữ liệu”.");
  await expect.poll(() => marksOf(page)).toEqual(["Rà soát dữ liệu", ...ARTICLE_MARKS]);
  await expect(options.locator("#sync")).toContainText("đồng bộ");

  const [download] = await Promise.all([
    options.waitForEvent("download"),
    options.getByRole("button", { name: "Xuất ra tệp" }).click(),
  ]);
  const file = await download.path();
  await options.getByRole("button", { name: "Bỏ Rà soát dữ liệu" }).click();
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  await options.locator("#import").setInputFiles(file);
  await expect.poll(() => marksOf(page)).toEqual(["Rà soát dữ liệu", ...ARTICLE_MARKS]);
  await Promise.all([page.close(), options.close()]);
});

test("a bad dictionary is refused with reasons, and what was there stays", async ({ allowed }) => {
  const options = await openOptions(allowed);
  await options.getByLabel("Tên", { exact: true }).fill("FPT Lâm An");
  await options.getByLabel("Đó là gì").fill("công ty con");
  await options.getByRole("button", { name: "Thêm vào từ điển" }).click();
  await expect(options.locator("#entries li")).toHaveCount(1);
  const file = (name: string, text: string): { name: string; mimeType: string; buffer: Buffer } => ({
    name,
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await options.locator("#import").setInputFiles(file("a.json", '{ "fpt_unit": [{ "id": "fpt-unit/x" }] }'));
  await expect(options.locator("#dictionary-problem")).toContainText("Chưa lưu gì");
  await expect(options.locator("#dictionary-problem li")).not.toHaveCount(0);
  await options.locator("#import").setInputFiles(file("b.json", "không phải JSON"));
  await expect(options.locator("#dictionary-problem")).toContainText("“b.json” không phải tệp từ điển");
  await expect(options.locator("#entries li")).toHaveCount(1);
  await options.getByRole("button", { name: "Xóa hết" }).click();
  await expect(options.locator("#entries li")).toHaveCount(0);
  await options.getByRole("button", { name: "Lấy lại" }).click();
  await expect(options.locator("#entries li")).toHaveCount(1);
  await options.close();
});

test("a dictionary travels in pieces, and one that is too large stays here", async ({ allowed }) => {
  const background = await allowed.background();
  const keep = (count: number): Promise<void> =>
    background.evaluate(async (entries) => {
      const sources = [{ title: "tự ghi", read: "2026-01-01" }];
      // Letters without a pattern, which compression cannot shorten.
      const word = (): string => {
        const bytes = crypto.getRandomValues(new Uint8Array(10));
        return String.fromCharCode(...bytes.map((byte) => 97 + (byte % 26)));
      };
      const fpt_unit = Array.from({ length: entries }, (_, number) => {
        const id = `fpt-unit/rieng-${number}-${word()}`;
        return { id, name: `FPT ${word()} ${number}`, type: "công ty con", sources };
      });
      await chrome.storage.local.set({ dictionary: { fpt_unit } });
    }, count);
  const outcome = (): Promise<unknown> =>
    background.evaluate(
      async () =>
        ((await chrome.storage.local.get("dictionarySync")).dictionarySync as { outcome?: string })?.outcome,
    );

  await keep(1_000);
  const pieces = (): Promise<number> =>
    background.evaluate(async () => {
      const stored = await chrome.storage.sync.get(null);
      return Object.keys(stored).filter((key) => key.startsWith("dictionary-")).length;
    });
  await expect.poll(pieces).toBeGreaterThan(2);
  await expect.poll(outcome).toBe("synced");

  // Another machine changes it later: what it wrote comes here.
  const names = (): Promise<unknown> =>
    background.evaluate(async () => {
      const pack = (await chrome.storage.local.get("dictionary")).dictionary as {
        fpt_unit: { name: string }[];
      };
      return pack.fpt_unit.map(({ name }) => name).join();
    });
  const [before, written] = [await names(), await background.evaluate(() => chrome.storage.sync.get(null))];
  await keep(2);
  await expect
    .poll(() => background.evaluate(async () => Object.keys(await chrome.storage.sync.get(null)).length))
    .toBe(2);
  await background.evaluate((items) => chrome.storage.sync.set(items), written);
  await expect.poll(async () => (await names()) === before).toBe(true);

  await keep(8_000);
  await expect.poll(outcome, { timeout: 15_000 }).toBe("too-large");
  const options = await openOptions(allowed);
  await expect(options.locator("#sync")).toContainText("quá lớn");
  await options.close();
});

test("menus: a selection is marked by itself, or offered to the dictionary", async ({ site, allowed }) => {
  const page = await openArticle(allowed, site.origin);
  const popup = await openPopup(allowed, page);
  await popup.getByLabel("Đánh dấu trang này").click();
  await expect.poll(() => marksOf(page)).toEqual([]);
  await popup.close();
  await page.evaluate(() =>
    getSelection()?.selectAllChildren(document.querySelectorAll("article p")[1] as Node),
  );
  const background = await allowed.background();
  const choose = (menuItemId: string): Promise<void> =>
    background.evaluate(
      async ([url, item]) => {
        const [tab] = await chrome.tabs.query({ url: url ?? "" });
        const clicked = { menuItemId: item, selectionText: "Đề án 06", pageUrl: url, frameId: 0 };
        (chrome.contextMenus.onClicked as unknown as { dispatch(...given: unknown[]): void }).dispatch(
          clicked,
          tab,
        );
      },
      [page.url(), menuItemId],
    );
  await choose("mark-selection");
  await expect.poll(() => marksOf(page)).toEqual(["Nghị quyết 57-NQ/TW", "Đề án 06"]);
  await choose("add-selection");
  const opened = (): Page | undefined =>
    allowed.context.pages().find((one) => one.url().includes("/options.html"));
  await expect.poll(() => opened() !== undefined).toBe(true);
  const options = opened() as Page;
  await expect(options.getByLabel("Tên", { exact: true })).toHaveValue("Đề án 06");
  await Promise.all([page.close(), options.close()]);
});

test("own colours are on the page, and light ones on dark ground", async ({ site, allowed }) => {
  const page = await openArticle(allowed, site.origin);
  const colour = (of: Page): Promise<string> =>
    of.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--danhdau-province"));
  expect(await colour(page)).toBe("#0b6b57");
  const dark = await allowed.context.newPage();
  await dark.goto(`${site.origin}/dark`);
  await expect.poll(() => marksOf(dark)).toEqual(ARTICLE_MARKS);
  expect(await colour(dark)).toBe("#5fcfb0");

  const options = await openOptions(allowed);
  await options.getByLabel("Tỉnh, thành phố: màu trên nền sáng").fill("#aa0000");
  await expect.poll(() => colour(page)).toBe("#aa0000");
  expect(await colour(dark)).toBe("#5fcfb0");
  await options.getByRole("button", { name: "Tỉnh, thành phố: trở về màu gốc" }).click();
  await expect.poll(() => colour(page)).toBe("#0b6b57");
  await Promise.all([page.close(), dark.close(), options.close()]);
});

test("popup, options and first page pass the rules of axe, light and dark", async ({ site, allowed }) => {
  const article = await openArticle(allowed, site.origin);
  const [popup, options] = [await openPopup(allowed, article), await openOptions(allowed)];
  const welcome = await allowed.context.newPage();
  await welcome.goto(`chrome-extension://${allowed.id}/welcome.html`);
  await welcome.waitForSelector("html[data-ready]");
  for (const page of [popup, options, welcome]) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      expect(found, `${page.url()} ${colorScheme}`).toEqual([]);
    }
  }
  await Promise.all([article, popup, options, welcome].map((page) => page.close()));
});

test("the pages speak English where the reader wants", async ({ allowed }) => {
  const options = await openOptions(allowed);
  await options.getByLabel("Chữ của tiện ích và của thẻ").selectOption("en");
  await expect(options.getByRole("heading", { name: "Options of đánh dấu" })).toBeVisible();
  await expect(options.locator("html")).toHaveAttribute("lang", "en");
  await options.close();
});

test("the first page shows what it is about, on a sample that is marked", async ({ allowed }) => {
  const welcome = await allowed.context.newPage();
  await welcome.goto(`chrome-extension://${allowed.id}/welcome.html`);
  await expect
    .poll(() => marksOf(welcome))
    .toEqual([
      "FPT Software",
      "Bắc Giang",
      "Nghị quyết 57-NQ/TW",
      "Đề án 06",
      "Bắc Giang",
      "Bắc Ninh",
      "Bình Dương",
      "Bà Rịa - Vũng Tàu",
      "TP.HCM",
    ]);
  await expect(welcome.locator("#how-click kbd")).toHaveText("Alt+Shift+D");
  await welcome.close();
});
