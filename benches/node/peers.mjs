// What people would use instead, with the same names on the same text in the same run: node peers.mjs TEXT RUNS, prints JSON.
import { readFileSync } from "node:fs";
import ClassicAhoCorasick from "ahocorasick";
import ModernAhoCorasick from "modern-ahocorasick";
import { loadAnnotator } from "../../www/package/dist/index.node.js";
import { score } from "./score.mjs";
import { time } from "./stopwatch.mjs";

const [file, runs] = process.argv.slice(2);
/** One of them, modern-ahocorasick, takes the square of the length: 15 s for 100,000 letters. */
const UNITS = 10_000;
const text = readFileSync(file, "utf8").slice(0, UNITS);
const annotator = await loadAnnotator();
const names = [...new Set(annotator.entities().flatMap(({ name, aliases }) => [name, ...aliases]))];

const classic = new ClassicAhoCorasick(names);
const modern = new ModernAhoCorasick(names);
const expression = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${names.toSorted((one, other) => other.length - one.length).map(RegExp.escape ?? escape).join("|")})(?![\\p{L}\\p{N}])`,
  "gu",
);

/** Each finds spans, as it does by itself: start and end in UTF-16 units. */
const peers = {
  danhdau: (text) => annotator.annotate(text),
  "RegExp alternation with boundaries": (text) =>
    Array.from(text.matchAll(expression), (found) => ({ start: found.index, end: found.index + found[0].length })),
  "modern-ahocorasick": (text) => modern.search(text),
  ahocorasick: (text) =>
    classic.search(text).flatMap(([last, found]) => found.map((name) => ({ start: last + 1 - name.length, end: last + 1 }))),
};

const times = await time(Number(runs), ...Object.values(peers).map((find) => () => find(text)));
const results = Object.entries(peers).map(([name, find], index) => ({
  name,
  milliseconds: times[index],
  found: find(text).length,
  ...score(find),
}));
process.stdout.write(JSON.stringify({ bytes: Buffer.byteLength(text), names: names.length, results }));

/** @param {string} name */
function escape(name) {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
