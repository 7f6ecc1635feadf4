import { computed, type ReadonlySignal } from "@preact/signals";
import { language } from "./settings";

/** The words of one room in the language of the interface. What reads `value` while drawing follows the switch. */
export function bilingual<W>(vi: W, en: NoInfer<W>): ReadonlySignal<W> {
  return computed(() => (language.value === "vi" ? vi : en));
}
