import type { EditorView } from "@codemirror/view";
import { effect } from "@preact/signals";
import { KINDS, type Kind } from "danhdau";
import type { Marks } from "./marks";

const SVG = "http://www.w3.org/2000/svg";

/** Height of the drawing, in its own units: marks that fall into one unit are one stroke. */
const UNITS = 240;

/** How long the text has to rest before it is drawn (milliseconds): by then the editor knows its heights, too. */
const REST = 120;

/**
 * The whole article at a glance, beside the text: one lane a kind, one stroke where a mark is. For the eye and the pointer
 * only; the list and the steps say the same to everyone else.
 */
export function createOverview(host: HTMLElement, view: EditorView, marks: Marks): void {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", `0 0 ${KINDS.length} ${UNITS}`);
  picture.setAttribute("preserveAspectRatio", "none");
  picture.setAttribute("aria-hidden", "true");
  const lanes = new Map<Kind, SVGPathElement>();
  for (const kind of KINDS) {
    const lane = document.createElementNS(SVG, "path");
    lane.dataset.kind = kind;
    picture.append(lane);
    lanes.set(kind, lane);
  }
  host.append(picture);

  // Without the room below the last line.
  const textHeight = (): number => Math.max(view.lineBlockAt(view.state.doc.length).bottom, 1);

  host.addEventListener("click", ({ clientY }) => {
    const { top, height } = picture.getBoundingClientRect();
    const { scrollDOM } = view;
    const middle = ((clientY - top) / height) * textHeight();
    scrollDOM.scrollTo({ top: middle - scrollDOM.clientHeight / 2 });
  });

  const draw = (): void => {
    const strokes = new Map(KINDS.map((kind) => [kind, new Set<number>()]));
    const whole = textHeight();
    let block = view.lineBlockAt(0);
    for (const { kind, start } of drawn) {
      // Marks come in order: a look-up for each line, not for each mark.
      if (start > block.to) block = view.lineBlockAt(start);
      const within = (start - block.from) / Math.max(block.length, 1);
      strokes.get(kind)?.add(Math.floor(((block.top + block.height * within) / whole) * UNITS));
    }
    for (const [lane, kind] of KINDS.entries()) {
      const path = [...(strokes.get(kind) ?? [])]
        .map((unit) => `M${lane + 0.15} ${unit}h0.7v1h-0.7z`)
        .join("");
      lanes.get(kind)?.setAttribute("d", path);
    }
  };

  let drawn = marks.shown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    drawn = marks.shown;
    clearTimeout(timer);
    timer = setTimeout(draw, REST);
  });
}
