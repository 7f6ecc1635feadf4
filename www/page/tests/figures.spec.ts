// What a visit costs, printed: time from navigation to the first mark, and what travels until then and in all.
import { brotliCompressSync } from "node:zlib";
import { type BrowserContext, expect, test } from "@playwright/test";
import { ARTICLE } from "./article.ts";

/** The slowest that a visit may be on the machine of the tests (milliseconds): a bound against mistakes, not a measure. */
const SLOWEST = 4000;
/** All that is fetched until there are marks (bytes, as brotli leaves it). */
const MOST_UNTIL_MARKED = 450_000;

test.use({ serviceWorkers: "allow" });

/** A link that carries the article, as the page makes it. */
async function linkTo(page: string, text: string): Promise<string> {
  const packed = new Blob([JSON.stringify({ v: 1, t: text })])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  return `${page}#bai=${Buffer.from(await new Response(packed).arrayBuffer()).toString("base64url")}`;
}

interface Visit {
  /** Milliseconds from navigation to the first mark. */
  readonly toFirstMark: number;
  /** Brotli size of each file that came over the network. */
  readonly files: ReadonlyMap<string, number>;
}

async function visit(context: BrowserContext, link: string): Promise<Visit> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = (): void => {
      if (globalThis.CSS.highlights.size > 0) performance.mark("first mark");
      else requestAnimationFrame(look);
    };
    look();
  });
  const files = new Map<string, number>();
  let until: number | undefined;
  page.on("response", (response) => {
    if (response.fromServiceWorker() || until !== undefined) return;
    void response.body().then(
      (body) => files.set(new URL(response.url()).pathname, brotliCompressSync(body).length),
      () => {},
    );
  });
  await page.goto(link);
  await page.waitForFunction(() => performance.getEntriesByName("first mark").length > 0);
  until = await page.evaluate(() => performance.getEntriesByName("first mark")[0]?.startTime ?? 0);
  await page.waitForFunction(() =>
    navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated"),
  );
  await page.close();
  return { toFirstMark: until, files };
}

test("a visit: time to the first mark, cold and warm, and what travels", async ({ context, baseURL }) => {
  const link = await linkTo(baseURL ?? "", ARTICLE);
  const cold = await visit(context, link);
  const warm = await visit(context, link);
  const total = [...cold.files.values()].reduce((sum, size) => sum + size, 0);
  console.log(
    `first mark after ${Math.round(cold.toFirstMark)} ms cold, ${Math.round(warm.toFirstMark)} ms warm`,
  );
  console.log(
    `until then ${cold.files.size} files, ${total.toLocaleString("en")} bytes (brotli); warm ${warm.files.size}`,
  );
  for (const [name, size] of cold.files) console.log(`  ${size.toLocaleString("en").padStart(9)} ${name}`);
  expect(cold.toFirstMark).toBeLessThan(SLOWEST);
  expect(warm.toFirstMark).toBeLessThan(SLOWEST);
  expect(total).toBeLessThan(MOST_UNTIL_MARKED);
});
