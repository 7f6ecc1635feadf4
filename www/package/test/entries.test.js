// The ways in which the package is imported and required; its consumers, from the packed package, are tested elsewhere.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as imported from "danhdau";
import { build } from "esbuild";

const require = createRequire(import.meta.url);
const ENTRIES = [
  "danhdau",
  "danhdau/inline",
  "danhdau/worker",
  "danhdau/worker/serve",
  "danhdau/dom",
  "danhdau/card",
  "danhdau/theme",
];

describe("required", () => {
  test("each entry has what it has when it is imported", async () => {
    for (const entry of ENTRIES) {
      const names = Object.keys(require(entry)).sort();
      assert.deepEqual(names, Object.keys(await import(entry)).sort(), entry);
      assert.ok(names.length > 0);
    }
  });

  test("the package annotates, knows details, and throws its own errors", async () => {
    /** @type {typeof import("danhdau")} */
    const { loadAnnotator, DanhdauError } = require("danhdau");
    const annotator = await loadAnnotator();
    assert.equal(annotator.annotate("Hải Phòng và FPT").length, 2);
    assert.ok(await annotator.details("province/hai-phong"));
    // @ts-expect-error The option does not exist.
    assert.throws(() => annotator.annotate("", { colour: "red" }), DanhdauError);
    annotator.dispose();
  });

  test("the worker annotates", async () => {
    /** @type {typeof import("danhdau/worker")} */
    const { createWorkerAnnotator } = require("danhdau/worker");
    const annotator = createWorkerAnnotator();
    assert.equal((await annotator.annotate("Hải Phòng và FPT")).length, 2);
    assert.ok(await annotator.details("province/hai-phong"));
    annotator.dispose();
  });
});

describe("imported by a bundler", () => {
  /** What is left of a program, and which modules of the package it is made of. @param {string} program */
  const bundle = async (program) => {
    const { outputFiles, metafile } = await build({
      stdin: { contents: program, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
      bundle: true,
      format: "esm",
      conditions: ["import"],
      metafile: true,
      write: false,
      logLevel: "error",
    });
    const [output] = Object.values(metafile.outputs);
    const modules = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    return { text: outputFiles[0]?.text ?? "", modules: modules.map(([name]) => name).join("\n") };
  };

  test("what is not used costs nothing", async () => {
    const all = ENTRIES.map((entry, index) => `import * as e${index} from "${entry}";`).join("\n");
    assert.equal((await bundle(all)).text.trim(), "");
  });

  test("an entry brings what it needs, and no other", async () => {
    const dom = await bundle('import { highlight } from "danhdau/dom"; highlight(document.body, x);');
    assert.match(dom.modules, /dist\/dom\/painter\.js/);
    assert.doesNotMatch(dom.modules, /floating-ui|dist\/card|dist\/wasm|dist\/loading/);
    const card = await bundle('import { createCard } from "danhdau/card"; createCard(x);');
    assert.match(card.modules, /floating-ui/);
    assert.doesNotMatch(card.modules, /dist\/dom\/(highlight|reading)|dist\/wasm|card\/element/);
    const main = await bundle('import { loadAnnotator } from "danhdau"; loadAnnotator();');
    assert.doesNotMatch(main.modules, /floating-ui|dist\/(dom|card|worker)/);
  });
});

describe("inline", () => {
  for (const [how, load] of /** @type {const} */ ([
    ["imported", () => import("danhdau/inline")],
    ["required", async () => require("danhdau/inline")],
  ])) {
    test(`${how}: everything is in the code`, async (context) => {
      /** @type {typeof import("danhdau/inline")} */
      const { loadAnnotator } = await load();
      const fetched = context.mock.method(globalThis, "fetch");
      const annotator = await loadAnnotator();
      const plain = await imported.loadAnnotator();
      const text = "Lãnh đạo tỉnh Hải Dương và FPT phát biểu.";
      assert.deepEqual(annotator.annotate(text), plain.annotate(text));
      assert.deepEqual(await annotator.details("province/hue"), await plain.details("province/hue"));
      assert.deepEqual(annotator.about(), plain.about());
      assert.equal(fetched.mock.callCount(), 0);
      annotator.dispose();
      plain.dispose();
    });
  }

  test("says what the package says", async () => {
    assert.deepEqual(Object.keys(await import("danhdau/inline")).sort(), Object.keys(imported).sort());
  });
});
