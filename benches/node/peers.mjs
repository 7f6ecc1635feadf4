// What people would use instead in Node, with the same names on the same text, in turns with danhdau: node peers.mjs TASK, prints JSON.
import { readFileSync } from "node:fs";
import { argv, stderr, stdout, version, versions } from "node:process";
import ClassicAhoCorasick from "ahocorasick";
import ModernAhoCorasick from "modern-ahocorasick";
import { loadAnnotator } from "../../www/package/dist/index.node.js";
import { find, findInEither, ofForms, ofNames } from "./expression.mjs";
import { longest } from "./longest.mjs";
import { cycle, pieces } from "./pieces.mjs";
import { time } from "./stopwatch.mjs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const task = read(argv[2]);
const { names, cases: capitals } = read(task.names);
const cases = read(task.cases);
const whole = readFileSync(task.text);
const lengths = task.lengths.map((length) => pieces(whole, length));
const texts = lengths.map(([first]) => first);

const annotator = await loadAnnotator();
const danhdau = (annotator) => (text) => annotator.annotate(text).map(({ start, end }) => [start, end]);
const own = danhdau(annotator);
const matcher = new ModernAhoCorasick(names);
const modern = (options) => (text) =>
  matcher.search(text, { strategy: "leftmost-longest", ...options }).map(({ start, end }) => [start, end]);
const classic = new ClassicAhoCorasick(names);

const V8 = `in V8 ${versions.v8.split(".", 2).join(".")}`;
const tools = [];
await measure("danhdau", annotator.about().version, own, { beside: [] });
await measure("RegExp of the names", V8, expression(find, ofNames(names)));
await measure("RegExp of their forms", V8, expression(findInEither, ofForms(names, capitals)));
for (const file of task.larger) {
  const larger = read(file);
  const many = await annotator.withPack(larger.pack);
  const find = expression(findInEither, ofForms(larger.names, larger.cases));
  const count = larger.names.length;
  await measure("RegExp of their forms", V8, find, { count, beside: [danhdau(many)], scored: false });
  many.dispose();
}
const modernVersion = packageVersion("modern-ahocorasick");
await measure("modern-ahocorasick", modernVersion, modern({}));
await measure("modern-ahocorasick, by paragraph", modernVersion, byParagraph(modern({})));
const wholeWords = byParagraph(modern({ wholeWord: true }));
await measure("modern-ahocorasick, by paragraph, whole words", modernVersion, wholeWords);
const ends = ([last, found]) => found.map((name) => [last + 1 - name.length, last + 1]);
await measure("ahocorasick", packageVersion("ahocorasick"), (text) => classic.search(text).flatMap(ends));
stdout.write(JSON.stringify({ place: `Node ${version.slice(1)}`, tools }));

/** Measures a finder on the shortest text and on the longest that it can do, and lets it read the suite. */
async function measure(name, version, find, { count = names.length, beside = [own], scored = true } = {}) {
  stderr.write(`${name}, ${count} names\n`);
  const tool = { name, version, names: count, readings: [] };
  tools.push(tool);
  try {
    for (const read of new Set([lengths[0], lengths[longest(texts, task.limit, find)]])) {
      const works = [find, ...beside].map((find) => {
        const next = cycle(read);
        return () => find(next());
      });
      const [milliseconds, danhdau] = [await time(task.runs, ...works)].flat();
      tool.readings.push({ bytes: Buffer.byteLength(read[0]), milliseconds, danhdau });
    }
    if (scored) tool.spans = cases.map(find);
  } catch (error) {
    // An expression is compiled when it is used first, and V8 refuses one that gets too large.
    const refused = /too (large|big)/i.exec(error.message);
    if (refused === null) throw error;
    tool.refused = refused[0].toLowerCase();
  }
}

function expression(find, expression) {
  return (text) => find(expression, text);
}

/** For what takes the square of the length: paragraph by paragraph, since no name goes across two. */
function byParagraph(find) {
  return (text) => {
    const spans = [];
    let start = 0;
    for (const paragraph of text.split("\n")) {
      for (const [from, to] of find(paragraph)) spans.push([start + from, start + to]);
      start += paragraph.length + 1;
    }
    return spans;
  };
}

function packageVersion(name) {
  return read(new URL(`node_modules/${name}/package.json`, import.meta.url)).version;
}
