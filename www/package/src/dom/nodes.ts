// Nodes of this document and of others: `instanceof` knows only those of its own window.

/** A tree whose styles are its own. */
export type Tree = Document | ShadowRoot;

export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

export function isText(node: Node): node is Text {
  // A CDATA section is text too, in documents of XML.
  return node.nodeType === 3 || node.nodeType === 4;
}

/** The tree of a node; a node that is in none counts for the document that it belongs to. */
export function treeOf(node: Node): Tree {
  const root = node.getRootNode();
  return "adoptedStyleSheets" in root ? (root as Tree) : (node.ownerDocument as Document);
}

/** Where a node is shown: in the slot that takes it, in its parent, in the host of its shadow root, in the frame of its document. */
export function flatParent(node: Node): Element | null {
  const { assignedSlot } = node as Partial<Slottable>;
  if (assignedSlot) return assignedSlot;
  const { parentNode } = node;
  if (parentNode === null) {
    return "host" in node
      ? (node as ShadowRoot).host
      : ((node as Document).defaultView?.frameElement ?? null);
  }
  if (isElement(parentNode)) return parentNode;
  return flatParent(parentNode);
}

/** The document in a frame, where it may be read. */
export function frameDocument(element: Element): Document | null {
  if (element.localName !== "iframe" && element.localName !== "frame") return null;
  try {
    return (element as HTMLIFrameElement).contentDocument;
  } catch {
    return null;
  }
}
