import type { Editor } from "./editor";
import { element } from "./elements";
import { wording } from "./wording";

/** What stands where the article will be: how to begin, and the way back to a text just cleared. */
export function createEmptyState(
  host: HTMLElement,
  editor: Editor,
  useSample: () => void,
): { update(): void } {
  const sample = element("button", { type: "button", className: "primary" }, wording.fixed.emptySample);
  sample.addEventListener("click", useSample);
  const undo = element("button", { type: "button" }, wording.fixed.emptyUndo);
  undo.addEventListener("click", () => {
    editor.undo();
    editor.focus();
  });
  host.append(
    element("p", { className: "empty-title" }, wording.fixed.emptyTitle),
    element("p", { className: "empty-text" }, wording.fixed.emptyText),
    element("div", { className: "empty-actions" }, sample, undo),
  );

  const update = (): void => {
    host.hidden = editor.view.state.doc.length > 0;
    undo.hidden = !editor.canUndo();
  };
  update();
  return { update };
}
