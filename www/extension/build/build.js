// Makes dist/chromium and dist/firefox, and a zip of each: same input, same bytes. `cargo xtask build` copies them to
// dist/extension of the project; the package danhdau must have been built before.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { archive } from "./archive.js";
import { drawIcons } from "./icons.js";
import { manifest } from "./manifest.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(folder, "dist");
const code = join(dist, "code");

/** The oldest browsers in which marks can be drawn. */
const TARGET = ["chrome123", "firefox140"];

rmSync(dist, { recursive: true, force: true });
await buildPages();
await buildContentScript();

const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const licenses = licensesOf();
const icons = await drawIcons(join(folder, "icons"));
for (const browser of /** @type {const} */ (["chromium", "firefox"])) {
  const unpacked = join(dist, browser);
  cpSync(code, unpacked, { recursive: true });
  cpSync(join(folder, "_locales"), join(unpacked, "_locales"), { recursive: true });
  mkdirSync(join(unpacked, "icons"));
  for (const [size, png] of icons) writeFileSync(join(unpacked, "icons", `${size}.png`), png);
  writeFileSync(join(unpacked, "licenses.txt"), licenses);
  writeFileSync(
    join(unpacked, "manifest.json"),
    `${JSON.stringify(manifest(browser, version), undefined, 2)}\n`,
  );
  writeFileSync(join(dist, `danhdau-${version}-${browser}.zip`), archive(filesBelow(unpacked)));
}
rmSync(code, { recursive: true });

/** The background and the extension's own pages: modules that share their parts. */
async function buildPages() {
  await build({
    configFile: false,
    root: join(folder, "src"),
    base: "./",
    logLevel: "warn",
    build: {
      target: TARGET,
      outDir: code,
      emptyOutDir: true,
      // The policy would refuse a font or the module at a data: address.
      assetsInlineLimit: 0,
      modulePreload: false,
      rollupOptions: {
        input: {
          background: join(folder, "src/background/main.ts"),
          popup: join(folder, "src/popup.html"),
          options: join(folder, "src/options.html"),
          welcome: join(folder, "src/welcome.html"),
        },
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "parts/[name].js",
          assetFileNames: "assets/[name][extname]",
        },
      },
    },
  });
}

/** The content script: one classic script, which is what browsers run in pages. */
async function buildContentScript() {
  await build({
    configFile: false,
    root: folder,
    logLevel: "warn",
    publicDir: false,
    build: {
      target: TARGET,
      outDir: code,
      emptyOutDir: false,
      lib: {
        entry: join(folder, "src/content/main.ts"),
        formats: ["iife"],
        name: "danhdau",
        fileName: () => "content.js",
      },
    },
  });
}

/** What travels along must be named with its licence: type faces, and the one library in the content script. */
function licensesOf() {
  const { resolve } = createRequire(import.meta.url);
  const borrowed = ["@fontsource/be-vietnam-pro", "@fontsource-variable/source-serif-4", "@floating-ui/dom"];
  const texts = borrowed.map((name) => {
    const license = join(dirname(resolve(`${name}/package.json`)), "LICENSE");
    return `${name}\n\n${readFileSync(license, "utf8").trim()}\n`;
  });
  const own = ["LICENSE-MIT", "LICENSE-APACHE"].map((name) =>
    readFileSync(join(folder, "../..", name), "utf8").trim(),
  );
  return [`danhdau: MIT OR Apache-2.0\n\n${own.join("\n\n")}\n`, ...texts].join(`\n${"-".repeat(80)}\n\n`);
}

/**
 * Files by their name in the archive, with forward slashes, in the order of their names.
 * @param {string} root
 * @returns {ReadonlyMap<string, Uint8Array>}
 */
function filesBelow(root) {
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(root, name))]));
}
