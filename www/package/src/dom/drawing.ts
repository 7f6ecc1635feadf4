// Draws the marks of a page: each in its tree, and only those near the viewport.
import type { Annotation } from "../types.js";
import { type Tree, treeOf } from "./nodes.js";
import { createPainter, type Mark, type Painter } from "./painter.js";
import type { PageText } from "./text.js";

// How far around the viewport, in its own size, marks are drawn.
const MARGIN = "100%";
// A box with more marks than this is not drawn whole: of these, too, only those near the viewport.
const MANY = 200;

// So many boxes are looked at without waiting for the browser to tell where they are.
const FEW = 64;

interface DrawingOptions {
  readonly prefix: string | undefined;
  readonly styles: boolean | undefined;
  readonly rootTree: Tree;
  readonly view: Window & typeof globalThis;
}

export class Drawing {
  readonly #prefix: string | undefined;
  readonly #styles: boolean | undefined;
  readonly #view: Window & typeof globalThis;
  readonly #painters = new Map<Tree, Painter>();
  readonly #viewport: IntersectionObserver | undefined;
  readonly #near = new Set<Element>();
  /** Annotations by what IntersectionObserver looks at, in the order of the text. */
  #byBox = new Map<Element, Annotation[]>();
  #text: PageText | undefined;
  #marks = new WeakMap<Annotation, readonly Mark[]>();
  #scrolled = false;
  #isPrinting = false;
  #followsScrolling = false;

