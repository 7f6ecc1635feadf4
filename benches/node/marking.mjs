// What people would use instead on a page: marking names in a document, in turns with danhdau's own highlight().

const AT_ONCE = 100;
/** Whole names, each once. Without limiters none beside a comma would be found. */
const WORDS = {
  accuracy: { value: "exactly", limiters: [..."!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~“”‘’…–—"] },
  separateWordSearch: false,
  diacritics: false,
  caseSensitive: true,
  exclude: ["mark"],
};

/**
 * Measures the tools on the texts, and lets each mark those of the suite.
 *
 * @param task The task, with its names and cases in place of their files.
 * @param lengths The text in pieces, for each of the lengths, rising.
 * @param say Told what is going on.
 */
export async function measure(
  { runs, limit, names, cases },
  lengths,
  { Mark, highlight, loadAnnotator, ofNames },
  say,
) {
  const annotator = await loadAnnotator();
  const own = (root) => {
    const handle = highlight(root, annotator);
    return {
      spans: () => handle.annotations.map((annotation) => spanOf(handle.rangesOf(annotation))),
      undo: () => handle.dispose(),
    };
  };
  const marking = (mark) => (root) => {
    const marker = new Mark(root);
    mark(marker);
    return {
      spans: () => Array.from(root.querySelectorAll("mark"), (marked) => placeOf(marked, root)),
      undo: () => marker.unmark(),
    };
  };
  const expression = ofNames(names);
  const longestFirst = names.toSorted((one, other) => other.length - one.length);
  const tools = {
    danhdau: own,
    "mark.js, markRegExp": marking((marker) => marker.markRegExp(expression)),
    "mark.js, mark": marking((marker) => {
      // Each name goes one deeper into the stack: a thousand at once overflow it.
      for (let at = 0; at < longestFirst.length; at += AT_ONCE)
        marker.mark(longestFirst.slice(at, at + AT_ONCE), WORDS);
    }),
  };
  const measured = [];
  for (const [name, mark] of Object.entries(tools)) {
    say(name);
    const readings = [];
    for (const pieces of new Set([lengths[0], await longest(lengths, limit, mark)])) {
      const [text] = pieces;
      const works = mark === own ? [own] : [mark, own];
      const times = works.map(() => []);
      for (let run = 0; run < runs; run++) {
        for (const [index, work] of works.entries())
          times[index].push(await turn(work, pieces[run % pieces.length]));
      }
      const [milliseconds, danhdau] = times.map(summary);
      readings.push({ bytes: new TextEncoder().encode(text).length, milliseconds, danhdau });
    }
    measured.push({ name, names: names.length, readings, spans: cases.map((text) => spansIn(mark, text)) });
  }
  return measured;
}

/** From a document that is shown to one that is shown with its marks; then all is undone. */
async function turn(mark, text) {
  const root = show(text);
  await shown();
  const start = performance.now();
  const { undo } = mark(root);
  await shown();
  const took = performance.now() - start;
  undo();
  root.remove();
  return took;
}

/** As benches/node/longest.mjs, but each text is tried only twice: most of the time goes into showing it. */
async function longest(lengths, limit, mark) {
  let best = lengths[0];
  for (const [index, pieces] of lengths.entries()) {
    const [text] = pieces;
    const took = Math.min(await turn(mark, text), await turn(mark, text));
    if (index > 0 && took > limit) break;
    best = pieces;
    const next = lengths[index + 1]?.[0] ?? "";
    if ((took * next.length) / text.length > 2 * limit) break;
  }
  return best;
}

function show(text) {
  const article = document.createElement("article");
  for (const paragraph of text.split("\n\n"))
    article.appendChild(document.createElement("p")).textContent = paragraph;
  return document.body.appendChild(article);
}

/** When the next frame has been drawn. */
function shown() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  });
}

function spansIn(mark, text) {
  const root = document.body.appendChild(document.createElement("article"));
  // A text of the suite is one text, with its line breaks as they are.
  root.style.whiteSpace = "pre-wrap";
  root.textContent = text;
  const { spans, undo } = mark(root);
  const found = spans();
  undo();
  root.remove();
  return found;
}

function spanOf([range]) {
  return [range.startOffset, range.endOffset];
}

function placeOf(marked, root) {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(marked, 0);
  const start = before.toString().length;
  return [start, start + marked.textContent.length];
}

function summary(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return { median: sorted[sorted.length >> 1], low: sorted[0], high: sorted.at(-1), runs: sorted.length };
}
