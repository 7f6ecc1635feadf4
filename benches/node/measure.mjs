// Measures the module in Node, beside what the same machine takes to copy the text: node measure.mjs TEXT RUNS, prints JSON.
import { readFileSync } from "node:fs";
import { Engine, initSync } from "../../www/package/dist/wasm/danhdau.js";
import { loadAnnotator } from "../../www/package/dist/index.node.js";
import { time } from "./stopwatch.mjs";

const [file, runs] = process.argv.slice(2);
const whole = readFileSync(file, "utf8");
const bytes = (text) => Buffer.byteLength(text);
const wasm = readFileSync(new URL("../../www/package/dist/wasm/danhdau_bg.wasm", import.meta.url));
const RUNS = Number(runs);
const NO_OPTIONS = new Uint32Array([0]);

const figures = [];
const figure = (step, text, milliseconds, size = 0) => figures.push({ step, text, bytes: size, milliseconds });

const { memory } = initSync({ module: wasm });
figure("WebAssembly.compile", "", await time(RUNS, () => WebAssembly.compile(wasm)));
figure("start", "", await time(RUNS, () => new Engine().free()));
const engine = new Engine();
const started = memory.buffer.byteLength;

const annotateRows = (text) => {
  // Memory may grow, and the old buffer is gone then.
  const at = engine.reserve(text.length);
  const units = new Uint16Array(memory.buffer, at, text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  return engine.annotate(text.length, NO_OPTIONS);
};
const annotator = await loadAnnotator();

const encoder = new TextEncoder();
const eight = whole.slice(0, 6_000_000).padEnd(6_000_000);
const parts = [
  ["1 kB", beginning(whole, 1_000)],
  ["5 kB", beginning(whole, 5_000)],
  ["100 kB", beginning(whole, 100_000)],
  ["whole", whole],
];
figure("encodeInto of 8 MB", "", await time(RUNS, copying(eight)), bytes(eight));
for (const [name, text] of parts) {
  // In turns, so that what the machine does meanwhile falls on all of them alike.
  const [copy, rows, objects] = await time(RUNS, copying(text), () => annotateRows(text), () => annotator.annotate(text));
  figure("encodeInto", name, copy, bytes(text));
  figure("annotate to rows", name, rows, bytes(text));
  figure("annotate to objects", name, objects, bytes(text));
}
const decomposed = whole.normalize("NFD");
figure("annotate to rows", "whole, NFD", await time(RUNS, () => annotateRows(decomposed)), bytes(decomposed));

const about = {
  node: process.version,
  found: annotateRows(whole).length / 4,
  memoryAfterStart: started,
  memoryAfterWhole: memory.buffer.byteLength,
};
process.stdout.write(JSON.stringify({ about, figures }));

/** Copies the text into memory of the module as UTF-8: the least that any module must do to see it. */
function copying(text) {
  const room = 3 * text.length;
  return () => {
    const at = engine.reserve(room / 2 + 1);
    encoder.encodeInto(text, new Uint8Array(memory.buffer, at, room));
  };
}

function beginning(text, size) {
  return Buffer.from(text.slice(0, size)).subarray(0, size).toString("utf8").replace(/\uFFFD+$/, "");
}
