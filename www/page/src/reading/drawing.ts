import type { EditorView, ViewUpdate } from "@codemirror/view";
import { effect } from "@preact/signals";
import type { Annotation } from "danhdau";
import type { Mark, Painter } from "danhdau/dom";
import type { Marks, Span } from "./marks";

/**
 * Draws the marks over the lines that the editor has in the document, that is, those near the
 * viewport. The editor's text nodes are read, never written.
 */
export class Drawing {
  readonly #view: EditorView;
  readonly #painter: Painter;
  readonly #marks: Marks;

  constructor(view: EditorView, painter: Painter, marks: Marks) {
    this.#view = view;
    this.#painter = painter;
    this.#marks = marks;
    effect(() => {
      // An empty text has no visible range, and would not look at the marks.
      void marks.shown;
      this.#paint();
    });
    // On paper every line is there: the editor draws them all at once, before the browser looks.
    matchMedia("print").addEventListener("change", () => this.#paint());
  }

  /** Draws again when the editor has made its lines anew. */
  follow({ docChanged, viewportChanged, geometryChanged }: ViewUpdate): void {
    if (docChanged || viewportChanged || geometryChanged) {
      this.#view.requestMeasure({ key: this, read: () => {}, write: () => this.#paint() });
    }
  }

  /** The shown mark at a point of the viewport, in CSS pixels. */
  at(x: number, y: number): Annotation | undefined {
    const offset = this.#view.posAtCoords({ x, y });
    if (offset === null) return undefined;
    // The nearest gap between letters may be the one behind the mark's last letter.
    const near = [this.#marks.at(offset), this.#marks.at(offset - 1)];
    return near.find((mark) => mark && this.boxes(mark).some((box) => holds(box, x, y)));
  }

  /** The boxes of a mark, one a line; none where it is outside the lines that the editor has drawn. */
  boxes(mark: Annotation): DOMRect[] {
    const range = this.#range(mark);
    if (!range) return [];
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return [...live.getClientRects()];
  }

  #paint(): void {
    const painted: Mark[] = [];
    for (const { from, to } of this.#view.visibleRanges) {
      for (const annotation of this.#marks.within({ start: from, end: to })) {
        const range = this.#rangeOf(this.#marks.place(annotation), from, to);
        if (range) painted.push({ annotation, range });
      }
    }
    this.#painter.paint(painted);
    const { current } = this.#marks;
    this.#painter.setCurrent((current && this.#range(current)) ?? null);
  }

  #range(mark: Annotation): AbstractRange | undefined {
    const { from, to } = this.#view.viewport;
    return this.#rangeOf(this.#marks.place(mark), from, to);
  }

  /** Static: the editor rewrites its nodes, and a live range for each mark would have to be kept up at every step. */
  #rangeOf({ start, end }: Span, from: number, to: number): StaticRange | undefined {
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first >= last) return undefined;
    const head = this.#view.domAtPos(first, 1);
    const tail = this.#view.domAtPos(last, -1);
    return new StaticRange({
      startContainer: head.node,
      startOffset: head.offset,
      endContainer: tail.node,
      endOffset: tail.offset,
    });
  }
}

const holds = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;
