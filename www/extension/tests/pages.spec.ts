// Pages of every making: marked where they should be, and in all else the same as without the extension.
import type { Page } from "@playwright/test";
import { domOf, expect, marksOf, test } from "./browsers.ts";
import { ARTICLE_MARKS, groundOfMark } from "./site.ts";

interface Scenario {
  readonly name: string;
  readonly path: string;
  readonly marks: readonly string[];
  /** What a reader or the page does; in both browsers. */
  readonly act?: (page: Page) => Promise<void>;
  readonly marksAfter?: readonly string[];
}

const SCENARIOS: readonly Scenario[] = [
  { name: "a plain article", path: "/article", marks: ARTICLE_MARKS },
  {
    name: "a page under default-src 'none' with trusted types",
    path: "/strict",
    marks: ARTICLE_MARKS,
  },
  {
    name: "an application that draws itself anew, and goes from view to view",
    path: "/app/mot",
    marks: ["Hải Phòng", "FPT"],
    act: async (page) => {
      await page.evaluate(() => (window as unknown as { rerender(times: number): void }).rerender(200));
      await page.getByRole("link", { name: "Hai" }).click();
    },
    marksAfter: ["Đà Nẵng"],
  },
  {
    name: "editors and fields, which are left alone",
    path: "/editor",
    marks: ["Hải Phòng"],
    act: async (page) => {
      await page.locator("#editor").click();
      await page.keyboard.press("End");
      await page.keyboard.type(" Thêm Quảng Ninh.");
      await page.locator("#area").fill("Cần Thơ và Hà Nội");
      await page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>("#design");
        if (frame?.contentDocument) frame.contentDocument.body.contentEditable = "true";
      });
    },
    marksAfter: ["Hải Phòng"],
  },
  {
    name: "open shadow roots; closed ones stay closed",
    path: "/shadow",
    marks: ["Hải Phòng", "Đà Nẵng", "FPT Software"],
  },
  {
    name: "a page from right to left",
    path: "/rtl",
    marks: ["Hải Phòng", "Đà Nẵng", "FPT Software"],
  },
  { name: "a page that asks not to be marked", path: "/optout", marks: [] },
  { name: "a part that asks not to be marked", path: "/partly", marks: ["Hải Phòng"] },
  { name: "a page without text", path: "/empty", marks: [] },
];

for (const { name, path, marks, act, marksAfter } of SCENARIOS) {
  test(name, async ({ site, allowed, plain }) => {
    const open = async (context: typeof plain): Promise<Page> => {
      const page = await context.newPage();
      site.takeRequests();
      await page.goto(site.origin + path);
      return page;
    };
    const marked = await open(allowed.context);
    await expect.poll(() => marksOf(marked)).toEqual(marks);
    await act?.(marked);
    if (marksAfter) await expect.poll(() => marksOf(marked)).toEqual(marksAfter);
    // Time for what should not happen.
    if (marks.length === 0) await marked.waitForTimeout(400);
    expect(await marksOf(marked)).toEqual(marksAfter ?? marks);
    const asked = site.takeRequests();

    const without = await open(plain);
    await act?.(without);
    expect(site.takeRequests()).toEqual(asked);
    expect(await domOf(marked)).toBe(await domOf(without));
    await Promise.all([marked.close(), without.close()]);
  });
}

test("frames: those of the same site and those without an address, each for itself; specks are not read", async ({
  site,
  allowed,
  plain,
}) => {
  const [page, without] = await Promise.all([allowed.context.newPage(), plain.newPage()]);
  await Promise.all([page.goto(`${site.origin}/frames`), without.goto(`${site.origin}/frames`)]);
  const [main, inner, written, speck] = page.frames();
  await expect.poll(async () => (main ? marksOf(main) : [])).toEqual(["Hải Phòng"]);
  await expect.poll(async () => (inner ? marksOf(inner) : [])).toEqual(["Đà Nẵng", "FPT"]);
  await expect.poll(async () => (written ? marksOf(written) : [])).toEqual(["Cần Thơ"]);
  expect(speck && (await marksOf(speck))).toEqual([]);
  expect(await domOf(page)).toBe(await domOf(without));
  await Promise.all([page.close(), without.close()]);
});

test("infinite scroll to 500,000 characters: what is in sight is marked, all is counted", async ({
  site,
  allowed,
  plain,
}) => {
  const grow = async (page: Page): Promise<void> => {
    await page.goto(`${site.origin}/scroll`);
    await page.evaluate(() => (window as unknown as { ready: Promise<number> }).ready);
    for (let length = 0; length < 500_000; ) {
      length = await page.evaluate(() => (window as unknown as { more(): Promise<number> }).more());
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    }
  };
  const page = await allowed.context.newPage();
  await grow(page);
  const last = page.locator("#list > p").last();
  const [number] = (await last.innerText()).match(/\d+/) ?? [];
  expect(Number(number)).toBeGreaterThan(800);
  const marksAtEnd = async (): Promise<number> =>
    page.evaluate(() => {
      const end = document.querySelector("#list > p:last-child");
      return [...CSS.highlights].flatMap(([, highlight]) =>
        [...(highlight as unknown as Set<AbstractRange>)].filter((range) =>
          end?.contains(range.startContainer),
        ),
      ).length;
    });
  await expect.poll(marksAtEnd, { timeout: 10_000 }).toBe(4);
  // All are counted, and only those near the viewport are drawn.
  expect((await marksOf(page)).length).toBeLessThan(400);
  const without = await plain.newPage();
  await grow(without);
  expect(await domOf(page)).toBe(await domOf(without));
  await Promise.all([page.close(), without.close()]);
});

test("marks have a ground on screen; printed, a page is what it is without the extension", async ({
  site,
  allowed,
  plain,
}) => {
  const [page, without] = await Promise.all([allowed.context.newPage(), plain.newPage()]);
  await Promise.all([page.goto(`${site.origin}/article`), without.goto(`${site.origin}/article`)]);
  await expect.poll(() => marksOf(page)).toEqual(ARTICLE_MARKS);
  const clip = await page.evaluate(groundOfMark);
  const speck = async (): Promise<boolean> =>
    (await page.screenshot({ clip })).equals(await without.screenshot({ clip }));
  await expect.poll(speck).toBe(false);
  await Promise.all([page.emulateMedia({ media: "print" }), without.emulateMedia({ media: "print" })]);
  expect((await page.screenshot()).equals(await without.screenshot())).toBe(true);
  await Promise.all([page.close(), without.close()]);
});
