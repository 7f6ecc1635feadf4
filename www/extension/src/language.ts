import type { Settings } from "./settings";

export type Language = "vi" | "en";

/** The reader's choice. Vietnamese is what the extension is about: any browser that is not set to English speaks it. */
export function languageOf({ language }: Pick<Settings, "language">): Language {
  if (language !== "auto") return language;
  return /^en\b/.test(chrome.i18n.getUILanguage()) ? "en" : "vi";
}
