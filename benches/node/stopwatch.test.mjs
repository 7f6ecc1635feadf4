import assert from "node:assert/strict";
import test from "node:test";
import { spread, time, timeParts } from "./stopwatch.mjs";

const busy = (milliseconds) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
};

test("the middle of what was measured, with its ends", () => {
  assert.deepEqual(spread([5, 1, 2, 9, 3]), { median: 3, low: 1, high: 9, runs: 5 });
});

test("works take turns", async () => {
  let order = "";
  const work = (name, milliseconds) => () => {
    busy(milliseconds);
    order += name;
  };
  const [a, b] = await time(2, work("a", 25), work("b", 30));
  assert.equal(order, "ababab", "once to warm up, then twice");
  assert.ok(a.low >= 25 && b.low >= 30 && a.runs === 2, JSON.stringify([a, b]));
});

test("a work alone has its numbers without a list, and is waited for", async () => {
  const { low } = await time(1, () => new Promise((resolve) => setTimeout(resolve, 30)));
  assert.ok(low > 25, `${low} ms`);
});

test("parts are told apart, and what is short is repeated", async () => {
  let calls = 0;
  const work = () => {
    calls += 1;
    // Every second call takes twice as long: neither a single call nor the sum of several is what one takes.
    return Float64Array.of(2, 4, 6).map((took) => (calls % 2 === 0 ? 2 * took : took));
  };
  const [parts] = await timeParts(3, work);
  assert.deepEqual(
    parts,
    [3, 6, 9].map((median) => ({ median, low: median, high: median, runs: 3 })),
  );
  assert.equal(
    calls,
    1 + 3 + 3 * 2,
    "to warm up, to see how long it takes, then three times twice, for 20 ms",
  );
});

test("works that tell their parts take turns, too", async () => {
  let order = "";
  const work = (name) => () => {
    order += name;
    return [10, 25];
  };
  const measured = await timeParts(2, work("a"), work("b"));
  assert.equal(order, "ababab");
  assert.equal(measured.length, 2);
});
