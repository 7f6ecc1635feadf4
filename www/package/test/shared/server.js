// Serves the built package and the suite to this machine alone, under a strict content security policy.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'nonce-test' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  // Firefox asks for an icon.
  "img-src 'self'",
].join("; ");

const require = createRequire(import.meta.url);
/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
/** @param {string} name */
const floatingUi = (name) => dirname(require.resolve(`@floating-ui/${name}`));

/** @type {Record<string, string>} */
const FOLDERS = {
  dist: here("../../dist"),
  suite: here("."),
  dom: floatingUi("dom"),
  core: floatingUi("core"),
  utils: floatingUi("utils"),
};
const IMPORTS = {
  danhdau: "/dist/index.js",
  "danhdau/card": "/dist/card/index.js",
  "danhdau/dom": "/dist/dom/index.js",
  "danhdau/worker": "/dist/worker/index.js",
  "@floating-ui/dom": "/dom/floating-ui.dom.browser.mjs",
  "@floating-ui/core": "/core/floating-ui.core.browser.mjs",
  "@floating-ui/utils": "/utils/floating-ui.utils.mjs",
  "@floating-ui/utils/dom": "/utils/floating-ui.utils.dom.mjs",
};
/** @type {Record<string, string>} */
const TYPES = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Bài thử</title>
<script type="importmap" nonce="test">${JSON.stringify({ imports: IMPORTS })}</script>
<body></body>
<script type="module" nonce="test">
import { scenarios, startHovering } from "/suite/scenarios.js";
globalThis.scenarios = scenarios;
globalThis.startHovering = async () => {
  const { card, x, y } = await startHovering();
  globalThis.card = card;
  return { x, y };
};
</script></html>`;

/** @returns {Promise<{ origin: string, close(): void }>} */
export async function serve() {
  const server = createServer(async (request, response) => {
    const [, folder = "", ...rest] = new URL(request.url ?? "/", "http://localhost").pathname.split("/");
    response.setHeader("Content-Security-Policy", POLICY);
    const root = FOLDERS[folder];
    if (folder === "") {
      response.setHeader("Content-Type", "text/html; charset=utf-8").end(PAGE);
    } else if (root === undefined) {
      response.writeHead(204).end();
    } else {
      const file = join(root, ...rest);
      try {
        const body = await readFile(file);
        response.setHeader("Content-Type", TYPES[extname(file)] ?? "text/plain").end(body);
      } catch {
        response.writeHead(404).end();
      }
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
