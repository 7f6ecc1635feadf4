// What a finder finds of the conformance suite: spans that must be found, and spans that are none.
import { readFileSync } from "node:fs";

const cases = readFileSync(new URL("../../tests/conformance/cases.jsonl", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line))
  // Those with options ask for what no other finder knows.
  .filter(({ text, options }) => typeof text === "string" && options === undefined);

/** Of the spans that must be found how many are, and how many spans are found that are neither expected nor allowed. */
export function score(find) {
  let expected = 0;
  let recalled = 0;
  let false_ = 0;
  for (const { text, expect = [], allow = [], expectCount = [] } of cases) {
    const found = new Set(find(text).map(({ start, end }) => `${start}-${end}`));
    const wanted = expect.map((span) => place(text, span));
    const fine = new Set([...wanted, ...allow.map((span) => place(text, span))]);
    for (const { surface } of expectCount) for (const span of places(text, surface)) fine.add(span);
    expected += wanted.length;
    recalled += wanted.filter((span) => found.has(span)).length;
    false_ += [...found].filter((span) => !fine.has(span)).length;
  }
  return { expected, recalled, falseHits: false_ };
}

function place(text, { surface, nth }) {
  return places(text, surface)[nth];
}

function places(text, surface) {
  const all = [];
  for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + 1)) all.push(`${at}-${at + surface.length}`);
  return all;
}
