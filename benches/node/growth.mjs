// How the time grows in Node, with the length of a text and with the number of names:
// node growth.mjs TEXT RUNS FOLDER TIMES…, prints JSON. The folder has a text and a pack for each size.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadAnnotator } from "../../www/package/dist/index.node.js";
import { mostPackMemory, wasmMemory } from "../../www/package/test/wasm-memory.js";
import { spread, time } from "./stopwatch.mjs";

/** Asked of a process of its own: memory of a module never shrinks, and other gazetteers would be in it. */
const START = "--start";
const STARTS = 3;
/** Bytes of UTF-8: two for each power of ten; the whole text comes after them. */
const LENGTHS = [1_000, 3_162, 10_000, 31_623, 100_000, 316_228, 1_000_000, 3_162_278, 10_000_000];

if (process.argv[2] === START) {
  let milliseconds = 0;
  await annotatorOf(process.argv[3], (took) => {
    milliseconds = took;
  });
  process.stdout.write(JSON.stringify({ milliseconds, memory: wasmMemory(), packMemory: mostPackMemory() }));
} else {
  const [file, runs, folder, ...times] = process.argv.slice(2);
  const lengths = await ofLengths(readFileSync(file, "utf8"), Number(runs));
  const sizes = await ofSizes(folder, times.map(Number), Number(runs));
  process.stdout.write(JSON.stringify({ place: `Node ${process.version}`, lengths, sizes }));
}

/** Pieces of a text of several lengths, in turns. */
async function ofLengths(whole, runs) {
  const annotator = await loadAnnotator();
  const bytes = Buffer.byteLength(whole);
  const lengths = [...LENGTHS.filter((length) => length < bytes), bytes];
  const works = lengths.map((length) => {
    const units = Math.round((length * whole.length) / bytes);
    const pieces = Math.floor(whole.length / units);
    let next = 0;
    return () => {
      const start = (next++ % pieces) * units;
      return annotator.annotate(whole.slice(start, start + units));
    };
  });
  // What is new is compiled before it is timed.
  for (let i = 0; i < 5; i++) annotator.annotate(whole.slice(0, 1_000_000));
  const measured = await time(runs, ...works);
  return lengths.map((length, index) => ({ bytes: length, milliseconds: measured[index] }));
}

/** Texts of as many names, each of them of its own gazetteer, in turns. */
async function ofSizes(folder, sizes, runs) {
  const all = [];
  for (const times of sizes) {
    process.stderr.write(`${times} times the names\n`);
    const pack = `${folder}/x${times}.json`;
    const starts = Array.from({ length: STARTS }, () => startOf(pack));
    all.push({
      times,
      text: readFileSync(`${folder}/x${times}.txt`, "utf8"),
      annotator: await annotatorOf(pack),
      memory: Math.max(...starts.map(({ memory }) => memory)),
      packMemory: Math.max(...starts.map(({ packMemory }) => packMemory)),
      start: spread(starts.map(({ milliseconds }) => milliseconds)),
    });
  }
  process.stderr.write("reading their texts in turns\n");
  const measured = await time(
    runs,
    ...all.map(
      ({ annotator, text }) =>
        () =>
          annotator.annotate(text),
    ),
  );
  return all.map(({ annotator, text, ...size }, index) => {
    return { ...size, found: annotator.annotate(text).length, milliseconds: measured[index] };
  });
}

function startOf(pack) {
  const script = [fileURLToPath(import.meta.url), START, pack];
  return JSON.parse(execFileSync(process.execPath, script, { encoding: "utf8" }));
}

/** An annotator that knows the records of a pack too; `loaded` hears how long that took, the file not counted. */
async function annotatorOf(pack, loaded = () => {}) {
  const records = JSON.parse(readFileSync(pack, "utf8"));
  const start = performance.now();
  const base = await loadAnnotator();
  try {
    const own = await base.withPack(records);
    loaded(performance.now() - start);
    return own;
  } finally {
    base.dispose();
  }
}
