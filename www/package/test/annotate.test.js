import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { DanhdauError, KINDS, loadAnnotator } from "danhdau";

const ARTICLE =
  "Sáng 12/3, lãnh đạo thành phố Hải Phòng làm việc với Tập đoàn FPT về chuyển đổi số. " +
  "Hai bên cho biết tỉnh Hải Dương cũng sẽ tham gia trong giai đoạn tới.";
const NAMES = ["Hải Phòng", "FPT", "chuyển đổi số", "Hải Dương"];

/** @type {import("danhdau").Annotator} */
let annotator;
before(async () => {
  annotator = await loadAnnotator();
});

/** @param {string} text */
const namesIn = (text) => annotator.annotate(text).map(({ name }) => name);

/**
 * What holds for every text.
 * @param {string} text
 */
function annotateSoundly(text) {
  const annotations = annotator.annotate(text);
  let end = 0;
  for (const annotation of annotations) {
    assert.ok(annotation.start >= end && annotation.end > annotation.start, "sorted, and apart");
    assert.equal(annotation.text, text.slice(annotation.start, annotation.end));
    assert.ok(KINDS.includes(annotation.kind));
    end = annotation.end;
  }
  assert.ok(end <= text.length);
  return annotations;
}

describe("annotations", () => {
  test("are plain objects with the units of the given string", () => {
    const [first] = annotateSoundly(ARTICLE);
    assert.deepEqual(first, {
      start: ARTICLE.indexOf("Hải Phòng"),
      end: ARTICLE.indexOf("Hải Phòng") + "Hải Phòng".length,
      kind: "province",
      id: "province/hai-phong",
      name: "Hải Phòng",
      text: "Hải Phòng",
      confidence: "high",
      via: "name",
    });
    assert.equal(Object.getPrototypeOf(first), Object.prototype);
  });

  test("are the same for composed and decomposed text", () => {
    for (const form of ["NFC", "NFD"]) {
      const text = ARTICLE.normalize(form);
      assert.deepEqual(namesIn(text), NAMES, form);
      for (const { text: slice, name } of annotateSoundly(text)) {
        if (name === "Hải Phòng") assert.equal(slice, "Hải Phòng".normalize(form));
      }
    }
  });

  test("count two units for a character outside the basic plane", () => {
    const text = `🚀𝒟👩‍💻 ${ARTICLE}`;
    const [first] = annotateSoundly(text);
    assert.equal(first?.start, text.indexOf("Hải Phòng"));
  });

  test("carry state and successor at a date", () => {
    const [before] = annotator.annotate("tỉnh Hải Dương", { asOf: "2024-05-01" });
    assert.equal(before?.status, "active");
    assert.equal(before?.successorId, undefined);
    const [after] = annotator.annotate("tỉnh Hải Dương", { asOf: "2026-05-01" });
    assert.equal(after?.status, "dissolved");
    assert.equal(after?.successor, "Hải Phòng");
    assert.equal(after?.successorId, "province/hai-phong");
  });

  test("that no record holds have no id", () => {
    const text = "Kế hoạch số 9812/KH-UBND được ban hành hôm qua.";
    const [document] = annotateSoundly(text);
    assert.equal(document?.id, null);
    assert.equal(document?.name, "Kế hoạch 9812/KH-UBND");
    assert.equal(document?.via, "citation");
  });

  test("name the one that encloses them, with the option nested", () => {
    const text = "Ông đến thăm Trường Đại học FPT hôm qua.";
    const plain = annotator.annotate(text);
    const nested = annotator.annotate(text, { nested: true });
    assert.ok(nested.length >= plain.length);
    for (const [index, { parent, start, end }] of nested.entries()) {
      if (parent === undefined) continue;
      const outer = nested[parent];
      assert.ok(outer && parent !== index && outer.start <= start && end <= outer.end);
    }
  });

  test("are limited to the kinds asked for", () => {
    const kinds = new Set(annotator.annotate(ARTICLE, { kinds: ["policy"] }).map(({ kind }) => kind));
    assert.deepEqual([...kinds], ["policy"]);
  });

  test("depend on nothing but text and options", () => {
    const first = annotator.annotate(ARTICLE);
    annotator.annotate("Ông Lê Tiến Châu. Trường Hy Vọng.");
    assert.deepEqual(annotator.annotate(ARTICLE), first);
  });
});

