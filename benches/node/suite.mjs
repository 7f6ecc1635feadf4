// The cases of the conformance suite that finders of other make can be asked, too.
// node suite.mjs FILE writes their texts there, as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";

const read = (name) => readFileSync(new URL(`../../tests/conformance/${name}`, import.meta.url), "utf8");

export const cases = read("cases.jsonl")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line))
  // Those with options ask for what no other finder knows, and texts with half a character cannot be had in UTF-8.
  .filter(({ text, options }) => typeof text === "string" && options === undefined && text.isWellFormed());

/** The forms of names that the suite takes for known, as {@link plain} has them. */
export const known = new Set(
  Object.values(JSON.parse(read("gazetteer_min.json"))).flatMap((records) =>
    Object.entries(records).flatMap(([name, { aliases }]) => [name, ...aliases].map(plain)),
  ),
);

/** A name without what writing does to it: capitals, decomposed letters, line breaks. */
export function plain(name) {
  return name.normalize("NFC").toLowerCase().replace(/\s+/gu, " ");
}

if (argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(argv[2], JSON.stringify(cases.map(({ text }) => text)));
