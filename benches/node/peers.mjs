// What people would use instead in Node, with the same names on the same text, in turns with danhdau: node peers.mjs TASK, prints JSON.
import { readFileSync } from "node:fs";
import { argv, stderr, stdout, version, versions } from "node:process";
import ClassicAhoCorasick from "ahocorasick";
import ModernAhoCorasick from "modern-ahocorasick";
import { loadAnnotator } from "../../www/package/dist/index.node.js";
import { beginnings } from "./beginnings.mjs";
import { find, findInEither, ofForms, ofNames } from "./expression.mjs";
import { longest } from "./longest.mjs";
import { time } from "./stopwatch.mjs";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const task = read(argv[2]);
const { names, cases: capitals } = read(task.names);
const cases = read(task.cases);
const texts = beginnings(readFileSync(task.text), task.lengths);

const annotator = await loadAnnotator();
const danhdau = (annotator) => (text) => annotator.annotate(text).map(({ start, end }) => [start, end]);
const own = danhdau(annotator);
const matcher = new ModernAhoCorasick(names);
const modern = (options) => (text) =>
  matcher.search(text, { strategy: "leftmost-longest", ...options }).map(({ start, end }) => [start, end]);
const classic = new ClassicAhoCorasick(names);

const tools = [await tool("danhdau", annotator.about().version, names.length, own)];
const V8 = `in V8 ${versions.v8.split(".", 2).join(".")}`;
tools.push(await tool("RegExp of the names", V8, names.length, expression(find, ofNames(names)), own));
tools.push(await tool("RegExp of their forms", V8, names.length, expression(findInEither, ofForms(names, capitals)), own));
for (const file of task.larger) {
  const larger = read(file);
  const many = await annotator.withPack(larger.pack);
  const find = expression(findInEither, ofForms(larger.names, larger.cases));
  tools.push(await tool("RegExp of their forms", V8, larger.names.length, find, danhdau(many), { scored: false }));
  many.dispose();
}
for (const [way, find] of [
  ["", modern({})],
  [", by paragraph", byParagraph(modern({}))],
  [", by paragraph, whole words", byParagraph(modern({ wholeWord: true }))],
]) {
  tools.push(await tool(`modern-ahocorasick${way}`, packageVersion("modern-ahocorasick"), names.length, find, own));
}
const ends = ([last, found]) => found.map((name) => [last + 1 - name.length, last + 1]);
tools.push(await tool("ahocorasick", packageVersion("ahocorasick"), names.length, (text) => classic.search(text).flatMap(ends), own));
stdout.write(JSON.stringify({ place: `Node ${version.slice(1)}`, tools }));

/** Measures a finder on the shortest text and on the longest that it can do, and lets it read the suite. */
async function tool(name, version, count, find, own, { scored = true } = {}) {
  stderr.write(`${name}, ${count} names\n`);
  const about = { name, version, names: count };
  const readings = [];
  try {
    const far = own === undefined ? texts.at(-1) : longest(texts, task.limit, find);
    for (const text of new Set([texts[0], far])) {
      const works = [find, ...(own === undefined ? [] : [own])].map((find) => () => find(text));
      const times = [await time(task.runs, ...works)].flat();
      readings.push({ bytes: Buffer.byteLength(text), milliseconds: times[0], danhdau: times[1] });
    }
    return { ...about, readings, spans: scored ? cases.map(find) : undefined };
  } catch (error) {
    // An expression is compiled when it is used first, and V8 refuses one that gets too large.
    const refused = /too (large|big)/i.exec(error.message);
    if (refused === null) throw error;
    return { ...about, readings, refused: refused[0].toLowerCase() };
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
