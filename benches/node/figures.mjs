// What the module takes to read a text, beside what the same place takes to copy it. In Node as in a browser: whoever has loaded the
// module hands it in.
import { time } from "./stopwatch.mjs";

const KINDS = ["province", "official", "fpt-unit", "policy"];
const VARIANTS = [
  ...KINDS.map((kind) => [`rows, only ${kind}`, { kinds: [kind] }]),
  ["rows, nested", { nested: true }],
  ["rows, optional diacritics", { diacritics: "optional" }],
];
const encoder = new TextEncoder();

/**
 * @param module `wasm` its bytes, `glue` what wasm-bindgen exports, `write` options as the boundary takes them, `writeUnits`
 *   a text, and `loadAnnotator`
 * @param whole the text
 * @param runs how many of each measurement
 * @param say takes what is being done
 */
export async function measure({ wasm, glue, write, writeUnits, loadAnnotator }, whole, runs, say) {
  const figures = [];
  const figure = (step, text, milliseconds, size = 0) => figures.push({ step, text, bytes: size, milliseconds });

  say("start");
  const { memory } = glue.initSync({ module: wasm });
  const engine = new glue.Engine();
  const memoryAfterStart = memory.buffer.byteLength;
  const rows = (text, options) => {
    const written = write(options);
    return () => {
      // Memory may grow, and the old buffer is gone then.
      const at = engine.reserve(text.length);
      writeUnits(text, memory.buffer, at);
      return engine.annotate(text.length, written);
    };
  };
  /** Copies the text into memory of the module as UTF-8: the least that any module must do to see it. */
  const copying = (text) => {
    const room = 3 * text.length;
    return () => {
      const at = engine.reserve(room / 2 + 1);
      encoder.encodeInto(text, new Uint8Array(memory.buffer, at, room));
    };
  };
  // Before anything is copied, which takes more room than reading.
  const found = rows(whole)().length / 4;
  const memoryAfterWhole = memory.buffer.byteLength;
  const annotator = await loadAnnotator();

  figure("WebAssembly.compile", "", await time(runs, () => WebAssembly.compile(wasm)));
  figure("start", "", await time(runs, () => new glue.Engine().free()));
  const eight = whole.slice(0, 6_000_000).padEnd(6_000_000);
  figure("encodeInto of 8 MB", "", await time(runs, copying(eight)), sizeOf(eight));

  // What stands in one list is measured in turns, so that what the machine does meanwhile falls on all of it alike.
  const decomposed = whole.normalize("NFD");
  const reading = (name, text) => [
    ["encodeInto", name, text, copying(text)],
    ["annotate to rows", name, text, rows(text)],
    ["annotate to objects", name, text, () => annotator.annotate(text)],
  ];
  const turns = [
    reading("1 kB", beginning(whole, 1_000)),
    reading("5 kB", beginning(whole, 5_000)),
    reading("100 kB", beginning(whole, 100_000)),
    [
      ...reading("whole", whole),
      ...VARIANTS.map(([step, options]) => [step, "whole", whole, rows(whole, options)]),
      ...reading("whole, NFD", decomposed).slice(0, 2),
    ],
  ];
  for (const works of turns) {
    say(works[0][1]);
    const times = await time(runs, ...works.map(([, , , work]) => work));
    for (const [index, [step, name, text]] of works.entries()) figure(step, name, times[index], sizeOf(text));
  }
  return { found, memoryAfterStart, memoryAfterWhole, figures };
}

function sizeOf(text) {
  return encoder.encode(text).length;
}

/** As much of the beginning as fits into so many bytes. */
function beginning(text, bytes) {
  return text.slice(0, encoder.encodeInto(text, new Uint8Array(bytes)).read);
}
