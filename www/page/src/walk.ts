import { element } from "./elements";
import type { Marks } from "./marks";
import { wording } from "./wording";

export interface WalkOptions {
  marks: Marks;
  /** Goes to the next (1) or previous (-1) mark. */
  step: (direction: 1 | -1) => void;
  /** Opens the card of the current mark. */
  open: () => void;
}

/** The bar that leads from mark to mark: back, where one is, forward. */
export function createWalk(host: HTMLElement, { marks, step, open }: WalkOptions): { settle(): void } {
  let loading = true;
  const arrow = (direction: 1 | -1, label: string, keys: string): HTMLButtonElement => {
    const button = element("button", {
      type: "button",
      className: "walk-step",
      title: `${label} (${keys})`,
      ariaLabel: label,
    });
    button.setAttribute("aria-keyshortcuts", keys);
    button.dataset.direction = String(direction);
    button.addEventListener("click", () => step(direction));
    return button;
  };
  const previous = arrow(-1, wording.fixed.previous, "Shift+F8");
  const next = arrow(1, wording.fixed.next, "F8");

  const opens = element("span", { className: "unseen" }, wording.walk.open);
  const position = element("span", { className: "walk-position" });
  const name = element("span", { className: "walk-name" });
  const here = element("button", { type: "button", className: "walk-here" }, opens, position, name);
  here.setAttribute("aria-haspopup", "dialog");
  here.addEventListener("click", open);
  host.append(previous, here, next);

  const update = (): void => {
    const total = marks.shown.length;
    const { current, currentIndex } = marks;
    // aria-disabled, not disabled: a button must not lose the focus while the text changes.
    for (const button of [previous, next]) button.ariaDisabled = String(total === 0);
    here.ariaDisabled = String(!current);
    opens.hidden = !current;
    if (current) here.dataset.kind = current.kind;
    else delete here.dataset.kind;
    position.textContent = current
      ? wording.walk.position(currentIndex + 1, total)
      : loading
        ? wording.status.loading
        : total > 0
          ? wording.walk.total(total)
          : wording.walk.none;
    name.textContent = current?.name ?? "";
  };
  marks.onChange(update);
  update();
  return {
    settle: () => {
      loading = false;
      update();
    },
  };
}
