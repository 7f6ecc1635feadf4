// The core paths in Firefox, driven over WebDriver BiDi: Playwright's own Firefox cannot be fetched everywhere.
import { execFileSync } from "node:child_process";
import { env } from "node:process";
import { test as base, expect } from "@playwright/test";
import puppeteer, { type Page } from "puppeteer-core";
import { ARTICLE, EXPECTED } from "./article.ts";

function findFirefox(): string {
  if (env.FIREFOX_PATH) return env.FIREFOX_PATH;
  try {
    return execFileSync("sh", ["-c", "command -v firefox || command -v firefox-esr"], {
      encoding: "utf8",
    }).trim();
  } catch {
    throw new Error(
      "No Firefox on PATH: install one (`sudo apt-get install firefox-esr`), or name it in FIREFOX_PATH.",
    );
  }
}

const test = base.extend<{ firefox: Page }>({
  firefox: async ({ baseURL }, use) => {
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: findFirefox(),
      extraPrefsFirefox: { "intl.accept_languages": "vi-VN, vi" },
    });
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(baseURL ?? "");
    await use(page);
    await browser.close();
    expect(errors).toEqual([]);
  },
});

const drawn = (page: Page, kind: string): Promise<string[]> =>
  page.evaluate(
    (kind) =>
      [...(CSS.highlights.get(`danhdau-${kind}`) ?? [])]
        .map((fixed) => {
          const range = document.createRange();
          range.setStart(fixed.startContainer, fixed.startOffset);
          range.setEnd(fixed.endContainer, fixed.endOffset);
          return range;
        })
        .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
        .map((range) => range.toString()),
    kind,
  );

const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((text) => {
    const content = document.querySelector("#editor")?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
    content?.focus();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true });
    // Firefox drops what a script would give along.
    Object.defineProperty(event, "clipboardData", { value: clipboardData });
    content?.dispatchEvent(event);
  }, text);

const cardName = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const card = document
      .querySelector("#card")
      ?.shadowRoot?.querySelector<HTMLElement>(".card:not([hidden])");
    return card?.querySelector("h2")?.textContent ?? undefined;
  });

test("Firefox: marks, typing, cards by keyboard, the list, a reload, the other language", async ({
  firefox: page,
}) => {
  test.slow();
  await page.waitForSelector("#editor");
  await paste(page, ARTICLE);
  for (const kind of ["province", "official", "fpt-unit", "policy"] as const)
    await expect.poll(() => drawn(page, kind)).toEqual(EXPECTED[kind]);

  await page.keyboard.type("Cà Mau");
  await expect.poll(() => drawn(page, "province")).toEqual([...EXPECTED.province, "Cà Mau"]);

  await page.keyboard.press("F8");
  await page.keyboard.press("Enter");
  await expect.poll(() => cardName(page)).toBe("Hải Phòng");
  await page.keyboard.press("Escape");
  await expect.poll(() => cardName(page)).toBeUndefined();

  await page.click('#list [data-kind="official"] button');
  await expect.poll(() => page.$eval(".walk-here", (here) => here.textContent)).toContain("Lê Tiến Châu");
  await page.click('#legend [data-kind="policy"] input');
  await expect.poll(() => drawn(page, "policy")).toEqual([]);

  await new Promise((resolve) => setTimeout(resolve, 800));
  await page.reload();
  await expect.poll(() => drawn(page, "province")).toEqual([...EXPECTED.province, "Cà Mau"]);
  await page.click(".language");
  await expect.poll(() => page.$eval("html", ({ lang }) => lang)).toBe("en");
  await expect.poll(() => page.$eval("#found-title", (title) => title.textContent)).toBe("In this article");
});
