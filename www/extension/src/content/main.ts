// The content script: runs in every frame of a page that is to be marked, and leaves one object in its own world, which
// answers how the frame stands. Run again, it starts again what was ended.
import type { ContentWorld, FrameState } from "../protocol";
import { readSettings } from "../settings";
import { MarkedPage } from "./marked-page";

/** Pages that ask not to be marked say so on their root or their body. Inside a page, the same attribute keeps a part out. */
const OPT_OUT = "data-danhdau-optout";

/** Frames smaller than this hold no text to read: counters, buttons, advertisements that are still to come (CSS pixels). */
const LEAST_WIDTH = 120;
const LEAST_HEIGHT = 60;

const world = globalThis as ContentWorld & { danhdauSelection?: boolean };
const selectionOnly = world.danhdauSelection === true;
delete world.danhdauSelection;

if (world.danhdau?.isRunning() !== true && isText()) void start();

async function start(): Promise<void> {
  if (document.documentElement.hasAttribute(OPT_OUT) || document.body?.hasAttribute(OPT_OUT)) {
    world.danhdau = { state: () => unmarked("opted-out"), isRunning: () => false };
    return;
  }
  // From here on a second run does nothing.
  world.danhdau = { state: () => unmarked("reading"), isRunning: () => true };
  // Tabs that are opened to be read later, and pages that are fetched ahead, cost nothing until they are looked at.
  await seen();
  const settings = await readSettings();
  const page = new MarkedPage({
    settings,
    selectionOnly,
    onEnd: () => {
      delete world.danhdau;
    },
  });
  world.danhdau = { state: () => page.state(), isRunning: () => true };
}

/** When the page is in sight for the first time. */
function seen(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.visibilityState === "hidden") return;
      document.removeEventListener("visibilitychange", look);
      resolve();
    };
    document.addEventListener("visibilitychange", look);
    look();
  });
}

/** A document of HTML, large enough to be read, and not one that somebody writes in as a whole. */
function isText(): boolean {
  if (document.documentElement?.localName !== "html" || document.designMode === "on") return false;
  return window === window.top || (innerWidth >= LEAST_WIDTH && innerHeight >= LEAST_HEIGHT);
}

function unmarked(state: FrameState["state"]): FrameState {
  const counts = { province: 0, official: 0, "fpt-unit": 0, policy: 0 };
  return { state, counts, entities: [], selectionOnly: false };
}
