import { Annotation as TransactionMark } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import type { Annotation } from "danhdau";
import { say } from "../ui/spoken";
import { words } from "../wording";
import type { Marks } from "./marks";

/** Tells a step of the page from a caret that the reader has moved. */
const step = TransactionMark.define<true>();

/** Moves the current mark: one on, one back, to a given one, or along with the caret. */
export class CurrentMark {
  readonly #view: EditorView;
  readonly #marks: Marks;
  #arrived = false;

  constructor(view: EditorView, marks: Marks) {
    this.#view = view;
    this.#marks = marks;
  }

  /** Whether the caret stands where the last step has put it: then Enter opens the card instead of breaking the line. */
  get arrived(): boolean {
    return this.#arrived;
  }

  /** Ends the state in which Enter opens the card. */
  leave(): void {
    this.#arrived = false;
  }

  /** To the next (1) or previous (-1) mark, seen from the current one or from the caret; round at the ends. */
  step(direction: 1 | -1): Annotation | undefined {
    const { shown, currentIndex } = this.#marks;
    if (shown.length === 0) {
      say(words.value.walk.none);
      return undefined;
    }
    const behindCaret = this.#marks.indexFrom(this.#view.state.selection.main.head);
    const next =
      currentIndex >= 0 ? currentIndex + direction : direction === 1 ? behindCaret : behindCaret - 1;
    const mark = shown[(next + shown.length) % shown.length] as Annotation;
    this.goTo(mark);
    return mark;
  }

  /** Puts the caret before a mark, brings it into view and says it aloud. The focus stays where it is. */
  goTo(mark: Annotation): void {
    const { start } = this.#marks.place(mark);
    this.#view.dispatch({
      selection: { anchor: start },
      effects: EditorView.scrollIntoView(start, { y: "center" }),
      annotations: step.of(true),
    });
    this.#arrived = true;
    this.#marks.select(mark);
    say(words.value.mark(mark, this.#marks.currentIndex + 1, this.#marks.shown.length));
  }

  /** Follows the caret that the reader moves: the mark it is in is the current one. */
  follow({ docChanged, selectionSet, state, transactions }: ViewUpdate): void {
    if (transactions.some((transaction) => transaction.annotation(step))) return;
    if (docChanged) {
      this.#arrived = false;
      this.#marks.select(undefined);
    } else if (selectionSet) {
      this.#arrived = false;
      const { empty, head } = state.selection.main;
      this.#marks.select(empty ? this.#marks.at(head) : undefined);
    }
  }
}
