import type { Marks } from "./marks";
import { wording } from "./wording";

/** How long the text has to rest before the counts are spoken (milliseconds). */
const REST = 900;

/** Speaks the counts, but not at every key press. */
export function createSummary(region: HTMLElement, marks: Marks, hasText: () => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let all = marks.all;
  marks.onChange(() => {
    if (marks.all === all) return;
    all = marks.all;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const words = hasText() ? wording.summary(marks.counts()) : "";
      if (region.textContent !== words) region.textContent = words;
    }, REST);
  });
}
