// The package on a page that has nothing of it yet: from `import` to the first annotations.
import { readFileSync } from "node:fs";
import { test } from "@playwright/test";
import { serve } from "./server.ts";
import { hand, RUNS, sample, textFile } from "./setting.ts";

test("package: cold start in Chromium", async ({ browser }, info) => {
  const server = await serve(readFileSync(textFile(), "utf8").slice(0, 4_000));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(server.origin);
    times.push(
      await page.evaluate(async () => {
        const text = await (await fetch("/text")).text();
        const start = performance.now();
        const address = "/dist/index.js";
        const { loadAnnotator } = await import(address);
        (await loadAnnotator()).annotate(text);
        return performance.now() - start;
      }),
    );
    await context.close();
  }
  await server.close();
  await hand(
    [
      sample("package in Chromium", "import, load, annotate 5 kB", "ms", ...times),
      { chromium: browser.version() },
    ],
    info,
  );
});
