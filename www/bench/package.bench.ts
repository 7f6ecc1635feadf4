// The package on a page that has nothing of it yet: import, load, first annotations.
import { readFileSync } from "node:fs";
import { test } from "@playwright/test";
import { serve } from "./server.ts";
import { hand, RUNS, sample, textFile } from "./setting.ts";

test("package: cold start in Chromium", async ({ browser }, info) => {
  const server = await serve(readFileSync(textFile(), "utf8").slice(0, 4_000));
  const door = "package in Chromium";
  for (let run = 0; run < RUNS; run++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(server.origin);
    const [imported, loaded, annotated] = await page.evaluate(async () => {
      const text = await (await fetch("/text")).text();
      const start = performance.now();
      const address = "/dist/index.js";
      const { loadAnnotator } = await import(address);
      const imported = performance.now();
      const annotator = await loadAnnotator();
      const loaded = performance.now();
      annotator.annotate(text);
      return [imported - start, loaded - imported, performance.now() - loaded] as const;
    });
    await context.close();
    await hand(
      [
        sample(door, "import", "ms", imported),
        sample(door, "load", "ms", loaded),
        sample(door, "first annotations, 5 kB", "ms", annotated),
      ],
      info,
    );
  }
  await server.close();
  await hand([{ chromium: browser.version() }], info);
});
