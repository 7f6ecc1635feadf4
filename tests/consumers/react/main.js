import { highlight } from "danhdau/dom";
import { loadAnnotator } from "danhdau/inline";
import { createElement as element, StrictMode } from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot } from "react-dom/client";
import { report } from "../exercise.js";
import { Article } from "./article.js";

report(async () => {
  const root = document.querySelector("#root");
  const annotator = await loadAnnotator();
  // Before the framework takes over what the server has sent.
  const handle = highlight(root, annotator, { delay: 0 });
  const errors = [];
  const note = (error) => errors.push(String(error));
  const app = (clock) => element(StrictMode, null, element(Article, { clock }));
  const rendered = hydrateRoot(root, app(0), {
    onRecoverableError: note,
    onUncaughtError: note,
    onCaughtError: note,
  });
  for (let clock = 1; clock <= 40; clock++) {
    await new Promise((resolve) => setTimeout(resolve, 4));
    flushSync(() => rendered.render(app(clock)));
  }
  await handle.settled();
  const marked = handle.annotations.map(({ text }) => text);

  // The same without marks.
  const plain = document.createElement("div");
  flushSync(() => createRoot(plain).render(app(40)));
  // The server parts texts that stand side by side by empty comments.
  const same = root.innerHTML.replaceAll("<!-- -->", "") === plain.innerHTML;
  flushSync(() => rendered.unmount());
  await handle.settled();
  const left = handle.annotations.length;
  handle.dispose();
  return { errors, marked, same, left };
});
