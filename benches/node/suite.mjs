// The cases of the conformance suite that finders of other make can be asked, too.
// node suite.mjs FILE writes their texts there, as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

export const cases = readFileSync(new URL("../../tests/conformance/cases.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line))
  // Those with options ask for what no other finder knows, and texts with half a character cannot be had in UTF-8.
  .filter(({ text, options }) => typeof text === "string" && options === undefined && text.isWellFormed());

if (argv[1] === fileURLToPath(import.meta.url)) writeFileSync(argv[2], JSON.stringify(cases.map(({ text }) => text)));
