// Measures the module in Node: node measure.mjs TEXT RUNS, prints JSON.
import { readFileSync } from "node:fs";
import * as glue from "../../www/package/dist/wasm/danhdau.js";
import { loadAnnotator } from "../../www/package/dist/index.node.js";
import { write } from "../../www/package/dist/plain-data.js";
import { writeUnitsInNode } from "../../www/package/dist/units.node.js";
import { measure } from "./figures.mjs";

const [file, runs] = process.argv.slice(2);
const wasm = readFileSync(new URL("../../www/package/dist/wasm/danhdau_bg.wasm", import.meta.url));
const say = (what) => process.stderr.write(`${what}\n`);
const measured = await measure({ wasm, glue, write, writeUnits: writeUnitsInNode, loadAnnotator }, readFileSync(file, "utf8"), Number(runs), say);
process.stdout.write(JSON.stringify({ place: `Node ${process.version}`, ...measured }));
