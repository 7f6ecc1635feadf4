// In a process that has nothing of the package yet: from `import` to the first annotations, on 5 kB. node cold.mjs TEXT, prints milliseconds.
import { openSync, readSync } from "node:fs";

const bytes = Buffer.alloc(5_000);
const text = bytes.subarray(0, readSync(openSync(process.argv[2], "r"), bytes)).toString("utf8");
const start = performance.now();
const { loadAnnotator } = await import("../../www/package/dist/index.node.js");
(await loadAnnotator()).annotate(text);
process.stdout.write(`${performance.now() - start}\n`);
