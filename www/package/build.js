// Makes dist/ anew: the compiled sources, and beside them the module, its glue and the details that `cargo xtask build`
// has put into src/wasm/, the same two files as code, the schema of records, and for `require` what it may ask for.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { transformSync } from "esbuild";

const folder = dirname(fileURLToPath(import.meta.url));
const wasm = join(folder, "src/wasm");
const formats = join(folder, "src/wasm-formats");
const packs = join(folder, "src/wasm-packs");
const needed = [
  join(wasm, "danhdau.js"),
  join(wasm, "danhdau_bg.wasm"),
  join(wasm, "details.json"),
  join(formats, "danhdau_formats.js"),
  join(formats, "danhdau_formats_bg.wasm"),
  join(packs, "danhdau_packs.js"),
  join(packs, "danhdau_packs_bg.wasm"),
];
for (const path of needed) {
  if (!existsSync(path)) {
    console.error(
      `${path} is missing: run \`cargo xtask build\`, which makes it and then builds this package.`,
    );
    process.exit(1);
  }
}

const dist = join(folder, "dist");
rmSync(dist, { recursive: true, force: true });
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [tsc, "--project", folder], { stdio: "inherit" });
cpSync(wasm, join(dist, "wasm"), { recursive: true });
cpSync(formats, join(dist, "wasm-formats"), { recursive: true });
cpSync(packs, join(dist, "wasm-packs"), { recursive: true });
cpSync(join(folder, "../../gazetteer/schema.json"), join(dist, "schema.json"));

/** @param {string} path */
const inCode = (path) => JSON.stringify(gzipSync(readFileSync(path), { level: 9 }).toString("base64"));
const inlined = {
  WASM: join(wasm, "danhdau_bg.wasm"),
  DETAILS: join(wasm, "details.json"),
  PACKS: join(packs, "danhdau_packs_bg.wasm"),
};
writeFileSync(
  join(dist, "inlined.js"),
  Object.entries(inlined)
    .map(([name, path]) => `export const ${name} = ${inCode(path)};\n`)
    .join(""),
);

const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
writeCommonJs(targetsOf(exports, "require"));

/**
 * What is exported under a condition.
 * @param {unknown} target
 * @param {string} condition
 * @returns {string[]}
 */
function targetsOf(target, condition, isUnder = false) {
  if (typeof target === "string") return isUnder ? [target] : [];
  return Object.entries(target ?? {}).flatMap(([name, inner]) =>
    targetsOf(inner, condition, isUnder || name === condition),
  );
}

/**
 * Writes CommonJS modules and their types beside those that they say the same as, with all that they need: `a.cjs` beside
 * `a.js`, `a.d.cts` beside `a.d.ts`.
 * @param {readonly string[]} targets
 */
function writeCommonJs(targets) {
  const written = new Set(targets.map((target) => join(folder, target)));
  // A set takes what is added to it while it is walked through.
  for (const path of written) {
    const isTypes = path.endsWith(".d.cts");
    const source = readFileSync(
      isTypes ? path.replace(/\.cts$/, ".ts") : path.replace(/\.cjs$/, ".js"),
      "utf8",
    );
    const code = isTypes ? source : toCommonJs(source);
    const extension = isTypes ? ".d.cts" : ".cjs";
    writeFileSync(
      path,
      code.replace(/(\bfrom |\bimport\(|\brequire\()"(\.[^"]*)\.js"/g, (_, before, module) => {
        written.add(join(dirname(path), module + extension));
        return `${before}"${module}.cjs"`;
      }),
    );
  }
}

/** @param {string} source */
function toCommonJs(source) {
  const { code } = transformSync(source, {
    format: "cjs",
    platform: "node",
    target: "node20",
    define: { "import.meta.url": "moduleUrl" },
  });
  return code.includes("moduleUrl")
    ? `const moduleUrl = require("node:url").pathToFileURL(__filename).href;\n${code}`
    : code;
}
