// What the extension costs a page, beside the same page without it: 100,000 characters with 1,000 marks.
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { attach, browserOf, type Extended, endBackground } from "./browsers.ts";

export interface Visit {
  /** Milliseconds of the processor that the main thread works until the page has come to rest. */
  readonly load: number;
  /** And for scrolling through all of it by whole screens. */
  readonly scroll: number;
  /** Milliseconds from the navigation to the first mark; 0 without the extension. */
  readonly marked: number;
}

/** What is measured again and again. */
export interface Cost {
  readonly marked: Visit;
  readonly bare: Visit;
  /** As `marked`, when the background had ended before. */
  readonly cold: Visit;
  readonly memory: Memory;
}

/** MiB of a context that runs scripts: its JavaScript, and the memory of modules. */
export interface Memory {
  readonly script: number;
  readonly module: number;
}

/** Visits the long page of the test site in two browsers in turns, once to warm up, and then `runs` times. */
export async function costOf(
  extended: Extended,
  plain: BrowserContext,
  url: string,
  runs: number,
): Promise<Cost[]> {
  const [page, without] = [await extended.context.newPage(), await plain.newPage()];
  await visit(page, url, true);
  await visit(without, url, false);
  const costs: Cost[] = [];
  for (let run = 0; run < runs; run++) {
    const [marked, bare] = [await visit(page, url, true), await visit(without, url, false)];
    const memory = await memoryOfBackground(extended);
    await endBackground(extended);
    costs.push({ marked, bare, memory, cold: await visit(page, url, true) });
  }
  return costs;
}

/** Time that the main thread of a page has worked, in milliseconds of the processor. */
async function workOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0);
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

async function memoryOfBackground(extended: Extended): Promise<Memory> {
  const session = await browserOf(extended);
  const { targetInfos } = await session.send("Target.getTargets");
  const background = targetInfos.find(({ type }) => type === "service_worker");
  const memory = await memoryOf(session, background?.targetId ?? "");
  await session.detach();
  return memory;
}

/** What a target takes, by the debugging protocol. */
export async function memoryOf(session: CDPSession, targetId: string): Promise<Memory> {
  const ask = await attach(session, targetId);
  const { usedSize = 0 } = await ask("Runtime.getHeapUsage", {});
  const prototype = await ask("Runtime.evaluate", { expression: "WebAssembly.Memory.prototype" });
  const { objects } = await ask("Runtime.queryObjects", { prototypeObjectId: prototype.result?.objectId });
  const bytes = await ask("Runtime.callFunctionOn", {
    objectId: objects?.objectId,
    functionDeclaration:
      "function () { return this.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) }",
    returnByValue: true,
  });
  return { script: usedSize / 2 ** 20, module: Number(bytes.result?.value ?? 0) / 2 ** 20 };
}
