import assert from "node:assert/strict";
import test from "node:test";
import { longest } from "./longest.mjs";

const TEXTS = [10, 100, 1_000, 10_000].map((length) => "a".repeat(length));

/** The longest that is read by what takes so many milliseconds a letter, or for its square; and all that it was given. */
function tried(limit, milliseconds, power = 1) {
  let now = 0;
  const given = new Set();
  const find = (text) => {
    given.add(text.length);
    now += milliseconds * text.length ** power;
  };
  return { best: TEXTS[longest(TEXTS, limit, find, { now: () => now })].length, given };
}

test("what is quick reads the longest, what is slow the longest within the limit", () => {
  assert.equal(tried(50, 0.0001).best, 10_000);
  assert.equal(tried(50, 0.02).best, 1_000);
});

test("what takes the square is not given a text that it would read for long", () => {
  const { best, given } = tried(50, 0.001, 2);
  assert.equal(best, 100);
  assert.ok(!given.has(1_000), [...given].join(" "));
});

test("a text that is tried and takes too long is not chosen", () => {
  const { best, given } = tried(50, 0.08);
  assert.equal(best, 100);
  assert.ok(given.has(1_000), [...given].join(" "));
});

test("the shortest is read however long it takes", () => {
  assert.equal(tried(1, 0.5).best, 10);
});
