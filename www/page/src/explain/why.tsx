import type { EditorView } from "@codemirror/view";
import { useSignal } from "@preact/signals";
import { describeReadings } from "danhdau/card";
import { useEffect } from "preact/hooks";
import type { Engine } from "../reading/engine";
import type { Span } from "../reading/marks";
import { language } from "../settings/settings";
import { words } from "./wording";

export interface WhyProps {
  readonly engine: Engine;
  readonly view: EditorView;
  /** The place in the present text, in UTF-16 units. */
  readonly span: Span;
  readonly asOf: string | undefined;
}

/** Says in words what the core decided of every reading of a place, marked or not. */
export function Why({ engine, view, span: { start, end }, asOf }: WhyProps) {
  const answer = useSignal<readonly string[] | "failed" | undefined>(undefined);
  const spoken = language.value;
  useEffect(() => {
    const control = new AbortController();
    const text = view.state.doc.toString();
    engine.annotator
      .peek()
      ?.explain(text, [start, end], {
        ...(asOf === undefined ? {} : { asOf }),
        signal: control.signal,
      })
      .then(
        (explanation) => {
          answer.value = describeReadings({ text, explanation }, spoken);
        },
        () => {
          if (!control.signal.aborted) answer.value = "failed";
        },
      );
    return () => control.abort();
  }, [engine, view, start, end, asOf, spoken]);

  const w = words.value;
  const lines = answer.value;
  if (lines === undefined) return <p class="why">{w.working}</p>;
  if (lines === "failed") return <p class="why">{w.failed}</p>;
  return lines.length === 0 ? (
    <p class="why">{w.nothing}</p>
  ) : (
    <ul class="why" aria-label={w.title}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
