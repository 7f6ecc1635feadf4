// The annotator in a worker thread; the same in a browser is tested there.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { DanhdauError, loadAnnotator } from "danhdau";
import { createWorkerAnnotator } from "danhdau/worker";

const SCRIPT = new URL("../dist/worker/script.node.js", import.meta.url);
const TEXT =
  "Sáng 12/3, Bí thư Thành ủy Hải Phòng Lê Tiến Châu làm việc với Tập đoàn FPT về chuyển đổi số (CĐS). Ông Châu nêu CĐS ở " +
  "tỉnh Hải Dương, Trường Đại học FPT và Kế hoạch số 9812/KH-UBND; ông Trần Văn Lâm Bình, Chủ tịch UBND xã Lâm An, vắng mặt.";
const LONG = `${TEXT}\n\n`.repeat(5_000);
const sources = [{ title: "sổ tay của tòa soạn", read: "2026-11-20" }];
const lamAn = { id: "fpt-unit/fpt-lam-an", name: "FPT Lâm An", type: "công ty con", sources };

/** @type {import("danhdau").Annotator} */
let plain;
/** @type {import("danhdau/worker").WorkerAnnotator} */
let annotator;
/** Workers that were started, with the requests posted to each. @type {{ worker: Worker, requests: any[] }[]} */
let started = [];
before(async () => {
  plain = await loadAnnotator();
  annotator = createWorkerAnnotator({ worker: startWorker });
});
after(() => {
  plain.dispose();
  annotator.dispose();
});

function startWorker() {
  const worker = new Worker(SCRIPT);
  /** @type {any[]} */
  const requests = [];
  const post = worker.postMessage.bind(worker);
  worker.postMessage = (request) => {
    requests.push(request);
    post(request);
  };
  started.push({ worker, requests });
  return worker;
}

/** @param {Worker | undefined} worker */
const ended = (worker) => new Promise((resolve) => worker?.once("exit", resolve));

describe("in a worker", () => {
  test("everything is answered as by an annotator on the spot", async () => {
    for (const options of [
      undefined,
      {},
      { nested: true, asOf: "2026-05-01" },
      { kinds: /** @type {const} */ (["policy"]) },
    ]) {
      assert.deepEqual(await annotator.annotate(TEXT, options), plain.annotate(TEXT, options));
    }
    assert.deepEqual(await annotator.annotate(""), []);
    assert.deepEqual(
      await annotator.annotate("\ud83d Hải Phòng \ude80"),
      plain.annotate("\ud83d Hải Phòng \ude80"),
    );
    assert.deepEqual(await annotator.entity("province/hue"), plain.entity("province/hue"));
    assert.equal(await annotator.entity("province/khong-co"), undefined);
    assert.deepEqual(
      await annotator.entityAt("province/hai-duong", "2026"),
      plain.entityAt("province/hai-duong", "2026"),
    );
    assert.deepEqual(await annotator.details("province/hue"), await plain.details("province/hue"));
    assert.deepEqual(await annotator.entities("fpt-unit"), plain.entities("fpt-unit"));
    assert.equal((await annotator.entities()).length, plain.entities().length);
    assert.deepEqual(await annotator.explain(TEXT, [0, 60]), plain.explain(TEXT, [0, 60]));
    assert.deepEqual(
      await annotator.explain(TEXT, [0, 60], { kinds: ["policy"] }),
      plain.explain(TEXT, [0, 60], { kinds: ["policy"] }),
    );
    const dated = "HẢI PHÒNG, ngày 5 tháng 3 năm 2025 – Thành phố khởi công cầu mới.";
    assert.equal((await annotator.proposeDate(dated))?.date, "2025-03-05");
    assert.deepEqual(await annotator.proposeDate(dated), plain.proposeDate(dated));
    assert.equal(await annotator.proposeDate("Trời mưa."), null);
    assert.deepEqual(await annotator.about(), plain.about());
    assert.equal(started.length, 1);
  });

  test("annotations are plain objects that share nothing", async () => {
    const text = "Ông Nguyễn Văn Hùng và ông Nguyễn Văn Hùng.";
    const annotations = await annotator.annotate(`${text} FPT, FPT`);
    assert.deepEqual(annotations, plain.annotate(`${text} FPT, FPT`));
    const lists = annotations.flatMap(({ candidates }) => (candidates ? [candidates] : []));
    assert.equal(new Set(lists).size, lists.length);
    assert.equal(Object.getPrototypeOf(annotations[0]), Object.prototype);
  });

  test("errors keep their code and what is wrong", async () => {
    // @ts-expect-error The option does not exist.
    await assert.rejects(annotator.annotate(TEXT, { colour: "red" }), (error) => {
      assert.ok(error instanceof DanhdauError);
      assert.equal(error.name, "DanhdauError");
      assert.equal(error.code, "options");
      assert.match(error.message, /colour.*minConfidence/s);
      return true;
    });
    // @ts-expect-error Not a string.
    await assert.rejects(annotator.annotate(7), { code: "text-not-string" });
    // @ts-expect-error Not a string.
    await assert.rejects(annotator.proposeDate(null), { code: "text-not-string" });
    // @ts-expect-error Not a string.
    await assert.rejects(annotator.explain({}, [0, 1]), { code: "text-not-string" });
    await assert.rejects(annotator.entityAt("province/hue", "1/7/2025"), { code: "date" });
    // @ts-expect-error Not an option.
    await assert.rejects(annotator.annotate(TEXT, { asOf: () => "2024" }), {
      code: "options",
      message: /plain data/,
    });
    assert.equal((await annotator.annotate(TEXT)).length, plain.annotate(TEXT).length);
    assert.equal(started.length, 1);
  });
});

