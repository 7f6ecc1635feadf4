// What people would use instead on a page, by benches/node/marking.mjs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "@playwright/test";
import { serve } from "./server.ts";
import { hand } from "./setting.ts";

const read = (file: string | URL) => JSON.parse(readFileSync(file, "utf8"));
const packages = createRequire(new URL("../../benches/node/peers.mjs", import.meta.url));
/** Longer ones are no pages: Chromium lays them out for longer than anybody marks them. */
const LONGEST_PAGE = 1_000_000;

test("peers in Chromium", async ({ page, browser }, info) => {
  const task = read(new URL("../../target/bench/peers/task.json", import.meta.url));
  const server = await serve(readFileSync(task.text).subarray(0, LONGEST_PAGE).toString("utf8"));
  page.on("console", (message) => console.log(message.text()));
  await page.goto(server.origin);
  await page.addScriptTag({ content: readFileSync(packages.resolve("mark.js"), "utf8") });
  const given = {
    ...task,
    names: read(task.names).names,
    cases: read(task.cases),
    lengths: task.lengths.filter((length: number) => length <= LONGEST_PAGE),
  };
  const tools: { name: string }[] = await page.evaluate(async (task) => {
    if (!crossOriginIsolated) throw new Error("The clock of a page that is not isolated is too coarse.");
    const load = (path: string) => import(path);
    const [{ loadAnnotator }, { highlight }, { ofNames }, { measure }, { pieces }] = await Promise.all(
      [
        "/dist/index.js",
        "/dist/dom/index.js",
        "/node/expression.mjs",
        "/node/marking.mjs",
        "/node/pieces.mjs",
      ].map(load),
    );
    const text = new Uint8Array(await (await fetch("/text")).arrayBuffer());
    const lengths = task.lengths.map((length: number) => pieces(text, length));
    const { Mark } = window as unknown as { Mark: unknown };
    return measure(task, lengths, { Mark, highlight, loadAnnotator, ofNames }, console.log);
  }, given);
  await server.close();
  const versions = {
    danhdau: read(new URL("../package/package.json", import.meta.url)).version,
    "mark.js": read(packages.resolve("mark.js/package.json")).version,
  };
  await hand(
    {
      place: `Chromium ${browser.version()}`,
      tools: tools.map((tool) => ({
        ...tool,
        version: versions[tool.name.split(",")[0] as keyof typeof versions],
      })),
    },
    info,
  );
});
