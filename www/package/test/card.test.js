// What a card says; how it behaves is tested in a browser.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { loadAnnotator } from "danhdau";
import { describeMark } from "../dist/card/describe.js";
import { describeReadings, describeWhy } from "../dist/card/why.js";
import { wordings } from "../dist/card/wording.js";

const { vi, en } = wordings;

/** @type {Record<string, import("danhdau").Entity>} */
const records = {
  "province/hai-duong": {
    id: "province/hai-duong",
    kind: "province",
    name: "Hải Dương",
    aliases: [],
    seat: "Hải Dương",
    successorId: "province/hai-phong",
    periods: [{ type: "tỉnh", fullName: "tỉnh Hải Dương", to: "2025-06-30" }],
  },
  "province/hai-phong": {
    id: "province/hai-phong",
    kind: "province",
    name: "Hải Phòng",
    aliases: [],
    periods: [{ type: "thành phố trực thuộc trung ương", fullName: "thành phố Hải Phòng" }],
  },
  "policy/de-an": {
    id: "policy/de-an",
    kind: "policy",
    name: "Đề án",
    aliases: [],
    type: "đề án",
    issuer: "Thủ tướng Chính phủ",
    issued: "2022-01-06",
    to: "2025",
    successorId: "policy/de-an-moi",
  },
  "policy/de-an-moi": { id: "policy/de-an-moi", kind: "policy", name: "Đề án mới", aliases: [] },
  "official/nguyen-van-a": {
    id: "official/nguyen-van-a",
    kind: "official",
    name: "Nguyễn Văn A",
    aliases: [],
    tenures: [
      {
        role: "Chủ tịch UBND tỉnh",
        organisation: "UBND tỉnh Hải Dương",
        from: "2020-09",
        to: "2025-06-30",
        fromKind: "stated",
        toKind: "unit-ended",
      },
      {
        role: "Phó Giám đốc",
        organisation: "Sở Tài chính",
        from: "2025-07-02",
        fromKind: "first-seen",
        toKind: "open",
        seen: "2026-03",
      },
    ],
  },
};

/**
 * @param {string} id
 * @param {Partial<import("danhdau/card").CardContent>} [more]
 * @returns {import("danhdau/card").CardContent}
 */
function content(id, more) {
  const entity = records[id];
  assert.ok(entity);
  const { kind, name } = entity;
  return {
    annotation: { start: 0, end: name.length, kind, id, name, text: name, confidence: "high", via: "name" },
    entity,
    ...more,
  };
}

/**
 * @param {import("danhdau/card").CardContent} shown
 * @param {typeof vi} [words]
 */
const say = (shown, words = vi) => describeMark(shown, words, (id) => records[id]);

/**
 * @param {ReturnType<typeof say>} description
 * @param {string} label
 */
const valuesOf = ({ rows }, label) =>
  rows
    .find((row) => row.label === label)
    ?.values.map(({ text, detail }) => (detail === undefined ? text : `${text} (${detail})`));

