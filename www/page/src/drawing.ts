import type { Text } from "@codemirror/state";
import type { EditorView, ViewUpdate } from "@codemirror/view";
import type { Annotation } from "danhdau";
import type { Mark, Painter } from "danhdau/dom";
import type { Marks } from "./marks";

/**
 * Draws the marks over the lines that the editor has in the document, that is, those near the
 * viewport. The editor's text nodes are read, never written.
 */
export class Drawing {
  readonly #view: EditorView;
  readonly #painter: Painter;
  readonly #marks: Marks;
  /** The text that the marks belong to: nothing is drawn while the editor is ahead of them. */
  #doc: Text;

  constructor(view: EditorView, painter: Painter, marks: Marks) {
    this.#view = view;
    this.#painter = painter;
    this.#marks = marks;
    this.#doc = view.state.doc;
    marks.onChange(() => this.#paint());
  }

  /** The marks now belong to the editor's present text. Call before they are replaced. */
  accept(): void {
    this.#doc = this.#view.state.doc;
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
    if (this.#doc !== this.#view.state.doc) return;
    const painted: Mark[] = [];
    for (const { from, to } of this.#view.visibleRanges) {
      const { shown } = this.#marks;
      for (let index = this.#marks.indexFrom(from); index < shown.length; index++) {
        const annotation = shown[index] as Annotation;
        if (annotation.start >= to) break;
        painted.push({
          annotation,
          range: this.#rangeBetween(Math.max(annotation.start, from), Math.min(annotation.end, to)),
        });
      }
    }
    this.#painter.paint(painted);
    const { current } = this.#marks;
    this.#painter.setCurrent((current && this.#range(current)) ?? null);
  }

  #range({ start, end }: Annotation): AbstractRange | undefined {
    const { from, to } = this.#view.viewport;
    return end > from && start < to
      ? this.#rangeBetween(Math.max(start, from), Math.min(end, to))
      : undefined;
  }

  /** Static: the editor rewrites its nodes, and a live range for each mark would have to be kept up at every step. */
  #rangeBetween(from: number, to: number): StaticRange {
    const start = this.#view.domAtPos(from, 1);
    const end = this.#view.domAtPos(to, -1);
    return new StaticRange({
      startContainer: start.node,
      startOffset: start.offset,
      endContainer: end.node,
      endOffset: end.offset,
    });
  }
}

const holds = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  x >= left && x <= right && y >= top && y <= bottom;
