import type { EditorView } from "@codemirror/view";
import type { Correction } from "../corrections/corrections";
import { withdraw } from "../corrections/field";
import { words } from "./wording";

/** The corrections of this text, and the way back from each. */
export function Corrected({ corrections, view }: { corrections: readonly Correction[]; view: EditorView }) {
  if (corrections.length === 0) return null;
  const w = words.value;
  const say = (one: Correction): string => {
    if (one.type === "dismiss") return w.dismissed(one.name);
    if (one.type === "dismiss-all") return w.dismissedAll(one.name);
    if (one.type === "mark") return w.marked(one.name);
    return w.chosen(view.state.sliceDoc(one.start, one.end), one.name);
  };
  return (
    <section class="corrected" aria-labelledby="corrected-title">
      <h3 id="corrected-title">
        {w.corrected}
        <span class="group-count">{corrections.length}</span>
      </h3>
      <ul>
        {corrections.map((one) => (
          <li key={say(one)}>
            <span>{say(one)}</span>
            <button
              type="button"
              onClick={() => withdraw(view, one)}
              aria-label={`${w.undoCorrection}: ${say(one)}`}
            >
              {w.undoCorrection}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
