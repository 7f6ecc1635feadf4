import assert from "node:assert/strict";
import test from "node:test";
import { measureSteps } from "./steps.mjs";

/** A module that keeps what it is given, and says of every text that it took long enough for one call. */
function recorder() {
  const calls = [];
  const memory = { buffer: { written: "" } };
  class Engine {
    constructor(gazetteer = "compiled") {
      this.gazetteer = gazetteer;
    }
    static overGazetteer(bytes) {
      return new Engine(bytes);
    }
    reserve(units) {
      this.reserved = units;
      return 0;
    }
    annotateInSteps(units, options) {
      const text = memory.buffer.written;
      assert.deepEqual([units, this.reserved], [text.length, text.length]);
      calls.push({ text, options, gazetteer: this.gazetteer });
      return Float64Array.of(1, 2, 3, 4, 10 + text.length);
    }
  }
  const module = {
    wasm: new Uint8Array(),
    glue: { initSync: () => ({ memory }), Engine },
    write: (options) => JSON.stringify(options) ?? "none",
    writeUnits: (text, buffer) => {
      buffer.written = text;
    },
  };
  return { module, calls };
}

const measured = async (text, larger = []) => {
  const { module, calls } = recorder();
  const readings = await measureSteps(module, text, larger, 1, () => {});
  return { calls, readings };
};

test("every way is read in every length that the text has", async () => {
  const text = "Huế và Đà Nẵng. ".repeat(400);
  const larger = [{ name: "x10 the names", gazetteer: "ten", text: "Tên khác. ".repeat(600) }];
  const { readings } = await measured(text, larger);
  const ways = [
    "all kinds",
    ...["province", "official", "fpt-unit", "policy"].map((kind) => `only ${kind}`),
    "nested",
    "optional diacritics",
    "NFD",
    "x10 the names",
  ];
  const size = (text) => new TextEncoder().encode(text).length;
  const wholes = ways.map((way) =>
    way === "NFD" ? size(text.normalize("NFD")) : way === "x10 the names" ? size(larger[0].text) : size(text),
  );
  assert.deepEqual(
    readings.map(({ way, bytes }) => [way, bytes]),
    [
      ...ways.map((way) => [way, 1_000]),
      ...ways.map((way) => [way, 5_000]),
      ...ways.map((way, index) => [way, wholes[index]]),
    ],
  );
});

test("each way has its options, its text and its gazetteer", async () => {
  const { calls } = await measured("Huế", [{ name: "x10 the names", gazetteer: "ten", text: "Vinh" }]);
  const given = calls.map(({ text, options, gazetteer }) => `${text} ${options} ${gazetteer}`);
  assert.deepEqual(
    [...new Set(given)],
    [
      "Huế none compiled",
      ...["province", "official", "fpt-unit", "policy"].map((kind) => `Huế {"kinds":["${kind}"]} compiled`),
      'Huế {"nested":true} compiled',
      'Huế {"diacritics":"optional"} compiled',
      `${"Huế".normalize("NFD")} none compiled`,
      "Vinh none ten",
    ],
  );
});

test("the last number is the whole, those before it are the steps", async () => {
  const { readings } = await measured("a".repeat(15));
  const [{ steps, whole }] = readings;
  assert.deepEqual(
    steps.map(({ median }) => median),
    [1, 2, 3, 4],
  );
  assert.equal(whole.median, 25);
});

test("every call reads the next piece", async () => {
  const letters = "abcdefgh";
  const { calls } = await measured([...letters].map((letter) => letter.repeat(1_000)).join(""));
  const nested = calls.filter(({ text, options }) => text.length === 1_000 && options.includes("nested"));
  assert.deepEqual(
    nested.slice(0, 2).map(({ text }) => text[0]),
    ["a", "b"],
  );
});
