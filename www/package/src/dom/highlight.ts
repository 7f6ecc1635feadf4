import type { Annotator } from "../annotator.js";
import type { AnnotateOptions, Annotation } from "../types.js";
import { createPainter, type Mark } from "./painter.js";
import { extractText } from "./text.js";

export interface HighlightOptions {
  /** Options of the annotator. */
  annotate?: AnnotateOptions | undefined;
  /** What all highlight names begin with. Default: `"danhdau"`. */
  prefix?: string | undefined;
}

/** What `highlight` did, and the way to undo it. */
export interface HighlightHandle {
  /** Whether this browser can draw highlights. The annotations are there in any case. */
  readonly supported: boolean;
  /** Offsets count in the extracted text: visible text, one blank line between blocks. */
  readonly annotations: readonly Annotation[];
  /** The innermost mark at a point of the viewport, in CSS pixels. */
  entityAt(x: number, y: number): Mark | undefined;
  /** Removes the highlights. The page is then as it was before. */
  dispose(): void;
}

/**
 * Annotates the text of an element and marks it where it stands. No node is added, changed or removed.
 *
 * @param root An element, or an open shadow root. Its text is read once: what changes later is not followed.
 * @throws {DanhdauError} As `annotator.annotate` does.
 * @example
 * const annotator = await loadAnnotator();
 * const handle = highlight(document.querySelector("article"), annotator);
 */
export function highlight(
  root: Element | ShadowRoot,
  annotator: Pick<Annotator, "annotate">,
  options: HighlightOptions = {},
): HighlightHandle {
  const { text, rangeOf } = extractText(root);
  const annotations = annotator.annotate(text, options.annotate);
  const marks = annotations.map(
    (annotation): Mark => ({ annotation, range: rangeOf(annotation.start, annotation.end) }),
  );

  const tree = root.getRootNode();
  const painter = createPainter({
    // A tree that is not in the document has no styles of its own to carry.
    root: "adoptedStyleSheets" in tree ? (tree as Document | ShadowRoot) : root.ownerDocument,
    prefix: options.prefix,
  });
  painter.paint(marks);

  return {
    supported: painter.supported,
    annotations,
    entityAt: painter.hitTest,
    dispose: painter.dispose,
  };
}
