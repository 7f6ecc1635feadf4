// What the module takes to read a text, beside what the same place takes to copy it. In Node as in a browser: whoever has loaded the
// module hands it in.
import { LENGTHS, start, Text, WAYS } from "./reading.mjs";
import { time } from "./stopwatch.mjs";

const encoder = new TextEncoder();

/**
 * @param module as {@link start} takes it, with `loadAnnotator`
 * @param text the text
 * @param larger gazetteers of more names: a `name`, the `gazetteer` as it is carried, and a `text` with names of it
 * @param runs how many of each measurement
 * @param say takes what is being done
 */
export async function measure({ loadAnnotator, ...module }, text, larger, runs, say) {
  const figures = [];
  const figure = (step, text, milliseconds, bytes = 0) => figures.push({ step, text, bytes, milliseconds });

  say("start");
  const { wasm, glue } = module;
  const { memory, engine, reading } = start(module);
  const memoryAfterStart = memory.buffer.byteLength;
  const rows = (next, options, own = engine) =>
    reading(own, next, options, (units, written) => own.annotate(units, written));
  /** Copies the text into memory of the module as UTF-8: the least that any module must do to see it. */
  const copying = (next) => () => {
    const text = next();
    const room = 3 * text.length;
    const at = engine.reserve(room / 2 + 1);
    encoder.encodeInto(text, new Uint8Array(memory.buffer, at, room));
  };
  // Before anything is copied, which takes more room than reading.
  const found = rows(() => text)().length / 4;
  const memoryAfterWhole = memory.buffer.byteLength;
  const annotator = await loadAnnotator();

  figure("WebAssembly.compile", "", await time(runs, () => WebAssembly.compile(wasm)));
  figure("start", "", await time(runs, () => new glue.Engine().free()));
  const eight = text.slice(0, 6_000_000).padEnd(6_000_000);
  const copyingEight = await time(
    runs,
    copying(() => eight),
  );
  figure("encodeInto of 8 MB", "", copyingEight, encoder.encode(eight).length);

  const [whole, decomposed] = [new Text(text), new Text(text.normalize("NFD"))];
  const sizes = larger.map(({ name, gazetteer, text }) => ({
    name,
    text: new Text(text),
    engine: glue.Engine.overGazetteer(gazetteer),
  }));
  for (const [name, length] of LENGTHS) {
    say(name);
    const copied = (text) => ["encodeInto", text, copying(text.next(length))];
    const read = (step, text, options, engine) => [step, text, rows(text.next(length), options, engine)];
    const next = whole.next(length);
    // Measured in turns, so that what the machine does meanwhile falls on all of it alike.
    const works = [
      copied(whole),
      read("annotate to rows", whole),
      ["annotate to objects", whole, () => annotator.annotate(next())],
      ...WAYS.map(([way, options]) => read(`rows, ${way}`, whole, options)),
      ...sizes.map(({ name, text, engine }) => read(`rows, ${name}`, text, undefined, engine)),
      copied(decomposed),
      read("annotate to rows", decomposed),
    ];
    const times = await time(runs, ...works.map(([, , work]) => work));
    for (const [index, [step, text]] of works.entries()) {
      const form = text === decomposed ? `${name}, NFD` : name;
      figure(step, form, times[index], Math.min(length, text.bytes));
    }
  }
  return { found, memoryAfterStart, memoryAfterWhole, figures };
}
