// Serves the built package to a page, file by file and without a server, under a strict content security policy.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect } from "@playwright/test";

declare global {
  interface Window {
    /** All entries of the package. */
    danhdau: typeof import("danhdau") &
      typeof import("danhdau/dom") &
      typeof import("danhdau/card") &
      typeof import("danhdau/worker");
    /** The element that a selector must find. */
    find(selector: string): HTMLElement;
    /** What is highlighted now, as sorted pairs of name and text. */
    marked(): [name: string, text: string][];
  }
}

export const ORIGIN = "http://localhost";
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'nonce-test' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const dist = fileURLToPath(new URL("../../dist", import.meta.url));
const require = createRequire(import.meta.url);
const floatingUi = (name: string): string => dirname(require.resolve(`@floating-ui/${name}`));

const IMPORTS = {
  danhdau: "/dist/index.js",
  "danhdau/card": "/dist/card/index.js",
  "danhdau/dom": "/dist/dom/index.js",
  "@floating-ui/dom": "/dom/floating-ui.dom.browser.mjs",
  "@floating-ui/core": "/core/floating-ui.core.browser.mjs",
  "@floating-ui/utils": "/utils/floating-ui.utils.mjs",
  "@floating-ui/utils/dom": "/utils/floating-ui.utils.dom.mjs",
};
const FOLDERS: Record<string, string> = {
  dist,
  dom: floatingUi("dom"),
  core: floatingUi("core"),
  utils: floatingUi("utils"),
};
const TYPES: Record<string, string> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

const page = (
  body: string,
): string => `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Bài thử</title>
<script type="importmap" nonce="test">${JSON.stringify({ imports: IMPORTS })}</script>
${body}
<script type="module" nonce="test">
const parts = await Promise.all(["index.js", "dom/index.js", "card/index.js", "worker/index.js"].map((name) => import("/dist/" + name)));
window.find = (selector) => document.querySelector(selector);
window.marked = () => [...CSS.highlights].flatMap(([name, highlight]) => [...highlight].map((range) => {
  const live = range.startContainer.ownerDocument.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return [name, live.toString().replace(/\\s+/g, " ")];
})).sort();
window.danhdau = Object.assign({}, ...parts);
</script></html>`;

interface Fixtures {
  /** Shows a page with that body and the package loaded; `scripts` are further files, by address. */
  open(body: string, policy?: string, scripts?: Readonly<Record<string, string>>): Promise<void>;
  /** Errors that the page may log; any other fails the test. */
  expectedErrors: RegExp[];
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  expectedErrors: async ({}, use) => use([]),
  open: async ({ page: tab, expectedErrors }, use) => {
    const errors: string[] = [];
    tab.on("pageerror", (error) => errors.push(error.message));
    tab.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });

    await use(async (body, policy = POLICY, scripts = {}) => {
      await tab.route(`${ORIGIN}/**`, async (route) => {
        const [, folder = "", ...rest] = new URL(route.request().url()).pathname.split("/");
        if (folder === "") {
          return route.fulfill({
            body: page(body),
            contentType: "text/html; charset=utf-8",
            headers: { "Content-Security-Policy": policy },
          });
        }
        const written = scripts[`/${folder}`];
        const headers = { "Content-Security-Policy": policy };
        if (written !== undefined)
          return route.fulfill({
            body: written,
            contentType: TYPES[extname(folder)] ?? "text/javascript",
            headers,
          });
        const root = FOLDERS[folder];
        if (root === undefined) return route.fulfill({ status: 204 });
        const file = join(root, ...rest);
        return route.fulfill({
          body: await readFile(file),
          contentType: TYPES[extname(file)] ?? "text/plain",
          // A worker has the policy that its script comes with.
          headers,
        });
      });
      await tab.goto(ORIGIN);
      await tab.waitForFunction(() => "danhdau" in window);
    });
    expect(errors.filter((error) => !expectedErrors.some((expected) => expected.test(error)))).toEqual([]);
  },
});

export { expect };
