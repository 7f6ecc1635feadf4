// Two browsers for each test: one with the extension really loaded, and one without it to compare with.
import {
  type BrowserContext,
  test as base,
  type CDPSession,
  chromium,
  expect,
  type Page,
  type Worker,
} from "@playwright/test";
import { launchOptions } from "../../page/tests/browser.ts";
import type { ContentWorld, FrameState } from "../src/protocol.ts";
import { openSite, type Site } from "./site.ts";
import { unpacked } from "./unpacked.ts";

export { expect };

/** A browser with the extension, and what went wrong in it. */
export interface Extended {
  readonly context: BrowserContext;
  readonly id: string;
  /** Where it was loaded from. */
  readonly folder: string;
  background(): Promise<Worker>;
  /** Errors in consoles, and requests to anywhere but this machine; taken away as they are read. */
  takeFaults(): string[];
}

async function launch(extension?: string, colorScheme: "light" | "dark" = "light"): Promise<BrowserContext> {
  return chromium.launchPersistentContext("", {
    ...launchOptions,
    headless: true,
    locale: "vi-VN",
    colorScheme,
    viewport: { width: 1000, height: 800 },
    args: [
      ...launchOptions.args,
      // Lets a test press the extension's button.
      "--enable-unsafe-extension-debugging",
      ...(extension === undefined
        ? ["--disable-extensions"]
        : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
    ],
  });
}

/** @param granted Match patterns that the reader has allowed. */
export async function launchExtended(
  granted: readonly string[],
  colorScheme: "light" | "dark" = "light",
): Promise<Extended> {
  const folder = unpacked("chromium", granted);
  const context = await launch(folder, colorScheme);
  let faults: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") faults.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
  context.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== "127.0.0.1") faults.push(`request: ${request.url()}`);
  });
  const background = async (): Promise<Worker> =>
    context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const id = new URL((await background()).url()).host;
  // The first page opens by itself.
  await expect.poll(() => context.pages().some((page) => page.url().endsWith("/welcome.html"))).toBe(true);
  return {
    context,
    id,
    folder,
    background,
    takeFaults() {
      const taken = faults;
      faults = [];
      return taken;
    },
  };
}

interface Fixtures {
  /** Fails a test in which something went wrong unseen. */
  faultless: undefined;
}
interface WorkerFixtures {
  site: Site;
  /** The test site is allowed for good. */
  allowed: Extended;
  plain: BrowserContext;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const site = await openSite();
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  allowed: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const extended = await launchExtended(["*://127.0.0.1/*"]);
      await use(extended);
      await extended.context.close();
    },
    { scope: "worker" },
  ],
  plain: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const context = await launch();
      await use(context);
      await context.close();
    },
    { scope: "worker" },
  ],
  faultless: [
    async ({ allowed }, use) => {
      allowed.takeFaults();
      await use(undefined);
      expect(allowed.takeFaults()).toEqual([]);
    },
    { auto: true },
  ],
});

/** The browser itself, through its debugging protocol. */
export async function browserOf({ context }: Pick<Extended, "context">): Promise<CDPSession> {
  const browser = context.browser();
  if (browser === null) throw new Error("Playwright gave no browser.");
  return browser.newBrowserCDPSession();
}

/** A command that the types of Playwright do not know yet. */
export async function sendTo(session: CDPSession, method: string, given: object): Promise<void> {
  await (session.send as unknown as (method: string, given: object) => Promise<unknown>).call(
    session,
    method,
    given,
  );
}

/** Of what the protocol answers, the few fields that are looked at. */
interface Answer {
  readonly usedSize?: number;
  readonly result?: { readonly objectId: string; readonly value: unknown };
  readonly objects?: { readonly objectId: string };
}

/** Speaks to a target that Playwright gives no handle for: a background, a popup. */
export async function attach(
  session: CDPSession,
  targetId: string,
): Promise<(method: string, params: object) => Promise<Answer>> {
  const { sessionId } = await session.send("Target.attachToTarget", { targetId });
  let last = 0;
  return (method, params) =>
    new Promise((resolve) => {
      const id = ++last;
      session.on("Target.receivedMessageFromTarget", ({ message }) => {
        const answer = JSON.parse(message);
        if (answer.id === id) resolve(answer.result);
      });
      const message = JSON.stringify({ id, method, params });
      void session.send("Target.sendMessageToTarget", { sessionId, message });
    });
}

/** Ends the background as the browser does when it is idle; `isAsked`: a question will start it again at once. */
export async function endBackground(extended: Extended, { isAsked = false } = {}): Promise<void> {
  const session = await browserOf(extended);
  const find = async (): Promise<string | undefined> => {
    const { targetInfos } = await session.send("Target.getTargets");
    return targetInfos.find(({ type, url }) => type === "service_worker" && url.includes(extended.id))
      ?.targetId;
  };
  await session.send("Target.closeTarget", { targetId: (await find()) ?? "" });
  if (!isAsked) await expect.poll(find).toBeUndefined();
  await session.detach();
}

/** What a page is, in all its trees: its own, those of open shadow roots and of frames that may be read. */
export async function domOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const write = (node: Node): string => {
      const parts = [node.nodeName, node.nodeValue ?? ""];
      if (node instanceof Element || node.nodeType === 1) {
        const element = node as HTMLElement;
        parts.push(...[...element.attributes].map(({ name, value }) => `${name}=${value}`).sort());
        if (element.shadowRoot) parts.push("SHADOW", ...[...element.shadowRoot.childNodes].map(write), "END");
        if ("value" in element) parts.push(`value:${element.value}`);
        if (element.localName === "iframe") {
          const inner = (element as HTMLIFrameElement).contentDocument;
          if (inner !== null) parts.push(write(inner.documentElement));
        }
      }
      return `<${parts.join(" ")}${[...node.childNodes].map(write).join("")}>`;
    };
    return write(document.documentElement);
  });
}

/** Text under the highlights of the extension, in one frame, in the order of the text. */
export async function marksOf(frame: Page | import("@playwright/test").Frame): Promise<string[]> {
  return frame.evaluate(() => {
    const ranges = [...CSS.highlights]
      .filter(([name]) => /^danhdau-extension-(province|official|fpt-unit|policy)/.test(name))
      .flatMap(([, highlight]) => [...(highlight as unknown as Set<AbstractRange>)])
      .map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range;
      });
    return ranges
      .sort((a, b) => {
        if (a.startContainer.getRootNode() !== b.startContainer.getRootNode()) {
          return a.startContainer.getRootNode() === document ? -1 : 1;
        }
        return a.compareBoundaryPoints(Range.START_TO_START, b);
      })
      .map(String);
  });
}

/** How the page stands, as the extension tells its popup. */
export async function stateOf({ background }: Extended, page: Page): Promise<FrameState | undefined> {
  const worker = await background();
  return worker.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const [frame] = await chrome.scripting.executeScript({
      target: { tabId: tab?.id ?? 0 },
      func: () => (globalThis as ContentWorld).danhdau?.state(),
    });
    return frame?.result as FrameState | undefined;
  }, page.url());
}

/** Registered highlights of anybody, and style sheets that were adopted: nothing of it may be left after the end. */
export async function tracesOf(page: Page): Promise<{ highlights: string[]; sheets: number; hosts: number }> {
  return page.evaluate(() => ({
    highlights: [...CSS.highlights.keys()],
    sheets: document.adoptedStyleSheets.length,
    hosts: document.querySelectorAll("danhdau-card-host").length,
  }));
}
