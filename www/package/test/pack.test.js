// Records that a caller adds, replaces and removes; how the records are checked is tested in the core.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { DanhdauError, loadAnnotator } from "danhdau";
import { wasmMemory } from "./wasm-memory.js";

const TEXT = "FPT Lâm An và akaBot của FPT có mặt ở tỉnh Hải Dương; ông Lê Lâm An, Bí thư Tỉnh ủy, vắng mặt.";
const sources = [{ title: "sổ tay của tòa soạn", read: "2026-11-20" }];
const lamAn = {
  id: "fpt-unit/fpt-lam-an",
  name: "FPT Lâm An",
  type: "công ty con",
  note: "Bài thử.",
  sources,
};

/** @type {import("danhdau").Annotator} */
let base;
before(async () => {
  base = await loadAnnotator();
});
after(() => base.dispose());

/**
 * @param {import("danhdau").Pack} pack
 * @param {(own: import("danhdau").Annotator) => void | Promise<void>} check
 */
async function withPack(pack, check) {
  const own = await base.withPack(pack);
  try {
    await check(own);
  } finally {
    own.dispose();
  }
}

/** @param {import("danhdau").Annotator} annotator */
const idsIn = (annotator, text = TEXT) => annotator.annotate(text).map(({ id }) => id);

/**
 * @param {unknown} pack
 * @returns {Promise<DanhdauError>}
 */
async function refusal(pack) {
  try {
    // @ts-expect-error What comes from a file may be anything.
    (await base.withPack(pack)).dispose();
  } catch (error) {
    assert.ok(error instanceof DanhdauError);
    assert.equal(error.code, "pack");
    return error;
  }
  return assert.fail("the pack was taken");
}

describe("a pack", () => {
  test("adds a record, which is found, listed and described", () =>
    withPack({ fpt_unit: [lamAn] }, async (own) => {
      assert.ok(idsIn(own).includes(lamAn.id));
      assert.equal(own.entity(lamAn.id)?.name, "FPT Lâm An");
      assert.equal(own.entities().length, base.entities().length + 1);
      assert.deepEqual(await own.details(lamAn.id), { note: "Bài thử.", sources });
      assert.deepEqual(await own.details("fpt-unit/fpt"), await base.details("fpt-unit/fpt"));
    }));

  test("leaves the annotator that it is laid upon as it is", async () => {
    const before = base.annotate(TEXT);
    await withPack({ fpt_unit: [lamAn], remove: ["province/hai-duong"] }, async () => {
      assert.deepEqual(base.annotate(TEXT), before);
      assert.equal(base.entity(lamAn.id), undefined);
      assert.equal(await base.details(lamAn.id), undefined);
      assert.ok(await base.details("province/hai-duong"));
    });
  });

  test("replaces a record whose id is known", () =>
    withPack({ fpt_unit: [{ ...lamAn, id: "fpt-unit/akabot" }] }, async (own) => {
      const ids = own.annotate(TEXT).filter(({ id }) => id === "fpt-unit/akabot");
      assert.deepEqual(
        ids.map(({ text }) => text),
        ["FPT Lâm An"],
      );
      assert.equal(own.entity("fpt-unit/akabot")?.name, "FPT Lâm An");
      assert.equal(own.entities().length, base.entities().length);
      assert.deepEqual((await own.details("fpt-unit/akabot"))?.sources, sources);
    }));

  test("removes records: they are neither found nor listed nor described", () =>
    withPack({ remove: ["fpt-unit/akabot"] }, async (own) => {
      assert.ok(idsIn(base).includes("fpt-unit/akabot"));
      assert.ok(!idsIn(own).includes("fpt-unit/akabot"));
      assert.equal(own.entity("fpt-unit/akabot"), undefined);
      assert.equal(own.entityAt("fpt-unit/akabot", "2024"), undefined);
      assert.equal(await own.details("fpt-unit/akabot"), undefined);
      assert.equal(own.entities("fpt-unit").length, base.entities("fpt-unit").length - 1);
      assert.ok(own.entities().every((entity) => entity?.id !== "fpt-unit/akabot"));
    }));

  test("may lie on another pack", () =>
    withPack({ fpt_unit: [lamAn] }, async (first) => {
      const second = await first.withPack({
        remove: ["fpt-unit/akabot"],
        fpt_unit: [{ ...lamAn, note: "Mới." }],
      });
      assert.equal(second.entities().length, base.entities().length);
      assert.equal((await second.details(lamAn.id))?.note, "Mới.");
      assert.equal(second.about().hash, base.about().hash);
      assert.equal((await first.details(lamAn.id))?.note, "Bài thử.");
      second.dispose();
      assert.ok(idsIn(first).includes(lamAn.id));
    }));

  test("adds a lower unit to the details of the province of its name, and keeps those that were there", async () => {
    const known = (await base.details("province/hai-duong"))?.lowerUnits ?? [];
    const ward = {
      name: "Hải Dương",
      type: "phường",
      province: "province/hai-phong",
      from: "2025-07-01",
      sources,
    };
    const period = [{ type: "tỉnh", full_name: "tỉnh Hải Dương", territory: "cả tỉnh" }];
    const province = { id: "province/hai-duong", name: "Hải Dương", period, sources };
    await withPack({ lower_unit: [ward], province: [province] }, async (own) => {
      const details = await own.details("province/hai-duong");
      assert.deepEqual(details?.lowerUnits, [
        ...known,
        { type: "phường", provinceId: "province/hai-phong", from: "2025-07-01" },
      ]);
      assert.deepEqual(details?.periods, [{ territory: "cả tỉnh" }]);
    });
  });

  test("has the sources of each tenure in its details", () => {
    const tenure = {
      role: "Chánh Văn phòng",
      organisation: "Tỉnh ủy Hải Dương",
      from: "2020-09",
      to: "2024",
      sources,
    };
    const official = { id: "official/le-lam-an", name: "Lê Lâm An", tenure: [tenure] };
    return withPack({ official: [official] }, async (own) => {
      assert.ok(idsIn(own).includes("official/le-lam-an"));
      assert.deepEqual(own.entityAt("official/le-lam-an", "2021")?.tenures, [
        { index: 0, certainty: "in-office" },
      ]);
      assert.deepEqual(await own.details("official/le-lam-an"), { tenures: [sources], sources: [] });
    });
  });

  test("is read at once: what happens to the caller's object afterwards does not matter", async () => {
    const record = { ...lamAn, sources: [{ title: "sổ", read: "2026-11-20" }] };
    const pack = { fpt_unit: [record] };
    await withPack(pack, async (own) => {
      Object.assign(record, { note: "Sửa sau." });
      Object.assign(record.sources[0] ?? {}, { title: "sổ khác" });
      pack.fpt_unit.length = 0;
      assert.deepEqual(await own.details(lamAn.id), {
        note: "Bài thử.",
        sources: [{ title: "sổ", read: "2026-11-20" }],
      });
    });
  });
});

