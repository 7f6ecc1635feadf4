import { useSignal } from "@preact/signals";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { App } from "../app";
import { download } from "../export/download";
import { theme } from "../settings/settings";
import { words as pageWords } from "../wording";
import { drawBars, drawMatrix, drawTiles, type Picture, paletteOf } from "./drawing";
import { mostMentioned, provinceTiles, together } from "./figures";
import { words } from "./wording";

type View = "bars" | "together" | "map";
const VIEWS: readonly View[] = ["bars", "together", "map"];

const MOST_BARS = 15;
const MOST_IN_MATRIX = 12;
/** Below this width the map is scrolled sideways: its names could not be read (CSS pixels). */
const NARROWEST_MAP = 560;

/** The pictures of the text: each has the numbers behind it as a table, and both can be saved. */
export function Pictures({ app }: { app: App }) {
  const w = words.value;
  const view = useSignal<View>("bars");
  const units = useSignal<"before" | "since">("since");
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<Picture | undefined>(undefined);
  const marks = app.marks.all;
  const records = app.engine.records.value;
  const shown = view.value;

  const { table, draw } = useMemo(() => {
    const kindName = (kind: keyof typeof pageWords.value.kinds): string => pageWords.value.kinds[kind].title;
    if (shown === "bars") {
      const bars = mostMentioned(marks, MOST_BARS);
      return {
        table: bars.map(({ name, kind, count }) => [name, kindName(kind), count]),
        draw: (to: HTMLElement, width: number) => drawBars(bars, kindName, paletteOf(to), width),
      };
    }
    if (shown === "together") {
      const entities = mostMentioned(marks, MOST_IN_MATRIX);
      const pairs = together(app.editor.text(), marks, entities);
      return {
        table: pairs.map(({ a, b, count }) => [a.name, b.name, count]),
        draw: (to: HTMLElement, width: number) => drawMatrix(entities, pairs, paletteOf(to), width),
      };
    }
    const tiles = provinceTiles(marks, records, units.value);
    return {
      table: tiles
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count)
        .map(({ name, count }) => [name, count]),
      draw: (to: HTMLElement, width: number) =>
        drawTiles(tiles, paletteOf(to), Math.max(width, NARROWEST_MAP)),
    };
  }, [shown, units.value, marks, records, words.value]);

  useEffect(() => {
    const to = host.current;
    if (!to || table.length === 0) return undefined;
    const redraw = (): void => {
      drawn.current = draw(to, Math.max(to.clientWidth, 280));
      drawn.current.setAttribute("aria-hidden", "true");
      to.replaceChildren(drawn.current);
    };
    const sizes = new ResizeObserver(() => redraw());
    sizes.observe(to);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", redraw);
    return () => {
      sizes.disconnect();
      scheme.removeEventListener("change", redraw);
    };
  }, [draw, theme.value]);

  const saveSvg = (): void => {
    const copy = drawn.current?.cloneNode(true) as Picture | undefined;
    if (!copy || !host.current) return;
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({
      width: "100%",
      height: "100%",
      fill: paletteOf(host.current).paper,
    }))
      ground.setAttribute(name, value);
    copy.prepend(ground);
    copy.removeAttribute("aria-hidden");
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    download(`danhdau-${shown}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(copy));
  };
  const saveCsv = (): void => {
    const field = (value: string | number): string => `"${String(value).replaceAll('"', '""')}"`;
    const lines = [w.columns[shown], ...table].map((row) => row.map(field).join(","));
    // With a byte order mark, or Excel reads it in another encoding.
    download(`danhdau-${shown}.csv`, "text/csv", `\ufeff${lines.join("\r\n")}\r\n`);
  };

  return (
    <>
      <fieldset class="views" aria-label={w.title}>
        {VIEWS.map((one) => (
          <button
            type="button"
            key={one}
            aria-pressed={shown === one}
            onClick={() => {
              view.value = one;
            }}
          >
            {w.views[one]}
          </button>
        ))}
      </fieldset>
      <div class="picture-head">
        <p>{w.about[shown]}</p>
        {shown === "map" ? (
          <select
            aria-label={w.units}
            value={units.value}
            onChange={({ currentTarget }) => {
              units.value = currentTarget.value as "before" | "since";
            }}
          >
            <option value="since">{w.since}</option>
            <option value="before">{w.before}</option>
          </select>
        ) : null}
      </div>
      {table.length === 0 ? (
        <p class="found-empty">{w.none[shown]}</p>
      ) : (
        <>
          <div class="picture" data-picture={shown} ref={host} />
          <details class="picture-table">
            <summary>{w.table}</summary>
            <table>
              <caption class="unseen">{w.about[shown]}</caption>
              <thead>
                <tr>
                  {w.columns[shown].map((column, at) => (
                    <th scope="col" key={at}>
                      {column}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.map((row) => (
                  <tr key={row.join("\t")}>
                    {row.map((cell, at) => (
                      <td key={at} lang={typeof cell === "string" ? "vi" : undefined}>
                        {cell}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
          <div class="dialog-actions">
            <button type="button" onClick={saveSvg}>
              {w.saveSvg}
            </button>
            <button type="button" onClick={saveCsv}>
              {w.saveCsv}
            </button>
          </div>
        </>
      )}
    </>
  );
}
