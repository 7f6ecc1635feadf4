/** The text that a reader sees in a tree, and the way back from its offsets to the nodes. */
export interface ExtractedText {
  readonly text: string;
  /**
   * The place of `text.slice(start, end)`. It may begin in one text node and end in another.
   * Start and end must lie on text that a node holds, as those of an annotation do.
   */
  rangeOf(start: number, end: number): StaticRange;
}

// Never read as text. Form fields and editable content belong to whoever types there.
const SKIPPED = new Set(["head", "noscript", "rp", "rt", "script", "style", "template", "title"]);
// Stands between words without being text.
const REPLACED = new Set([
  ...["audio", "button", "canvas", "embed", "iframe", "img", "input", "math", "meter", "object"],
  ...["progress", "select", "svg", "textarea", "video"],
]);
// One unit that is no letter: a name does not run across it.
const OBJECT = "\uFFFC";
// The annotator reads one line break as a space, and a blank line as the end of a paragraph.
const LINE_BREAK = "\n";
const PARAGRAPH_BREAK = "\n\n";

/**
 * Reads a tree as it is displayed: blocks are paragraphs, `<br>` is a line break, and hidden text, scripts, form fields and
 * editable content inside the root are left out. Every UTF-16 unit of a text node is one unit of the text.
 */
export function extractText(root: Element | ShadowRoot): ExtractedText {
  const view = root.ownerDocument.defaultView;
  const parts: string[] = [];
  const nodes: Text[] = [];
  /** Offset in the text at which the node of the same index begins. */
  const starts: number[] = [];
  let length = 0;
  let betweenParagraphs = true;

  const append = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  const endParagraph = (): void => {
    if (!betweenParagraphs) append(PARAGRAPH_BREAK);
    betweenParagraphs = true;
  };
  const appendNode = (node: Text, keepsLineBreaks: boolean): void => {
    // White space between blocks is there for whoever reads the source.
    if (betweenParagraphs && !keepsLineBreaks && /^[ \t\r\n\f]*$/.test(node.data)) return;
    betweenParagraphs = false;
    nodes.push(node);
    starts.push(length);
    append(keepsLineBreaks ? node.data : node.data.replace(/[\t\r\n\f]/g, " "));
  };

  const readChildren = (parent: Node, { visibility, whiteSpace }: Display): void => {
    const keepsLineBreaks = whiteSpace.startsWith("pre") || whiteSpace === "break-spaces";
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      if (isElement(child)) readElement(child);
      else if (isText(child) && visibility !== "hidden") appendNode(child, keepsLineBreaks);
    }
  };
  const readElement = (element: Element): void => {
    const name = element.localName;
    if (SKIPPED.has(name)) return;
    if (name === "br") {
      append(LINE_BREAK);
      return;
    }
    const style = view?.getComputedStyle(element) ?? UNSTYLED;
    if (style.display === "none") return;
    const isBlock = !/^(inline|contents|ruby)/.test(style.display);
    if (isBlock) endParagraph();
    if (REPLACED.has(name) || isEditable(element)) {
      betweenParagraphs = false;
      append(OBJECT);
    } else readChildren(element, style);
    if (isBlock) endParagraph();
  };

  const host = isElement(root) ? root : (root as ShadowRoot).host;
  readChildren(root, view?.getComputedStyle(host) ?? UNSTYLED);

  const locate = (offset: number): [node: Text, offset: number] => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return [nodes[low] as Text, offset - (starts[low] as number)];
  };

  return {
    text: parts.join(""),
    rangeOf(start, end) {
      const [startContainer, startOffset] = locate(start);
      // By the last unit: the one after it may belong to the next node, or to none.
      const [endContainer, lastOffset] = locate(end - 1);
      return new StaticRange({ startContainer, startOffset, endContainer, endOffset: lastOffset + 1 });
    },
  };
}

type Display = Pick<CSSStyleDeclaration, "display" | "visibility" | "whiteSpace">;
const UNSTYLED: Display = { display: "inline", visibility: "visible", whiteSpace: "normal" };

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

function isText(node: Node): node is Text {
  return node.nodeType === 3;
}

function isEditable(element: Element): boolean {
  const value = element.getAttribute("contenteditable");
  return value !== null && value !== "false";
}
