import type { ComponentChildren } from "preact";
import { words } from "../wording";
import type { Marks } from "./marks";

export interface WalkProps {
  readonly marks: Marks;
  readonly isLoading: boolean;
  /** Goes to the next (1) or previous (-1) mark. */
  readonly step: (direction: 1 | -1) => void;
  /** Opens the card of the current mark. */
  readonly open: () => void;
  readonly children: ComponentChildren;
}

/** The bar that leads from mark to mark: back, where one is, forward. */
export function Walk({ marks, isLoading, step, open, children }: WalkProps) {
  const w = words.value;
  const { current, currentIndex } = marks;
  const total = marks.shown.length;
  // aria-disabled, not disabled: a button must not lose the focus while the text changes.
  const arrow = (direction: 1 | -1, label: string, keys: string) => (
    <button
      type="button"
      class="walk-step"
      data-direction={direction}
      title={`${label} (${keys})`}
      aria-label={label}
      aria-keyshortcuts={keys}
      aria-disabled={total === 0}
      onClick={() => step(direction)}
    />
  );
  const position = (): string => {
    if (current) return w.walk.position(currentIndex + 1, total);
    if (isLoading) return w.status.loading;
    return total > 0 ? w.walk.total(total) : w.walk.none;
  };
  return (
    <>
      {arrow(-1, w.walk.previous, "Shift+F8")}
      <button
        type="button"
        class="walk-here"
        aria-haspopup="dialog"
        aria-disabled={!current}
        data-kind={current?.kind}
        onClick={open}
      >
        {current ? <span class="unseen">{w.walk.open}</span> : null}
        <span class="walk-position">{position()}</span>
        <span class="walk-name" lang="vi">
          {current?.name}
        </span>
      </button>
      {arrow(1, w.walk.next, "F8")}
      {children}
    </>
  );
}
