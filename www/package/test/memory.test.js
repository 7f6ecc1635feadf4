// What annotating costs in memory, over time and after texts of uncommon length.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadAnnotator } from "danhdau";
import { Engine } from "../dist/wasm/danhdau.js";
import { wasmMemory } from "./wasm-memory.js";

const SENTENCES = [
  "Sáng nay trời mưa to, nhiều tuyến đường ngập sâu và học sinh được nghỉ học đến hết ngày.",
  "Lãnh đạo Hải Phòng làm việc với Tập đoàn FPT về chuyển đổi số (CĐS).",
  "Người dân mong có thêm cây xanh, vỉa hè rộng và những chuyến xe buýt chạy đúng giờ hơn.",
  "Ông Trần Văn Lâm Bình, Chủ tịch UBND xã Lâm An, nói việc này phải xong trong quý tới.",
];
/** A text of so many units, another one for each number. @param {number} length @param {number} number */
const textOf = (length, number) => {
  const sentences = SENTENCES.map((_, index) => SENTENCES[(index + number) % SENTENCES.length]).join(" ");
  return `${number} ${sentences} `.repeat(Math.ceil(length / sentences.length)).slice(0, length);
};

describe("memory", () => {
  test("10,000 texts of 5,000 characters leave it where it was after the first 100", async (context) => {
    const annotator = await loadAnnotator();
    let after100 = 0;
    for (let call = 1; call <= 10_000; call++) {
      const text = textOf(5_000, call);
      const options =
        call % 4 === 0 ? /** @type {const} */ ({ nested: true, asOf: "2026-05-01" }) : undefined;
      annotator.annotate(text, options);
      if (call % 50 === 0) {
        annotator.explain(text, [0, 200]);
        annotator.proposeDate(text);
        annotator.entityAt("province/hai-duong", "2026-05-01");
        assert.throws(() => annotator.entityAt("province/hai-duong", "1/7/2025"));
      }
      if (call === 100) after100 = wasmMemory();
    }
    context.diagnostic(`${after100 / 1024} KiB`);
    assert.equal(wasmMemory(), after100);
    annotator.dispose();
  });

  test("annotators that come and go leave it where it was after the first", async () => {
    const text = textOf(5_000, 1);
    const cycle = async () => {
      const annotator = await loadAnnotator();
      annotator.annotate(text);
      annotator.dispose();
    };
    await cycle();
    const once = wasmMemory();
    for (let i = 0; i < 50; i++) await cycle();
    assert.equal(wasmMemory(), once);
  });

  test("what an oversized text took is free for others after the next short one", async () => {
    const annotator = await loadAnnotator();
    const units = 20_000_000;
    const [one, other] = [new Engine(), new Engine()];
    one.reserve(units);
    const once = wasmMemory();
    one.reserve(10);
    other.reserve(units);
    assert.equal(wasmMemory(), once);
    one.free();
    other.free();
    annotator.dispose();
  });

  test("no object of the module is left to the garbage collector", async (context) => {
    const registered = context.mock.method(FinalizationRegistry.prototype, "register");
    const unregistered = context.mock.method(FinalizationRegistry.prototype, "unregister");
    const annotator = await loadAnnotator();
    const own = await annotator.withPack({ remove: ["province/hue"] });
    own.annotate(textOf(5_000, 1));
    own.entities();
    own.explain("Huế", [0, 3]);
    await assert.rejects(annotator.withPack({ remove: ["province/khong-co"] }));
    own.dispose();
    annotator.dispose();
    assert.equal(unregistered.mock.callCount(), registered.mock.callCount());
    assert.ok(registered.mock.callCount() >= 2);
  });
});