describe("any text is taken", () => {
  const cases = {
    empty: "",
    "one space": " ",
    "only white space": " \t\r\n\u00a0\u2003\u3000\ufeff ",
    "one letter": "H",
    "half a name": "Hải",
    "lone surrogates": "\ud83d Hải Phòng \ude80 FPT \udfff\ud800",
    "control characters": "\u0000Hải Phòng\u0001\u001b[31mFPT\u007f\u0085",
    "right-to-left marks": "\u202bHải Phòng\u202c \u200fFPT\u200e \u2067chuyển đổi số\u2069",
    "marks without a base": "\u0301\u0323Hải Phòng\u0301\u0301\u0301",
    "characters that grow when lowered": "İİİ ŉ ﬁ ẞ Hải Phòng",
  };
  for (const [name, text] of Object.entries(cases)) {
    test(name, () => {
      annotateSoundly(text);
    });
  }

  test("names beside lone surrogates keep their offsets", () => {
    const text = cases["lone surrogates"];
    assert.deepEqual(
      annotateSoundly(text).map(({ start }) => start),
      [text.indexOf("Hải Phòng"), text.indexOf("FPT")],
    );
  });

  test("5 MB, and short text after it, although the memory has grown", () => {
    const short = annotator.annotate(ARTICLE);
    const line = `${ARTICLE}\n\n`;
    const text = line.repeat(Math.ceil(5_000_000 / Buffer.byteLength(line)));
    const annotations = annotateSoundly(text);
    assert.equal(annotations.length, (text.length / line.length) * short.length);
    assert.equal(annotations.at(-1)?.start, text.lastIndexOf("Hải Dương"));
    assert.deepEqual(annotator.annotate(ARTICLE), short);
  });
});

