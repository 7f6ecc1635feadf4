// Beginnings and ends: the button, the switches, a background that dies, an extension that goes.
import type { Page } from "@playwright/test";
import {
  attach,
  browserOf,
  domOf,
  type Extended,
  endBackground,
  expect,
  launchExtended,
  marksOf,
  sendTo,
  stateOf,
  test,
  tracesOf,
} from "./browsers.ts";
import { ARTICLE_MARKS } from "./site.ts";

/** How many listeners hang on what a page's listeners hang on, those of extensions included. */
async function listenersOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on("Runtime.executionContextCreated", ({ context }) => worlds.push(context.id));
  await session.send("Runtime.enable");
  let count = 0;
  for (const contextId of worlds) {
    for (const expression of ["window", "document", "document.documentElement", "document.body"]) {
      const { result } = await session.send("Runtime.evaluate", { expression, contextId });
      const { listeners } = await session.send("DOMDebugger.getEventListeners", {
        objectId: result.objectId ?? "",
      });
      count += listeners.length;
    }
  }
  await session.detach();
  return count;
}

test("the button marks the page in front, and no other", async ({ site }) => {
  const extended = await launchExtended([]);
  const [page, other] = [await extended.context.newPage(), await extended.context.newPage()];
  await other.goto(`${site.origin}/article`);
  await page.goto(`${site.origin}/strict`);
  await page.bringToFront();
  await page.waitForTimeout(300);
  expect(await marksOf(page)).toEqual([]);

  const session = await browserOf(extended);
  const { targetInfos } = await session.send("Target.getTargets", { filter: [{ type: "tab" }] });
  const tab = targetInfos.find(({ url }) => url.endsWith("/strict"));
  await sendTo(session, "Extensions.triggerAction", { id: extended.id, targetId: tab?.targetId });
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  expect(await marksOf(other)).toEqual([]);

  const targets = (await session.send("Target.getTargets")).targetInfos;
  const popup = targets.find(({ url }) => url.endsWith("/popup.html"));
  const ask = await attach(session, popup?.targetId ?? "");
  const expression = "document.querySelector('#kinds [data-kind=province]')?.dataset.count";
  await expect.poll(async () => (await ask("Runtime.evaluate", { expression })).result?.value).toBe("3");
  expect(extended.takeFaults()).toEqual([]);
  await extended.context.close();
});

test("switched off, nothing is left: no listener, no highlight, no style sheet", async ({
  site,
  allowed,
  plain,
}) => {
  const [page, without] = [await allowed.context.newPage(), await plain.newPage()];
  await Promise.all([page.goto(`${site.origin}/article`), without.goto(`${site.origin}/article`)]);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  const untouched = await listenersOf(without);
  expect(await listenersOf(page)).toBeGreaterThan(untouched);

  await command(allowed, page, "toggle");
  await expect.poll(() => tracesOf(page)).toEqual({ highlights: [], sheets: 0, hosts: 0 });
  const colour = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--danhdau-province"));
  await expect.poll(colour).toBe("");
  expect(await listenersOf(page)).toBe(untouched);
  expect(await domOf(page)).toBe(await domOf(without));

  await command(allowed, page, "toggle");
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  await Promise.all([page.close(), without.close()]);
});

test("a site that is switched off loses its marks at once, and stays without", async ({ site, allowed }) => {
  const page = await allowed.context.newPage();
  await page.goto(`${site.origin}/article`);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  await setSettings(allowed, { sitesOff: ["127.0.0.1"] });
  await expect.poll(() => tracesOf(page)).toEqual({ highlights: [], sheets: 0, hosts: 0 });
  await page.reload();
  await page.waitForTimeout(400);
  expect(await tracesOf(page)).toEqual({ highlights: [], sheets: 0, hosts: 0 });
  await setSettings(allowed, {});
  await expect
    .poll(async () => {
      await page.reload();
      await page.waitForTimeout(200);
      return marksOf(page);
    })
    .toEqual(ARTICLE_MARKS);
  await page.close();
});

