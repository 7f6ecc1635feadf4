import { kindStyles, withLightDark } from "../theme.js";
import { KINDS } from "../types.js";

/**
 * Styles of the card. They follow the `color-scheme` that the host inherits from the page. Pages set the type face with
 * `--danhdau-font`, and the colours of the kinds with the properties of `themeStyles`.
 */
export const cardStyles: string = `
${withLightDark((value) => {
  const pair = (light: string, dark: string): string => value({ light, dark });
  return `.card {
  --ground: ${pair("#fff", "#1e2322")};
  --ink: ${pair("#17201e", "#e8ece9")};
  --ink-soft: ${pair("#52605b", "#a8b3ae")};
  --rule: ${pair("#d9dfdc", "#38413e")};
  --shadow: ${pair("rgb(20 32 28 / 0.18)", "rgb(0 0 0 / 0.55)")};
}
${KINDS.map((kind) => `.card[data-kind="${kind}"] { --hue: var(--danhdau-${kind}, ${value(kindStyles[kind].line)}); }`).join("\n")}`;
})}
.card {
  all: initial;
  color-scheme: inherit;
  position: fixed;
  inset: 0 auto auto 0;
  z-index: 2147483647;
  box-sizing: border-box;
  width: max-content;
  max-width: min(25rem, 100vw - 1rem);
  padding: 0.875rem 1rem 1rem;
  overflow: auto;
  overscroll-behavior: contain;
  border: 1px solid var(--rule);
  border-radius: 0.5rem;
  background: var(--ground);
  box-shadow: 0 0.5rem 1.75rem var(--shadow);
  color: var(--ink);
  /* Room for stacked marks, as in "Ễ" above "ộ". */
  font: 400 0.9375rem/1.6 var(--danhdau-font, system-ui, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif);
  overflow-wrap: break-word;
}
.card[hidden] { display: none; }
.card:focus { outline: none; }
.card:focus-visible, .card :focus-visible { outline: 2px solid var(--hue); outline-offset: 1px; }

.head { display: flex; align-items: start; gap: 0.75rem; }
.kind { flex: 1; margin: 0; color: var(--hue); font-size: 0.8125rem; font-weight: 600; }
.kind::before {
  content: "";
  display: inline-block;
  width: 1.25rem;
  margin-inline-end: 0.5rem;
  vertical-align: 0.3em;
  border-bottom: 3px solid var(--hue);
}
${KINDS.map((kind) => `.card[data-kind="${kind}"] .kind::before { border-bottom-style: ${kindStyles[kind].lineStyle}; }`).join("\n")}
.close {
  width: 2rem;
  height: 2rem;
  margin: -0.375rem -0.5rem 0 0;
  padding: 0;
  border: 0;
  border-radius: 0.375rem;
  background: none;
  color: var(--ink-soft);
  font: inherit;
  font-size: 1.25rem;
  line-height: 1;
  cursor: pointer;
}
.close:hover { color: var(--ink); }

.name { margin: 0.125rem 0 0; font-size: 1.25rem; font-weight: 650; line-height: 1.6; }
.formal { margin: 0; color: var(--ink-soft); }
.that-day { margin: 0.625rem 0 0; padding-inline-start: 0.75rem; border-inline-start: 3px solid var(--hue); }
.that-day p { margin: 0; }
.that-day .heading { color: var(--ink-soft); font-size: 0.8125rem; }

.rows { display: grid; grid-template-columns: fit-content(7.5rem) 1fr; gap: 0.375rem 0.875rem; margin: 0.75rem 0 0; }
.rows dt { color: var(--ink-soft); font-size: 0.8125rem; line-height: 1.85; }
.rows dd { grid-column: 2; margin: 0; }

.detail { display: block; color: var(--ink-soft); font-size: 0.8125rem; }

.why { margin: 0.75rem 0 0; font-size: 0.8125rem; }
.why[hidden] { display: none; }
.why summary { width: fit-content; color: var(--ink-soft); cursor: pointer; }
.why summary:hover { color: var(--hue); }
.why ul { margin: 0.25rem 0 0; padding: 0 0 0 1.125rem; }
.spoken {
  position: absolute;
  overflow: hidden;
  width: 1px;
  height: 1px;
  clip-path: inset(50%);
  white-space: nowrap;
}

.note { margin: 0.75rem 0 0; color: var(--ink-soft); font-size: 0.875rem; }
.sources { margin: 0.75rem 0 0; padding: 0.625rem 0 0; border-top: 1px solid var(--rule); font-size: 0.8125rem; }
.sources .heading { margin: 0; color: var(--ink-soft); }
.sources ul { margin: 0; padding: 0; list-style: none; }
.sources a { color: inherit; text-underline-offset: 0.15em; }
.sources a:hover { color: var(--hue); }
.sources .read { color: var(--ink-soft); }

@media (pointer: coarse) {
  .close { width: 2.75rem; height: 2.75rem; }
  .sources li, .why summary { padding: 0.375rem 0; }
}
@media (forced-colors: active) {
  .card { border-color: CanvasText; }
}
`;
