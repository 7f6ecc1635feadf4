import { words } from "../wording";
import type { Annotating } from "./annotating";

/**
 * Work that takes long, and the way to stop it.
 *
 * @param leave Takes the focus on.
 */
export function Progress({ annotating, leave }: { annotating: Annotating; leave: () => void }) {
  const w = words.value.status;
  // The button that was pressed is gone then.
  const then = (act: () => void) => () => {
    act();
    leave();
  };
  if (annotating.isStopped.value)
    return (
      <div class="progress-bar" role="status">
        <span>{w.stopped}</span>
        <button type="button" onClick={then(() => annotating.resume())}>
          {w.resume}
        </button>
      </div>
    );
  if (!annotating.isSlow.value) return null;
  return (
    <div class="progress-bar">
      <progress aria-label={w.working} />
      <span>{w.working}</span>
      <button type="button" onClick={then(() => annotating.stop())}>
        {w.stop}
      </button>
    </div>
  );
}
