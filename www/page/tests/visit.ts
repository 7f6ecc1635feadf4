// What a visit of the page costs: the time until the first mark, and what travels until then.
import type { BrowserContext } from "@playwright/test";

export interface Visit {
  /** Milliseconds from navigation to the frame that draws the first mark. */
  readonly toFirstMark: number;
  /** Each file that came over the network until then, by its path. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** A link that carries the text, as the page makes it. */
export async function linkTo(page: string, text: string): Promise<string> {
  const packed = new Blob([JSON.stringify({ v: 1, t: text })])
    .stream()
    .pipeThrough(new CompressionStream("deflate-raw"));
  return `${page}#bai=${Buffer.from(await new Response(packed).arrayBuffer()).toString("base64url")}`;
}

/** Opens a link with a text, and stays until the service worker has taken over: the next visit in this context is warm. */
export async function visit(context: BrowserContext, link: string): Promise<Visit> {
  const page = await context.newPage();
  await page.addInitScript(() => {
    const look = (): void => {
      if ([...CSS.highlights.values()].some(({ size }) => size > 0)) performance.mark("first mark");
      else requestAnimationFrame(look);
    };
    look();
  });
  const files = new Map<string, Buffer>();
  let until: number | undefined;
  page.on("response", (response) => {
    if (response.fromServiceWorker() || until !== undefined) return;
    void response.body().then(
      (body) => files.set(new URL(response.url()).pathname, body),
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
