export { type HighlightHandle, type HighlightOptions, highlight } from "./highlight.js";
export {
  createPainter,
  highlightStyles,
  type Mark,
  type Painter,
  type PainterOptions,
} from "./painter.js";
