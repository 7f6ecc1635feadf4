// Makes dist/ anew: the compiled sources, and beside them the module, its glue and the details that `cargo xtask build`
// has put into src/wasm/, and the schema of records.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const wasm = join(folder, "src/wasm");
for (const name of ["danhdau.js", "danhdau_bg.wasm", "details.json"]) {
  if (!existsSync(join(wasm, name))) {
    console.error(
      `src/wasm/${name} is missing: run \`cargo xtask build\`, which makes it and then builds this package.`,
    );
    process.exit(1);
  }
}

const dist = join(folder, "dist");
rmSync(dist, { recursive: true, force: true });
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [tsc, "--project", folder], { stdio: "inherit" });
cpSync(wasm, join(dist, "wasm"), { recursive: true });
cpSync(join(folder, "../../gazetteer/schema.json"), join(dist, "schema.json"));
