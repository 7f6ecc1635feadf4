import type { Page } from "@playwright/test";
import { expect, ORIGIN, POLICY, test } from "./package-in-page.js";

const load = (page: Page) =>
  page.evaluate(async () => {
    const { DanhdauError, loadAnnotator } = window.danhdau;
    try {
      const annotator = await loadAnnotator();
      return { found: annotator.annotate("Hải Phòng").length };
    } catch (error) {
      if (!(error instanceof DanhdauError)) throw error;
      return { code: error.code, message: error.message };
    }
  });

test("says that an HTML page came in place of the module, and works once it is there", async ({
  page,
  open,
}) => {
  await open("");
  const module = `${ORIGIN}/dist/wasm/danhdau_bg.wasm`;
  await page.route(module, (route) => route.fulfill({ body: "<!doctype html>", contentType: "text/html" }));
  expect(await load(page)).toEqual({
    code: "wasm-not-wasm",
    message: expect.stringMatching(/HTML page.*danhdau_bg\.wasm/),
  });
  await page.unroute(module);
  expect(await load(page)).toEqual({ found: 1 });
});

test.describe("a missing module", () => {
  test.use({ expectedErrors: [/404/] });

  test("is reported with the answer of the server", async ({ page, open }) => {
    await open("");
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
    expect(await load(page)).toMatchObject({ code: "wasm-missing", message: expect.stringContaining("404") });
  });
});

test.describe("a content security policy without WebAssembly", () => {
  test.use({ expectedErrors: [/wasm-unsafe-eval|WebAssembly/] });

  test("is named, with the directive that it lacks", async ({ page, open }) => {
    await open("", POLICY.replace("'wasm-unsafe-eval'", ""));
    expect(await load(page)).toMatchObject({
      code: "wasm-blocked",
      message: expect.stringContaining("'wasm-unsafe-eval'"),
    });
  });
});

test("fetches the details at the first question, once", async ({ page, open }) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(new URL(request.url()).pathname));
  await open("");
  expect(requested.filter((path) => path.includes("/wasm/"))).toEqual(["/dist/wasm/danhdau.js"]);
  const sources = await page.evaluate(async () => {
    const annotator = await window.danhdau.loadAnnotator();
    await Promise.all([annotator.details("province/hue"), annotator.details("province/hai-phong")]);
    return (await annotator.details("province/hai-phong"))?.sources.length;
  });
  expect(sources).toBeGreaterThan(0);
  expect(requested.filter((path) => path.endsWith("details.json"))).toHaveLength(1);
  expect(requested.filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
});
