// Reads a tree as it is displayed, block by block, and keeps what has not changed.
import { flatParent, frameDocument, isElement, isText, type Tree, treeOf } from "./nodes.js";
import { isOwnNode } from "./own-nodes.js";

/** A stretch of text without a block in it: what a reader takes for a paragraph. Made anew when anything in it changes. */
export interface Run {
  readonly text: string;
  readonly nodes: readonly Text[];
  /** Offset in the text at which the node of the same index begins. */
  readonly starts: readonly number[];
  /** What has a place in the viewport. */
  readonly box: Element;
}

/** A block that was read, with what is in it, in order. */
interface Block {
  readonly box: Element;
  parts: readonly (Run | Block)[];
  /** What of its own style decides how it and what it contains are read. */
  style: string;
  /** Trees that begin in it: shadow roots and documents of frames. */
  trees: readonly Tree[];
  isChanged: boolean;
  /** The last reading that met it. */
  met: number;
}

export interface ReadingOptions {
  /** Selector of elements that are not read. */
  readonly ignore: string;
  /** Whether documents of frames are read. */
  readonly frames: boolean;
}

/** What a reading found. */
export interface Reading {
  readonly runs: readonly Run[];
  readonly trees: ReadonlySet<Tree>;
  /** Custom elements that may still get a shadow root. */
  readonly undefinedElements: readonly Element[];
}

// Never read as text.
const SKIPPED = new Set(["head", "noscript", "rp", "rt", "script", "style", "template", "title"]);
// Stands between words without being text. What is in form fields belongs to whoever types there.
const REPLACED = new Set([
  ...["audio", "button", "canvas", "embed", "iframe", "frame", "img", "input", "math", "meter", "object"],
  ...["progress", "select", "svg", "textarea", "video"],
]);
// A note mark stands at the end of a word, and is not part of it.
const NOTE_MARKS = new Set(["sub", "sup"]);
// What belongs to a line also where a style lets it float, as the first letter of an article may.
const PHRASING = new Set(["a", "b", "big", "em", "font", "i", "small", "span", "strong", "u"]);
// One unit that is no letter: a name does not run across it.
const OBJECT = "\uFFFC";
// The annotator reads one line break as a space, and a blank line as the end of a paragraph.
const LINE_BREAK = "\n";

/** What decides how an element is read. */
type Display = Pick<CSSStyleDeclaration, "display" | "visibility" | "whiteSpace" | "float">;
const UNSTYLED: Display = { display: "inline", visibility: "visible", whiteSpace: "normal", float: "none" };

export class Reader {
  readonly #root: Element | ShadowRoot;
  readonly #options: ReadingOptions;
  readonly #blocks = new WeakMap<Element, Block>();
  #reading = 0;

  constructor(root: Element | ShadowRoot, options: ReadingOptions) {
    this.#root = root;
    this.#options = options;
  }