describe("a card", () => {
  test("shows dates as precisely as they are known", () => {
    assert.deepEqual(["2025-07-01", "2025-07", "2025"].map(vi.date), ["1/7/2025", "tháng 7/2025", "2025"]);
    assert.deepEqual(["2025-07-01", "2025-07", "2025"].map(en.date), ["1 July 2025", "July 2025", "2025"]);
  });

  test("says what became of a province, seen from the date of the article", () => {
    const { thatDay } = say(
      content("province/hai-duong", {
        asOf: "2026-05-01",
        at: { status: "dissolved", successorId: "province/hai-phong" },
      }),
    );
    assert.deepEqual(thatDay, {
      heading: "Vào ngày 1/5/2026",
      lines: ["Không còn là đơn vị cấp tỉnh", "Từ 1/7/2025 thuộc Hải Phòng"],
    });
  });

  test("says what a province was, and what came later", () => {
    const description = say(
      content("province/hai-duong", { asOf: "2024-05-01", at: { status: "active", period: 0 } }),
    );
    assert.deepEqual(description.thatDay?.lines, ["Tỉnh Hải Dương"]);
    assert.deepEqual(valuesOf(description, "Kế tục"), ["Hải Phòng, từ 1/7/2025"]);
    assert.deepEqual(valuesOf(description, "Các thời kỳ"), ["Tỉnh Hải Dương (đến 30/6/2025)"]);
  });

  test("names the lower units that bear the same name, once the details are there", () => {
    const details = {
      sources: [],
      lowerUnits: [
        { type: "thành phố", provinceId: "province/hai-duong", to: "2025-06-30" },
        { type: "phường", provinceId: "province/hai-phong", from: "2025-07-01" },
        { type: "xã", provinceId: "province/khong-co" },
      ],
    };
    assert.equal(valuesOf(say(content("province/hai-duong")), "Tên này cũng là"), undefined);
    assert.deepEqual(valuesOf(say(content("province/hai-duong", { details })), "Tên này cũng là"), [
      "thành phố Hải Dương (tỉnh Hải Dương) (đến 30/6/2025)",
      "phường Hải Dương (thành phố Hải Phòng) (từ 1/7/2025)",
      "xã Hải Dương",
    ]);
    assert.deepEqual(
      valuesOf(say(content("province/hai-duong", { details }), en), "Also the name of")?.[1],
      "phường Hải Dương (thành phố Hải Phòng) (from 1 July 2025)",
    );
  });

  test("says nothing of a day without the date of the article, or without a state then", () => {
    assert.equal(say(content("province/hai-duong")).thatDay, undefined);
    assert.equal(say(content("policy/de-an", { asOf: "2024-05-01", at: {} })).thatDay, undefined);
  });

  test("says when a document was in force, who issued it, and what took its place", () => {
    const description = say(content("policy/de-an"));
    assert.deepEqual(valuesOf(description, "Ban hành"), ["Thủ tướng Chính phủ, 6/1/2022"]);
    assert.deepEqual(valuesOf(description, "Hiệu lực"), ["đến 2025"]);
    assert.deepEqual(valuesOf(description, "Thay thế bởi"), ["Đề án mới"]);
  });

  test("never claims an office for today", () => {
    const description = say(content("official/nguyen-van-a"));
    assert.deepEqual(valuesOf(description, "Chức vụ"), [
      "Chủ tịch UBND tỉnh Hải Dương (từ tháng 9/2020 đến 30/6/2025, khi đơn vị kết thúc)",
      "Phó Giám đốc, Sở Tài chính (muộn nhất từ 2/7/2025, còn giữ chức lúc tháng 3/2026)",
    ]);
  });

  test("says how sure an office is at the date", () => {
    /** @param {import("danhdau").Certainty} certainty */
    const officeThen = (certainty) =>
      say(
        content("official/nguyen-van-a", { asOf: "2026-05-01", at: { tenures: [{ index: 1, certainty }] } }),
        en,
      ).thatDay?.lines[0];
    assert.equal(officeThen("in-office"), "Phó Giám đốc, Sở Tài chính");
    assert.equal(officeThen("uncertain"), "Phó Giám đốc, Sở Tài chính (uncertain on that date)");
    assert.equal(officeThen("last-seen"), "Phó Giám đốc, Sở Tài chính (last seen in office: March 2026)");
    const unknown = say(content("official/nguyen-van-a", { asOf: "1999-01-01", at: {} }));
    assert.deepEqual(unknown.thatDay?.lines, ["Không rõ chức vụ vào thời điểm này."]);
  });

  test("says what is not certain, and who else could be meant", () => {
    const shown = content("province/hai-duong");
    const description = say({
      ...shown,
      annotation: {
        ...shown.annotation,
        text: "HD",
        confidence: "low",
        via: "abbreviation",
        candidates: ["official/nguyen-van-a", "province/khong-co"],
      },
    });
    assert.deepEqual(valuesOf(description, "Trong bài"), ["“HD” (chữ viết tắt)"]);
    assert.deepEqual(valuesOf(description, "Cũng có thể là"), ["Nguyễn Văn A (Phó Giám đốc, Sở Tài chính)"]);
    assert.deepEqual(description.notes, [vi.note.lowConfidence]);
  });

  test("of an inferred person says so, and has no facts", () => {
    const description = say({
      annotation: {
        start: 0,
        end: 12,
        kind: "official",
        id: null,
        name: "Trần Thị Bình",
        text: "Trần Thị Bình",
        confidence: "high",
        via: "office",
        inferred: true,
      },
    });
    assert.deepEqual(description.notes, [vi.note.inferred]);
    assert.deepEqual(description.rows, []);
  });

  test("links only to addresses of the web, and each once", () => {
    const read = "2026-11-21";
    const { sources } = say(
      content("official/nguyen-van-a", {
        details: {
          sources: [
            { url: "https://www.example.vn/a", read },
            { title: "Tệp công khai", read },
          ],
          tenures: [[{ url: "https://www.example.vn/a", read }], [{ url: "javascript:alert(1)", read }]],
        },
      }),
    );
    assert.deepEqual(sources, [
      { text: "example.vn", href: "https://www.example.vn/a", read: "đọc 21/11/2026" },
      { text: "Tệp công khai", read: "đọc 21/11/2026" },
      { text: "javascript:alert(1)", read: "đọc 21/11/2026" },
    ]);
  });
});

