import assert from "node:assert/strict";
import test from "node:test";
import { score } from "./score.mjs";

const CASES = [
  { text: "Huế, Huế, thuế", expect: [{ surface: "Huế", nth: 0 }], allow: [{ surface: "Huế", nth: 1 }] },
  { text: "FPT FPT", expect: [], expectCount: [{ surface: "FPT" }] },
  { text: "Huế", expect: [{ surface: "Huế", nth: 0 }] },
];

test("what is wanted counts as found, what is neither wanted nor allowed as a false hit", () => {
  const spans = [[[0, 3], [5, 8], [11, 14]], [[4, 7]], [[0, 2]]];
  assert.deepEqual(score(CASES, spans), { expected: 2, recalled: 1, falseHits: 2 });
  assert.deepEqual(score(CASES, [[], [], []]), { expected: 2, recalled: 0, falseHits: 0 });
});

test("the same span twice is one", () => {
  assert.equal(score(CASES, [[[9, 11], [9, 11]], [], []]).falseHits, 1);
});

test("spans of other cases than those of the suite are refused", () => {
  assert.throws(() => score(CASES, [[]]), /3 cases/);
});
