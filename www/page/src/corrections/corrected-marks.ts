import type { EditorView } from "@codemirror/view";
import type { Annotation } from "danhdau";
import type { Engine } from "../reading/engine";
import type { Marks } from "../reading/marks";
import { applyCorrections, isPlaced } from "./corrections";
import { correctionsOf } from "./field";

/**
 * What the annotator says, as corrected: corrections stand in the present text, annotations in the text as it was when it
 * was handed over.
 */
export function correctedMarks(
  annotations: readonly Annotation[],
  { state }: EditorView,
  drift: Marks["drift"],
  engine: Engine,
): readonly Annotation[] {
  const corrections = correctionsOf(state);
  if (corrections.length === 0) return annotations;
  const back = drift?.invertedDesc;
  const texts = new Map<unknown, string>();
  const placed = corrections.map((one) => {
    if (!isPlaced(one)) return one;
    const then = back ? { ...one, start: back.mapPos(one.start, -1), end: back.mapPos(one.end, 1) } : one;
    texts.set(then, state.sliceDoc(one.start, one.end));
    return then;
  });
  return applyCorrections(annotations, placed, (one) => texts.get(one) ?? "", engine.records.peek());
}
