// Draws the figures with Observable Plot. Colours are looked up, not named: a picture that is saved has no style sheet.
import * as Plot from "@observablehq/plot";
import type { Kind } from "danhdau";
import type { Bar, Pair, Tile } from "./figures";

export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly paper: string;
  readonly kinds: Readonly<Record<Kind, string>>;
}

export type Picture = SVGSVGElement;

/** The colours of the page as they are now. */
export function paletteOf(host: HTMLElement): Palette {
  const probe = document.createElement("span");
  host.append(probe);
  const colour = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    ink: colour("--ink"),
    soft: colour("--ink-soft"),
    rule: colour("--rule"),
    paper: colour("--paper"),
    kinds: {
      province: colour("--danhdau-province"),
      official: colour("--danhdau-official"),
      "fpt-unit": colour("--danhdau-fpt-unit"),
      policy: colour("--danhdau-policy"),
    },
  };
  probe.remove();
  return palette;
}

const FONT = "'Be Vietnam Pro', system-ui, sans-serif";

/** Plot brings a style element, which the content security policy refuses: the few rules of it are in pictures.css. */
function finish(plot: Element): Picture {
  const svg = plot instanceof SVGSVGElement ? plot : plot.querySelector("svg");
  if (!svg) throw new Error("Plot has drawn nothing.");
  svg.querySelector("style")?.remove();
  svg.setAttribute("font-family", FONT);
  return svg;
}

const common = ({ ink }: Palette) => ({ style: { color: ink, background: "none", fontSize: "13px" } });

const LONGEST_NAME = 30;
const short = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;

export function drawBars(
  bars: readonly Bar[],
  kindName: (kind: Kind) => string,
  palette: Palette,
  width: number,
): Picture {
  const most = Math.max(...bars.map(({ count }) => count));
  const isNarrow = width < 520;
  return finish(
    Plot.plot({
      ...common(palette),
      width,
      height: bars.length * (isNarrow ? 44 : 30) + 10,
      marginLeft: isNarrow ? 4 : 230,
      marginRight: isNarrow ? 40 : 150,
      marginTop: 4,
      marginBottom: 6,
      x: { axis: null, domain: [0, most] },
      y: { axis: null, domain: bars.map(({ key }) => key), padding: isNarrow ? 0.62 : 0.35 },
      marks: [
        Plot.barX(bars, { x: "count", y: "key", fill: ({ kind }: Bar) => palette.kinds[kind] }),
        Plot.text(bars, {
          x: 0,
          y: "key",
          // The kind is said in words as well: colour is not the only cue.
          text: ({ name, kind }: Bar) => (isNarrow ? `${short(name)} · ${kindName(kind)}` : short(name)),
          textAnchor: isNarrow ? "start" : "end",
          dx: isNarrow ? 0 : -10,
          dy: isNarrow ? -18 : 0,
          fill: palette.ink,
        }),
        Plot.text(bars, {
          x: "count",
          y: "key",
          text: ({ count, kind }: Bar) => (isNarrow ? String(count) : `${count} · ${kindName(kind)}`),
          textAnchor: "start",
          dx: 8,
          fill: palette.soft,
        }),
      ],
    }),
  );
}

export function drawMatrix(
  entities: readonly Bar[],
  pairs: readonly Pair[],
  palette: Palette,
  width: number,
): Picture {
  const keys = entities.map(({ key }) => key);
  const nameOf = new Map(entities.map(({ key, name }) => [key, short(name)]));
  const cells = pairs.flatMap(({ a, b, count }) => [
    { x: a.key, y: b.key, count },
    { x: b.key, y: a.key, count },
  ]);
  const most = Math.max(1, ...pairs.map(({ count }) => count));
  const left = Math.min(220, width * 0.38);
  const side = Math.max(22, Math.min(44, (width - left - 10) / Math.max(keys.length, 1)));
  return finish(
    Plot.plot({
      ...common(palette),
      width: left + side * keys.length + 10,
      height: 170 + side * keys.length,
      marginLeft: left,
      marginTop: 160,
      marginRight: 10,
      marginBottom: 10,
      x: {
        domain: keys,
        axis: "top",
        label: null,
        tickRotate: -55,
        tickFormat: (key: string) => nameOf.get(key) ?? key,
        tickSize: 0,
        padding: 0.06,
      },
      y: {
        domain: keys,
        label: null,
        tickFormat: (key: string) => nameOf.get(key) ?? key,
        tickSize: 0,
        padding: 0.06,
      },
      marks: [
        Plot.cell(
          keys.flatMap((x) => keys.map((y) => ({ x, y }))),
          { x: "x", y: "y", fill: palette.rule, fillOpacity: 0.35 },
        ),
        Plot.cell(cells, {
          x: "x",
          y: "y",
          fill: palette.kinds.policy,
          fillOpacity: ({ count }: { count: number }) => 0.25 + (0.75 * count) / most,
        }),
        Plot.text(cells, {
          x: "x",
          y: "y",
          text: ({ count }: { count: number }) => String(count),
          fill: ({ count }: { count: number }) => (count / most > 0.5 ? palette.paper : palette.ink),
        }),
      ],
    }),
  );
}

/** The widest a tile becomes (CSS pixels): wider, and the country is no longer recognised. */
const WIDEST_TILE = 122;

export function drawTiles(tiles: readonly Tile[], palette: Palette, room: number): Picture {
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1;
  const width = Math.min(room, columns * WIDEST_TILE);
  const lines = Math.max(...tiles.map(({ row }) => row)) + 1;
  const most = Math.max(1, ...tiles.map(({ count }) => count));
  const strong = ({ count }: Tile): boolean => count / most > 0.45;
  return finish(
    Plot.plot({
      ...common(palette),
      width,
      height: lines * 36 + 8,
      margin: 4,
      x: { axis: null, domain: Array.from({ length: columns }, (_, at) => at), padding: 0.05 },
      y: { axis: null, domain: Array.from({ length: lines }, (_, at) => at), padding: 0.08 },
      marks: [
        Plot.cell(tiles, { x: "column", y: "row", fill: palette.rule, fillOpacity: 0.3, rx: 2 }),
        Plot.cell(
          tiles.filter(({ count }) => count > 0),
          {
            x: "column",
            y: "row",
            rx: 2,
            fill: palette.kinds.province,
            fillOpacity: ({ count }: Tile) => 0.3 + (0.7 * count) / most,
            stroke: palette.kinds.province,
          },
        ),
        Plot.text(tiles, {
          x: "column",
          y: "row",
          text: ({ name, count }: Tile) => (count > 0 ? `${name}\n${count}` : name),
          fontSize: 10.5,
          lineHeight: 1.15,
          fill: (tile: Tile) =>
            tile.count === 0 ? palette.soft : strong(tile) ? palette.paper : palette.ink,
        }),
      ],
    }),
  );
}
