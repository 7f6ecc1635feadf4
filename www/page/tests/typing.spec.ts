import type { Browser, Page } from "@playwright/test";
import { longText } from "./article.ts";
import { expect, test } from "./reader.ts";

/** The longest task that a key press may make (milliseconds). */
const LONGEST_TASK = 50;

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Processor time of the thread (microseconds). */
  tdur?: number;
  args?: { name?: string };
}

/**
 * Processor time of each task of the page's main thread while `run` does its work (milliseconds). Not the time on the
 * clock: what else the machine does at that moment is no fault of the page.
 */
async function tasksDuring(browser: Browser, page: Page, run: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, { categories: ["toplevel"] });
  await run();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const threads = trace.traceEvents
    .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
    .map(({ pid, tid }) => `${pid}/${tid}`);
  return trace.traceEvents
    .filter(({ name, pid, tid }) => name.endsWith("RunTask") && threads.includes(`${pid}/${tid}`))
    .map(({ tdur = 0 }) => tdur / 1000);
}

for (const [name, length, pause] of [
  ["20,000", 20_000, 30],
  ["1,000,000", 1_000_000, 120],
] as const) {
  test(`typing in ${name} characters makes no long task`, async ({ browser, reader, page }) => {
    await reader.paste(longText(length));
    await expect.poll(() => reader.drawn("province")).not.toEqual([]);
    await page.keyboard.press("ControlOrMeta+Home");
    await page.waitForTimeout(1500);

    const tasks = await tasksDuring(browser, page, async () => {
      for (const key of "Đoàn công tác đến Cà Mau. ") {
        await page.keyboard.type(key);
        await page.waitForTimeout(pause);
      }
      await expect.poll(() => reader.drawn("province"), { timeout: 10_000 }).toContain("Cà Mau");
      // The counts are spoken, and the overview is drawn, when the text has come to rest.
      await page.waitForTimeout(1500);
    });
    const longest = [...tasks].sort((a, b) => b - a).slice(0, 5);
    console.log(`longest tasks, ${name} characters: ${longest.map((task) => task.toFixed(1)).join(", ")} ms`);
    expect(tasks.length).toBeGreaterThan(50);
    expect(tasks.filter((duration) => duration > LONGEST_TASK)).toEqual([]);
  });
}
