// The page in a tab, from outside: starting and ending marks in it, and asking how it stands. Used by the background and by the
// popup; whoever calls has the permission, through a click of the reader or for good.
import type { ContentWorld, FrameState, Order } from "./protocol";

/** A frame and how it stands; without a state nothing runs there. */
export interface Frame {
  readonly frameId: number;
  readonly state: FrameState | undefined;
}

/** Runs the content script in all frames of a tab that may be read. */
export async function mark(tabId: number): Promise<void> {
  await forget(tabId);
  await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, files: ["content.js"] });
}

/** Ends the marks of a tab, and remembers that the reader wanted so. */
export async function unmark(tabId: number, url: string | undefined): Promise<void> {
  await chrome.storage.session.set({ [unmarkedKey(tabId)]: url ?? "" });
  await order(tabId, { order: "stop" });
}

/** Whether the reader has ended the marks of this very page. */
export async function isUnmarked(tabId: number, url: string | undefined): Promise<boolean> {
  const key = unmarkedKey(tabId);
  return (await chrome.storage.session.get(key))[key] === (url ?? "");
}

/** @throws Where the browser lets nobody read the page. */
export async function frames(tabId: number): Promise<Frame[]> {
  const results = await chrome.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => (globalThis as ContentWorld).danhdau?.state() ?? null,
  });
  return results.map(({ frameId, result }) => ({ frameId, state: result ?? undefined }));
}

/** Tells all frames of a tab, or one of them. Where nobody listens, nothing happens. */
export async function order(tabId: number, given: Order, frameId?: number): Promise<void> {
  try {
    await chrome.tabs.sendMessage(tabId, given, frameId === undefined ? {} : { frameId });
  } catch {
    // No marks there.
  }
}

/** Tells all tabs. */
export async function orderAll(given: Order): Promise<void> {
  const tabs = await chrome.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : order(id, given))));
}

/** What is remembered of a tab ends with it. */
export async function forget(tabId: number): Promise<void> {
  await chrome.storage.session.remove(unmarkedKey(tabId));
}

function unmarkedKey(tabId: number): string {
  return `unmarked-${tabId}`;
}
