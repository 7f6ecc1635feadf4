// Measures the module in Node: node measure.mjs TEXT RUNS FOLDER, prints JSON. The folder has larger gazetteers with their texts.
import { readFileSync } from "node:fs";
import * as observed from "../../target/bench/module/danhdau.js";
import { loadAnnotator } from "../../www/package/dist/index.node.js";
import { write } from "../../www/package/dist/plain-data.js";
import { writeUnitsInNode } from "../../www/package/dist/units.node.js";
import * as glue from "../../www/package/dist/wasm/danhdau.js";
import { measure } from "./figures.mjs";
import { measureSteps } from "./steps.mjs";

const [file, runs, folder] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const larger = ["x10", "x100"].map((name) => ({
  name: `${name} the names`,
  gazetteer: readFileSync(`${folder}/${name}.gazetteer`),
  text: readFileSync(`${folder}/${name}.txt`, "utf8"),
}));
const say = (what) => process.stderr.write(`${what}\n`);
const module = (folder, glue) => {
  const wasm = readFileSync(new URL(`${folder}/danhdau_bg.wasm`, import.meta.url));
  return { wasm, glue, write, writeUnits: writeUnitsInNode };
};
const shipped = { ...module("../../www/package/dist/wasm", glue), loadAnnotator };
const measured = await measure(shipped, text, larger, Number(runs), say);
const inSteps = module("../../target/bench/module", observed);
const readings = await measureSteps(inSteps, text, larger, Number(runs), say);
process.stdout.write(JSON.stringify({ place: `Node ${process.version}`, ...measured, readings }));
