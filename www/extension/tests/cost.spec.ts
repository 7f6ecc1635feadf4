// What the extension costs a page stays within bounds.
import { expect, launchExtended, stateOf, test } from "./browsers.ts";
import { type Cost, costOf } from "./cost.ts";

const RUNS = 3;
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

test("what it costs a page of 100,000 characters with 1,000 marks", async ({ site, plain }) => {
  test.setTimeout(60_000);
  const extended = await launchExtended(["*://127.0.0.1/*"]);
  const url = `${site.origin}/long`;
  const costs = await costOf(extended, plain, url, RUNS);
  const page = extended.context.pages().find((page) => page.url() === url);
  const counts = Object.values((page && (await stateOf(extended, page))?.counts) ?? {});
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(1_000);

  const of = (what: (cost: Cost) => number): number => median(costs.map(what));
  const say = (name: string, [one, oneIs]: [number, string], [other, otherIs]: [number, string]): number => {
    const ratio = one / other;
    console.log(
      `  ${name}: ${one.toFixed(0)} ms ${oneIs}, ${other.toFixed(0)} ms ${otherIs}, ratio ${ratio.toFixed(2)}`,
    );
    return ratio;
  };
  const load = say(
    "main thread, until the page rests",
    [of(({ marked }) => marked.load), "with"],
    [of(({ bare }) => bare.load), "without"],
  );
  const scroll = say(
    "main thread, scrolling through it",
    [of(({ marked }) => marked.scroll), "with"],
    [of(({ bare }) => bare.scroll), "without"],
  );
  say(
    "first mark after navigation",
    [of(({ cold }) => cold.marked), "from cold"],
    [of(({ marked }) => marked.marked), "with the background awake"],
  );
  const [script, module] = [of(({ memory }) => memory.script), of(({ memory }) => memory.module)];
  console.log(
    `  memory of the background: ${script.toFixed(1)} MiB of JavaScript, ${module.toFixed(1)} MiB of the module`,
  );
  expect(module).toBeGreaterThan(1);
  expect(module).toBeLessThan(24);
  // Generous: this guards against a page that is read again and again, not against a slow machine.
  expect(load).toBeLessThan(4);
  expect(scroll).toBeLessThan(12);
  await extended.context.close();
});
