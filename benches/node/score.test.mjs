import assert from "node:assert/strict";
import test from "node:test";
import { score } from "./score.mjs";

const CASES = [
  { text: "Huế, Huế, thuế", expect: [{ surface: "Huế", nth: 0 }], allow: [{ surface: "Huế", nth: 1 }] },
  {
    text: "FPT FPT, Tòa nhà Sông Xa",
    expect: [],
    expectCount: [{ surface: "FPT" }],
    forbid: [{ surface: "Tòa nhà", nth: 0 }],
  },
  { text: "Huế", expect: [{ surface: "Huế", nth: 0 }] },
];

const pairs = (text) => text.split(" ").map((span) => span.split("-").map(Number));

test("what is wanted counts as found; known names elsewhere and what is forbidden as false hits", () => {
  const spans = [pairs("0-3 5-8 11-14"), pairs("4-7 9-16 17-24"), pairs("0-2")];
  assert.deepEqual(score(CASES, spans), { expected: 2, recalled: 1, falseHits: 2 });
  assert.deepEqual(score(CASES, [[], [], []]), { expected: 2, recalled: 0, falseHits: 0 });
});

test("the same span twice is one", () => {
  assert.equal(score(CASES, [pairs("11-14 11-14"), [], []]).falseHits, 1);
});

test("spans of other cases than those of the suite are refused", () => {
  assert.throws(() => score(CASES, [[]]), /3 cases/);
});