describe("why", () => {
  const text =
    "Đoàn đi qua đường Bình Dương tới Trường Đại học FPT. Ủy ban nhân dân (UBND) tỉnh Hải Dương họp với ông Lê Tiến Châu; ông Châu đồng ý.";

  test("says what speaks for a mark, and what against other readings of it", async () => {
    const annotator = await loadAnnotator();
    /** @param {string} marked */
    const why = (marked, words = vi.why) => {
      const annotation = annotator.annotate(text).find(({ text }) => text === marked);
      assert.ok(annotation, marked);
      const explanation = annotator.explain(text, [annotation.start, annotation.end]);
      return describeWhy(annotation, { text, explanation }, words);
    };
    assert.deepEqual(why("Hải Dương"), ["Được đánh dấu vì khớp tên đầy đủ trong danh mục."]);
    assert.equal(why("Châu")[0], "Được đánh dấu vì gọi tắt của “Lê Tiến Châu” đã nêu trước đó.");
    assert.equal(why("Châu", en.why)[0], "Marked because it is short for “Lê Tiến Châu” before it.");
    const school = why("Trường Đại học FPT");
    assert.equal(school[0], "Được đánh dấu vì đây là một tên khác trong danh mục.");
    assert.match(school.slice(1).join(), /Không hiểu là .*FPT.*, vì nằm trong “Trường Đại học FPT”/);
    annotator.dispose();
  });

  test("a refused reading names the word that it rests on", async () => {
    const annotator = await loadAnnotator();
    const start = text.indexOf("Bình Dương");
    const explanation = annotator.explain(text, [start, start + 10]);
    /** @type {import("danhdau").Annotation} */
    const own = {
      start,
      end: start + 10,
      kind: "official",
      id: null,
      name: "Bình Dương",
      text: "Bình Dương",
      confidence: "low",
      via: "name",
    };
    assert.deepEqual(describeWhy(own, { text, explanation }, en.why), [
      "Not read as Bình Dương, because the word before it “đường” says that it names something else.",
    ]);
    annotator.dispose();
  });

  test("what is selected is told every reading, marked or not", async () => {
    const annotator = await loadAnnotator();
    /** @param {string} selected @param {"vi" | "en"} language */
    const readings = (selected, language) => {
      const start = text.indexOf(selected);
      const explanation = annotator.explain(text, [start, start + selected.length]);
      return describeReadings({ text, explanation }, language);
    };
    assert.deepEqual(readings("đường Bình Dương", "en"), [
      "Not read as Bình Dương, because the word before it “đường” says that it names something else.",
    ]);
    assert.deepEqual(readings("Hải Dương", "vi"), [
      "Hải Dương: Được đánh dấu vì khớp tên đầy đủ trong danh mục.",
    ]);
    assert.deepEqual(readings("đồng ý", "vi"), []);
    annotator.dispose();
  });

  test("every rule of the core has words in both languages", async () => {
    const rules = await readFile(new URL("../../../src/rules/mod.rs", import.meta.url), "utf8");
    const table = rules.slice(
      rules.indexOf("const RULES"),
      rules.indexOf("];", rules.indexOf("const RULES")),
    );
    const names = [...table.matchAll(/\("([a-z-]+)",/g)].map(([, name]) => name);
    assert.ok(names.length >= 10);
    for (const name of [...names, ...Object.keys(vi.via), "overlap", "namesakes", "licence", "options"]) {
      for (const { why } of [vi, en]) {
        const sentence = why.rule[String(name)]?.("“x”");
        assert.ok(sentence, `${name} has no words`);
      }
    }
    assert.deepEqual(Object.keys(vi.why.rule), Object.keys(en.why.rule));
  });

  test("a rule that these words do not know is named", () => {
    const decision = { start: 0, end: 3, id: "fpt-unit/fpt", name: "FPT", rule: "tân-kỳ", saw: [] };
    const lines = describeWhy(
      {
        start: 0,
        end: 3,
        kind: "fpt-unit",
        id: "fpt-unit/fpt",
        name: "FPT",
        text: "FPT",
        confidence: "low",
        via: "name",
      },
      { text: "FPT", explanation: { start: 0, end: 3, candidates: [{ ...decision, verdict: "doubt" }] } },
      vi.why,
    );
    assert.deepEqual(lines, ["Chưa chắc, vì quy tắc “tân-kỳ”."]);
  });
});