test("a permission that is taken back ends the marks, and one that is given begins them", async ({
  site,
}) => {
  const extended = await launchExtended(["*://127.0.0.1/*"]);
  const page = await extended.context.newPage();
  await page.goto(`${site.origin}/article`);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  const registered = async (): Promise<number> => {
    const background = await extended.background();
    return background.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);
  };
  expect(await registered()).toBe(1);

  // The browser's own page of extensions: where a reader gives and takes permissions besides the popup.
  const settings = await extended.context.newPage();
  await settings.goto("chrome://extensions");
  const allow = (hostAccess: "ON_CLICK" | "ON_ALL_SITES"): Promise<void> =>
    settings.evaluate(
      async ([extensionId, access]) => {
        type Private = { updateExtensionConfiguration(update: object): Promise<void> };
        const { developerPrivate } = chrome as unknown as { developerPrivate: Private };
        await developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: access });
      },
      [extended.id, hostAccess],
    );
  await allow("ON_CLICK");
  await expect.poll(() => tracesOf(page)).toEqual({ highlights: [], sheets: 0, hosts: 0 });
  await expect.poll(registered).toBe(0);
  await allow("ON_ALL_SITES");
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  expect(await registered()).toBe(1);
  expect(extended.takeFaults()).toEqual([]);
  await extended.context.close();
});

test("the background dies while idle, and marks come by themselves", async ({ site, allowed }) => {
  const page = await allowed.context.newPage();
  await page.goto(`${site.origin}/article`);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  await endBackground(allowed);
  expect(await marksOf(page)).toEqual(ARTICLE_MARKS);
  const took = await timeUntilMarked(page, "Huế");
  console.log(`  after the background had died: marked ${took} ms after the text came`);
  await page.close();
});

test("the background dies over a question, and the question is put again", async ({ site, allowed }) => {
  const page = await allowed.context.newPage();
  await page.goto(`${site.origin}/long`);
  await expect.poll(async () => (await marksOf(page)).length).toBeGreaterThan(10);
  // This background would take its time; the next one knows nothing of that.
  await (await allowed.background()).evaluate((milliseconds) => {
    const { sync } = chrome.storage;
    const get = sync.get.bind(sync) as (keys: string) => Promise<object>;
    const slowly = async (keys: string): Promise<object> => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return get(keys);
    };
    Object.assign(sync, { get: slowly });
  }, 20_000);
  const marked = timeUntilMarked(page, "Huế");
  await page.waitForTimeout(400);
  const killed = Date.now();
  await endBackground(allowed, { isAsked: true });
  await marked;
  const took = Date.now() - killed;
  console.log(`  the background killed over a question: marked ${took} ms after its end`);
  expect(took).toBeLessThan(10_000);
  await page.close();
});

test("a page whose text could not be annotated says so on the button, keeps its marks, and goes on by itself", async ({
  site,
  allowed,
}) => {
  const page = await allowed.context.newPage();
  await page.goto(`${site.origin}/article`);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  const background = await allowed.background();
  const badge = (): Promise<string> =>
    background.evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      return chrome.action.getBadgeText({ tabId: tab?.id ?? 0 });
    }, page.url());
  await background.evaluate(() => {
    const { sync } = chrome.storage;
    const get = sync.get;
    const fail = (): Promise<never> => Promise.reject(new Error("Kho không mở được."));
    Object.assign(sync, { get: fail });
    Object.assign(globalThis, { mend: () => Object.assign(sync, { get }) });
  });
  await page.evaluate(() => document.body.append("Thêm Huế."));
  await expect.poll(badge).toBe("!");
  expect((await stateOf(allowed, page))?.problem).toBe("Kho không mở được.");
  expect(await marksOf(page)).toEqual(ARTICLE_MARKS);
  await background.evaluate(() => (globalThis as unknown as { mend(): void }).mend());
  await page.evaluate(() => document.body.append(" Và Cần Thơ."));
  await expect.poll(badge).toBe(String(ARTICLE_MARKS.length + 2));
  expect((await stateOf(allowed, page))?.state).toBe("marked");
  await page.close();
});

