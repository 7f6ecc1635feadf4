// Each form written by the real module and read back; the forms themselves are tested where they are written, in Rust.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { before, describe, test } from "node:test";
import { loadAnnotator } from "danhdau";
import { FORMATS, writeAnnotations } from "danhdau/formats";

const TEXT = '🚀 Ông Lê Tiến Châu <b>về</b> Hải\u00a0Phòng.\nĐại học FPT, "FPT".';

/** @type {import("danhdau").Annotation[]} */
let annotations;
before(async () => {
  const annotator = await loadAnnotator();
  annotations = annotator.annotate(TEXT, { asOf: "2025-08-01", nested: true });
  annotator.dispose();
});

describe("formats", () => {
  test("json gives text and annotations back", async () => {
    assert.deepEqual(JSON.parse(await writeAnnotations("json", TEXT, annotations)), {
      text: TEXT,
      annotations,
    });
  });

  test("json keeps lone surrogates", async () => {
    const text = "\ud83d x \ude80";
    assert.equal(JSON.parse(await writeAnnotations("json", text, [])).text, text);
  });

  test("csv has a row for each", async () => {
    const rows = (await writeAnnotations("csv", TEXT, annotations)).trimEnd().split("\r\n");
    assert.equal(rows.length, annotations.length + 1);
    assert.match(rows[1] ?? "", /^7,19,Lê Tiến Châu,official,official\/le-tien-chau,Lê Tiến Châu,high,name,/);
  });

  test("html stands alone, with the title that is given", async () => {
    const html = await writeAnnotations("html", TEXT, annotations, { title: "A & B" });
    assert.match(html, /<title>A &amp; B<\/title>/);
    assert.match(html, /&lt;b&gt;về&lt;\/b&gt;/);
    assert.doesNotMatch(html, /<script|https?:/);
  });

  test("web annotations are found by quotation and by characters", async () => {
    const source = "https://example.org/bai";
    const page = JSON.parse(await writeAnnotations("web-annotation", TEXT, annotations, { source }));
    assert.equal(page.items.length, annotations.length);
    const characters = [...TEXT];
    for (const { target } of page.items) {
      const [quote, position] = target.selector;
      assert.equal(target.source, source);
      assert.equal(characters.slice(position.start, position.end).join(""), quote.exact);
    }
  });

  test("conll tags the outermost", async () => {
    const conll = await writeAnnotations("conll", TEXT, annotations);
    assert.match(conll, /^Hải\t\d+\t\d+\tprovince\/hai-phong\tB-province$/m);
    assert.match(conll, /^FPT\t\d+\t\d+\tfpt-unit\/[a-z-]+\tI-fpt-unit$/m);
  });

  test("each has an extension and a media type", () => {
    assert.deepEqual(Object.keys(FORMATS), ["json", "csv", "html", "web-annotation", "conll"]);
  });

  test("what cannot be written is said", async () => {
    // @ts-expect-error: no such form
    await assert.rejects(writeAnnotations("xml", TEXT, annotations), {
      name: "DanhdauError",
      code: "format",
      message:
        'writeAnnotations(): there is no format "xml"; there are json, csv, html, web-annotation, conll.',
    });
    await assert.rejects(writeAnnotations("csv", "Huế", annotations), {
      code: "format",
      message: /pass the text/,
    });
    // @ts-expect-error: not a string
    await assert.rejects(writeAnnotations("csv", 1, []), { code: "text-not-string" });
  });

  test("can be required", async () => {
    const required = createRequire(import.meta.url)("danhdau/formats");
    assert.match(await required.writeAnnotations("csv", TEXT, annotations), /^start,end,text/);
  });
});
