import { currentBackground, kindStyles, withLightDark } from "../theme.js";
import { type Annotation, KINDS, type Kind } from "../types.js";

/** An annotation and its place in the document. */
export interface Mark {
  readonly annotation: Annotation;
  readonly range: AbstractRange;
}

/** Draws marks over text without changing the text's nodes. */
export interface Painter {
  /** Whether this browser can draw highlights. Where it cannot, the painter does nothing, and says so here. */
  readonly supported: boolean;
  /** Draws these marks in place of those drawn before. Give the ones near the viewport if there are thousands. */
  paint(marks: readonly Mark[]): void;
  /** Sets one place off from the others: the mark that the keyboard or the pointer is on. `null` for none. */
  setCurrent(range: AbstractRange | null): void;
  /** The innermost mark drawn at a point of the viewport, in CSS pixels. */
  hitTest(x: number, y: number): Mark | undefined;
  /** Removes what this painter drew, and its styles. */
  dispose(): void;
}

export interface PainterOptions {
  /** The tree that holds the text: highlight styles apply within one tree only. Default: the document. */
  root?: Document | ShadowRoot | undefined;
  /** What all highlight names begin with. Change it where two programs mark one page. Default: `"danhdau"`. */
  prefix?: string | undefined;
}

const DEFAULT_PREFIX = "danhdau";

/**
 * A painter over the CSS Custom Highlight API. Highlights are named `danhdau-<kind>`, `danhdau-<kind>-low` for annotations
 * of low confidence, and `danhdau-current`. The registry belongs to the whole page: painters with one prefix share the
 * highlights, each removes only the ranges it has put in.
 */
export function createPainter({ root = document, prefix = DEFAULT_PREFIX }: PainterOptions = {}): Painter {
  const view = (root.ownerDocument ?? (root as Document)).defaultView;
  if (view === null || !canHighlight(view, prefix)) return unsupported;
  const { document: page, Highlight } = view;
  const registry = view.CSS.highlights;

  const styles = new view.CSSStyleSheet();
  styles.replaceSync(highlightStyles(prefix));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];

  let painted: readonly Mark[] = [];
  let current: AbstractRange | null = null;

  const add = (name: string, range: AbstractRange, priority: number): void => {
    let highlight = registry.get(name);
    if (highlight === undefined) {
      highlight = new Highlight();
      highlight.priority = priority;
      registry.set(name, highlight);
    }
    highlight.add(range);
  };
  const remove = (name: string, range: AbstractRange): void => {
    const highlight = registry.get(name);
    highlight?.delete(range);
    if (highlight?.size === 0) registry.delete(name);
  };

  const painter: Painter = {
    supported: true,
    paint(marks) {
      for (const { annotation, range } of painted) remove(highlightName(prefix, annotation), range);
      painted = [...marks];
      for (const { annotation, range } of painted) add(highlightName(prefix, annotation), range, 0);
    },
    setCurrent(range) {
      if (current !== null) remove(`${prefix}-current`, current);
      current = range;
      if (range !== null) add(`${prefix}-current`, range, 1);
    },
    hitTest(x, y) {
      const caret = caretAt(page, root, x, y);
      if (caret === undefined) return undefined;
      let innermost: Mark | undefined;
      for (const mark of painted) {
        const { start, end } = mark.annotation;
        const shorter =
          innermost === undefined || end - start < innermost.annotation.end - innermost.annotation.start;
        if (shorter && covers(page, mark.range, caret, x, y)) innermost = mark;
      }
      return innermost;
    },
    dispose() {
      painter.paint([]);
      painter.setCurrent(null);
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== styles);
    },
  };
  return painter;
}

/**
 * The style sheet of the highlights. A painter adopts it by itself; the text is for those who serve their own. Colours come
 * from the custom properties of {@link themeStyles} where the page sets them, and follow `color-scheme` where it does not.
 * Low confidence has the line of its kind without the ground.
 */
export function highlightStyles(prefix = DEFAULT_PREFIX): string {
  return withLightDark((value) => {
    const kinds = KINDS.map((kind) => {
      const { line, background, lineStyle } = kindStyles[kind];
      const mark = `::highlight(${prefix}-${kind})`;
      return `${mark}, ::highlight(${prefix}-${kind}-low) {
  text-decoration: underline ${lineStyle} 2px var(--danhdau-${kind}, ${value(line)});
  text-underline-offset: 0.2em; /* Clear of the marks below letters, as in "ị". */
}
${mark} { background-color: var(--danhdau-${kind}-background, ${value(background)}); }`;
    });
    const current = `::highlight(${prefix}-current) {
  background-color: var(--danhdau-current-background, ${value(currentBackground)});
}`;
    return [...kinds, current].join("\n");
  });
}

function highlightName(prefix: string, { kind, confidence }: { kind: Kind; confidence: string }): string {
  return confidence === "low" ? `${prefix}-${kind}-low` : `${prefix}-${kind}`;
}

/** Browsers had the names before they had the function: only registering one tells. */
function canHighlight(view: Window & typeof globalThis, prefix: string): boolean {
  const name = `${prefix}-probe`;
  try {
    const registry = view.CSS.highlights;
    registry.set(name, new view.Highlight(view.document.createRange()));
    return registry.delete(name) && "adoptedStyleSheets" in view.document;
  } catch {
    return false;
  }
}

interface Caret {
  readonly node: Node;
  readonly offset: number;
}

function caretAt(page: Document, root: Document | ShadowRoot, x: number, y: number): Caret | undefined {
  if (typeof page.caretPositionFromPoint === "function") {
    const shadowRoots = root === page ? [] : [root as ShadowRoot];
    const position = page.caretPositionFromPoint(x, y, { shadowRoots });
    return position === null ? undefined : { node: position.offsetNode, offset: position.offset };
  }
  // Safari before 18.4.
  const range = page.caretRangeFromPoint(x, y);
  return range === null ? undefined : { node: range.startContainer, offset: range.startOffset };
}

/** Whether a range holds the caret, and one of its boxes the point: a caret also answers for points beside the text. */
function covers(page: Document, range: AbstractRange, caret: Caret, x: number, y: number): boolean {
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (startContainer === endContainer) {
    // Decides nearly all without a live range.
    if (caret.node !== startContainer || caret.offset < startOffset || caret.offset > endOffset) return false;
  }
  const live = page.createRange();
  try {
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
  } catch {
    // The text has become shorter since it was painted.
    return false;
  }
  if (!live.isPointInRange(caret.node, caret.offset)) return false;
  return Array.from(live.getClientRects()).some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}

const unsupported: Painter = {
  supported: false,
  paint() {},
  setCurrent() {},
  hitTest: () => undefined,
  dispose() {},
};
