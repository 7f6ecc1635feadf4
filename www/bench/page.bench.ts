// The page: a key press, a visit, and memory.
import { ARTICLE, longText } from "../page/tests/article.ts";
import { test } from "../page/tests/reader.ts";
import { typeSentence } from "../page/tests/typing.ts";
import { linkTo, visit } from "../page/tests/visit.ts";
import { memoryOfPage, peakOfRenderers } from "./memory.ts";
import { hand, RUNS, sample } from "./setting.ts";

const resident = (door: string, peak: number | undefined) =>
  sample(door, "peak of the renderer (resident)", "MiB", ...(peak === undefined ? [] : [peak]));

const LENGTHS = [
  ["20,000", 20_000, 30],
  ["1,000,000", 1_000_000, 120],
] as const;

for (let run = 1; run <= RUNS; run++) {
  for (const [name, length, pause] of LENGTHS) {
    test(`page: typing in ${name} characters, run ${run} of ${RUNS}`, async ({ browser, reader }, info) => {
      await reader.fill(longText(length));
      const { toPaint, toMark, tasks } = await typeSentence(browser, reader, pause);
      const { page, worker, peak } = await memoryOfPage(browser);
      const door = `page, ${name} characters`;
      await hand(
        [
          sample(door, "key press to paint", "ms", ...toPaint),
          sample(door, "last key to the mark of a name", "ms", toMark),
          sample(door, "longest task while typing (processor)", "ms", Math.max(...tasks)),
          sample(door, "JavaScript of page and worker", "MiB", page.script + worker.script),
          sample(door, "memory of the module", "MiB", worker.module),
          resident(door, peak),
        ],
        info,
      );
    });
  }

  test(`an empty page, run ${run} of ${RUNS}`, async ({ browser, page }, info) => {
    await page.goto("about:blank");
    await hand([resident("an empty page", await peakOfRenderers(browser))], info);
  });

  test(`page: a visit, run ${run} of ${RUNS}`, async ({ browser, baseURL }, info) => {
    const context = await browser.newContext({ serviceWorkers: "allow" });
    const link = await linkTo(baseURL ?? "", ARTICLE);
    const cold = await visit(context, link);
    const warm = await visit(context, link);
    await context.close();
    await hand(
      [
        sample("page", "cold start to the first mark", "ms", cold.toFirstMark),
        sample("page", "warm start to the first mark", "ms", warm.toFirstMark),
        { fetched: [...cold.files.keys()] },
      ],
      info,
    );
  });
}
