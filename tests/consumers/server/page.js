// A component as frameworks render it, on the server and then in the browser: it imports everything, and runs nothing.
import { loadAnnotator } from "danhdau";
import { createCard, defineCardElement } from "danhdau/card";
import { createPainter, highlight } from "danhdau/dom";
import { writeAnnotations } from "danhdau/formats";
import { loadAnnotator as loadInline } from "danhdau/inline";
import { themeStyles } from "danhdau/theme";
import { createWorkerAnnotator } from "danhdau/worker";

const parts = {
  loadAnnotator,
  loadInline,
  createCard,
  defineCardElement,
  createPainter,
  highlight,
  createWorkerAnnotator,
  writeAnnotations,
};

export function render() {
  const missing = Object.entries(parts).filter(([, part]) => typeof part !== "function");
  return `<style>${themeStyles()}</style><article>FPT ở Hải Phòng</article>${missing}`;
}
