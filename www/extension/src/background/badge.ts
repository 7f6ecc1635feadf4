// The number on the button: marks in all frames of a tab. What frames told is kept in the session, because the background ends
// in between.
import type { Report } from "../protocol";

/** What frames told last. Those that are gone, or without marks, are left out. */
type Reports = Record<string, Pick<Report, "count" | "failed">>;

const INK = "#15211e";
const MARKER = "#ffcd3c";

let last: Promise<void> = Promise.resolve();

export function showCounts(): void {
  chrome.action.setBadgeBackgroundColor({ color: MARKER });
  chrome.action.setBadgeTextColor({ color: INK });
  chrome.runtime.onMessage.addListener((message: Report | object, { tab, frameId, id }) => {
    if (!("tell" in message) || id !== chrome.runtime.id) return;
    const tabId = tab?.id;
    if (tabId === undefined || frameId === undefined) return;
    // One after the other: two frames at once would write over each other.
    last = last.then(() => show(tabId, frameId, message)).catch(() => {});
  });
  chrome.tabs.onRemoved.addListener((tabId) => void chrome.storage.session.remove(keyOf(tabId)));
}

async function show(tabId: number, frameId: number, { count, failed }: Report): Promise<void> {
  const key = keyOf(tabId);
  const stored = ((await chrome.storage.session.get(key))[key] ?? {}) as Reports;
  const { [frameId]: _, ...others } = stored;
  const reports: Reports = count === 0 && !failed ? others : { ...others, [frameId]: { count, failed } };
  await chrome.storage.session.set({ [key]: reports });
  const frames = Object.values(reports);
  const total = frames.reduce((sum, frame) => sum + frame.count, 0);
  const number = total === 0 ? "" : total > 999 ? "999+" : String(total);
  // Whoever sees it opens the popup, which says more.
  await chrome.action.setBadgeText({ tabId, text: frames.some((frame) => frame.failed) ? "!" : number });
}

function keyOf(tabId: number): string {
  return `counts-${tabId}`;
}
