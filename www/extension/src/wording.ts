// Words come from `_locales`, which the browser reads for the manifest; the pages read the same files, so that the reader may
// choose another language than that of the browser.
import type { Kind } from "danhdau";
import en from "../_locales/en/messages.json";
import vi from "../_locales/vi/messages.json";
import { type Language, languageOf } from "./language";
import type { Settings } from "./settings";

export type MessageKey = keyof typeof vi;

type Messages = Record<MessageKey, { readonly message: string }>;
const messages: Readonly<Record<Language, Messages>> = { vi, en };

/** The messages that name the kinds. */
export const kindKeys = {
  province: "kindProvince",
  official: "kindOfficial",
  "fpt-unit": "kindFptUnit",
  policy: "kindPolicy",
} as const satisfies Record<Kind, MessageKey>;

export interface Words {
  readonly language: Language;
  /** A message, with its `$1`, `$2`… filled in. */
  say(key: MessageKey, ...given: readonly (string | number)[]): string;
}

export function wordsFor(settings: Pick<Settings, "language">): Words {
  const chosen = languageOf(settings);
  return {
    language: chosen,
    say: (key, ...given) =>
      messages[chosen][key].message.replace(/\$(\d)/g, (_, place) => String(given[Number(place) - 1] ?? "")),
  };
}

/** Puts the words into a static page: text where `data-say` names a message, an attribute where `data-say-label` does. */
export function fillPage({ language, say }: Words, root: ParentNode = document): void {
  document.documentElement.lang = language;
  for (const element of root.querySelectorAll<HTMLElement>("[data-say]")) {
    element.textContent = say(element.dataset.say as MessageKey);
  }
  for (const element of root.querySelectorAll<HTMLElement>("[data-say-label]")) {
    element.ariaLabel = say(element.dataset.sayLabel as MessageKey);
  }
}

/** A date as people write it: `1/7/2025`, `1 July 2025`. */
export function sayDate(date: string, { language }: Pick<Words, "language">): string {
  const [year, month, day] = date.split("-").map(Number);
  if (language === "vi") return [day, month, year].filter((part) => part !== undefined).join("/");
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1)).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    year: "numeric",
    ...(month === undefined ? {} : { month: "long" }),
    ...(day === undefined ? {} : { day: "numeric" }),
  });
}
