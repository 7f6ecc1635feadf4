// What is read of a page, and what is not: one line for each case.
import { expect, test } from "./package-in-page.js";

const CASES: readonly (readonly [what: string, html: string, text: string])[] = [
  ["inline elements are one stretch", "<p>Hải <b>Phò<i>ng</i></b></p>", "Hải Phòng"],
  ["blocks are paragraphs", "<p>Hải</p><div>Phòng</div>", "Hải\n\nPhòng"],
  ["a block inside of an inline element parts it", "<a>Hải <div>Phòng</div> đi</a>", "Hải \n\nPhòng\n\n đi"],
  ["white space of the source is one unit each", "<p>Hải\n\tPhòng</p>", "Hải  Phòng"],
  ["between blocks it is nothing", "<p>Hải</p>\n\n  <p>Phòng</p>\n", "Hải\n\nPhòng"],
  ["preserved line breaks stay", "<pre>Hải\nPhòng\n\nHuế</pre>", "Hải\nPhòng\n\nHuế"],
  ["br is a line break", "<p>Hải<br>Phòng</p>", "Hải\nPhòng"],
  ["cells are paragraphs", "<table><tr><td>Hải</td><td>Phòng</td></tr></table>", "Hải\n\nPhòng"],
  ["list items are paragraphs", "<ul><li>Hải</li><li>Phòng</li></ul>", "Hải\n\nPhòng"],
  ["what is hidden is not read", "<p>Hải <span hidden>x</span>Phòng</p>", "Hải Phòng"],
  ["visibility is looked at", "<p>Hải <b class=invisible>x<i class=visible>y</i></b></p>", "Hải y"],
  [
    "a first letter that floats belongs to its word",
    "<p><span class=floating>H</span>ải Phòng</p>",
    "Hải Phòng",
  ],
  [
    "what stands elsewhere is a paragraph of its own",
    "<p>Hải <span class=absolute>x</span>Phòng</p>",
    "Hải \n\nx\n\nPhòng",
  ],
  ["note marks end a word", "<p>FPT<sup>1</sup></p>", "FPT\uFFFC1\uFFFC"],
  ["readings of ruby are left out", "<p><ruby>FPT<rp>(</rp><rt>ép</rt><rp>)</rp></ruby> đi</p>", "FPT đi"],
  ["scripts, styles, templates are no text", "<p>a<template>x</template><noscript>x</noscript></p>", "a"],
  [
    "form fields and buttons stand between words",
    "<p>Hải <input value=x> <button>x</button>Phòng</p>",
    "Hải \uFFFC \uFFFCPhòng",
  ],
  ["pictures stand between words", "<p>Hải<svg><text>x</text></svg>Phòng</p>", "Hải\uFFFCPhòng"],
  ["a picture that is a block parts a paragraph", "<p>Hải<img class=block>Phòng</p>", "Hải\n\nPhòng"],
  ["editable content is left alone", "<p>a</p><p contenteditable>x <b contenteditable=false>x</b></p>", "a"],
  ["also if it says plaintext-only", "<p>a</p><p contenteditable=plaintext-only>x</p>", "a"],
  ["what opts out is left alone", "<p>a</p><p data-danhdau-optout>x</p>", "a"],
  ["closed details are read", "<details><summary>Hải</summary>Phòng</details>", "Hải\n\nPhòng"],
  ["an element without a box reads on", "<p>Hải <b class=contents>Phòng</b></p>", "Hải Phòng"],
  ["flex items are paragraphs", "<div class=flex><span>Hải</span><span>Phòng</span></div>", "Hải\n\nPhòng"],
  ["comments and wbr are nothing", "<p>Hải<!-- x --> Phò<wbr>ng</p>", "Hải Phòng"],
  ["nothing is nothing", "<p> </p><br>", ""],
];
const STYLES = `.invisible { visibility: hidden } .visible { visibility: visible } .floating { float: left }
.absolute { position: absolute } .block { display: block } .contents { display: contents } .flex { display: flex }`;

test("every case", async ({ page, open }) => {
  // Markup is set by script here, which the policy of the other tests forbids.
  await open(
    '<link rel="stylesheet" href="/case.css"><main></main>',
    "default-src 'self' 'nonce-test' 'wasm-unsafe-eval'",
    {
      "/case.css": STYLES,
    },
  );
  const read = await page.evaluate((cases) => {
    const main = window.find("main");
    return cases.map(([, html]) => {
      main.innerHTML = html;
      const before = document.documentElement.outerHTML;
      const { text, rangesOf } = window.danhdau.extractText(main);
      // Each word is found again in the nodes.
      for (const { 0: word, index } of text.matchAll(/[\p{L}\d]+/gu)) {
        const found = rangesOf(index, index + word.length).map((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return live.toString();
        });
        if (found.join("") !== word) return `${word} is at ${found}`;
      }
      return document.documentElement.outerHTML === before ? text : "the page was changed";
    });
  }, CASES);
  for (const [index, [what, , text]] of CASES.entries()) expect.soft(read[index], what).toBe(text);
});

test("the root is read even where it is editable, or does not exist as a box", async ({ page, open }) => {
  await open("<main contenteditable>Hải Phòng <p contenteditable>Huế</p></main>");
  const read = await page.evaluate(() => window.danhdau.extractText(window.find("main")).text);
  expect(read).toBe("Hải Phòng ");
});
