// What the module takes to read a text, beside what the same place takes to copy it. In Node as in a browser: whoever has loaded the
// module hands it in.
import { time } from "./stopwatch.mjs";

const KINDS = ["province", "official", "fpt-unit", "policy"];
const VARIANTS = [
  ...KINDS.map((kind) => [`rows, only ${kind}`, { kinds: [kind] }]),
  ["rows, nested", { nested: true }],
  ["rows, optional diacritics", { diacritics: "optional" }],
];
const LENGTHS = [
  ["1 kB", 1_000],
  ["5 kB", 5_000],
  ["100 kB", 100_000],
  ["whole", Number.POSITIVE_INFINITY],
];
const MOST_PIECES = 1_000;
const encoder = new TextEncoder();

/**
 * @param module `wasm` its bytes, `glue` what wasm-bindgen exports, `write` options as the boundary takes them, `writeUnits`
 *   a text, and `loadAnnotator`
 * @param whole the text
 * @param larger gazetteers of more names: a `name`, the `gazetteer` as it is carried, and a `text` with names of it
 * @param runs how many of each measurement
 * @param say takes what is being done
 */
export async function measure({ wasm, glue, write, writeUnits, loadAnnotator }, whole, larger, runs, say) {
  const figures = [];
  const figure = (step, text, milliseconds, size = 0) =>
    figures.push({ step, text, bytes: size, milliseconds });

  say("start");
  const { memory } = glue.initSync({ module: wasm });
  const engine = new glue.Engine();
  const memoryAfterStart = memory.buffer.byteLength;
  // `next` gives the text of each call.
  const rows = (next, options, own = engine) => {
    const written = write(options);
    return () => {
      const text = next();
      // Memory may grow, and the old buffer is gone then.
      const at = own.reserve(text.length);
      writeUnits(text, memory.buffer, at);
      return own.annotate(text.length, written);
    };
  };
  /** Copies the text into memory of the module as UTF-8: the least that any module must do to see it. */
  const copying = (next) => () => {
    const text = next();
    const room = 3 * text.length;
    const at = engine.reserve(room / 2 + 1);
    encoder.encodeInto(text, new Uint8Array(memory.buffer, at, room));
  };
  // Before anything is copied, which takes more room than reading.
  const found = rows(() => whole)().length / 4;
  const memoryAfterWhole = memory.buffer.byteLength;
  const annotator = await loadAnnotator();

  figure("WebAssembly.compile", "", await time(runs, () => WebAssembly.compile(wasm)));
  figure("start", "", await time(runs, () => new glue.Engine().free()));
  const eight = whole.slice(0, 6_000_000).padEnd(6_000_000);
  figure(
    "encodeInto of 8 MB",
    "",
    await time(
      runs,
      copying(() => eight),
    ),
    sizeOf(eight),
  );

  const decomposed = whole.normalize("NFD");
  const sizes = larger.map(({ name, gazetteer, text }) => ({
    name,
    text,
    engine: glue.Engine.overGazetteer(gazetteer),
  }));
  for (const [name, length] of LENGTHS) {
    say(name);
    const next = () => pieces(whole, length);
    const reading = (name, next) => [
      ["encodeInto", name, copying(next())],
      ["annotate to rows", name, rows(next())],
    ];
    const objects = next();
    // Measured in turns, so that what the machine does meanwhile falls on all of it alike.
    const works = [
      ...reading(name, next),
      ["annotate to objects", name, () => annotator.annotate(objects())],
      ...VARIANTS.map(([step, options]) => [step, name, rows(next(), options)]),
      ...sizes.map(({ engine, ...own }) => [
        `rows, ${own.name}`,
        name,
        rows(pieces(own.text, length), undefined, engine),
      ]),
      ...reading(`${name}, NFD`, () => pieces(decomposed, length)),
    ];
    const times = await time(runs, ...works.map(([, , work]) => work));
    const bytes = (text) => Math.min(length, sizeOf(text));
    for (const [index, [step, text]] of works.entries()) {
      figure(step, text, times[index], bytes(text.endsWith("NFD") ? decomposed : whole));
    }
  }
  return { found, memoryAfterStart, memoryAfterWhole, figures };
}

function sizeOf(text) {
  return encoder.encode(text).length;
}

/**
 * Gives pieces of so many bytes, or nearly, one after the other, then the first again: a short text that is read thousands of times
 * over is one that the processor knows by heart.
 */
function pieces(text, bytes) {
  const size = sizeOf(text);
  if (bytes >= size) return () => text;
  const units = Math.round((bytes * text.length) / size);
  const count = Math.min(Math.floor(text.length / units), MOST_PIECES);
  // Copied: a part of a longer text is read through it.
  const all = Array.from({ length: count }, (_, index) =>
    copied(text.slice(index * units, (index + 1) * units)),
  );
  let next = 0;
  return () => all[next++ % count];
}

const copied = (text) => new TextDecoder().decode(encoder.encode(text));
