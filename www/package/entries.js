// Bundles each entry of the package by itself, as its users do, so that its size can be told: `node entries.js <folder>`.
// The module and the details, which an entry may fetch, are files of their own and are not in it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const [, , outdir] = process.argv;
if (outdir === undefined) {
  console.error("Name the folder to write to: node entries.js <folder>");
  process.exit(2);
}
const { name, exports } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const entries = Object.keys(exports).filter((entry) => !/\.(json|wasm)$/.test(entry));
await build({
  entryPoints: entries.map((entry) => ({
    in: join(name, entry),
    out: join(name, entry === "." ? "index" : entry),
  })),
  absWorkingDir: new URL(".", import.meta.url).pathname,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  conditions: ["import"],
  outdir,
  logLevel: "error",
});
