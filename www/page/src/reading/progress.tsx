import { words } from "../wording";
import type { Annotating } from "./annotating";

/** Work that takes long, and the way to stop it. */
export function Progress({ annotating }: { annotating: Annotating }) {
  const w = words.value.status;
  if (annotating.isStopped.value)
    return (
      <div class="progress-bar" role="status">
        <span>{w.stopped}</span>
        <button type="button" onClick={() => annotating.resume()}>
          {w.resume}
        </button>
      </div>
    );
  if (!annotating.isSlow.value) return null;
  return (
    <div class="progress-bar">
      <progress aria-label={w.working} />
      <span>{w.working}</span>
      <button type="button" onClick={() => annotating.stop()}>
        {w.stop}
      </button>
    </div>
  );
}
