// The conformance suite through the module, texts with lone surrogates included: what tests/conformance.rs asks of the core.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { loadAnnotator } from "danhdau";

/**
 * @typedef {{ surface: string, nth: number, kind: string, name: string, status?: string, successor?: string,
 *   inferred?: boolean, confidence?: string }} Span
 * @typedef {{ id: string, group: string, text?: string,
 *   repeat?: { prefix?: string, unit: string, times: number, suffix?: string },
 *   options?: import("danhdau").AnnotateOptions, level?: "should", why: string, expect?: Span[], allow?: Span[],
 *   forbid?: { surface: string, nth: number, kind: string }[],
 *   expectCount?: { surface: string, kind: string, name: string, count: number }[],
 *   expectSpan?: { start: number, end: number, kind: string, name: string }[] }} Case
 */

/** @param {string} name */
const read = (name) => readFileSync(new URL(`../../../tests/conformance/${name}`, import.meta.url), "utf8");
/** @type {Case[]} */
const CASES = read("cases.jsonl")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));
/** @type {Record<string, Record<string, unknown>>} */
const SMALLEST = JSON.parse(read("gazetteer_min.json"));
const LEAST_SHOULD = 0.85;

/** @param {Case} case_ */
function textOf({ text, repeat }) {
  if (repeat === undefined) return text ?? "";
  return (repeat.prefix ?? "") + repeat.unit.repeat(repeat.times) + (repeat.suffix ?? "");
}

/**
 * Occurrence `nth` of a surface, overlaps counted, as a key of place and kind.
 * @param {string} text
 * @param {{ surface: string, nth: number, kind: string }} span
 */
function keyOf(text, { surface, nth, kind }) {
  let start = -1;
  for (let occurrence = 0; occurrence <= nth; occurrence++) start = text.indexOf(surface, start + 1);
  assert.ok(start >= 0, `${JSON.stringify(surface)} does not occur ${nth + 1} times`);
  return `${kind} ${start}-${start + surface.length}`;
}

/**
 * What is expected, by place and kind.
 * @param {Case} case_
 * @param {string} text
 */
function expectedOf({ expect = [], expectCount = [], expectSpan = [] }, text) {
  /** @type {Map<string, Partial<Span>>} */
  const expected = new Map(expect.map((span) => [keyOf(text, span), span]));
  const taken = [...expected.keys()].map((key) => key.split(/[ -]/).slice(-2).map(Number));
  for (const { surface, kind, name, count } of expectCount) {
    let found = 0;
    for (
      let start = text.indexOf(surface);
      start >= 0;
      start = text.indexOf(surface, start + surface.length)
    ) {
      if (taken.some(([from = 0, to = 0]) => from <= start && start < to)) continue;
      found++;
      expected.set(`${kind} ${start}-${start + surface.length}`, { name });
    }
    assert.equal(found, count);
  }
  for (const { start, end, kind, name } of expectSpan) expected.set(`${kind} ${start}-${end}`, { name });
  return expected;
}

/**
 * Everything for which a case does not pass.
 * @param {Case} case_
 * @param {import("danhdau").Annotator} annotator
 */
function faultsOf(case_, annotator) {
  const text = textOf(case_);
  const expected = expectedOf(case_, text);
  const found = new Map(
    annotator.annotate(text, case_.options).map((span) => [`${span.kind} ${span.start}-${span.end}`, span]),
  );
  /** @type {string[]} */
  const faults = [];
  for (const [key, wanted] of expected) {
    const span = found.get(key);
    if (span === undefined) {
      faults.push(`missing ${key} ${wanted.name}`);
      continue;
    }
    if (span.name !== wanted.name) faults.push(`${key} is ${span.name}`);
    if (wanted.status !== undefined && span.status !== wanted.status) faults.push(`${key} is ${span.status}`);
    if (wanted.successor !== undefined && span.successor !== wanted.successor) {
      faults.push(`${key} is now ${span.successor}`);
    }
    if ((wanted.inferred ?? false) !== (span.inferred ?? false))
      faults.push(`${key} inferred ${span.inferred}`);
    if (span.confidence === "low") faults.push(`${key} has low confidence`);
  }
  for (const forbidden of case_.forbid ?? []) {
    const key = keyOf(text, forbidden);
    if (found.has(key)) faults.push(`forbidden ${key}`);
  }
  const allowed = new Map((case_.allow ?? []).map((span) => [keyOf(text, span), span]));
  let end = 0;
  for (const [key, span] of found) {
    if (!case_.options?.nested && span.start < end) faults.push(`overlap at ${span.start}`);
    end = Math.max(end, span.end);
    if (expected.has(key)) continue;
    const may = allowed.get(key);
    if (may !== undefined) {
      if (may.confidence === "low" && span.confidence !== "low")
        faults.push(`${key} must have low confidence`);
    } else if (span.confidence !== "low" && (span.inferred || span.name in (SMALLEST[span.kind] ?? {}))) {
      faults.push(`extra ${key} ${span.name}`);
    }
  }
  return faults;
}

describe("the conformance suite through the module", () => {
  /** @type {import("danhdau").Annotator} */
  let annotator;
  before(async () => {
    annotator = await loadAnnotator();
  });

  test("every case that must passes, and enough of those that should", (context) => {
    /** @type {Map<string, Record<"must" | "should", { passed: number, all: number }>>} */
    const groups = new Map();
    /** @type {string[]} */
    const failed = [];
    for (const case_ of CASES) {
      const level = case_.level ?? "must";
      const group = groups.get(case_.group) ?? { must: { passed: 0, all: 0 }, should: { passed: 0, all: 0 } };
      groups.set(case_.group, group);
      group[level].all++;
      const faults = faultsOf(case_, annotator);
      if (faults.length === 0) group[level].passed++;
      else if (level === "must") failed.push(`${case_.id}: ${faults.join("; ")} (${case_.why})`);
    }
    const sum = { passed: 0, all: 0 };
    for (const [name, { must, should }] of groups) {
      context.diagnostic(
        `${name.padEnd(22)} must ${must.passed}/${must.all}  should ${should.passed}/${should.all}`,
      );
      sum.passed += should.passed;
      sum.all += should.all;
    }
    assert.deepEqual(failed, []);
    assert.ok(sum.passed >= LEAST_SHOULD * sum.all, `should: ${sum.passed} of ${sum.all}`);
  });

  test("there are cases that only JavaScript can ask", () => {
    // Iterating over a string keeps pairs together: what is left alone is a unit of the surrogates.
    const lone = (/** @type {string} */ text) =>
      [...text].some((character) => /^[\ud800-\udfff]$/.test(character));
    assert.ok(CASES.filter((case_) => lone(textOf(case_))).length >= 5);
  });
});