  constructor({ prefix, styles, rootTree, view }: DrawingOptions) {
    this.#prefix = prefix;
    this.#styles = styles;
    this.#view = view;
    const painter = createPainter({ root: rootTree, prefix, styles });
    this.#painters.set(rootTree, painter);
    if (!painter.supported) return;
    // `scrollMargin`: the same for boxes in areas that scroll by themselves.
    const margins: IntersectionObserverInit = { rootMargin: MARGIN, scrollMargin: MARGIN } as object;
    this.#viewport = new view.IntersectionObserver((entries) => this.#takeEntries(entries), margins);
    view.addEventListener("beforeprint", this.#onPrint);
    view.addEventListener("afterprint", this.#onPrint);
  }

  get supported(): boolean {
    return this.#viewport !== undefined;
  }

  /** Draws these annotations of a text, in place of those drawn before. */
  draw(text: PageText, annotations: readonly Annotation[], trees: ReadonlySet<Tree>): void {
    this.#text = text;
    this.#marks = new WeakMap();
    if (this.#viewport === undefined) return;
    const byBox = new Map<Element, Annotation[]>();
    for (const annotation of annotations) {
      const box = text.runAt(annotation.start).box;
      const here = byBox.get(box);
      if (here === undefined) byBox.set(box, [annotation]);
      else here.push(annotation);
    }
    for (const box of this.#byBox.keys()) {
      if (byBox.has(box)) continue;
      this.#viewport.unobserve(box);
      this.#near.delete(box);
    }
    const fresh = [...byBox.keys()].filter((box) => !this.#byBox.has(box));
    for (const box of fresh) this.#viewport.observe(box);
    // The observer answers one frame later. A few that a page has made anew are looked at now, so that nothing flickers.
    if (fresh.length <= FEW) for (const box of fresh) if (this.#isNearNow(box)) this.#near.add(box);
    this.#byBox = byBox;
    this.#keepPainters(trees);
    this.#paint();
  }

  marksOf(annotation: Annotation): readonly Mark[] {
    let marks = this.#marks.get(annotation);
    if (marks === undefined) {
      const { start, end } = annotation;
      marks = (this.#text?.rangesOf(start, end) ?? []).map((range) => ({ annotation, range }));
      this.#marks.set(annotation, marks);
    }
    return marks;
  }

  /** Draws one annotation as the current one; `undefined` for none. */
  setCurrent(annotation: Annotation | undefined): void {
    const mark = annotation && this.marksOf(annotation)[0];
    const tree = mark && treeOf(mark.range.startContainer);
    for (const [one, painter] of this.#painters) painter.setCurrent(one === tree && mark ? mark.range : null);
  }

  /** The innermost mark drawn at a point of the viewport of the root's document. */
  hitTest(x: number, y: number): Mark | undefined {
    for (const [tree, painter] of this.#painters) {
      const { x: left, y: top } = this.#offsetOf(tree);
      const mark = painter.hitTest(x - left, y - top);
      if (mark !== undefined) return mark;
    }
    return undefined;
  }

  /** Whether an annotation is in or near the viewport. */
  isNear(annotation: Annotation): boolean {
    const box = this.#text?.runAt(annotation.start).box;
    return box !== undefined && this.#near.has(box);
  }

  dispose(): void {
    this.#viewport?.disconnect();
    this.#view.removeEventListener("scroll", this.#onScroll, true);
    this.#view.removeEventListener("beforeprint", this.#onPrint);
    this.#view.removeEventListener("afterprint", this.#onPrint);
    for (const painter of this.#painters.values()) painter.dispose();
    this.#painters.clear();
    this.#byBox.clear();
    this.#near.clear();
  }

  #keepPainters(trees: ReadonlySet<Tree>): void {
    for (const [tree, painter] of this.#painters) {
      if (trees.has(tree)) continue;
      painter.dispose();
      this.#painters.delete(tree);
    }
    for (const tree of trees) {
      if (this.#painters.has(tree)) continue;
      this.#painters.set(tree, createPainter({ root: tree, prefix: this.#prefix, styles: this.#styles }));
    }
  }

  #takeEntries(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && this.#byBox.has(target)) this.#near.add(target);
      else this.#near.delete(target);
    }
    this.#paint();
  }

  #isNearNow(box: Element): boolean {
    const { top, bottom } = box.getBoundingClientRect();
    const { y } = this.#offsetOf(treeOf(box));
    const height = this.#view.innerHeight;
    return bottom + y >= -height && top + y <= 2 * height;
  }

  #paint(): void {
    const byTree = new Map<Tree, Mark[]>();
    let hasLarge = false;
    for (const box of this.#isPrinting ? this.#byBox.keys() : this.#near) {
      let annotations: readonly Annotation[] = this.#byBox.get(box) ?? [];
      if (annotations.length > MANY && !this.#isPrinting) {
        hasLarge = true;
        annotations = this.#nearViewport(annotations);
      }
      for (const annotation of annotations) {
        for (const mark of this.marksOf(annotation)) {
          const tree = treeOf(mark.range.startContainer);
          const here = byTree.get(tree);
          if (here === undefined) byTree.set(tree, [mark]);
          else here.push(mark);
        }
      }
    }
    for (const [tree, painter] of this.#painters) painter.paint(byTree.get(tree) ?? []);
    this.#followScrolling(hasLarge);
  }

  /** Of the annotations of one large box, those near the viewport. They are taken to go from top to bottom. */
  #nearViewport(annotations: readonly Annotation[]): readonly Annotation[] {
    const height = this.#view.innerHeight;
    const from = firstIndex(annotations.length, (index) => this.#boxOf(annotations[index]).bottom >= -height);
    const to = firstIndex(annotations.length, (index) => this.#boxOf(annotations[index]).top > 2 * height);
    return annotations.slice(from, Math.max(from, to));
  }

  #boxOf(annotation: Annotation | undefined): { top: number; bottom: number } {
    const range = annotation && this.marksOf(annotation)[0]?.range;
    const live = range && liveRange(range);
    if (live === undefined) return { top: 0, bottom: 0 };
    const { top, bottom } = live.getBoundingClientRect();
    const { y } = this.#offsetOf(treeOf(live.startContainer));
    return { top: top + y, bottom: bottom + y };
  }

  #followScrolling(wanted: boolean): void {
    if (wanted === this.#followsScrolling) return;
    this.#followsScrolling = wanted;
    if (wanted) this.#view.addEventListener("scroll", this.#onScroll, { capture: true, passive: true });
    else this.#view.removeEventListener("scroll", this.#onScroll, true);
  }

  /** On paper, everything is seen. */
  readonly #onPrint = ({ type }: Event): void => {
    this.#isPrinting = type === "beforeprint";
    this.#paint();
  };

  readonly #onScroll = (): void => {
    if (this.#scrolled) return;
    this.#scrolled = true;
    this.#view.requestAnimationFrame(() => {
      this.#scrolled = false;
      if (this.#followsScrolling) this.#paint();
    });
  };

  /** Where the viewport of a tree's document begins in the one of the root's. */
  #offsetOf(tree: Tree): { x: number; y: number } {
    const offset = { x: 0, y: 0 };
    for (let view = (tree.ownerDocument ?? (tree as Document)).defaultView; view && view !== this.#view; ) {
      const frame: Element | null = view.frameElement;
      if (frame === null) break;
      const { left, top } = frame.getBoundingClientRect();
      offset.x += left + frame.clientLeft;
      offset.y += top + frame.clientTop;
      view = frame.ownerDocument.defaultView;
    }
    return offset;
  }
}

/** A live range over the same text, or `undefined` where the text has become shorter since. */
export function liveRange({
  startContainer,
  startOffset,
  endContainer,
  endOffset,
}: AbstractRange): Range | undefined {
  const live = (startContainer.ownerDocument as Document).createRange();
  try {
    live.setStart(startContainer, startOffset);
    live.setEnd(endContainer, endOffset);
    return live;
  } catch {
    return undefined;
  }
}

/** The first index for which something holds that holds for all after it. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