describe("a bad pack", () => {
  test("is refused whole, with every problem by its path, and nothing that runs is touched", async () => {
    const before = base.annotate(TEXT);
    const { message, problems } = await refusal({
      fpt_unit: [lamAn, { ...lamAn, id: "fpt-unit/lam-an", name: "FPT Lâm Bình", colour: "đỏ" }],
      official: [
        {
          id: "official/a",
          name: "Lê Lâm An",
          tenure: [{ role: "Bí thư", organisation: "Tỉnh ủy", from: "2020-13" }],
        },
      ],
      remove: ["province/khong-co"],
      ward: [{ id: "ward/a" }],
    });
    assert.deepEqual(
      new Set(problems?.map(({ path }) => path)),
      new Set([
        "fpt_unit[1].colour",
        "official[0].tenure[0].from",
        "official[0].tenure[0]",
        "remove[0]",
        "ward[0]",
      ]),
    );
    const colour = problems?.find(({ path }) => path === "fpt_unit[1].colour");
    assert.equal(colour?.severity, "error");
    assert.equal(colour?.record, "fpt-unit/lam-an");
    assert.match(colour?.message ?? "", /colour/);
    assert.match(colour?.remedy ?? "", /formal_name/);
    assert.match(message, /problem/);
    assert.deepEqual(base.annotate(TEXT), before);
    assert.equal(base.entity(lamAn.id), undefined);
  });

  test("of the wrong form says so", async () => {
    for (const [pack, expected] of [
      [undefined, /not undefined/],
      [null, /not null/],
      [[lamAn], /not an array/],
      ["fpt_unit", /not string/],
      [{ fpt_unit: [null] }, /fpt_unit\[0\]/],
      [{ fpt_unit: [[lamAn]] }, /fpt_unit\[0\]/],
      [{ remove: [7] }, /remove\[0\]/],
    ]) {
      assert.match((await refusal(pack)).message, /** @type {RegExp} */ (expected));
    }
    const circle = { ...lamAn };
    Object.assign(circle, { relation: circle });
    assert.match((await refusal({ fpt_unit: [circle] })).message, /fpt_unit\[0\]\.relation/);
  });
});

describe("annotators with and without a pack", () => {
  test("end in any order", async () => {
    const below = await loadAnnotator();
    const above = await below.withPack({ fpt_unit: [lamAn] });
    below.dispose();
    await assert.rejects(below.withPack({}), { code: "disposed" });
    assert.ok(idsIn(above).includes(lamAn.id));
    assert.ok(await above.details(lamAn.id));
    above.dispose();
    above.dispose();
    assert.throws(() => above.annotate(TEXT), { code: "disposed" });
    assert.throws(() => above.about(), { code: "disposed" });
    await assert.rejects(above.details(lamAn.id), { code: "disposed" });
    assert.ok(idsIn(base).includes("fpt-unit/akabot"));
  });

  test("give their memory back when they end", async () => {
    const repeat = async () => {
      for (let time = 0; time < 10; time++) {
        const own = await base.withPack({ fpt_unit: [lamAn] });
        own.annotate(TEXT.repeat(100));
        own.dispose();
      }
      return wasmMemory();
    };
    const after = await repeat();
    assert.equal(await repeat(), after);
  });
});

describe("the schema", () => {
  test("comes with the package, and has the lists of a pack", async () => {
    const { default: schema } = await import("danhdau/schema.json", { with: { type: "json" } });
    /** @type {Record<keyof import("danhdau").Pack, true>} */
    const lists = {
      province: true,
      official: true,
      fpt_unit: true,
      policy: true,
      namesake: true,
      lower_unit: true,
      common_word: true,
      not_fpt: true,
      remove: true,
    };
    assert.deepEqual(new Set(Object.keys(schema.properties)), new Set(Object.keys(lists)));
  });
});

describe("about", () => {
  test("tells version, date and hash of the data", async () => {
    const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
    const details = JSON.parse(await readFile(new URL("../dist/wasm/details.json", import.meta.url), "utf8"));
    const about = base.about();
    assert.equal(about.version, version);
    assert.equal(about.hash, details.hash);
    assert.match(about.hash, /^[0-9a-f]{16}$/);
    const read = Object.values(details.records).flatMap(
      (/** @type {import("danhdau").EntityDetails} */ { sources, tenures = [] }) =>
        [...sources, ...tenures.flat()].map((source) => source.read),
    );
    assert.ok(read.every((day) => day <= about.read));
    assert.match(about.read, /^\d{4}-\d{2}-\d{2}$/);
  });
});
