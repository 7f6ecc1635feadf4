import { requireKnown } from "../errors.js";
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
  /**
   * Whether the painter adopts its style sheet. `false` where {@link highlightStyles} comes another way, as the user style
   * sheet of a browser extension does, which reaches every tree and goes with the extension. Default: `true`.
   */
  styles?: boolean | undefined;
}

const DEFAULT_PREFIX = "danhdau";

/**
 * A painter over the CSS Custom Highlight API. Highlights are named `danhdau-<kind>`, `danhdau-<kind>-low` for annotations
 * of low confidence, and `danhdau-current`. The registry belongs to the whole page: painters with one prefix share the
 * highlights, each removes only the ranges it has put in.
 *
 * @throws {DanhdauError} `options`
 */
export function createPainter(options: PainterOptions = {}): Painter {
  requireKnown("createPainter", options, ["root", "prefix", "styles"]);
  const { root = document, prefix = DEFAULT_PREFIX, styles = true } = options;
  const page = root.ownerDocument ?? (root as Document);
  const view = page.defaultView;
  if (view === null || !canHighlight(view, prefix)) return unsupported;
  const highlights = highlightsOf(view, prefix);
  if (styles) root.adoptedStyleSheets = [...root.adoptedStyleSheets, highlights.styles];

  let painted: readonly Mark[] = [];
  /** What is registered for the painted mark of the same index. */
  let registered: readonly Registered[] = [];
  let current: Registered | null = null;

  const painter: Painter = {
    supported: true,
    paint(marks) {
      const left = new Map<Node, Registered[]>();
      for (const one of registered) {
        const here = left.get(one.range.startContainer);
        if (here === undefined) left.set(one.range.startContainer, [one]);
        else here.push(one);
      }
      const fresh: Registered[] = [];
      const next = marks.map(({ annotation, range }): Registered => {
        const name = highlightName(prefix, annotation);
        const here = left.get(range.startContainer);
        const index = here?.findIndex((one) => one.name === name && isSame(one.range, range)) ?? -1;
        const [kept] = index < 0 ? [] : (here as Registered[]).splice(index, 1);
        if (kept !== undefined) return kept;
        const added = { name, range };
        fresh.push(added);
        return added;
      });
      for (const gone of left.values()) for (const one of gone) highlights.remove(one);
      for (const one of fresh) highlights.add(one, 0);
      highlights.restore();
      painted = [...marks];
      registered = next;
    },
    setCurrent(range) {
      if (current !== null) highlights.remove(current);
      current = range === null ? null : { name: `${prefix}-current`, range };
      if (current !== null) highlights.add(current, 1);
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
      if (!styles) return;
      // One of this painter: others with the same prefix may have adopted the same sheet.
      const sheets = [...root.adoptedStyleSheets];
      const index = sheets.indexOf(highlights.styles);
      if (index >= 0) sheets.splice(index, 1);
      root.adoptedStyleSheets = sheets;
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

/** A range in the registry, under a name. */
interface Registered {
  readonly name: string;
  readonly range: AbstractRange;
}

/** The highlights of one prefix in one document, and their style sheet. */
interface Highlights {
  readonly styles: CSSStyleSheet;
  add(one: Registered, priority: number): void;
  remove(one: Registered): void;
  /** Registers again what another script has thrown out of the registry. */
  restore(): void;
}

/** By document and prefix. */
const known = /* @__PURE__ */ new WeakMap<Document, Map<string, Highlights>>();

function highlightsOf(view: Window & typeof globalThis, prefix: string): Highlights {
  const byPrefix = known.get(view.document) ?? new Map<string, Highlights>();
  known.set(view.document, byPrefix);
  const highlights = byPrefix.get(prefix) ?? createHighlights(view, prefix);
  byPrefix.set(prefix, highlights);
  return highlights;
}

function createHighlights(view: Window & typeof globalThis, prefix: string): Highlights {
  const registry = view.CSS.highlights;
  const styles = new view.CSSStyleSheet();
  styles.replaceSync(highlightStyles(prefix));
  const own = new Map<string, Highlight>();
  return {
    styles,
    add({ name, range }, priority) {
      let highlight = own.get(name);
      if (highlight === undefined) {
        // Another copy of this code may be there with the same prefix.
        highlight = registry.get(name) ?? new view.Highlight();
        highlight.priority = priority;
        own.set(name, highlight);
        registry.set(name, highlight);
      }
      highlight.add(range);
    },
    remove({ name, range }) {
      const highlight = own.get(name);
      highlight?.delete(range);
      if (highlight?.size !== 0) return;
      own.delete(name);
      if (registry.get(name) === highlight) registry.delete(name);
    },
    restore() {
      for (const [name, highlight] of own) if (!registry.has(name)) registry.set(name, highlight);
    },
  };
}

function isSame(one: AbstractRange, other: AbstractRange): boolean {
  return (
    one.startContainer === other.startContainer &&
    one.startOffset === other.startOffset &&
    one.endContainer === other.endContainer &&
    one.endOffset === other.endOffset
  );
}

interface Caret {
  readonly node: Node;
  readonly offset: number;
}

function caretAt(page: Document, root: Document | ShadowRoot, x: number, y: number): Caret | undefined {
  if (typeof page.caretPositionFromPoint === "function") {
    const position = page.caretPositionFromPoint(x, y, { shadowRoots: shadowRootsAround(root) });
    return position === null ? undefined : { node: position.offsetNode, offset: position.offset };
  }
  // Safari before 18.4.
  const range = page.caretRangeFromPoint(x, y);
  return range === null ? undefined : { node: range.startContainer, offset: range.startOffset };
}

/** A shadow root and those that it lies in. */
function shadowRootsAround(root: Document | ShadowRoot): ShadowRoot[] {
  const roots: ShadowRoot[] = [];
  for (let at: Node = root; "host" in at; at = (at as ShadowRoot).host.getRootNode())
    roots.push(at as ShadowRoot);
  return roots;
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
