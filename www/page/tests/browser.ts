import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { env, getuid } from "node:process";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The browser to test in: `CHROMIUM_PATH`, or one on PATH. Without either, Playwright looks for its own. */
function findBrowser(): string | undefined {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const executablePath = findBrowser();

/** How it is started for a test: asks nobody outside for anything. */
export const launchOptions = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    // Chromium's own sandbox does not start for root, as in most containers.
    ...(getuid?.() === 0 || env.CI ? ["--no-sandbox"] : []),
  ],
};
