import { effect } from "@preact/signals";
import { fixed } from "../fixed-wording";
import { language } from "./settings";

type Name = keyof typeof fixed.vi;

/** The words that stand in index.html, in the language of the interface. */
export function applyFixedWords(): void {
  effect(() => {
    const words = fixed[language.value];
    document.title = words.title;
    document.querySelector('meta[name="description"]')?.setAttribute("content", words.description);
    for (const element of document.querySelectorAll<HTMLElement>("[data-words]"))
      element.textContent = words[element.dataset.words as Name];
    for (const element of document.querySelectorAll<HTMLElement>("[data-label]"))
      element.ariaLabel = words[element.dataset.label as Name];
  });
}