  /** Reads what has changed since the last time, and puts it together with the rest. */
  read(): Reading {
    const last = this.#reading++;
    const runs: Run[] = [];
    const trees = new Set<Tree>([treeOf(this.#root)]);
    const undefinedElements: Element[] = [];

    const collect = (block: Block): void => {
      if (block.isChanged || block.met !== last) {
        new BlockReading(block, this.#options, undefinedElements, (box) => this.#blockOf(box)).read(
          this.#root,
        );
      }
      block.met = this.#reading;
      for (const tree of block.trees) trees.add(tree);
      for (const part of block.parts) {
        if ("nodes" in part) runs.push(part);
        else collect(part);
      }
    };
    collect(this.#blockOf(isElement(this.#root) ? this.#root : this.#root.host));
    return { runs, trees, undefinedElements };
  }

  /** Text or children of a node have changed. */
  contentChanged(node: Node): void {
    const block = this.#blockAround(node);
    if (block === undefined) return;
    // What a host contains is shown anywhere in its shadow tree.
    if ((node as Partial<Element>).shadowRoot) this.#changeAll(block);
    else block.isChanged = true;
  }

  /** The style of an element may be another one, and with it that of all it contains. */
  styleChanged(element: Element): void {
    this.moved(element);
    const parent = flatParent(element);
    const around = parent === null ? undefined : this.#blockAround(parent);
    if (around !== undefined) around.isChanged = true;
  }

  /**
   * The style attribute of an element is another one. What moves on a page has it changed all the time, and is mostly read as
   * before.
   */
  styleAttributeChanged(element: Element): void {
    const own = this.#blocks.get(element);
    if (own === undefined || own.style !== inShort(styleOf(element))) this.styleChanged(element);
  }

  /** An element stands elsewhere now, where other styles may reach it and all that it contains. */
  moved(element: Element): void {
    const own = this.#blocks.get(element);
    if (own !== undefined) {
      this.#changeAll(own);
      return;
    }
    for (const inside of element.querySelectorAll("*")) {
      const block = this.#blocks.get(inside);
      if (block !== undefined) this.#changeAll(block);
    }
  }

  /** Nothing that was read before is relied on. */
  everythingChanged(): void {
    // Only what the last reading met is kept.
    this.#reading++;
  }

  #blockOf(box: Element): Block {
    let block = this.#blocks.get(box);
    if (block === undefined) {
      block = { box, parts: [], style: "", trees: [], isChanged: true, met: -1 };
      this.#blocks.set(box, block);
    }
    return block;
  }

  #blockAround(node: Node): Block | undefined {
    for (let at: Node | null = node; at !== null; at = flatParent(at)) {
      const block = isElement(at) ? this.#blocks.get(at) : undefined;
      if (block?.met === this.#reading) return block;
    }
    return undefined;
  }

  #changeAll(block: Block): void {
    block.isChanged = true;
    for (const part of block.parts) if (!("nodes" in part)) this.#changeAll(part);
  }
}

/** One reading of one block. */
class BlockReading {
  readonly #block: Block;
  readonly #options: ReadingOptions;
  readonly #undefinedElements: Element[];
  readonly #blockOf: (box: Element) => Block;
  readonly #parts: (Run | Block)[] = [];
  readonly #trees: Tree[] = [];

  #box: Element;
  #pieces: string[] = [];
  #nodes: Text[] = [];
  #starts: number[] = [];
  #length = 0;

  constructor(
    block: Block,
    options: ReadingOptions,
    undefinedElements: Element[],
    blockOf: (box: Element) => Block,
  ) {
    this.#block = block;
    this.#box = block.box;
    this.#options = options;
    this.#undefinedElements = undefinedElements;
    this.#blockOf = blockOf;
  }

  read(root: Element | ShadowRoot): void {
    const { box } = this.#block;
    const style = styleOf(box);
    if (style.display === "contents") this.#box = withBox(box);
    // A shadow root that was given as such is read even where its host is of no interest.
    if (!isElement(root) && root.host === box) this.#readChildren(root, style);
    else this.#readContent(box, style);
    this.#endRun();
    this.#block.parts = this.#parts;
    this.#block.style = inShort(style);
    this.#block.trees = this.#trees;
    this.#block.isChanged = false;
  }

  #readContent(element: Element, style: Display): void {
    const { shadowRoot } = element;
    if (shadowRoot !== null) {
      this.#trees.push(shadowRoot);
      this.#readChildren(shadowRoot, style);
      return;
    }
    if (element.localName === "slot") {
      const assigned = (element as HTMLSlotElement).assignedNodes?.() ?? [];
      if (assigned.length > 0) {
        for (const node of assigned) this.#readNode(node, style);
        return;
      }
    } else if (element.localName.includes("-") && element.matches(":not(:defined)")) {
      this.#undefinedElements.push(element);
    }
    this.#readChildren(element, style);
  }

  #readChildren(parent: Node, style: Display): void {
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) {
      this.#readNode(child, style);
    }
  }

  #readNode(node: Node, style: Display): void {
    if (isText(node)) {
      if (style.visibility !== "hidden" && style.visibility !== "collapse")
        this.#addText(node, style.whiteSpace);
    } else if (isElement(node)) this.#readElement(node);
  }

  #readElement(element: Element): void {
    const name = element.localName;
    if (SKIPPED.has(name) || isOwnNode(element)) return;
    if (name === "br") {
      this.#add(LINE_BREAK);
      return;
    }
    const style = styleOf(element);
    if (style.display === "none") return;
    const isBlock = !isInline(style, name);
    if (REPLACED.has(name) || isEditable(element) || element.matches(this.#options.ignore)) {
      const inside = this.#options.frames ? frameDocument(element) : null;
      if (inside?.body && inside.designMode !== "on" && !element.matches(this.#options.ignore)) {
        this.#trees.push(inside);
        this.#addBlock(inside.body);
      } else if (isBlock) this.#endRun();
      else this.#add(OBJECT);
    } else if (isBlock) {
      this.#addBlock(element);
    } else if (NOTE_MARKS.has(name)) {
      this.#add(OBJECT);
      this.#readContent(element, style);
      this.#add(OBJECT);
    } else this.#readContent(element, style);
  }

  #addBlock(box: Element): void {
    this.#endRun();
    this.#parts.push(this.#blockOf(box));
  }

  #addText(node: Text, whiteSpace: string): void {
    const keepsLineBreaks = whiteSpace.startsWith("pre") || whiteSpace.startsWith("break");
    // White space between blocks is there for whoever reads the source.
    if (this.#length === 0 && !keepsLineBreaks && /^[ \t\r\n\f]*$/.test(node.data)) return;
    this.#nodes.push(node);
    this.#starts.push(this.#length);
    this.#add(keepsLineBreaks ? node.data : node.data.replace(/[\t\r\n\f]/g, " "));
  }

  #add(piece: string): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  #endRun(): void {
    if (this.#nodes.length > 0) {
      const text = this.#pieces.join("");
      this.#parts.push({ text, nodes: this.#nodes, starts: this.#starts, box: this.#box });
    }
    this.#pieces = [];
    this.#nodes = [];
    this.#starts = [];
    this.#length = 0;
  }
}

/** In a browser, the style of an element is a living object. */
function inShort({ display, visibility, whiteSpace, float }: Display): string {
  return `${display} ${visibility} ${whiteSpace} ${float}`;
}

function styleOf(element: Element): Display {
  return element.ownerDocument.defaultView?.getComputedStyle(element) ?? UNSTYLED;
}

/** The nearest element around one without a box of its own. */
function withBox(element: Element): Element {
  const parent = flatParent(element);
  return parent !== null && styleOf(element).display === "contents" ? withBox(parent) : element;
}

function isInline({ display, float }: Display, name: string): boolean {
  if (/^(inline|contents|ruby)/.test(display) || display === "") return true;
  return float !== "none" && PHRASING.has(name);
}

function isEditable(element: Element): boolean {
  const value = element.getAttribute("contenteditable");
  return value !== null && value !== "false";
}
