// The background: a module service worker in Chromium, a module of an event page in Firefox. The browser ends it when it is
// idle and starts it with the next event, so every listener is added at once, and nothing is kept but in storage.
import { forget, frames, isUnmarked, mark, order, orderAll, unmark } from "../pages";
import { onSettings, readSettings } from "../settings";
import { exclusionOf, isAllSites, isAmong, siteOfPattern } from "../sites";
import { answerQuestions } from "./answers";
import { showCounts } from "./badge";
import { followDictionary } from "./engine";
import { createMenus, offerMenus } from "./menus";
import { register } from "./registrations";
import { syncDictionary } from "./sync";

answerQuestions();
showCounts();
followDictionary();
offerMenus();
syncDictionary();
chrome.tabs.onRemoved.addListener((tabId) => void forget(tabId));

chrome.runtime.onInstalled.addListener(async ({ reason }) => {
  await createMenus();
  await register();
  if (reason === "install") await chrome.tabs.create({ url: chrome.runtime.getURL("welcome.html") });
  else await markAllowedTabs();
});
chrome.runtime.onStartup.addListener(async () => {
  await register();
});

chrome.permissions.onAdded.addListener(async ({ origins = [] }) => {
  await register();
  await markAllowedTabs(origins);
});
chrome.permissions.onRemoved.addListener(async ({ origins = [] }) => {
  await register();
  const { origins: kept = [] } = await chrome.permissions.getAll();
  const left = origins.some(isAllSites) ? "all" : origins.flatMap((pattern) => siteOfPattern(pattern) ?? []);
  await leave(
    left,
    kept.flatMap((pattern) => siteOfPattern(pattern) ?? []),
  );
});
onSettings(async ({ sitesOff }) => {
  await register();
  await leave(sitesOff, []);
});

chrome.commands.onCommand.addListener(async (command, tab) => {
  const tabId = tab?.id ?? (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id;
  if (tabId === undefined) return;
  if (command === "toggle") await toggle(tabId, tab?.url);
  else if (command === "card") await order(tabId, { order: "card" });
  else await order(tabId, { order: "step", by: command === "next" ? 1 : -1 });
});

/** The shortcut: marks the page, or ends its marks. */
async function toggle(tabId: number, url: string | undefined): Promise<void> {
  try {
    const isMarked = (await frames(tabId)).some(({ state }) => state !== undefined);
    await (isMarked ? unmark(tabId, url) : mark(tabId));
  } catch {
    // A page that the browser lets nobody read. The popup says so; a shortcut has no place to say it.
  }
}

/** Marks what is open on allowed sites already: after an update, whose pages have lost their marks, and after a permission. */
async function markAllowedTabs(origins?: readonly string[]): Promise<void> {
  const url = origins ?? (await chrome.permissions.getAll()).origins ?? [];
  if (url.length === 0) return;
  const [tabs, { sitesOff }] = await Promise.all([chrome.tabs.query({ url: [...url] }), readSettings()]);
  await Promise.all(
    tabs.map(async ({ id, url: address, discarded }) => {
      if (id === undefined || address === undefined || discarded) return;
      const host = new URL(address).hostname;
      if (isAmong(host, sitesOff) || exclusionOf(host) !== undefined || (await isUnmarked(id, address)))
        return;
      // A page that shows an error of the browser has the address, and may not be read.
      await mark(id).catch(() => {});
    }),
  );
}

/** Ends the marks on sites that are no longer to be marked. */
async function leave(sites: readonly string[] | "all", except: readonly string[]): Promise<void> {
  if (sites.length > 0) await orderAll({ order: "leave", sites, except });
}
