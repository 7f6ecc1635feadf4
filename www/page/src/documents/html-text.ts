// Text out of HTML: structure becomes line breaks, everything else is dropped. Nothing of it is run, loaded or shown.
import { parseInert } from "../offline/trusted";

const DROPPED = new Set(
  "HEAD SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT SVG MATH CANVAS VIDEO AUDIO SELECT TEXTAREA BUTTON".split(
    " ",
  ),
);
const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM " +
    "H1 H2 H3 H4 H5 H6 HEADER HGROUP HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL"
  ).split(" "),
);

/** The text of a page or of a part of one: a line for each block, "- " before items of lists, tabs between cells. */
export function htmlToText(html: string): string {
  const lines: string[] = [];
  let line = "";
  const breakLine = (): void => {
    const text = line.replace(/[ \n\r\f]+/g, " ").trim();
    if (text !== "" && text !== "-") lines.push(text);
    line = "";
  };
  const breakPreformatted = (): void => {
    lines.push(line.trimEnd());
    line = "";
  };

  const walk = (node: Node, isPreformatted: boolean): void => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        const text = child.nodeValue ?? "";
        if (!isPreformatted) {
          line += text.replace(/[ \t\n\r\f]+/g, " ");
          continue;
        }
        for (const [index, part] of text.split("\n").entries()) {
          if (index > 0) breakPreformatted();
          line += part;
        }
      } else if (child instanceof HTMLElement || child.nodeType === Node.ELEMENT_NODE) {
        take(child as Element, isPreformatted);
      }
    }
  };
  const take = (element: Element, isPreformatted: boolean): void => {
    const name = element.tagName.toUpperCase();
    if (DROPPED.has(name) || element.hasAttribute("hidden")) return;
    if (name === "BR") {
      breakLine();
      return;
    }
    const isBlock = BLOCKS.has(name);
    if (isBlock) breakLine();
    if (name === "LI") line = "- ";
    if ((name === "TD" || name === "TH") && element.previousElementSibling) line += "\t";
    walk(element, isPreformatted || name === "PRE");
    if (isBlock) breakLine();
  };
  walk(parseInert(html).body, false);
  breakLine();
  return lines.join("\n");
}
