// The colours of marks on a page whose ground nobody declared: light lines on dark ground, dark ones on light ground, and the
// reader's own where there are some. They are custom properties, so that they reach shadow roots too.
import { KINDS } from "danhdau";
import { currentBackground, kindStyles } from "danhdau/theme";
import type { Settings } from "../settings";

type Ground = "light" | "dark";

export class Colours {
  readonly #sheet = new CSSStyleSheet();
  #styles = "";
  #settings: Settings;
  #sample: () => Element | undefined;
  #stopFollowing: () => void;
  ground: Ground = "light";

  /** @param sample An element that holds marked text: on its ground the marks must be seen. */
  constructor(settings: Settings, sample: () => Element | undefined) {
    this.#settings = settings;
    this.#sample = sample;
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet];
    this.#stopFollowing = onThemeChange(() => this.update());
    this.update();
  }

  /** Looks at the page again, with other settings from now on if some are given. */
  update(settings = this.#settings): void {
    this.#settings = settings;
    this.ground = groundOf(this.#sample() ?? document.body);
    const styles = `:root { ${properties(settings, this.ground)} } @media print { :root { ${transparent} } }`;
    // What is the same is not written again: all styles of the page would be computed anew.
    if (styles === this.#styles) return;
    this.#styles = styles;
    this.#sheet.replaceSync(styles);
  }

  dispose(): void {
    this.#stopFollowing();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
  }
}

/** Own colours, or those of the theme. What the page sets under these names is for marks of its own. */
export function properties({ colours }: Pick<Settings, "colours">, ground: Ground): string {
  return [
    ...KINDS.flatMap((kind) => {
      const own = colours[kind]?.[ground];
      const { line, background } = kindStyles[kind];
      const soft = own === undefined ? background[ground] : `${own}${GROUND_ALPHA}`;
      return [`--danhdau-${kind}: ${own ?? line[ground]}`, `--danhdau-${kind}-background: ${soft}`];
    }),
    `--danhdau-current-background: ${currentBackground[ground]}`,
  ]
    .map((property) => `${property} !important;`)
    .join(" ");
}

/** The ground of an own colour, as translucent as those of the theme. */
const GROUND_ALPHA = "30";

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
