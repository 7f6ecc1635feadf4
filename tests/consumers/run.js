// Installs the packed package, lets every project here use it as its users would, and prints what came out, as a table.
// `node run.js <package.tgz>`; a browser is named in CHROMIUM_PATH, or else it is Playwright's own.
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { copyFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual, promisify } from "node:util";
import { build as esbuild } from "esbuild";
import puppeteer from "puppeteer-core";
import { createElement, StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { rollup } from "rollup";
import { createServer as createViteServer, build as viteBuild } from "vite";
import webpack from "webpack";
import { EXPECTED, WRITTEN } from "./exercise.js";
import { Article } from "./react/article.js";
import rollupConfig from "./rollup/rollup.config.js";
import webpackConfig from "./webpack/webpack.config.js";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const path = (...parts) => join(here, ...parts);
const tool = (name) => path("node_modules/.bin", name);

const IN_PAGE = {
  main: EXPECTED,
  worker: EXPECTED,
  drawn: ["danhdau-fpt-unit", "danhdau-province"],
  written: WRITTEN,
};
const IN_PROGRAM = { main: EXPECTED, worker: EXPECTED, written: WRITTEN };
const IN_WORKERS = { main: EXPECTED, worker: EXPECTED };
const SERVED = { touched: [], made: [], rendered: true };
const COPIED = "details and three modules, once each";
const CARRIED = "in the code";
const CARRIED_BUT_FORMATS = "in the code; that of formats copied";
const READ = "beside the package's code";

/** The report that a program prints. */
const printed = async (program, ...given) => JSON.parse((await run(program, given, { cwd: here })).stdout);
/** Bundles a page, then opens it. */
const bundled =
  (build, folder) =>
  async ({ open, base }) => {
    await build();
    return open(`${base}/dist/${folder}/index.html`);
  };
const esbuilt = (entry, outdir, format) =>
  esbuild({
    entryPoints: [path(entry)],
    bundle: true,
    minify: true,
    format,
    outdir: path("dist", outdir),
    define: { "process.env.NODE_ENV": '"development"' },
    loader: { ".wasm": "file" },
    logLevel: "error",
  });

/** @type {readonly { name: string, how: string, data: string, folder?: string, expected: unknown, use(tools: any): Promise<unknown> }[]} */
const CONSUMERS = [
  {
    name: "Vite",
    how: "build",
    data: COPIED,
    folder: "vite",
    expected: IN_PAGE,
    use: bundled(() => viteBuild({ configFile: path("vite/vite.config.js") }), "vite"),
  },
  {
    name: "Vite",
    how: "dev server",
    data: READ,
    expected: IN_PAGE,
    async use({ open }) {
      const server = await createViteServer({
        configFile: path("vite/vite.config.js"),
        server: { host: "127.0.0.1", port: 0 },
        cacheDir: path("dist/vite-cache"),
      });
      try {
        await server.listen();
        const { port } = server.httpServer.address();
        return await open(`http://127.0.0.1:${port}/`);
      } finally {
        await server.close();
      }
    },
  },
  {
    name: "webpack 5",
    how: "build",
    data: COPIED,
    folder: "webpack",
    expected: IN_PAGE,
    use: bundled(async () => {
      const stats = await promisify(webpack)(webpackConfig);
      if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
      await copyPage("webpack");
    }, "webpack"),
  },
  {
    name: "Rollup",
    how: "import-meta-assets",
    data: COPIED,
    folder: "rollup",
    expected: IN_PAGE,
    use: bundled(async () => {
      await (await rollup(rollupConfig)).write(rollupConfig.output);
      await copyPage("rollup");
    }, "rollup"),
  },
  {
    name: "esbuild",
    how: "danhdau/inline",
    data: CARRIED_BUT_FORMATS,
    folder: "esbuild",
    expected: IN_PAGE,
    use: bundled(async () => {
      await esbuilt("esbuild/main.js", "esbuild", "esm");
      await esbuilt("esbuild/worker.js", "esbuild", "iife");
      await copyPage("esbuild");
    }, "esbuild"),
  },
  {
    name: "React 19",
    how: "rendered by a server, hydrated, rendered anew",
    data: CARRIED,
    folder: "react",
    expected: {
      errors: [],
      marked: ["Tập đoàn FPT", "Huế", "Huế", "Cần Thơ", "Hà Giang"],
      same: true,
      left: 0,
    },
    use: bundled(async () => {
      await esbuilt("react/main.js", "react", "esm");
      const html = renderToString(createElement(StrictMode, null, createElement(Article, { clock: 0 })));
      const script = '<script type="module" src="main.js"></script>';
      await writeFile(
        path("dist/react/index.html"),
        `<!doctype html><html lang="vi"><meta charset="utf-8"><div id="root">${html}</div>${script}</html>`,
      );
    }, "react"),
  },
  {
    name: "no bundler",
    how: "<script type=module>",
    data: READ,
    expected: IN_PAGE,
    use: ({ open, base }) => open(`${base}/script/index.html`),
  },
  {
    name: "workers",
    how: "module, and classic",
    data: `${READ}; ${CARRIED}`,
    expected: IN_WORKERS,
    async use({ open, base }) {
      await esbuilt("workers/classic.js", "workers", "iife");
      return open(`${base}/workers/index.html`);
    },
  },
  {
    name: `Node ${process.versions.node}`,
    how: "import",
    data: READ,
    expected: IN_PROGRAM,
    use: () => printed(process.execPath, "node/import.js"),
  },
  {
    name: `Node ${process.versions.node}`,
    how: "require",
    data: READ,
    expected: IN_PROGRAM,
    use: () => printed(process.execPath, "node/require.cjs"),
  },
  {
    name: "Deno",
    how: "from npm",
    data: READ,
    expected: IN_PROGRAM,
    use: () =>
      printed(
        tool("deno"),
        "run",
        "--no-prompt",
        "--allow-read",
        "--node-modules-dir=manual",
        "node/import.js",
      ),
  },
  {
    name: "Bun",
    how: "from npm",
    data: READ,
    expected: IN_PROGRAM,
    use: () => printed(tool("bun"), "node/import.js"),
  },
  {
    name: "server rendering",
    how: "bundled, and as it is",
    data: "none read",
    expected: [SERVED, SERVED],
    async use() {
      await viteBuild({ configFile: path("server/vite.config.js") });
      return [
        await printed(process.execPath, "server/main.js", "../dist/server/page.js"),
        await printed(process.execPath, "server/main.js", "./page.js"),
      ];
    },
  },
  {
    name: "TypeScript",
    how: "bundler, node16",
    data: "none read",
    expected: "",
    async use() {
      const [one, other] = await Promise.all(
        ["bundler", "node16"].map((how) => run(tool("tsc"), ["--project", path("types", `${how}.json`)])),
      );
      return one.stdout + other.stdout;
    },
  },
];

async function copyPage(folder) {
  await copyFile(path(folder, "index.html"), path("dist", folder, "index.html"));
}

/** The files that the package reads, as they lie in a built folder: those it does not carry must be there once, unchanged. */
function checkData(folder, data) {
  const packed = path("node_modules/danhdau/dist");
  const found = readdirSync(path("dist", folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(wasm|json)$/.test(entry.name))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
  const formats = "wasm-formats/danhdau_formats_bg.wasm";
  const always = ["wasm/danhdau_bg.wasm", "wasm/details.json", "wasm-packs/danhdau_packs_bg.wasm"];
  const wanted = { [COPIED]: [...always, formats], [CARRIED_BUT_FORMATS]: [formats] }[data] ?? [];
  const same = wanted.every((name) => found.some((file) => file.equals(readFileSync(join(packed, name)))));
  if (!same || found.length !== wanted.length) {
    throw new Error(`${found.length} data files are in dist/${folder}, not ${wanted.length} unchanged ones`);
  }
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript" };
TYPES[".json"] = "application/json";
TYPES[".wasm"] = "application/wasm";

/** Serves this folder, to this machine alone. */
async function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    try {
      const body = readFileSync(path(decodeURIComponent(pathname)));
      response.setHeader("Content-Type", TYPES[extname(pathname)] ?? "text/plain");
      response.end(body);
    } catch {
      response.statusCode = pathname === "/favicon.ico" ? 204 : 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

/** What a page reports; an error of the page is one of the test. */
async function openPage(browser, url) {
  const page = await browser.newPage();
  try {
    const failed = new Promise((_, reject) => {
      page.on("pageerror", reject);
      page.on("requestfailed", (request) => reject(new Error(`${request.url()} was not loaded`)));
    });
    failed.catch(() => {});
    await page.goto(url);
    await Promise.race([page.waitForFunction("globalThis.report", { timeout: 15_000 }), failed]);
    return await page.evaluate("globalThis.report");
  } finally {
    await page.close();
  }
}

const [, , packed] = process.argv;
if (packed === undefined) {
  console.error(
    "Name the packed package: node run.js ../../dist/npm/danhdau-VERSION.tgz (`cargo xtask build` makes it)",
  );
  process.exit(2);
}
// A build that is left of another package proves nothing.
rmSync(path("dist"), { recursive: true, force: true });
await run(
  "npm",
  ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", packed],
  {
    cwd: here,
  },
);

const executablePath =
  process.env.CHROMIUM_PATH ??
  createRequire(new URL("../../www/package/package.json", import.meta.url))(
    "@playwright/test",
  ).chromium.executablePath();
const [server, browser] = await Promise.all([
  serve(),
  puppeteer.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] }),
]);
const rows = [];
let failures = 0;
try {
  for (const { name, how, data, folder, expected, use } of CONSUMERS) {
    const start = performance.now();
    let outcome = "ok";
    try {
      const report = await use({ base: server.base, open: (url) => openPage(browser, url) });
      if (!isDeepStrictEqual(report, expected)) {
        throw new Error(`${JSON.stringify(report)} instead of ${JSON.stringify(expected)}`);
      }
      if (folder !== undefined) checkData(folder, data);
    } catch (error) {
      failures++;
      outcome = `FAILED: ${error.message}${error.stdout ?? ""}${error.stderr ?? ""}`;
    }
    rows.push([name, how, data, `${((performance.now() - start) / 1000).toFixed(1)} s`, outcome]);
  }
} finally {
  await browser.close();
  server.close();
}
const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column].length)));
for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
console.log(`${rows.length - failures} of ${rows.length} consumers passed`);
// Bundlers keep threads of their own.
process.exit(failures === 0 ? 0 : 1);
