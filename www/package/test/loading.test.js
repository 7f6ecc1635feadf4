import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const WASM = new URL("../dist/wasm/danhdau_bg.wasm", import.meta.url);
const DETAILS = new URL("../dist/wasm/details.json", import.meta.url);
const HTML = "\n<!doctype html><title>Trang chủ</title>";

let imports = 0;
/**
 * The package as if it were imported for the first time.
 * @returns {Promise<typeof import("danhdau")>}
 */
const importAnew = () => import(`../dist/index.node.js?${++imports}`);

/** @type {Buffer<ArrayBuffer>} */
let bytes;
/** @type {string} */
let folder;
before(async () => {
  bytes = await readFile(WASM);
  folder = await mkdtemp(join(tmpdir(), "danhdau-"));
});
after(() => rm(folder, { recursive: true }));

/** @param {import("node:test").TestContext} context */
function countCompilations(context) {
  const compile = context.mock.method(WebAssembly, "compile");
  return () => compile.mock.callCount();
}

describe("loading", () => {
  test("runs nothing and changes nothing when the package is imported", async (context) => {
    const compilations = countCompilations(context);
    const globals = Reflect.ownKeys(globalThis);
    await importAnew();
    await import("danhdau/dom");
    await import("danhdau/card");
    await import("danhdau/theme");
    await import("danhdau/worker");
    await import("danhdau/worker/serve");
    assert.deepEqual(Reflect.ownKeys(globalThis), globals);
    assert.equal(compilations(), 0);
  });

  test("compiles once, however often and however soon it is called", async (context) => {
    const compilations = countCompilations(context);
    const { loadAnnotator } = await importAnew();
    const [first, second] = await Promise.all([loadAnnotator(), loadAnnotator()]);
    const third = await loadAnnotator();
    assert.equal(compilations(), 1);
    first.dispose();
    second.dispose();
    assert.equal(third.annotate("Hải Phòng").length, 1);
    third.dispose();
    const fourth = await loadAnnotator();
    assert.equal(fourth.annotate("Hải Phòng").length, 1);
    assert.equal(compilations(), 1);
  });

  test("takes an address, a path, bytes, a response or a module", async () => {
    /** @type {import("danhdau").WasmSource[]} */
    const sources = [
      WASM,
      WASM.href,
      fileURLToPath(WASM),
      bytes,
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
      new Response(bytes, { headers: { "Content-Type": "application/wasm" } }),
      new Response(bytes),
      await WebAssembly.compile(bytes),
    ];
    for (const wasm of sources) {
      const { loadAnnotator } = await importAnew();
      const annotator = await loadAnnotator({ wasm });
      assert.equal(annotator.annotate("Hải Phòng").length, 1);
    }
  });

  test("says that an HTML page came instead of the module, and works at the next try", async () => {
    const { DanhdauError, loadAnnotator } = await importAnew();
    for (const wasm of [
      new TextEncoder().encode(HTML),
      new Response(HTML, { headers: { "Content-Type": "text/html" } }),
      new Response(HTML, { headers: { "Content-Type": "application/wasm" } }),
    ]) {
      await assert.rejects(loadAnnotator({ wasm }), (error) => {
        assert.ok(error instanceof DanhdauError);
        assert.equal(error.code, "wasm-not-wasm");
        assert.match(error.message, /HTML page/);
        assert.match(error.message, /danhdau_bg\.wasm/);
        return true;
      });
    }
    assert.equal((await loadAnnotator()).annotate("Hải Phòng").length, 1);
  });

  test("does not let the wrong source of one caller fail another", async () => {
    const { loadAnnotator } = await importAnew();
    const wrong = loadAnnotator({ wasm: new Uint8Array(8) });
    const right = loadAnnotator();
    await assert.rejects(wrong, { code: "wasm-not-wasm" });
    assert.equal((await right).annotate("Hải Phòng").length, 1);
  });

  test("refuses an option of another name, and lists those there are", async () => {
    const { loadAnnotator } = await importAnew();
    // @ts-expect-error Misspelt.
    await assert.rejects(loadAnnotator({ wams: "danhdau_bg.wasm" }), {
      name: "DanhdauError",
      code: "options",
      message: /"wams".*wasm, details/,
    });
  });

  test("tells a missing module from a damaged one", async () => {
    const { loadAnnotator } = await importAnew();
    await assert.rejects(loadAnnotator({ wasm: join(folder, "none.wasm") }), {
      code: "wasm-missing",
      message: /none\.wasm/,
    });
    await assert.rejects(loadAnnotator({ wasm: new Response("Not found", { status: 404 }) }), {
      code: "wasm-missing",
      message: /404/,
    });
    await assert.rejects(loadAnnotator({ wasm: bytes.subarray(0, bytes.length / 2) }), {
      code: "wasm-invalid",
    });
    await assert.rejects(loadAnnotator({ wasm: new Uint8Array() }), { code: "wasm-not-wasm" });
  });
});

describe("details", () => {
  test("are read once, at the first question", async () => {
    const { loadAnnotator } = await importAnew();
    const path = join(folder, "later.json");
    const annotator = await loadAnnotator({ details: path });
    await assert.rejects(annotator.details("province/hai-phong"), {
      code: "details-missing",
      message: /later\.json/,
    });

    await writeFile(path, await readFile(DETAILS));
    const details = await annotator.details("province/hai-phong");
    assert.ok(details && details.sources.length > 0);
    assert.equal(await annotator.details("province/khong-co"), undefined);

    await rm(path);
    assert.equal(await annotator.details("province/hai-phong"), details);
  });

  test("of another build are refused, with both hashes", async () => {
    const { loadAnnotator } = await importAnew();
    const { hash, ...rest } = JSON.parse(await readFile(DETAILS, "utf8"));
    const path = join(folder, "other.json");
    await writeFile(path, JSON.stringify({ ...rest, hash: "0123" }));
    const annotator = await loadAnnotator({ details: path });
    await assert.rejects(annotator.details("province/hai-phong"), {
      code: "details-mismatch",
      message: new RegExp(`0123.*${hash}`, "s"),
    });
  });

  test("are not an HTML page", async () => {
    const { loadAnnotator } = await importAnew();
    const path = join(folder, "page.json");
    await writeFile(path, HTML);
    const annotator = await loadAnnotator({ details: path });
    await assert.rejects(annotator.details("province/hai-phong"), {
      code: "details-missing",
      message: /HTML page/,
    });
  });

  test("are there for every record", async () => {
    const { loadAnnotator } = await importAnew();
    const annotator = await loadAnnotator();
    for (const { id, periods, tenures } of annotator.entities()) {
      const details = await annotator.details(id);
      const sources = [...(details?.sources ?? []), ...(details?.tenures ?? []).flat()];
      assert.ok(sources.length > 0, id);
      if (details?.periods) assert.equal(details.periods.length, periods?.length, id);
      if (details?.tenures) assert.equal(details.tenures.length, tenures?.length, id);
    }
  });
});
