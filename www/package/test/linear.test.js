// No text makes the work grow faster than its length: steps of the module are counted, not seconds, on texts of one, two and
// four times a length, each made to be as hard as may be for some rule. The module is a copy that counts its own
// instructions, which `cargo xtask build` leaves in target/steps.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";

/**
 * @typedef {{ reserve(units: number): number, annotate(units: number, options: Uint32Array): Uint32Array | undefined,
 *   explain(units: number, start: number, end: number, options: Uint32Array): Uint32Array | undefined,
 *   proposeDate(units: number): Uint32Array }} Engine
 */

/** Units of the shortest text: long enough that what every call costs does not count. */
const SHORTEST = 12_000;
/** Twice the text may take so much more. Sorting takes n log n, memory grows in leaps. */
const MOST = 2.35;

/** What is repeated, by what it is to be hard for. */
const HOSTILE = {
  "one name": "Hải Phòng ",
  "one name without spaces": "Hải Phòng",
  "names in a list": "Hải Phòng, Hải Dương, Thái Bình, ",
  "names side by side": "Quảng Ninh Bắc Ninh Hà Nam Nam Định ",
  "beginnings of names": "Thành phố Hồ Chí ",
  "a person and short references": "Ông Lê Tiến Châu nói. Ông Châu đi. ",
  "short references alone": "ông Châu ",
  titles: "ông bà anh chị đồng chí ",
  roles: "Chủ tịch UBND tỉnh Bí thư Tỉnh ủy ",
  "people whom no record holds": "Chủ tịch UBND xã Nguyễn Văn Tám, ",
  "people in a list": "các đồng chí: Trần Văn Tám, Lê Thị Năm; ",
  "family names": "Nguyễn Trần Lê Phạm ",
  "family names without spaces": "NguyễnTrầnLêPhạm",
  "capitalised words": "Anh Em Bạn ",
  "capital letters": "ABCD ",
  digits: "1234567890",
  "digits apart": "1 2 3 ",
  "numbers in a list": "57, 59, 66, ",
  "citations in a list": "các nghị quyết 57, 59, 66 và 68, ",
  "citations with codes": "Nghị quyết số 57-NQ/TW, ",
  "beginnings of citations": "Nghị quyết số ",
  "codes alone": "112/KH-UBND ",
  "slashes and dashes": "1/2-3/",
  "opening brackets": "((((",
  "closing brackets": "))))",
  "quotation marks": '"“',
  commas: ",,,,",
  "commas and spaces": ", ",
  "full stops": ". ",
  "white space": " \t\u00a0",
  lines: "\n",
  "short lines": "a\n",
  paragraphs: "FPT\n\n",
  "one very long word": "a",
  "marks on one letter": "\u0301",
  "letters with marks": "ế\u0323",
  ignorables: "\u200b\u00ad",
  "lone surrogates": "\ud83d",
  emoji: "🚀",
  addresses: "https://fpt.com/a@b.vn ",
  "addresses without end": "a.b-c_d@",
  handles: "@FPT #FPT $FPT ",
  "camel case": "FPTisFPT_FPT",
  "abbreviations that are defined": "chuyển đổi số (CĐS) ",
  "definitions of the same letters": "Ủy ban A (UBA) ",
  "words before brackets": "một hai ba bốn năm sáu bảy (",
  concepts: "kinh tế số số 1 ",
  FPT: "FPT FPT IS FPT Software ",
  institutions: "Trường Đại học Bách khoa Công nghệ ",
  streets: "đường Hải Phòng phố Huế ",
  dates: "Sáng 24/8, ngày 5/3/2025, ",
  "dates without an end": "24/8-",
  "times of day": "09:22 ",
  "in capitals": "TỈNH ỦY HẢI DƯƠNG, UBND TP HÀ NỘI, ",
  "a name across lines": "Hải\nPhòng ",
  foreign: "Hà Nam (Trung Quốc), ",
  laws: "Luật Chuyển đổi số 2025, Luật ",
};

/** @type {Engine} */
let engine;
/** @type {WebAssembly.Memory} */
let memory;
/** @type {WebAssembly.Global} */
let steps;
/** @type {(value: unknown) => Uint32Array} */
let write;
before(async () => {
  const file = new URL("../../../target/steps/danhdau.wasm", import.meta.url);
  const module = await WebAssembly.compile(readFileSync(file));
  // The glue keeps one module: another address gives another one.
  const glue = await import(new URL("../dist/wasm/danhdau.js?steps", import.meta.url).href);
  const wasm = glue.initSync({ module });
  ({ memory, steps } = wasm);
  ({ write } = await import(new URL("../dist/plain-data.js", import.meta.url).href));
  engine = new glue.Engine();
});

/**
 * The steps of a call on a text.
 * @param {string} text
 * @param {(units: number) => unknown} call
 */
function count(text, call) {
  const units = new Uint16Array(memory.buffer, engine.reserve(text.length), text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  const before = steps.value;
  call(text.length);
  return Number(steps.value - before);
}

/**
 * How many times as many steps twice the text takes, at most.
 * @param {string} unit
 * @param {(units: number) => unknown} call
 */
function growth(unit, call) {
  const times = Math.ceil(SHORTEST / unit.length);
  const counted = [1, 2, 4].map((factor) => count(unit.repeat(times * factor), call));
  const [one = 0, two = 0, four = 0] = counted;
  return { growth: Math.max(two / one, four / two), steps: four / (times * 4 * unit.length) };
}

describe("the work grows with the text", () => {
  const calls = {
    annotate: (/** @type {number} */ units) => engine.annotate(units, write(undefined)),
    "annotate, nested, with a date and without marks": (/** @type {number} */ units) =>
      engine.annotate(units, write({ nested: true, asOf: "2025-08-01", diacritics: "optional" })),
    explain: (/** @type {number} */ units) => engine.explain(units, 0, units, write(undefined)),
    proposeDate: (/** @type {number} */ units) => engine.proposeDate(units),
  };
  for (const [name, call] of Object.entries(calls)) {
    test(name, (context) => {
      call(0);
      const grown = Object.entries(HOSTILE).map(([what, unit]) => ({ what, ...growth(unit, call) }));
      const worse = grown.filter(({ growth }) => !(growth <= MOST));
      const [most] = [...grown].sort((one, other) => other.steps - one.steps);
      context.diagnostic(`most steps for a unit of text: ${Math.round(most?.steps ?? 0)}, ${most?.what}`);
      assert.deepEqual(worse, []);
    });
  }
});
