// The colours of marks: those of the theme, or the reader's own.
import { KINDS } from "danhdau";
import { currentBackground, kindStyles } from "danhdau/theme";
import type { Settings } from "./settings";

/** What marks are drawn on. */
export type Ground = "light" | "dark";

/** Custom properties with these colours. What a page sets under these names is for marks of its own. */
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