describe("an oversized text", () => {
  test("does not keep its memory: the worker ends when it has answered, and the next call starts another", async () => {
    /** @type {Worker[]} */
    const workers = [];
    const own = createWorkerAnnotator({
      worker() {
        workers.push(new Worker(SCRIPT));
        return /** @type {Worker} */ (workers.at(-1));
      },
    });
    const long = `${"Trời mưa to từ sáng. ".repeat(200_000)} FPT`;
    assert.equal((await own.annotate(long)).length, 1);
    await ended(workers[0]);
    assert.equal((await own.annotate("Hải Phòng")).length, 1);
    assert.equal(workers.length, 2);
    own.dispose();
  });
});

describe("a pack in a worker", () => {
  test("has an annotator of its own, and both stay", async () => {
    const own = await annotator.withPack({ fpt_unit: [lamAn] });
    const above = await own.withPack({ remove: ["province/hue"] });
    assert.equal((await above.annotate("FPT Lâm An ở Huế")).length, 1);
    assert.equal((await own.annotate("FPT Lâm An ở Huế")).length, 2);
    assert.deepEqual(await own.details(lamAn.id), { sources });
    own.dispose();
    assert.deepEqual((await above.entity(lamAn.id))?.name, "FPT Lâm An");
    above.dispose();
    assert.equal(await annotator.entity(lamAn.id), undefined);
    await assert.rejects(own.annotate(TEXT), { code: "disposed" });
    assert.equal(started.length, 1);
  });

  test("that is bad is refused whole, with its problems", async () => {
    await assert.rejects(annotator.withPack({ fpt_unit: [{ ...lamAn, colour: "đỏ" }] }), (error) => {
      assert.ok(error instanceof DanhdauError);
      assert.equal(error.code, "pack");
      assert.deepEqual(
        error.problems?.map(({ path }) => path),
        ["fpt_unit[0].colour"],
      );
      return true;
    });
    // @ts-expect-error Not a list.
    await assert.rejects(annotator.withPack("x"), { code: "pack" });
    await assert.rejects(annotator.withPack({ fpt_unit: [{ ...lamAn, note: () => "" }] }), { code: "pack" });
  });
});

describe("aborting", () => {
  test("rejects at once, before and while the worker reads", async () => {
    await assert.rejects(annotator.annotate(TEXT, { signal: AbortSignal.abort() }), { name: "AbortError" });
    await assert.rejects(annotator.entity("province/hue", { signal: AbortSignal.abort() }), {
      name: "AbortError",
    });

    const controller = new AbortController();
    const reading = annotator.annotate(LONG, { signal: controller.signal });
    await new Promise(setImmediate);
    controller.abort();
    let answered = false;
    const next = annotator.about().then(() => {
      answered = true;
    });
    await assert.rejects(reading, { name: "AbortError" });
    assert.ok(!answered, "the worker was still reading");
    await next;
  });

  test("keeps calls that still wait from ever being made", async () => {
    const { requests } = started.at(-1) ?? { requests: [] };
    const before = requests.length;
    /** @type {AbortController | undefined} */
    let typed;
    const keys = ["F", "FP", "FPT", "FPT ", "FPT v"].map((text) => {
      typed?.abort();
      typed = new AbortController();
      return annotator.annotate(text + LONG, { signal: typed.signal });
    });
    const results = await Promise.allSettled(keys);
    assert.deepEqual(
      results.map((result) => (result.status === "rejected" ? result.reason.name : result.value.length > 0)),
      ["AbortError", "AbortError", "AbortError", "AbortError", true],
    );
    assert.equal(requests.length - before, 2, "the one that had begun, and the last");
  });

  test("leaves calls without a signal in their order", async () => {
    const texts = ["Huế", "FPT và Huế", "", "Hà Nội"];
    const all = await Promise.all(texts.map((text) => annotator.annotate(text)));
    assert.deepEqual(
      all,
      texts.map((text) => plain.annotate(text)),
    );
  });
});

