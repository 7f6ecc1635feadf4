// The context menu of a selection: mark it, or add it to the reader's dictionary.
import { order } from "../pages";
import { onSettings, readSettings } from "../settings";
import { wordsFor } from "../wording";
import { CONTENT_SCRIPT } from "./registrations";

const MARK = "mark-selection";
const ADD = "add-selection";

export function offerMenus(): void {
  chrome.contextMenus.onClicked.addListener(({ menuItemId, selectionText = "", pageUrl, frameId }, tab) => {
    if (menuItemId === ADD) void add(selectionText, pageUrl, tab);
    else if (menuItemId === MARK && tab?.id !== undefined) void markSelection(tab.id, frameId ?? 0);
  });
  onSettings(() => void createMenus());
}

/** The browser keeps menus from then on. */
export async function createMenus(): Promise<void> {
  const { say } = wordsFor(await readSettings());
  await chrome.contextMenus.removeAll();
  chrome.contextMenus.create({ id: MARK, title: say("menuMark"), contexts: ["selection"] });
  chrome.contextMenus.create({ id: ADD, title: say("menuAdd"), contexts: ["selection"] });
}

async function markSelection(tabId: number, frameId: number): Promise<void> {
  const target = { tabId, frameIds: [frameId] };
  // Said before the script runs, which would mark the whole page; where it runs already, it is told below.
  await chrome.scripting.executeScript({
    target,
    func: () => Object.assign(globalThis, { danhdauSelection: true }),
  });
  await chrome.scripting.executeScript({ target, files: [CONTENT_SCRIPT] });
  await order(tabId, { order: "mark-selection" }, frameId);
}

async function add(name: string, url: string | undefined, tab: chrome.tabs.Tab | undefined): Promise<void> {
  const entry = new URLSearchParams({ name: name.trim().replace(/\s+/g, " ").slice(0, MOST_CHARACTERS) });
  if (tab?.title) entry.set("title", tab.title);
  if (url?.startsWith("http")) entry.set("url", url);
  await chrome.tabs.create({ url: chrome.runtime.getURL(`options.html#dictionary?${entry}`) });
}

/** Longer than any name may be in a record. */
const MOST_CHARACTERS = 200;
