export type { HighlightEvents, HighlightHandle, HighlightOptions, RefreshOptions } from "./handle.js";
export { highlight } from "./highlight.js";
export {
  createPainter,
  highlightStyles,
  type Mark,
  type Painter,
  type PainterOptions,
} from "./painter.js";
export type { AnnotateSource } from "./source.js";
export { type ExtractedText, extractText } from "./text.js";
