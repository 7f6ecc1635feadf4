import { KINDS } from "danhdau";
import type { Marks } from "../reading/marks";
import { words } from "../wording";

/** One line a kind: how it looks, what it is, how often it was found, and a switch that hides it. */
export function Legend({ marks }: { marks: Marks }) {
  const w = words.value;
  return KINDS.map((kind) => {
    const count = marks.counts.value.get(kind) ?? 0;
    return (
      <li key={kind} title={w.kinds[kind].of} data-kind={kind} data-count={count}>
        <label>
          <input
            type="checkbox"
            // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says by itself whether it is checked
            role="switch"
            checked={marks.isShown(kind)}
            aria-label={w.legendSwitch(kind, count)}
            onChange={({ currentTarget }) => marks.show(kind, currentTarget.checked)}
          />
          <span class="legend-name">{w.kinds[kind].title}</span>
          <span class="legend-count">{count}</span>
        </label>
      </li>
    );
  });
}
