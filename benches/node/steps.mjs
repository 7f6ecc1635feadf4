// What each step of the pipeline takes in the module, in the ways and lengths in which the native program reads (benches/src/engine.rs).
// In Node as in a browser: whoever has loaded the module that says it (`cargo xtask bench` builds it) hands it in.
import { LENGTHS, start, Text, WAYS } from "./reading.mjs";
import { timeParts } from "./stopwatch.mjs";

/**
 * @param module as {@link start} takes it
 * @param text the text
 * @param larger gazetteers of more names: a `name`, the `gazetteer` as it is carried, and a `text` with names of it
 * @param runs how many of each measurement
 * @param say takes what is being done
 */
export async function measureSteps(module, text, larger, runs, say) {
  say("steps");
  const { engine, reading } = start(module);
  const whole = new Text(text);
  const ways = [
    ["all kinds", whole, undefined, engine],
    ...WAYS.map(([way, options]) => [way, whole, options, engine]),
    ["NFD", new Text(text.normalize("NFD")), undefined, engine],
    ...larger.map(({ name, gazetteer, text }) => {
      return [name, new Text(text), undefined, module.glue.Engine.overGazetteer(gazetteer)];
    }),
  ];
  const works = (length) =>
    ways.map(([, text, options, engine]) =>
      reading(engine, text.next(length), options, (units, written) => engine.annotateInSteps(units, written)),
    );
  // What is new runs slowly until it has been compiled for speed, which a short text alone would not bring about before it is timed.
  for (const work of works(Number.POSITIVE_INFINITY)) work();
  const readings = [];
  const lengths = LENGTHS.filter(([, length]) => length < whole.bytes || length === Number.POSITIVE_INFINITY);
  for (const [name, length] of lengths) {
    say(`steps, ${name}`);
    const times = await timeParts(runs, ...works(length));
    for (const [index, [way, text]] of ways.entries()) {
      const parts = times[index];
      readings.push({
        way,
        bytes: Math.min(length, text.bytes),
        steps: parts.slice(0, -1),
        whole: parts.at(-1),
      });
    }
  }
  return readings;
}
