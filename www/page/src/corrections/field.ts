import { invertedEffects } from "@codemirror/commands";
import {
  type ChangeDesc,
  type EditorState,
  type Extension,
  StateEffect,
  StateField,
} from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { type Correction, isPlaced } from "./corrections";

/** Corrections are part of the document: they move with the text, and undo takes them back. */
const set = StateEffect.define<readonly Correction[]>({ map: moved });

const field = StateField.define<readonly Correction[]>({
  create: () => [],
  update: (corrections, transaction) => {
    let now = transaction.docChanged ? moved(corrections, transaction.changes) : corrections;
    for (const effect of transaction.effects) if (effect.is(set)) now = effect.value;
    return now;
  },
});

/** A correction whose place was deleted is gone. */
function moved(corrections: readonly Correction[], changes: ChangeDesc): readonly Correction[] {
  if (corrections.length === 0) return corrections;
  return corrections.flatMap((one): Correction[] => {
    if (!isPlaced(one)) return [one];
    const [start, end] = [changes.mapPos(one.start, 1), changes.mapPos(one.end, -1)];
    return start < end ? [{ ...one, start, end }] : [];
  });
}

export const corrections: Extension = [
  field,
  invertedEffects.of((transaction) =>
    transaction.effects.some((effect) => effect.is(set)) ||
    (transaction.docChanged && transaction.startState.field(field).some(isPlaced))
      ? [set.of(transaction.startState.field(field))]
      : [],
  ),
];

export const correctionsOf = (state: EditorState): readonly Correction[] => state.field(field, false) ?? [];

export const correctionsEffect = (list: readonly Correction[]): StateEffect<readonly Correction[]> =>
  set.of(list);

/** Adds a correction; what it contradicts goes. */
export function correct(view: EditorView, correction: Correction): void {
  const before = correctionsOf(view.state);
  const kept = before.filter((one) => {
    if (isPlaced(one) && isPlaced(correction))
      return one.end <= correction.start || one.start >= correction.end;
    return true;
  });
  view.dispatch({ effects: set.of([...kept, correction]), userEvent: "correct" });
}

export function withdraw(view: EditorView, correction: Correction): void {
  const left = correctionsOf(view.state).filter((one) => one !== correction);
  view.dispatch({ effects: set.of(left), userEvent: "correct" });
}