describe("errors", () => {
  test("of an unknown option name it and list what is allowed", () => {
    assert.throws(
      // @ts-expect-error The option does not exist.
      () => annotator.annotate(ARTICLE, { colour: "red" }),
      (error) => {
        assert.ok(error instanceof DanhdauError);
        assert.equal(error.name, "DanhdauError");
        assert.equal(error.code, "options");
        assert.match(error.message, /colour/);
        for (const allowed of ["kinds", "asOf", "nested", "diacritics", "minConfidence"]) {
          assert.match(error.message, new RegExp(allowed));
        }
        return true;
      },
    );
  });

  test("of a wrong type name the option", () => {
    // @ts-expect-error Not an array.
    assert.throws(() => annotator.annotate(ARTICLE, { kinds: "province" }), /kinds/);
    // @ts-expect-error Not a kind.
    assert.throws(() => annotator.annotate(ARTICLE, { kinds: ["city"] }), /kinds.*province/s);
    assert.throws(() => annotator.annotate(ARTICLE, { asOf: "1/7/2025" }), /asOf/);
    // @ts-expect-error Not a boolean.
    assert.throws(() => annotator.annotate(ARTICLE, { nested: "yes" }), /nested/);
  });

  test("leave the annotator usable", () => {
    // @ts-expect-error Not a choice.
    assert.throws(() => annotator.annotate(ARTICLE, { diacritics: "never" }), DanhdauError);
    assert.equal(annotator.annotate(ARTICLE).length, NAMES.length);
  });

  test("of a text that is no string say what it was", () => {
    for (const [value, what] of [
      [undefined, "undefined"],
      [null, "null"],
      [["a"], "an array"],
      [7, "number"],
    ]) {
      // @ts-expect-error Not strings.
      assert.throws(() => annotator.annotate(value), {
        code: "text-not-string",
        message: new RegExp(`${what}`),
      });
    }
  });

  test("inside the module are reported, and the next annotator works", async (context) => {
    const { Engine } = await import("../dist/wasm/danhdau.js");
    const failing = context.mock.method(Engine.prototype, "annotate", () => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
    const broken = await loadAnnotator();
    assert.throws(() => broken.annotate(ARTICLE), { code: "internal", message: /unreachable/ });
    failing.mock.restore();
    const next = await loadAnnotator();
    assert.equal(next.annotate(ARTICLE).length, NAMES.length);
    assert.notEqual(next.entity("province/hue"), broken.entity("province/hue"), "an engine of its own");
    broken.dispose();
    assert.equal(next.annotate(ARTICLE).length, NAMES.length);
    annotator.dispose();
    annotator = next;
  });

  test("follow the disposal of an annotator, and only of that one", async () => {
    const other = await loadAnnotator();
    other.dispose();
    other.dispose();
    assert.throws(() => other.annotate(ARTICLE), { name: "DanhdauError", code: "disposed" });
    assert.throws(() => other.entity("province/hai-phong"), { code: "disposed" });
    await assert.rejects(other.details("province/hai-phong"), { code: "disposed" });
    assert.equal(annotator.annotate(ARTICLE).length, NAMES.length);
  });
});

describe("records", () => {
  test("are found by id, and listed by kind", () => {
    const haiDuong = annotator.entity("province/hai-duong");
    assert.equal(haiDuong?.name, "Hải Dương");
    assert.equal(haiDuong?.successorId, "province/hai-phong");
    assert.equal(haiDuong?.periods?.at(-1)?.to, "2025-06-30");
    assert.equal(annotator.entity("province/khong-co"), undefined);
    assert.equal(annotator.entities("province").length, 65);
    assert.equal(
      annotator.entities().length,
      KINDS.reduce((sum, kind) => sum + annotator.entities(kind).length, 0),
    );
  });

  test("cannot be changed for other callers", () => {
    const record = annotator.entity("province/hai-duong");
    assert.ok(
      Object.isFrozen(record) && Object.isFrozen(record?.periods) && Object.isFrozen(record?.periods?.[0]),
    );
    annotator.entities().length = 0;
    assert.ok(annotator.entities().length > 0);
  });

  test("say what they were at a date", () => {
    assert.equal(annotator.entityAt("province/hai-duong", "2024")?.status, "active");
    const after = annotator.entityAt("province/hai-duong", "2025-07-01");
    assert.equal(after?.status, "dissolved");
    assert.equal(after?.successorId, "province/hai-phong");
    assert.equal(annotator.entityAt("province/khong-co", "2024"), undefined);
    assert.throws(() => annotator.entityAt("province/hai-duong", "1/7/2025"), DanhdauError);
  });
});

describe("the date of the article", () => {
  test("is proposed where the text says it, with what is known of it", () => {
    const text = "HẢI PHÒNG, ngày 5 tháng 3 năm 2025 – Thành phố khởi công cầu mới.";
    const found = annotator.proposeDate(text);
    assert.deepEqual(found, {
      date: "2025-03-05",
      precision: "day",
      start: text.indexOf("5 tháng"),
      end: text.indexOf(" – "),
      place: "HẢI PHÒNG",
    });
    assert.equal(annotator.proposeDate("date 2021-08\nBài")?.date, "2021-08");
    assert.equal(annotator.proposeDate("Sáng 24.8, hội nghị khai mạc.")?.date, "--08-24");
  });

  test("is null where the text says none", () => {
    assert.equal(annotator.proposeDate("Nghị quyết số 57-NQ/TW ngày 22/12/2024 nêu ba đột phá."), null);
    assert.equal(annotator.proposeDate(""), null);
  });

  test("is asked of strings only", () => {
    // @ts-expect-error: not a string
    assert.throws(() => annotator.proposeDate(1), { code: "text-not-string" });
  });
});
