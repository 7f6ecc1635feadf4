import assert from "node:assert/strict";
import test from "node:test";
import { cycle, pieces } from "./pieces.mjs";

const bytes = (text) => new TextEncoder().encode(text);

test("pieces are whole characters, and as long as they can be", () => {
  assert.deepEqual(pieces(bytes("abcdefgh"), 3), ["abc", "def"]);
  assert.deepEqual(pieces(bytes("aếbếc"), 4), ["aế", "bế"]);
  assert.deepEqual(pieces(bytes("aaếaa"), 3), ["aa", "a"], "ế lies across the cut");
});

test("a text shorter than a piece is one", () => {
  assert.deepEqual(pieces(bytes("Huế"), 100), ["Huế"]);
  assert.deepEqual(pieces(bytes("Huế"), Number.POSITIVE_INFINITY), ["Huế"]);
});

test("there are no more pieces than are asked for", () => {
  assert.deepEqual(pieces(bytes("abcdefgh"), 2, 3), ["ab", "cd", "ef"]);
  assert.equal(pieces(bytes("a".repeat(1_000)), 1).length, 100);
});

test("after the last piece comes the first", () => {
  const next = cycle(["a", "b"]);
  assert.deepEqual([next(), next(), next()], ["a", "b", "a"]);
});
