import { liveRange } from "./drawing.js";
import { isElement } from "./nodes.js";

/** Whether a range begins below the upper edge of its viewport. */
export function isBelowTop(range: AbstractRange): boolean {
  const live = liveRange(range);
  return live !== undefined && live.getBoundingClientRect().top >= 0;
}

/** Scrolls as little as it takes to have a range well inside of the viewport, in every area that scrolls. */
export function bringIntoView(range: AbstractRange): void {
  const live = liveRange(range);
  const { parentNode } = range.startContainer;
  if (live === undefined || parentNode === null) return;
  const view = (range.startContainer.ownerDocument as Document).defaultView;
  if (view === null) return;
  const isInside = (): boolean => {
    const { top, bottom } = live.getBoundingClientRect();
    return top >= 0.1 * view.innerHeight && bottom <= 0.9 * view.innerHeight;
  };
  const element = isElement(parentNode) ? parentNode : (parentNode as ShadowRoot).host;
  if (element.getBoundingClientRect().height < 0.5 * view.innerHeight) {
    // Also where it is in the viewport: an area around it may have scrolled it away.
    element.scrollIntoView({ block: isInside() ? "nearest" : "center", behavior: "instant" });
  } else element.scrollIntoView({ block: "nearest", behavior: "instant" });
  if (isInside()) return;
  const { top, bottom } = live.getBoundingClientRect();
  view.scrollBy({ top: (top + bottom - view.innerHeight) / 2, behavior: "instant" });
}
