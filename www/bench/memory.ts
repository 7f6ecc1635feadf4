// What a page takes, of the machine and inside.
import { readFile } from "node:fs/promises";
import type { Browser } from "@playwright/test";
import { type Memory, memoryOf } from "../extension/tests/cost.ts";

export interface PageMemory {
  /** JavaScript and modules of the page and of its worker (MiB), as they are now. */
  readonly page: Memory;
  readonly worker: Memory;
  /** As {@link peakOfRenderers}. */
  readonly peak: number | undefined;
}

/** Of a browser with one page, which has one worker. */
export async function memoryOfPage(browser: Browser): Promise<PageMemory> {
  // Before the heaps are asked: counting objects collects garbage.
  const peak = await peakOfRenderers(browser);
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send("Target.getTargets");
  const of = async (wanted: string): Promise<Memory> => {
    const found = targetInfos.find(({ type }) => type === wanted);
    if (found === undefined) throw new Error(`The browser has no target of the type ${wanted}.`);
    return memoryOf(session, found.targetId);
  };
  const memory = { peak, page: await of("page"), worker: await of("worker") };
  await session.detach();
  return memory;
}

/** The most that any renderer of the browser has held in memory so far (MiB); absent where the system does not tell. */
export async function peakOfRenderers(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const peaks = await Promise.all(renderers.map(({ id }) => peakOf(id)));
  const known = peaks.filter((peak) => peak !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** The most that a process has held in memory (MiB), as Linux tells. */
async function peakOf(process: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${process}/status`, "utf8").catch(() => "");
  const kib = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return kib === undefined ? undefined : Number(kib) / 1024;
}
