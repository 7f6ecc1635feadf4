// Measures the module in Node: node measure.mjs TEXT RUNS FOLDER, prints JSON. The folder has larger gazetteers with their texts.
import { readFileSync } from "node:fs";
import { loadAnnotator } from "../../www/package/dist/index.node.js";
import { write } from "../../www/package/dist/plain-data.js";
import { writeUnitsInNode } from "../../www/package/dist/units.node.js";
import * as glue from "../../www/package/dist/wasm/danhdau.js";
import { measure } from "./figures.mjs";

const [file, runs, folder] = process.argv.slice(2);
const wasm = readFileSync(new URL("../../www/package/dist/wasm/danhdau_bg.wasm", import.meta.url));
const larger = ["x10", "x100"].map((name) => ({
  name: `${name} the names`,
  gazetteer: readFileSync(`${folder}/${name}.gazetteer`),
  text: readFileSync(`${folder}/${name}.txt`, "utf8"),
}));
const say = (what) => process.stderr.write(`${what}\n`);
const module = { wasm, glue, write, writeUnits: writeUnitsInNode, loadAnnotator };
const measured = await measure(module, readFileSync(file, "utf8"), larger, Number(runs), say);
process.stdout.write(JSON.stringify({ place: `Node ${process.version}`, ...measured }));
