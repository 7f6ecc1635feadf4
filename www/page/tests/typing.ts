// What a key press costs, in a text that is in the editor already.
import type { Browser, Page } from "@playwright/test";
import { expect, type Reader } from "./reader.ts";

const NAME = "Cà Mau";
const SENTENCE = `Đoàn công tác đến ${NAME}`;

export interface Typing {
  /**
   * For each key press, milliseconds from the event's own time to the end of the first frame after it: what the main thread
   * does, and its wait for the screen. Letters that no key has are typed, but not in it.
   */
  readonly toPaint: readonly number[];
  /** The same from the last key, which ends a name, to the end of the frame that marks it; with the rest that the page waits for. */
  readonly toMark: number;
  /**
   * Processor time of each task of the page's main thread (milliseconds). Not the time on the clock: what else the machine does
   * at that moment is no fault of the page.
   */
  readonly tasks: readonly number[];
}

/** Types a line that ends in a name, a key every `pause` milliseconds, and waits until the page rests. The name must not be in view. */
export async function typeSentence(browser: Browser, reader: Reader, pause: number): Promise<Typing> {
  const { page } = reader;
  await page.keyboard.press("Enter");
  await page.keyboard.press("ControlOrMeta+Home");
  await page.waitForTimeout(1000);
  await page.evaluate(watch, NAME);
  const tasks = await tasksDuring(browser, page, async () => {
    for (const key of SENTENCE) {
      await page.keyboard.type(key);
      await page.waitForTimeout(pause);
    }
    await expect.poll(() => reader.drawn("province"), { timeout: 10_000 }).toContain(NAME);
    // The counts are spoken, and the overview is drawn, when the text has come to rest.
    await page.waitForTimeout(1500);
  });
  const { toPaint, toMark } = await page.evaluate(() => globalThis.watched);
  return { toPaint, toMark, tasks };
}

interface Watched {
  readonly toPaint: number[];
  toMark: number;
}
declare global {
  var watched: Watched;
}

/** In the page. */
function watch(name: string): void {
  const watched: Watched = { toPaint: [], toMark: 0 };
  globalThis.watched = watched;
  /** After the frame: a message posted while it is made is delivered when it has been. */
  const whenPainted = (then: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(undefined);
  };
  const isMarked = (): boolean =>
    [...(CSS.highlights.get("danhdau-province") ?? [])].some((fixed) => {
      const range = document.createRange();
      range.setStart(fixed.startContainer, fixed.startOffset);
      range.setEnd(fixed.endContainer, fixed.endOffset);
      return range.toString() === name;
    });
  const untilMarked = (pressed: number): void => {
    if (!isMarked()) requestAnimationFrame(() => untilMarked(pressed));
    else
      whenPainted(() => {
        watched.toMark = performance.now() - pressed;
      });
  };
  addEventListener(
    "keydown",
    ({ timeStamp, key }) => {
      requestAnimationFrame(() => whenPainted(() => watched.toPaint.push(performance.now() - timeStamp)));
      if (key === name.at(-1)) requestAnimationFrame(() => untilMarked(timeStamp));
    },
    { capture: true },
  );
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Processor time of the thread (microseconds). */
  tdur?: number;
  args?: { name?: string };
}

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