test("the extension is removed while pages are open, and leaves them clean", async ({ site, plain }) => {
  const extended = await launchExtended(["*://127.0.0.1/*"]);
  const [page, without] = [await extended.context.newPage(), await plain.newPage()];
  await Promise.all([page.goto(`${site.origin}/article`), without.goto(`${site.origin}/article`)]);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  const background = await extended.background();
  // The background ends with it, before it can answer.
  await background
    .evaluate(() => chrome.management.uninstallSelf({ showConfirmDialog: false }))
    .catch(() => {});
  await expect
    .poll(() => tracesOf(page), { timeout: 6_000 })
    .toEqual({ highlights: [], sheets: 0, hosts: 0 });
  expect(await listenersOf(page)).toBe(await listenersOf(without));
  expect(await domOf(page)).toBe(await domOf(without));
  expect(extended.takeFaults()).toEqual([]);
  await extended.context.close();
  await without.close();
});

test("the extension is updated while pages are open, and marks them anew", async ({ site, plain }) => {
  const extended = await launchExtended(["*://127.0.0.1/*"]);
  const [page, without] = [await extended.context.newPage(), await plain.newPage()];
  await Promise.all([page.goto(`${site.origin}/article`), without.goto(`${site.origin}/article`)]);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  await sendTo(await browserOf(extended), "Extensions.loadUnpacked", { path: extended.folder });
  // The old marks go, and the new ones come; for a moment there may be both.
  await page.waitForTimeout(3_000);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  const drawn = await page.evaluate(() =>
    [...CSS.highlights].reduce((sum, [, highlight]) => sum + highlight.size, 0),
  );
  expect(drawn).toBe(ARTICLE_MARKS.length);
  expect(await domOf(page)).toBe(await domOf(without));
  expect(extended.takeFaults()).toEqual([]);
  await extended.context.close();
  await without.close();
});

test("the date of the article: as the page states it, or as its text does", async ({ site, allowed }) => {
  const page = await allowed.context.newPage();
  await page.goto(`${site.origin}/article`);
  await expect
    .poll(async () => (await stateOf(allowed, page))?.date)
    .toEqual({ date: "2025-06-20", origin: "json-ld" });
  await page.goto(`${site.origin}/undated`);
  await expect
    .poll(async () => (await stateOf(allowed, page))?.date)
    .toEqual({ date: "2023-06-23", origin: "text" });
  await page.close();
});

test("the badge counts all frames", async ({ site, allowed }) => {
  const page = await allowed.context.newPage();
  const badge = async (): Promise<string> =>
    (await allowed.background()).evaluate(async (url) => {
      const [tab] = await chrome.tabs.query({ url });
      return chrome.action.getBadgeText({ tabId: tab?.id ?? 0 });
    }, page.url());
  await page.goto(`${site.origin}/frames`);
  await expect.poll(badge).toBe("4");
  await page.goto(`${site.origin}/article`);
  await expect.poll(badge).toBe(String(ARTICLE_MARKS.length));
  await page.close();
});

async function timeUntilMarked(page: Page, name: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const start = performance.now();
    const paragraph = document.createElement("p");
    paragraph.append(`Sáng nay, UBND thành phố ${wanted} họp.`);
    document.body.prepend(paragraph);
    const isMarked = (): boolean =>
      [...CSS.highlights].some(([, highlight]) =>
        [...(highlight as unknown as Set<AbstractRange>)].some(
          (range) => range.startContainer === paragraph.firstChild,
        ),
      );
    while (!isMarked()) {
      if (performance.now() - start > 20_000) throw new Error("Not marked within 20 s.");
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return Math.round(performance.now() - start);
  }, name);
}

/** A shortcut, as the browser tells of it. */
async function command(extended: Extended, page: Page, name: string): Promise<void> {
  const background = await extended.background();
  await background.evaluate(
    async ([url, given]) => {
      const [tab] = await chrome.tabs.query({ url: url ?? "" });
      (chrome.commands.onCommand as unknown as { dispatch(name: string, tab: unknown): void }).dispatch(
        given ?? "",
        tab,
      );
    },
    [page.url(), name],
  );
}

async function setSettings(extended: Extended, settings: object): Promise<void> {
  const background = await extended.background();
  await background.evaluate((given) => chrome.storage.sync.set({ settings: given }), settings);
}
