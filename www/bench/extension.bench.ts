// The extension on a page of 100,000 characters with 1,000 marks, beside the same page without it.
import { launchExtended, test } from "../extension/tests/browsers.ts";
import { type Cost, costOf } from "../extension/tests/cost.ts";
import { hand, RUNS, sample } from "./setting.ts";

test("extension: a page of 100,000 characters", async ({ site, plain }, info) => {
  const extended = await launchExtended(["*://127.0.0.1/*"]);
  const costs = await costOf(extended, plain, `${site.origin}/long`, RUNS);
  await extended.context.close();
  const of = (what: string, unit: "ms" | "MiB", value: (cost: Cost) => number) =>
    sample("extension, 100,000 characters", what, unit, ...costs.map(value));
  await hand(
    [
      of("main thread until the page rests, with", "ms", ({ marked }) => marked.load),
      of("main thread until the page rests, without", "ms", ({ bare }) => bare.load),
      of("main thread, scrolling through, with", "ms", ({ marked }) => marked.scroll),
      of("main thread, scrolling through, without", "ms", ({ bare }) => bare.scroll),
      of("first mark, background awake", "ms", ({ marked }) => marked.marked),
      of("first mark, background ended before", "ms", ({ cold }) => cold.marked),
      of("JavaScript of the background", "MiB", ({ memory }) => memory.script),
      of("memory of the module", "MiB", ({ memory }) => memory.module),
    ],
    info,
  );
});
