import type { Annotation } from "danhdau";
import { kindStyles } from "danhdau/theme";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** Opaque grounds: Word and mail know no translucent ones. */
const GROUND = {
  province: "#d7ece6",
  official: "#eee1f5",
  "fpt-unit": "#fce5d6",
  policy: "#dce9fa",
} as const;

/** Paragraphs with marks, styled in place: what word processors and mail take from the clipboard. */
export function richText(text: string, annotations: readonly Annotation[]): string {
  let html = "";
  let at = 0;
  for (const { start, end, kind, name } of annotations) {
    if (start < at) continue;
    const { line, lineStyle } = kindStyles[kind];
    const style = `background-color:${GROUND[kind]};text-decoration:underline ${lineStyle} ${line.light}`;
    html += `${escaped(text.slice(at, start))}<span style="${style}" title="${escaped(name)}">${escaped(text.slice(start, end))}</span>`;
    at = end;
  }
  html += escaped(text.slice(at));
  return html
    .split("\n")
    .map((line) => `<p lang="vi">${line || "<br>"}</p>`)
    .join("");
}
