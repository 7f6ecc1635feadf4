import type { ViewUpdate } from "@codemirror/view";
import { signal } from "@preact/signals";
import type { Span } from "./marks";

/** How long a selection rests before something is offered for it (milliseconds): not while it is being drawn. */
const REST = 200;
/** Longer selections name nothing (UTF-16 units). */
const LONGEST = 160;

/** What the reader has selected, if it may be a name: part of one line, without the space around it. */
export class Selected {
  readonly span = signal<(Span & { readonly text: string }) | undefined>(undefined);
  #timer: ReturnType<typeof setTimeout> | undefined;

  follow({ selectionSet, docChanged, state }: ViewUpdate): void {
    if (!selectionSet && !docChanged) return;
    const { from, to, empty } = state.selection.main;
    // What was offered was for another selection.
    this.clear();
    if (empty || to - from > LONGEST) return;
    this.#timer = setTimeout(() => {
      const whole = state.sliceDoc(from, to);
      const text = whole.trim();
      const start = from + whole.length - whole.trimStart().length;
      this.span.value =
        text === "" || text.includes("\n") ? undefined : { start, end: start + text.length, text };
    }, REST);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.span.value = undefined;
  }
}
