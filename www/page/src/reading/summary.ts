import { effect } from "@preact/signals";
import { words } from "../wording";
import type { Marks } from "./marks";

/** How long the text has to rest before the counts are spoken (milliseconds). */
const REST = 900;

/** Speaks the counts, but not at every key press. */
export function speakSummary(region: HTMLElement, marks: Marks, hasText: () => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const summary = words.value.summary(marks.counts.value);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const text = hasText() ? summary : "";
      if (region.textContent !== text) region.textContent = text;
    }, REST);
  });
}
