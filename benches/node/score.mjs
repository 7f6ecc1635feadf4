// What finders find of the conformance suite: spans that must be found, and spans that are none.
// node score.mjs FILE… reads what was measured in each place, and prints all of it with a score in place of the spans.
import { readFileSync } from "node:fs";
import { argv, stdout } from "node:process";
import { fileURLToPath } from "node:url";
import { cases, known, plain } from "./suite.mjs";

/**
 * Of the spans that must be found how many are, and how many spans are found that are none. As in the suite's own scoring
 * those are what it forbids, and else what is neither expected nor allowed and bears a name that the suite takes for
 * known: of the names of a larger gazetteer it says nothing.
 */
export function score(cases, spans) {
  if (spans.length !== cases.length)
    throw new Error(`There are ${cases.length} cases, and spans of ${spans.length}.`);
  let expected = 0;
  let recalled = 0;
  let falseHits = 0;
  for (const [index, { text, expect = [], allow = [], forbid = [], expectCount = [] }] of cases.entries()) {
    const found = new Map(spans[index].map(([start, end]) => [`${start}-${end}`, text.slice(start, end)]));
    const at = (span) => place(text, span);
    const wanted = expect.map(at);
    const fine = new Set([
      ...wanted,
      ...allow.map(at),
      ...expectCount.flatMap(({ surface }) => places(text, surface)),
    ]);
    const forbidden = new Set(forbid.map(at));
    expected += wanted.length;
    recalled += wanted.filter((span) => found.has(span)).length;
    for (const [span, name] of found) {
      if (!fine.has(span) && (forbidden.has(span) || known.has(plain(name)))) falseHits++;
    }
  }
  return { expected, recalled, falseHits };
}

function place(text, { surface, nth }) {
  return places(text, surface)[nth];
}

function places(text, surface) {
  const all = [];
  for (let at = text.indexOf(surface); at >= 0; at = text.indexOf(surface, at + 1))
    all.push(`${at}-${at + surface.length}`);
  return all;
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const places = argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")));
  const scored = places.map(({ tools, ...place }) => ({
    ...place,
    tools: tools.map(({ spans, ...tool }) => ({ ...tool, score: spans && score(cases, spans) })),
  }));
  stdout.write(JSON.stringify(scored));
}
