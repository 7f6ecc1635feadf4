// The engine in Chromium: the figures of benches/node/figures.mjs and the steps of benches/node/steps.mjs, on a page.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "@playwright/test";
import { serve } from "./server.ts";
import { hand, largerFolder, RUNS, textFile } from "./setting.ts";

/** The module that says what its steps take. */
const OBSERVED = fileURLToPath(new URL("../../target/bench/module", import.meta.url));

test("engine in Chromium", async ({ page, browser }, info) => {
  const folders = { larger: largerFolder(), observed: OBSERVED };
  const server = await serve(readFileSync(textFile(), "utf8"), folders);
  page.on("console", (message) => console.log(message.text()));
  await page.goto(server.origin);
  const measured = await page.evaluate(async (runs) => {
    if (!crossOriginIsolated) throw new Error("The clock of a page that is not isolated is too coarse.");
    const load = (path: string) => import(path);
    const [{ loadAnnotator }, { write }, { writeUnits }, { measure }, { measureSteps }] = await Promise.all(
      ["/dist/index.js", "/dist/plain-data.js", "/dist/units.js", "/node/figures.mjs", "/node/steps.mjs"].map(
        load,
      ),
    );
    const module = async (folder: string) => {
      const glue = await load(`${folder}/danhdau.js`);
      const wasm = await (await fetch(`${folder}/danhdau_bg.wasm`)).arrayBuffer();
      return { wasm, glue, write, writeUnits };
    };
    const text = await (await fetch("/text")).text();
    const larger = await Promise.all(
      ["x10", "x100"].map(async (name) => ({
        name: `${name} the names`,
        gazetteer: new Uint8Array(await (await fetch(`/larger/${name}.gazetteer`)).arrayBuffer()),
        text: await (await fetch(`/larger/${name}.txt`)).text(),
      })),
    );
    const shipped = { ...(await module("/dist/wasm")), loadAnnotator };
    const figures: object = await measure(shipped, text, larger, runs, console.log);
    const readings: object[] = await measureSteps(await module("/observed"), text, larger, runs, console.log);
    return { ...figures, readings };
  }, RUNS);
  await hand({ place: `Chromium ${browser.version()}`, ...measured }, info);
  await server.close();
});
