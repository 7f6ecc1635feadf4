import { expect, ORIGIN, POLICY, test } from "./package-in-page.js";

const WITH_WORKER = `${POLICY.replace(/; require-trusted-types-for.*/, "")}; worker-src 'self'`;
const TRUSTED = `${POLICY.replace("trusted-types 'none'", "trusted-types page")}; worker-src 'self'`;

test("annotates off the main thread, under worker-src 'self'", async ({ page, open }) => {
  await open("", WITH_WORKER);
  const seen = await page.evaluate(async () => {
    const { createWorkerAnnotator, loadAnnotator } = window.danhdau;
    const annotator = createWorkerAnnotator();
    const sentence =
      "Sáng nay, lãnh đạo thành phố Hải Phòng và FPT bàn về chuyển đổi số; trời mưa, đường đông. ";
    const text = sentence.repeat(10_000);
    await annotator.about();
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const annotations = await annotator.annotate(text);
    clearInterval(timer);
    const plain = await loadAnnotator();
    const details = await annotator.details("province/hai-phong");
    const same = JSON.stringify(annotations) === JSON.stringify(plain.annotate(text));
    annotator.dispose();
    return { count: annotations.length, same, turns, sources: details?.sources.length };
  });
  expect(seen.count).toBe(30_000);
  expect(seen.same).toBe(true);
  expect(seen.sources).toBeGreaterThan(0);
  // The page went on while the text was read.
  expect(seen.turns).toBeGreaterThan(3);
});

test("reads what was typed last, not all that was typed", async ({ page, open }) => {
  await open("", WITH_WORKER);
  const outcomes = await page.evaluate(async () => {
    const annotator = window.danhdau.createWorkerAnnotator();
    const long = ". Trời mưa, đường đông".repeat(20_000);
    let typed = new AbortController();
    const calls = ["Huế", "Huế và FPT", "Huế, FPT và Hà Nội"].map((text) => {
      typed.abort();
      typed = new AbortController();
      return annotator.annotate(text + long, { signal: typed.signal });
    });
    const settled = await Promise.allSettled(calls);
    annotator.dispose();
    return settled.map((call) => (call.status === "fulfilled" ? call.value.length : call.reason.name));
  });
  expect(outcomes).toEqual(["AbortError", "AbortError", 3]);
});

test("takes a worker of the page's own, module or classic, under Trusted Types", async ({ page, open }) => {
  const scripts = {
    "/module.js": `import { loadAnnotator } from "/dist/index.js";
import { serve } from "/dist/worker/serve.js";
serve(loadAnnotator);`,
    "/classic.js": `(async () => {
  const [{ loadAnnotator }, { serve }] = await Promise.all([import("/dist/index.js"), import("/dist/worker/serve.js")]);
  serve(loadAnnotator);
})();`,
  };
  // A classic worker imports by itself, which its own policy must allow.
  await open("", TRUSTED, scripts);
  const counts = await page.evaluate(async () => {
    interface Policy {
      createScriptURL(url: string): string;
    }
    const { trustedTypes } = window as unknown as {
      trustedTypes: { createPolicy(name: string, rules: Policy): Policy };
    };
    const policy = trustedTypes.createPolicy("page", { createScriptURL: (url) => url });
    const counts = [];
    for (const [script, type] of [
      ["/module.js", "module"],
      ["/classic.js", "classic"],
    ] as const) {
      const annotator = window.danhdau.createWorkerAnnotator({
        worker: () => new Worker(policy.createScriptURL(script), { type }),
      });
      counts.push((await annotator.annotate("Hải Phòng và FPT")).length);
      annotator.dispose();
    }
    return counts;
  });
  expect(counts).toEqual([2, 2]);
});

test("takes an address that counts from the page", async ({ page, open }) => {
  await open("", WITH_WORKER);
  const count = await page.evaluate(async () => {
    const annotator = window.danhdau.createWorkerAnnotator({ wasm: "dist/wasm/danhdau_bg.wasm" });
    return (await annotator.annotate("Hải Phòng")).length;
  });
  expect(count).toBe(1);
});

test.describe("a worker that cannot be", () => {
  test.use({ expectedErrors: [/404|worker-src|Content Security Policy|module script/i] });

  const failure = (page: import("@playwright/test").Page) =>
    page.evaluate(async () => {
      const { createWorkerAnnotator, DanhdauError } = window.danhdau;
      const annotator = createWorkerAnnotator();
      try {
        return { count: (await annotator.annotate("Hải Phòng")).length };
      } catch (error) {
        if (!(error instanceof DanhdauError)) throw error;
        return { code: error.code, message: error.message };
      }
    });

  test("for want of its script says so, and works once that is there", async ({ page, open }) => {
    await open("", WITH_WORKER);
    const script = `${ORIGIN}/dist/worker/script.js`;
    for (const answer of [{ status: 404 }, { body: "<!doctype html>", contentType: "text/html" }]) {
      await page.route(script, (route) => route.fulfill(answer));
      expect(await failure(page)).toMatchObject({ code: "worker-failed" });
      await page.unroute(script);
    }
    expect(await failure(page)).toEqual({ count: 1 });
  });

  test("for the content security policy names the directive", async ({ page, open }) => {
    await open("", WITH_WORKER.replace("worker-src 'self'", "worker-src 'none'"));
    expect(await failure(page)).toMatchObject({
      code: "worker-failed",
      message: expect.stringContaining("worker-src 'self'"),
    });
  });

  test("WebAssembly in a worker needs its directive too", async ({ page, open }) => {
    await open("", WITH_WORKER.replace("'wasm-unsafe-eval'", ""));
    expect(await failure(page)).toMatchObject({
      code: "wasm-blocked",
      message: expect.stringContaining("'wasm-unsafe-eval'"),
    });
  });
});

test("a worker that throws is dead: what waits is told, and the next call starts another", async ({
  page,
  open,
}) => {
  await open("", WITH_WORKER, {
    "/fragile.js": `import { loadAnnotator } from "/dist/index.js";
import { serve } from "/dist/worker/serve.js";
serve(loadAnnotator);
addEventListener("message", ({ data }) => { if (data === "die") setTimeout(() => { throw new Error("fell over"); }); });`,
  });
  const seen = await page.evaluate(async () => {
    let worker: Worker | undefined;
    const annotator = window.danhdau.createWorkerAnnotator({
      worker: () => {
        worker = new Worker("/fragile.js", { type: "module" });
        return worker;
      },
    });
    await annotator.about();
    worker?.postMessage("die");
    const long = "Trời mưa, đường đông. ".repeat(200_000);
    const waiting = await Promise.allSettled([
      annotator.annotate(long),
      annotator.annotate(long),
      annotator.annotate(long),
    ]);
    const reasons = waiting.map((call) => (call.status === "rejected" ? call.reason.code : "done"));
    return {
      reasons: reasons.filter((reason) => reason !== "done"),
      count: (await annotator.annotate("Huế")).length,
    };
  });
  expect(seen.reasons.length).toBeGreaterThan(0);
  expect(new Set(seen.reasons)).toEqual(new Set(["worker-ended"]));
  expect(seen.count).toBe(1);
});
