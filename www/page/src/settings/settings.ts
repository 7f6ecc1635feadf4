import { effect, type Signal, signal } from "@preact/signals";

export type Language = "vi" | "en";
/** `system` follows the reader's machine; `contrast` is black on white, or white on black where the machine is dark. */
export type Theme = "system" | "light" | "dark" | "contrast";

const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];

/** Remembered in this browser; where storage is denied, for as long as the page is open. */
function remembered<T extends string>(
  name: string,
  initial: () => T,
  allowed: readonly T[],
): { value: Signal<T> } {
  const key = `danhdau.${name}`;
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(key);
  } catch {
    // Denied: the initial value stands.
  }
  const value = signal<T>(allowed.find((one) => one === stored) ?? initial());
  let first = true;
  effect(() => {
    const now = value.value;
    if (first) {
      first = false;
      return;
    }
    try {
      localStorage.setItem(key, now);
    } catch {
      // Denied or full: it holds until the page is closed.
    }
  });
  return { value };
}

const speaksVietnamese = (): boolean =>
  navigator.languages.some((tag) => tag.toLowerCase().split("-")[0] === "vi");

/** Language of the interface. At first that of the browser, if it is Vietnamese, or else English. */
export const { value: language } = remembered<Language>(
  "language",
  () => (speaksVietnamese() ? "vi" : "en"),
  ["vi", "en"],
);

export const { value: theme } = remembered<Theme>("theme", () => "system", THEMES);

/** Whether texts are kept in this browser. */
export const { value: keeping } = remembered<"on" | "off">("keeping", () => "on", ["on", "off"]);

/** Puts the choices on the document, where style sheets and screen readers find them. */
export function applySettings(root: HTMLElement): void {
  effect(() => {
    root.lang = language.value;
  });
  effect(() => {
    root.dataset.theme = theme.value;
    // The bar of the browser around the page.
    const { backgroundColor } = getComputedStyle(root);
    const isChosen = theme.value !== "system";
    for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
      meta.dataset.initial ??= meta.content;
      meta.content = isChosen ? backgroundColor : (meta.dataset.initial ?? "");
    }
  });
}
