// One suite in Chromium and in Firefox, both driven over WebDriver BiDi or what the browser has.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import puppeteer from "puppeteer-core";
import { serve } from "./server.js";

/** @param {readonly string[]} names */
const onPath = (names) =>
  names.find((name) => {
    try {
      execFileSync(name, ["--version"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
/** @param {string} name */
const whereIs = (name) => execFileSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).trim();

function chromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const { chromium } = createRequire(import.meta.url)("@playwright/test");
  return chromium.executablePath();
}

function firefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  const found = onPath(["firefox", "firefox-esr"]);
  if (found === undefined) {
    throw new Error(
      "There is no Firefox on PATH: install one (`sudo apt-get install firefox-esr`), or name it in FIREFOX_PATH.",
    );
  }
  return whereIs(found);
}

const isRoot = process.getuid?.() === 0;
const BROWSERS = /** @type {const} */ ([
  { name: "Chromium", browser: "chrome", find: chromium, args: isRoot ? ["--no-sandbox"] : [] },
  { name: "Firefox", browser: "firefox", find: firefox, args: [] },
]);

/** @type {Awaited<ReturnType<typeof serve>>} */
let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

for (const { name, browser: kind, find, args } of BROWSERS) {
  describe(name, () => {
    /** @type {import("puppeteer-core").Browser} */
    let browser;
    /** @type {import("puppeteer-core").Page} */
    let page;
    /** @type {string[]} */
    const errors = [];
    before(async () => {
      browser = await puppeteer.launch({ browser: kind, executablePath: find(), args: [...args] });
      page = await browser.newPage();
      await page.setViewport({ width: 1000, height: 700 });
      page.on("pageerror", (error) => errors.push(String(error)));
      await page.goto(server.origin);
      await page.waitForFunction("globalThis.scenarios !== undefined");
    });
    after(() => browser?.close());

    test("every scenario", async (context) => {
      const names = /** @type {string[]} */ (await page.evaluate("Object.keys(scenarios)"));
      assert.ok(names.length >= 8);
      for (const scenario of names) {
        await context.test(scenario, async () => {
          const problem = await page.evaluate(async (scenario) => {
            document.body.replaceChildren();
            try {
              // @ts-expect-error The page has put it there.
              await globalThis.scenarios[scenario]();
              return "";
            } catch (error) {
              return error instanceof Error ? `${error.message}\n${error.stack}` : String(error);
            }
          }, scenario);
          assert.equal(problem, "");
        });
      }
      assert.deepEqual(errors, []);
    });

    test("a pointer that rests on a mark opens its card, and leaves without it", async () => {
      const { x, y } = await page.evaluate(async () => {
        // @ts-expect-error The page has put it there.
        return globalThis.startHovering();
      });
      await page.mouse.move(950, 650);
      await page.mouse.move(x, y);
      await page.waitForFunction("card.isOpen");
      await page.mouse.move(950, 650);
      await page.waitForFunction("!card.isOpen");
      assert.deepEqual(errors, []);
    });
  });
}
