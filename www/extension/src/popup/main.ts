// The popup: opens over the page in front, marks it, and shows what was found there.
import { themeStyles } from "danhdau/theme";
import { properties } from "../colours";
import { byId } from "../elements";
import { type Frame, frames, isUnmarked, mark, unmark } from "../pages";
import type { Report } from "../protocol";
import { onSettings, readSettings } from "../settings";
import { exclusionOf } from "../sites";
import { fillPage, wordsFor } from "../wording";
import { createAlways } from "./always";
import { createFound } from "./found";
import { pageInFront } from "./tab";

const [settings, tab] = await Promise.all([readSettings(), pageInFront()]);
const words = wordsFor(settings);
fillPage(words);
adoptColours(settings);

const status = byId("status");
const marked = byId<HTMLInputElement>("marked");
const found = createFound(words, settings, tab.id);
byId("options").addEventListener("click", () => {
  void chrome.runtime.openOptionsPage();
  close();
});

marked.addEventListener("change", async () => {
  if (marked.checked) await begin();
  else {
    await unmark(tab.id, tab.url);
    await show();
  }
});
chrome.runtime.onMessage.addListener((message: Report | object, sender) => {
  // The page may be gone by now, or another one be loading, which will tell again.
  if ("tell" in message && sender.tab?.id === tab.id) show().catch(() => {});
});
onSettings((changed) => {
  found.follow(changed);
  adoptColours(changed);
});

if (await isReadable()) {
  await createAlways(words, tab);
  const exclusion = tab.host === undefined ? undefined : exclusionOf(tab.host);
  const isMarked = (await frames(tab.id)).some(({ state }) => state !== undefined);
  // Whoever opens the popup wants the marks, unless they are the one who ended them, or the site is on the list.
  if (!isMarked && exclusion === undefined && !(await isUnmarked(tab.id, tab.url))) await begin();
  else await show();
} else {
  marked.disabled = true;
  status.textContent = words.say("popupUnreadable");
}
document.documentElement.dataset.ready = "";

async function begin(): Promise<void> {
  status.textContent = words.say("popupReading");
  await mark(tab.id);
  await show();
}

async function show(): Promise<void> {
  const now = await frames(tab.id);
  const states = now.flatMap(({ state }) => state ?? []);
  const whole = states[0];
  marked.checked = whole !== undefined && whole.state !== "opted-out";
  marked.disabled = whole?.state === "opted-out";
  status.classList.toggle("problem", whole?.state === "failed");
  status.textContent = sayState(now);
  found.show(now);
}

/** One sentence about the page; nothing where the numbers below say all. */
function sayState(now: readonly Frame[]): string {
  const { say } = words;
  const whole = now.find(({ state }) => state !== undefined)?.state;
  const exclusion = tab.host === undefined ? undefined : exclusionOf(tab.host);
  switch (whole?.state) {
    case undefined:
      return exclusion === undefined
        ? say("popupOff")
        : `${say(`excluded_${exclusion}`)} ${say("popupMarkAnyway")}`;
    case "opted-out":
      return say("popupOptedOut");
    case "unsupported":
      return say("popupUnsupported");
    case "failed":
      return say("popupFailed", whole.problem ?? "");
    case "reading":
      return say("popupReading");
    case "marked": {
      const total = now.reduce(
        (sum, { state }) => sum + Object.values(state?.counts ?? {}).reduce((a, b) => a + b, 0),
        0,
      );
      if (total === 0) return say("popupNothing");
      return whole.selectionOnly ? say("popupSelectionOnly") : "";
    }
  }
}

/** Whether the browser lets anybody read the page: its own pages and its store it does not. */
async function isReadable(): Promise<boolean> {
  try {
    await frames(tab.id);
    return true;
  } catch {
    return false;
  }
}

/** The colours of the kinds, those of the reader included. */
function adoptColours(chosen: Parameters<typeof properties>[0]): void {
  const sheet = new CSSStyleSheet();
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  sheet.replaceSync(`${themeStyles()} :root { ${properties(chosen, dark ? "dark" : "light")} }`);
  document.adoptedStyleSheets = [sheet];
}
