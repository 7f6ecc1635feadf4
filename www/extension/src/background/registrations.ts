// On sites that the reader has allowed for good, the browser itself runs the content script: what it runs is registered here,
// and follows from the permissions and the settings alone.
import { readSettings } from "../settings";
import { EXCLUSIONS, patternsOf } from "../sites";

/** The content script, as the browser is told of it everywhere. */
export const CONTENT_SCRIPT = "content.js";

const ID = "marks";

let last: Promise<void> = Promise.resolve();

/** Registers anew, after what is under way. Updates of the extension and of permissions lose what was registered. */
export function register(): Promise<void> {
  last = last.then(registerNow, registerNow);
  return last;
}

async function registerNow(): Promise<void> {
  const [{ origins = [] }, { sitesOff }, registered] = await Promise.all([
    chrome.permissions.getAll(),
    readSettings(),
    chrome.scripting.getRegisteredContentScripts({ ids: [ID] }),
  ]);
  if (origins.length === 0) {
    if (registered.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script: chrome.scripting.RegisteredContentScript = {
    id: ID,
    js: [CONTENT_SCRIPT],
    matches: origins,
    excludeMatches: [...EXCLUSIONS.flatMap(({ hosts }) => hosts), ...sitesOff].flatMap(patternsOf),
    allFrames: true,
    // Frames written by the page itself, without an address.
    matchOriginAsFallback: true,
    runAt: "document_idle",
    persistAcrossSessions: true,
  };
  if (registered.length > 0) await chrome.scripting.updateContentScripts([script]);
  else await chrome.scripting.registerContentScripts([script]);
}
