// Hears what changes in the trees that were read, and gathers it until it is asked for.
import { isElement, type Tree } from "./nodes.js";
import { isOwnNode } from "./own-nodes.js";
import type { Reader } from "./reading.js";

// More than so many changes at a time are not looked at one by one: reading everything again costs less.
const FLOOD = 5_000;

// When it is looked whether custom elements have been defined, in milliseconds.
const LOOKS = [100, 1_000, 5_000];

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  // What decides, by itself or by what style sheets usually look at, whether and how text is shown.
  attributeFilter: ["class", "style", "hidden", "open", "slot", "contenteditable", "data-danhdau-optout"],
};

export class Follower {
  readonly #root: Element | ShadowRoot;
  readonly #frames: boolean;
  readonly #onChange: () => void;
  readonly #observers = new Map<Node, { take(): void; stop(): void }>();
  readonly #changed = new Set<Node>();
  readonly #styled = new Set<Element>();
  readonly #styledByAttribute = new Set<Element>();
  readonly #removed = new Set<Node>();
  readonly #moved = new Set<Element>();
  /** Custom elements without a shadow root that are still looked at, and all that ever were. */
  readonly #undefined = new Set<Element>();
  readonly #met = new WeakSet<Element>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #records = 0;

  /**
   * @param frames Whether documents of frames are of interest.
   * @param onChange Called after changes, until {@link handOn} is.
   */
  constructor(root: Element | ShadowRoot, frames: boolean, onChange: () => void) {
    this.#root = root;
    this.#frames = frames;
    this.#onChange = onChange;
  }

  /** From now on these trees are watched, and no others: of the root's own, what is in the root. */
  follow(trees: Iterable<Tree>, rootTree: Tree): void {
    const wanted = new Set<Node>([this.#root]);
    for (const tree of trees) if (tree !== rootTree) wanted.add(tree);
    for (const [node, { stop }] of this.#observers) {
      if (wanted.has(node)) continue;
      stop();
      this.#observers.delete(node);
    }
    for (const node of wanted) if (!this.#observers.has(node)) this.#observers.set(node, this.#watch(node));
  }

  /** Tells a reader what has changed; `false` if nothing has. */
  handOn(reader: Reader): boolean {
    const isFlood = this.#records > FLOOD;
    const hasChanged = isFlood || this.#count > 0;
    if (isFlood) reader.everythingChanged();
    else {
      for (const element of this.#moved) reader.moved(element);
      for (const element of this.#styled) reader.styleChanged(element);
      for (const element of this.#styledByAttribute) reader.styleAttributeChanged(element);
      for (const node of this.#changed) reader.contentChanged(node);
    }
    this.#forget();
    return hasChanged;
  }

  /** Takes what the observers have not told yet; `true` if anything has changed. */
  takeRecords(): boolean {
    for (const { take } of this.#observers.values()) take();
    return this.#records > FLOOD || this.#count > 0;
  }

  /** A custom element gets its shadow root when it is defined, which no observer sees. */
  awaitDefinition(elements: readonly Element[]): void {
    const fresh = elements.filter((element) => !this.#met.has(element));
    if (fresh.length === 0) return;
    for (const element of fresh) {
      this.#met.add(element);
      this.#undefined.add(element);
    }
    const look = (): void => {
      for (const element of this.#undefined) {
        if (!element.isConnected) this.#undefined.delete(element);
        else if (element.shadowRoot !== null) {
          this.#undefined.delete(element);
          this.#note(element);
        }
      }
    };
    for (const { localName, ownerDocument } of fresh) {
      ownerDocument.defaultView?.customElements?.whenDefined(localName).then(look, () => {});
    }
    // The scripts of an extension have no registry of custom elements: they can only look again.
    for (const delay of LOOKS) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        look();
        // Later ones are seen only when what is around them changes.
        if (this.#timers.size === 0) this.#undefined.clear();
      }, delay);
      this.#timers.add(timer);
    }
  }

  /** Other styles may count now. */
  #noteEverything(): void {
    this.#records = FLOOD + 1;
    this.#onChange();
  }

  /** A node changed in a way that no observer sees. */
  #note(node: Node): void {
    this.#changed.add(node);
    this.#onChange();
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#undefined.clear();
    for (const { stop } of this.#observers.values()) stop();
    this.#observers.clear();
    this.#forget();
  }

  get #kinds(): readonly Set<Node>[] {
    return [this.#changed, this.#styled as Set<Node>, this.#styledByAttribute as Set<Node>];
  }

  get #count(): number {
    return this.#changed.size + this.#styled.size + this.#styledByAttribute.size;
  }

  #forget(): void {
    this.#records = 0;
    for (const gathered of [...this.#kinds, this.#removed, this.#moved]) gathered.clear();
  }

  #watch(node: Node): { take(): void; stop(): void } {
    const view = (node.ownerDocument ?? (node as Document)).defaultView ?? globalThis;
    const observer = new view.MutationObserver((records) => this.#take(records));
    observer.observe(node, WATCHED);
    // The root's own style sheets are anywhere in its document.
    const tree = node === this.#root && isElement(node) ? node.ownerDocument : node;
    const onLoad = ({ target }: Event): void => {
      const { localName } = target as Element;
      if (localName === "link") this.#noteEverything();
      // Another document in a frame.
      else if (this.#frames && /^i?frame$/.test(localName)) this.#note(target as Node);
    };
    tree.addEventListener("load", onLoad, true);
    // What is shown may depend on the width of the window.
    const onResize = (): void => this.#noteEverything();
    view.addEventListener("resize", onResize);
    return {
      take: () => this.#take(observer.takeRecords()),
      stop() {
        observer.disconnect();
        tree.removeEventListener("load", onLoad, true);
        view.removeEventListener("resize", onResize);
      },
    };
  }

  #take(records: readonly MutationRecord[]): void {
    this.#records += records.length;
    if (this.#records > FLOOD) {
      for (const gathered of this.#kinds) gathered.clear();
      this.#onChange();
      return;
    }
    const before = this.#count;
    for (const { type, target, attributeName, addedNodes, removedNodes } of records) {
      if (attributeName === "style") this.#styledByAttribute.add(target as Element);
      else if (type === "attributes") this.#styled.add(target as Element);
      else if (type === "characterData" || !(isAllOwn(addedNodes) && isAllOwn(removedNodes))) {
        this.#changed.add(target);
        for (const node of removedNodes) this.#removed.add(node);
        for (const node of addedNodes) if (isElement(node) && this.#removed.has(node)) this.#moved.add(node);
      }
    }
    if (this.#count > before) this.#onChange();
  }
}

function isAllOwn(nodes: NodeList): boolean {
  for (const node of nodes) if (!isOwnNode(node)) return false;
  return true;
}
