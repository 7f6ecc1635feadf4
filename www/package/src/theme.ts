import { KINDS, type Kind } from "./types.js";

/** A colour for light surroundings and one for dark. */
export interface ColourPair {
  readonly light: string;
  readonly dark: string;
}

/** How one kind looks: a line that carries its hue, a soft ground, and a style of line for who sees no hue. */
export interface KindStyle {
  readonly line: ColourPair;
  readonly background: ColourPair;
  readonly lineStyle: "solid" | "double" | "dotted" | "dashed";
}

/**
 * The four kinds. Lines keep a contrast of at least 4.5 to 1 on their surroundings, so they also serve as text colour of a
 * label. Backgrounds are translucent: text stays legible on a page whose ground is not known.
 */
export const kindStyles: Readonly<Record<Kind, KindStyle>> = {
  province: {
    line: { light: "#0b6b57", dark: "#5fcfb0" },
    background: { light: "rgb(16 145 116 / 0.16)", dark: "rgb(70 200 165 / 0.2)" },
    lineStyle: "solid",
  },
  official: {
    line: { light: "#8a3ab0", dark: "#d3a1f2" },
    background: { light: "rgb(156 76 196 / 0.15)", dark: "rgb(190 125 235 / 0.22)" },
    lineStyle: "dotted",
  },
  "fpt-unit": {
    line: { light: "#b3440a", dark: "#ffa668" },
    background: { light: "rgb(240 113 30 / 0.17)", dark: "rgb(245 135 60 / 0.22)" },
    lineStyle: "double",
  },
  policy: {
    line: { light: "#1f5fb8", dark: "#8dbdff" },
    background: { light: "rgb(45 120 225 / 0.15)", dark: "rgb(95 160 250 / 0.22)" },
    lineStyle: "dashed",
  },
};

/** Ground of the mark that the keyboard or the pointer is on. */
export const currentBackground: ColourPair = {
  light: "rgb(255 205 40 / 0.5)",
  dark: "rgb(255 205 60 / 0.32)",
};

/**
 * Custom properties for a style sheet: `--danhdau-province` and `--danhdau-province-background`, the same for `official`,
 * `fpt-unit` and `policy`, and `--danhdau-current-background`. They follow `color-scheme`; where `light-dark()` is unknown,
 * the light colours stand. Highlights and cards have these colours without it; with it, a page can use them too.
 *
 * @param selector What carries the properties. Default: the document's root and the host of a shadow root.
 */
export function themeStyles(selector = ":root, :host"): string {
  return withLightDark(
    (value) => `${selector} { ${tokens.map(([name, pair]) => `${name}: ${value(pair)};`).join(" ")} }`,
  );
}

/** The tokens by name, for style sheets of this package: the page's value if it has one, or the pair's. */
export const tokens: readonly (readonly [name: string, pair: ColourPair])[] = [
  ...KINDS.flatMap((kind) => [
    [`--danhdau-${kind}`, kindStyles[kind].line] as const,
    [`--danhdau-${kind}-background`, kindStyles[kind].background] as const,
  ]),
  ["--danhdau-current-background", currentBackground],
];

/** Rules with the light colours, and again with both where the browser can choose between them. */
export function withLightDark(rules: (value: (pair: ColourPair) => string) => string): string {
  const both = rules(({ light, dark }) => `light-dark(${light}, ${dark})`);
  return `${rules(({ light }) => light)}\n@supports (color: light-dark(#000, #fff)) {\n${both}\n}`;
}