describe("a worker that dies", () => {
  test("rejects what it had to do, says so, and the next call starts another", async () => {
    const own = await annotator.withPack({ fpt_unit: [lamAn] });
    const count = started.length;
    const reading = [annotator.annotate(LONG), own.annotate(LONG), annotator.details("province/hue")];
    const outcomes = Promise.allSettled(reading);
    await started.at(-1)?.worker.terminate();
    for (const outcome of await outcomes) {
      assert.equal(outcome.status === "rejected" && outcome.reason.code, "worker-ended");
    }
    assert.equal((await own.annotate("FPT Lâm An")).at(0)?.id, lamAn.id);
    assert.deepEqual(await annotator.annotate(TEXT), plain.annotate(TEXT));
    assert.equal(started.length, count + 1);
    own.dispose();
  });

  test("that never came to be is told from that, with the remedy", async () => {
    let script = new URL("./none.js", SCRIPT);
    const late = createWorkerAnnotator({ worker: () => new Worker(script) });
    await assert.rejects(late.annotate(TEXT), {
      code: "worker-failed",
      message: /worker-src 'self'.*none\.js/s,
    });
    script = SCRIPT;
    assert.equal((await late.annotate("FPT")).length, 1);
    late.dispose();

    const impossible = createWorkerAnnotator({
      worker() {
        throw new Error("refused");
      },
    });
    const calls = [impossible.annotate("FPT"), impossible.annotate("Huế"), impossible.about()];
    for (const call of calls) await assert.rejects(call, { code: "worker-failed", message: /refused/ });
  });
});

describe("loading in a worker", () => {
  test("tries again after a failure", async () => {
    const folder = await mkdtemp(join(tmpdir(), "danhdau-"));
    try {
      const path = join(folder, "later.wasm");
      const late = createWorkerAnnotator({ wasm: path });
      await assert.rejects(late.annotate(TEXT), { code: "wasm-missing", message: /later\.wasm/ });
      await writeFile(path, await readFile(new URL("../dist/wasm/danhdau_bg.wasm", import.meta.url)));
      assert.deepEqual(await late.annotate(TEXT), plain.annotate(TEXT));
      late.dispose();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("takes addresses, bytes and modules", async () => {
    const url = new URL("../dist/wasm/danhdau_bg.wasm", import.meta.url);
    const bytes = await readFile(url);
    for (const wasm of [url, url.href, bytes, await WebAssembly.compile(bytes)]) {
      const other = createWorkerAnnotator({
        wasm,
        details: new URL("../dist/wasm/details.json", import.meta.url),
      });
      assert.equal((await other.annotate("FPT")).length, 1);
      assert.ok(await other.details("province/hue"));
      other.dispose();
    }
  });
});

describe("an option of another name", () => {
  test("is refused at once, with those there are", () => {
    // @ts-expect-error Misspelt.
    assert.throws(() => createWorkerAnnotator({ script: SCRIPT }), {
      code: "options",
      message: /"script".*wasm, details, packs, worker/,
    });
  });
});

describe("disposing", () => {
  test("ends the worker, and rejects what waits", async () => {
    started = [];
    const other = createWorkerAnnotator({ worker: startWorker });
    const own = await other.withPack({ fpt_unit: [lamAn] });
    const waiting = [other.annotate(LONG), other.annotate(LONG), other.about()].map((call) =>
      assert.rejects(call, { code: "disposed" }),
    );
    other.dispose();
    other.dispose();
    await Promise.all(waiting);
    assert.equal((await own.annotate("FPT Lâm An")).length, 1, "the other one goes on");
    const end = ended(started[0]?.worker);
    own.dispose();
    await end;
    await assert.rejects(own.about(), { code: "disposed" });
    await assert.rejects(other.withPack({}), { code: "disposed" });
    assert.equal(started.length, 1);
  });

  test("is not needed for a program to end", async () => {
    const program = `
      import { createWorkerAnnotator } from "danhdau/worker";
      const annotator = createWorkerAnnotator();
      console.log((await annotator.annotate("Hải Phòng")).length);
    `;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", program],
      {
        cwd: new URL(".", import.meta.url),
        timeout: 20_000,
      },
    );
    assert.equal(stdout, "1\n");
  });
});
