// The same core in Firefox, driven through WebDriver BiDi, which installs an extension from a folder.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { env } from "node:process";
import { expect, test } from "@playwright/test";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { ARTICLE_MARKS, groundOfMark, openSite, type Site } from "./site.ts";
import { unpacked } from "./unpacked.ts";

/** Firefox: `FIREFOX_PATH`, or one on PATH. */
function findFirefox(): string {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = folders.flatMap((folder) => ["firefox", "firefox-esr"].map((name) => join(folder, name)));
  const found = env.FIREFOX_PATH || onPath.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error(
      "There is no Firefox on PATH: install one (`sudo apt-get install firefox-esr`), or name it in FIREFOX_PATH.",
    );
  }
  return found;
}

let site: Site;
let marked: Browser;
let plain: Browser;
let id: string;
const faults: string[] = [];

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  const launch = (): Promise<Browser> =>
    puppeteer.launch({
      browser: "firefox",
      protocol: "webDriverBiDi",
      executablePath: findFirefox(),
      headless: true,
    });
  [site, marked, plain] = await Promise.all([openSite(), launch(), launch()]);
  id = await marked.installExtension(unpacked("firefox", ["*://127.0.0.1/*"]));
  // The background registers what runs in pages; those that were open before have their turn at the next visit.
  const page = await open(marked, "/article");
  await expect
    .poll(
      async () => {
        // The first page of the extension may have opened over it.
        await page.bringToFront();
        await page.reload();
        await new Promise((resolve) => setTimeout(resolve, 700));
        return (await marksOf(page)).length;
      },
      { intervals: [300], timeout: 15_000 },
    )
    .toBeGreaterThan(0);
  await page.close();
});
test.afterAll(async () => {
  await Promise.all([marked?.close(), plain?.close(), site?.close()]);
});
test.beforeEach(() => {
  faults.length = 0;
});
test.afterEach(() => {
  expect(faults).toEqual([]);
});

async function open(browser: Browser, path: string): Promise<Page> {
  const page = await browser.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.origin) && !/^(data|about):/.test(request.url()))
      faults.push(request.url());
  });
  await page.goto(site.origin + path);
  return page;
}

async function marksOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...CSS.highlights]
      .filter(([name]) => /^danhdau-extension-(province|official|fpt-unit|policy)/.test(name))
      .flatMap(([, highlight]) => [...(highlight as unknown as Set<AbstractRange>)])
      .map(({ startContainer, startOffset, endOffset }) =>
        (startContainer as Text).data.slice(startOffset, endOffset),
      )
      .sort(),
  );
}

async function domOf(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.getHTML({ serializableShadowRoots: true }));
}

const PAGES = [
  { name: "a plain article", path: "/article", marks: ARTICLE_MARKS },
  { name: "a strict policy", path: "/strict", marks: ARTICLE_MARKS },
  { name: "an application", path: "/app/mot", marks: ["Hải Phòng", "FPT"] },
  { name: "an editor", path: "/editor", marks: ["Hải Phòng"] },
  { name: "open shadow roots", path: "/shadow", marks: ["Hải Phòng", "Đà Nẵng", "FPT Software"] },
  { name: "a page that opts out", path: "/optout", marks: [] },
];
for (const { name, path, marks } of PAGES) {
  test(`Firefox: ${name}`, async () => {
    const [page, without] = await Promise.all([open(marked, path), open(plain, path)]);
    await expect.poll(() => marksOf(page)).toEqual([...marks].sort());
    expect(await domOf(page)).toBe(await domOf(without));
    await Promise.all([page.close(), without.close()]);
  });
}

test("Firefox: a card opens over a mark, and leaves the page as it was", async () => {
  const page = await open(marked, "/article");
  await expect.poll(() => marksOf(page)).toEqual([...ARTICLE_MARKS].sort());
  const before = await domOf(page);
  const { x, y } = await page.evaluate(() => {
    const [range] = (CSS.highlights.get("danhdau-extension-province") ?? []) as unknown as AbstractRange[];
    const live = document.createRange();
    live.setStart(range?.startContainer as Node, range?.startOffset ?? 0);
    live.setEnd(range?.endContainer as Node, range?.endOffset ?? 0);
    const box = live.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  const hosts = (): Promise<number> =>
    page.evaluate(() => document.querySelectorAll("danhdau-card-host").length);
  await page.mouse.move(x, y);
  await expect.poll(hosts).toBe(1);
  await page.keyboard.press("Escape");
  await expect.poll(hosts).toBe(0);
  expect(await domOf(page)).toBe(before);
  await page.close();
});

test("Firefox: marks have a ground, and when the extension is removed nothing is left to be seen", async () => {
  const [page, without] = await Promise.all([open(marked, "/article"), open(plain, "/article")]);
  await expect.poll(() => marksOf(page)).toEqual([...ARTICLE_MARKS].sort());
  const look = async (of: Page): Promise<string> => of.screenshot({ encoding: "base64" });
  const clip = await page.evaluate(groundOfMark);
  const speck = async (of: Page): Promise<string> => of.screenshot({ encoding: "base64", clip });
  await expect.poll(async () => (await speck(page)) === (await speck(without))).toBe(false);
  await marked.uninstallExtension(id);
  await expect.poll(async () => (await look(page)) === (await look(without))).toBe(true);
  expect(await domOf(page)).toBe(await domOf(without));
});
