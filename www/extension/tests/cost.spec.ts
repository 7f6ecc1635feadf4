// What the extension costs a page, in one run beside the same page without it.
import type { CDPSession, Page } from "@playwright/test";
import {
  attach,
  browserOf,
  type Extended,
  endBackground,
  expect,
  launchExtended,
  stateOf,
  test,
} from "./browsers.ts";

const RUNS = 5;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Time that the main thread of a page has worked, in milliseconds of the processor. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
}

interface Visit {
  /** Milliseconds of work until the page has come to rest. */
  readonly load: number;
  /** And for scrolling through all of it. */
  readonly scroll: number;
  /** Milliseconds from the navigation to the first mark. */
  readonly marked: number;
}

async function visit(page: Page, url: string, isMarked: boolean): Promise<Visit> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const start = await workOf(session);
  await page.goto(url);
  const marked = isMarked
    ? await page.evaluate(async () => {
        while (CSS.highlights.size === 0) await new Promise((resolve) => setTimeout(resolve, 1));
        return performance.now();
      })
    : 0;
  await page.waitForTimeout(150);
  const loaded = await workOf(session);
  for (let step = 1; step <= 10; step++) {
    await page.evaluate((part) => scrollTo(0, document.documentElement.scrollHeight * part), step / 10);
    await page.waitForTimeout(30);
  }
  const scrolled = await workOf(session);
  await session.detach();
  return { load: loaded - start, scroll: scrolled - loaded, marked };
}

/** Memory of the background in MiB: its JavaScript, and that of the module. */
async function memoryOf(extended: Extended): Promise<{ script: number; module: number }> {
  const session = await browserOf(extended);
  const { targetInfos } = await session.send("Target.getTargets");
  const background = targetInfos.find(({ type }) => type === "service_worker");
  const ask = await attach(session, background?.targetId ?? "");
  const { usedSize = 0 } = await ask("Runtime.getHeapUsage", {});
  const prototype = await ask("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await ask("Runtime.queryObjects", { prototypeObjectId: prototype.result?.objectId });
  const bytes = await ask("Runtime.callFunctionOn", {
    objectId: objects?.objectId,
    functionDeclaration:
      "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) }",
    returnByValue: true,
  });
  await session.detach();
  return { script: usedSize / 2 ** 20, module: Number(bytes.result?.value ?? 0) / 2 ** 20 };
}

test("what it costs a page of 100,000 characters with 1,000 marks", async ({ site, plain }) => {
  test.setTimeout(60_000);
  const extended = await launchExtended(["*://127.0.0.1/*"]);
  const url = `${site.origin}/long`;
  const [page, without] = [await extended.context.newPage(), await plain.newPage()];
  await visit(page, url, true);
  await visit(without, url, false);
  const [marked, bare]: [Visit[], Visit[]] = [[], []];
  for (let run = 0; run < RUNS; run++) {
    marked.push(await visit(page, url, true));
    bare.push(await visit(without, url, false));
  }
  const counts = Object.values((await stateOf(extended, page))?.counts ?? {});
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1_000);

  const of = (visits: readonly Visit[], what: keyof Visit): number => median(visits.map((one) => one[what]));
  const ratio = (what: keyof Visit): number => of(marked, what) / of(bare, what);
  const say = (what: keyof Visit): string =>
    `${of(marked, what).toFixed(0)} ms with, ${of(bare, what).toFixed(0)} ms without, ratio ${ratio(what).toFixed(2)}`;
  console.log(`  main thread, until the page rests: ${say("load")}`);
  console.log(`  main thread, scrolling through it: ${say("scroll")}`);
  const awake = of(marked, "marked");
  const { script, module } = await memoryOf(extended);
  console.log(
    `  memory of the background: ${script.toFixed(1)} MiB of JavaScript, ${module.toFixed(1)} MiB of the module`,
  );
  await endBackground(extended);
  const cold = (await visit(page, url, true)).marked;
  console.log(
    `  first mark after navigation: ${awake.toFixed(0)} ms with the background awake, ${cold.toFixed(0)} ms from cold, ratio ${(cold / awake).toFixed(2)}`,
  );
  expect(module).toBeGreaterThan(1);
  expect(module).toBeLessThan(24);
  // Generous: this guards against a page that is read again and again, not against a slow machine.
  expect(ratio("load")).toBeLessThan(4);
  expect(ratio("scroll")).toBeLessThan(12);
  await extended.context.close();
  await without.close();
});
