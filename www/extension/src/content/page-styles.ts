// How marks look on a page whose ground nobody declared: light lines on dark ground, dark ones on light ground, and the reader's own
// colours where there are some. Colours are custom properties, so that they reach shadow roots too.
import { KINDS } from "danhdau";
import { highlightStyles } from "danhdau/dom";
import { type Ground, properties } from "../colours";
import type { Settings } from "../settings";
import { ask } from "./ask";

/** What the highlights are called: the registry belongs to the whole page. */
export const PREFIX = "danhdau-extension";

/**
 * Whether the marks' own style sheet is adopted by each tree of the page. Content scripts of Firefox, which it calls so, bring it as a
 * user style sheet: it goes with the extension, of whose end Firefox tells nobody. Chromium paints no ground for such.
 */
export const adopts = !("wrappedJSObject" in globalThis);

/** Puts a style sheet into a page in place of the one before; empty: takes it away. */
export type ReplaceStyles = (styles: string, before: string) => void;

export class PageStyles {
  readonly #replace: ReplaceStyles;
  readonly #sample: () => Element | undefined;
  readonly #stopFollowing: () => void;
  #settings: Settings;
  #styles = "";
  ground: Ground = "light";

  /** @param sample An element that holds marked text: on its ground the marks must be seen. */
  constructor(settings: Settings, replace: ReplaceStyles, sample: () => Element | undefined) {
    this.#settings = settings;
    this.#replace = replace;
    this.#sample = sample;
    this.#stopFollowing = onThemeChange(() => this.update());
    this.update();
  }

  /** Looks at the page again, with other settings from now on if some are given. */
  update(settings = this.#settings): void {
    this.#settings = settings;
    this.ground = groundOf(this.#sample() ?? document.body);
    this.#put(`${adopts ? "" : highlightStyles(PREFIX)}
:root { ${properties(settings, this.ground)} }
@media print { :root { ${transparent} } }`);
  }

  dispose(): void {
    this.#stopFollowing();
    this.#put("");
  }

  #put(styles: string): void {
    // What is the same is not written again: all styles of the page would be computed anew.
    if (styles === this.#styles) return;
    this.#replace(styles, this.#styles);
    this.#styles = styles;
  }
}

/**
 * In a page of the web, the browser puts the style sheet in beside those of the page: a user style sheet, which no script of the
 * page sees, and whose word counts more.
 */
export function replaceInPage(): ReplaceStyles {
  let last: Promise<unknown> = Promise.resolve();
  return (styles, before) => {
    // One after the other, since each takes away the one before. Of an extension that is gone nothing can be asked any more.
    const put = (): Promise<unknown> => ask({ ask: "styles", styles, before }).catch(() => {});
    last = last.then(put);
  };
}

/** In a page of the extension. */
export function replaceInDocument(): ReplaceStyles {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  return (styles) => sheet.replaceSync(styles);
}

/** On paper there are no marks: it is the page that is printed. */
const transparent = [...KINDS.flatMap((kind) => [`${kind}`, `${kind}-background`]), "current-background"]
  .map((name) => `--danhdau-${name}: transparent !important;`)
  .join(" ");

/** Text can be read, so its colour tells its ground, whatever image or gradient that is made of. */
function groundOf(element: Element | null): Ground {
  return element !== null && lightnessOf(getComputedStyle(element).color) > 0.5 ? "dark" : "light";
}

/** From 0, black, to 1, white, as the eye has it: halfway is about 0.5. */
export function lightnessOf(colour: string): number {
  const [, notation = "", space, components = ""] = /^(\w+)\((?:(srgb) )?(.*)\)$/.exec(colour) ?? [];
  const [first = 0, second = 0, third = 0] = (components.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
  if (notation === "oklch" || notation === "oklab") return first;
  if (notation === "lch" || notation === "lab") return first / 100;
  const most = space === "srgb" ? 1 : 255;
  return (0.299 * first + 0.587 * second + 0.114 * third) / most;
}

/** Pages change their theme by an attribute of the root or the body, or with the system. */
function onThemeChange(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  for (const element of [document.documentElement, document.body]) {
    if (element !== null) observer.observe(element, { attributes: true });
  }
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", listener);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", listener);
  };
}
