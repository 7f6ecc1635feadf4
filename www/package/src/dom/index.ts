export {
  type HighlightEvents,
  type HighlightHandle,
  type HighlightOptions,
  highlight,
  type RefreshOptions,
} from "./highlight.js";
export {
  createPainter,
  highlightStyles,
  type Mark,
  type Painter,
  type PainterOptions,
} from "./painter.js";
export type { AnnotateSource } from "./source.js";
export { type ExtractedText, extractText } from "./text.js";
