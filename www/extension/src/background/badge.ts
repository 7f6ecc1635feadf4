// The number on the button: marks in all frames of a tab. What frames told is kept in the session, because the background ends
// in between.
import type { Report } from "../protocol";

/** Marks by frame. */
type Counts = Record<string, number>;

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
    last = last.then(() => count(tabId, frameId, message.count)).catch(() => {});
  });
  chrome.tabs.onRemoved.addListener((tabId) => void chrome.storage.session.remove(keyOf(tabId)));
}

async function count(tabId: number, frameId: number, marks: number): Promise<void> {
  const key = keyOf(tabId);
  const stored = ((await chrome.storage.session.get(key))[key] ?? {}) as Counts;
  // The page itself speaks first: frames of the page before it are gone.
  const counts: Counts = { ...stored, [frameId]: marks };
  if (marks === 0) delete counts[frameId];
  await chrome.storage.session.set({ [key]: counts });
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  await chrome.action.setBadgeText({ tabId, text: total === 0 ? "" : total > 999 ? "999+" : String(total) });
}

function keyOf(tabId: number): string {
  return `counts-${tabId}`;
}
