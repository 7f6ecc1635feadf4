// The engine in Chromium: the figures of benches/node/figures.mjs, on a page.
import { readFileSync } from "node:fs";
import { test } from "@playwright/test";
import { serve } from "./server.ts";
import { hand, largerFolder, RUNS, textFile } from "./setting.ts";

test("engine in Chromium", async ({ page, browser }, info) => {
  const server = await serve(readFileSync(textFile(), "utf8"), { larger: largerFolder() });
  page.on("console", (message) => console.log(message.text()));
  await page.goto(server.origin);
  const measured = await page.evaluate(async (runs) => {
    if (!crossOriginIsolated) throw new Error("The clock of a page that is not isolated is too coarse.");
    const load = (path: string) => import(path);
    const [glue, { loadAnnotator }, { write }, { writeUnits }, { measure }] = await Promise.all(
      [
        "/dist/wasm/danhdau.js",
        "/dist/index.js",
        "/dist/plain-data.js",
        "/dist/units.js",
        "/node/figures.mjs",
      ].map(load),
    );
    const wasm = await (await fetch("/dist/wasm/danhdau_bg.wasm")).arrayBuffer();
    const text = await (await fetch("/text")).text();
    const larger = await Promise.all(
      ["x10", "x100"].map(async (name) => ({
        name: `${name} the names`,
        gazetteer: new Uint8Array(await (await fetch(`/larger/${name}.gazetteer`)).arrayBuffer()),
        text: await (await fetch(`/larger/${name}.txt`)).text(),
      })),
    );
    return (await measure(
      { wasm, glue, write, writeUnits, loadAnnotator },
      text,
      larger,
      runs,
      console.log,
    )) as object;
  }, RUNS);
  await hand({ place: `Chromium ${browser.version()}`, ...measured }, info);
  await server.close();
});
