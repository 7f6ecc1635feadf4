// Elements that this package puts into a page, such as the host of a card: they are not text of the page.
const ownNodes = /* @__PURE__ */ new WeakSet<Node>();

export function addOwnNode(node: Node): void {
  ownNodes.add(node);
}

export function isOwnNode(node: Node): boolean {
  return ownNodes.has(node);
}
