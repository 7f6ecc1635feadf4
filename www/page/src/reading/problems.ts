import { DanhdauError } from "danhdau";
import { notify, withdrawNotice } from "../ui/notices";
import { words } from "../wording";

type Known = keyof (typeof words)["value"]["problems"];

const isKnown = (code: string): code is Known =>
  code !== "other" && Object.hasOwn(words.value.problems, code);

/** Says what is wrong with the annotator and what to do, with the technical message folded away. */
export function showProblem(error: unknown, retry: () => void): void {
  const known: Known = error instanceof DanhdauError && isKnown(error.code) ? error.code : "other";
  notify({
    key: "annotator",
    tone: "alert",
    title: () => words.value.problems[known].title,
    text: () => words.value.problems[known].text,
    actions: [{ label: () => words.value.retry, run: retry }],
    details: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    canClose: false,
  });
}

/** Says that this browser draws no highlights; nothing to retry. */
export function showUnsupported(): void {
  notify({
    key: "annotator",
    tone: "alert",
    title: () => words.value.problems["highlight-unsupported"].title,
    text: () => words.value.problems["highlight-unsupported"].text,
  });
}

export const clearProblem = (): void => withdrawNotice("annotator");
