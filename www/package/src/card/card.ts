import {
  autoUpdate,
  type ClientRectObject,
  computePosition,
  flip,
  inline,
  offset,
  shift,
  size,
  type VirtualElement,
} from "@floating-ui/dom";
import { addOwnNode } from "../dom/own-nodes.js";
import type { EntityDetails } from "../types.js";
import { type CardContent, type Description, describeMark, type Lookup, type Row } from "./describe.js";
import { cardStyles } from "./styles.js";
import { type Language, type Wording, wordings } from "./wording.js";

/**
 * What the card stands by: a live `Range`, an element, or anything that tells its box. A box that cannot move, such as a
 * `DOMRect`, will do where the card is closed on scrolling.
 */
export type CardAnchor = VirtualElement | ClientRectObject;

export interface CardOptions {
  /** Language of the card's own words. Names stay Vietnamese. Default: `"vi"`. */
  language?: Language | undefined;
  /** Finds the records that the shown one names: successors, parents, candidates. Usually `annotator.entity`. */
  lookup?: Lookup | undefined;
  /** Called whenever an open card closes, however it came about. */
  onHide?: (() => void) | undefined;
}

/** What {@link Card.show} takes: the details may still be on their way. */
export interface ShownContent extends Omit<CardContent, "details"> {
  readonly details?: EntityDetails | undefined | PromiseLike<EntityDetails | undefined>;
}

/**
 * A card that says what an annotation stands for. It is a view: the caller decides when it opens and closes (on hovering,
 * focus or tapping) and gives it what there is to say. Escape, its button and `hide()` close it.
 */
export interface Card {
  /** The card itself, a non-modal dialog; for listeners that keep it open while the pointer is over it. */
  readonly element: HTMLElement;
  readonly isOpen: boolean;
  /** Opens the card, or fills and moves the open one. `focus` moves the keyboard into it; closing brings it back. */
  show(content: ShownContent, anchor: CardAnchor, options?: { focus?: boolean }): void;
  hide(): void;
  /** Hides the card and removes it, with its styles. */
  dispose(): void;
}

/**
 * Puts a closed card into a shadow root, where neither the page's styles reach it nor its styles the page.
 *
 * @example
 * const card = createCard(host.attachShadow({ mode: "open" }), { lookup: annotator.entity });
 * card.show({ annotation, entity: annotator.entity(id), details: annotator.details(id) }, range);
 */
export function createCard(root: ShadowRoot, options: CardOptions = {}): Card {
  const { language = "vi", lookup = () => undefined, onHide } = options;
  const words = wordings[language];
  const page = root.ownerDocument;
  const view = page.defaultView as Window & typeof globalThis;
  addOwnNode(root.host);

  const styles = new view.CSSStyleSheet();
  styles.replaceSync(cardStyles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];

  const frame = createFrame(page, language, words);
  const { element } = frame;
  frame.close.addEventListener("click", () => card.hide());
  root.append(element);

  let isOpen = false;
  let shown: ShownContent | undefined;
  let stopFollowing: (() => void) | undefined;
  let focusedBefore: Element | null = null;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") card.hide();
  };

  const fill = (content: ShownContent): void => {
    const { details } = content;
    if (!isPromise(details)) {
      frame.fill(describeMark({ ...content, details }, words, lookup));
      return;
    }
    const known = describeMark({ ...content, details: undefined }, words, lookup);
    frame.fill(known, words.sources.loading);
    details.then(
      (arrived) => {
        if (shown === content) frame.fill(describeMark({ ...content, details: arrived }, words, lookup));
      },
      () => {
        if (shown === content) frame.fill(known, words.sources.failed);
      },
    );
  };

  const follow = (anchor: CardAnchor): void => {
    stopFollowing?.();
    const reference = isBox(anchor) ? { getBoundingClientRect: () => anchor } : anchor;
    stopFollowing = autoUpdate(reference, element, () => void place(reference, element));
  };

  const card: Card = {
    element,
    get isOpen() {
      return isOpen;
    },
    show(content, anchor, { focus = false } = {}) {
      shown = content;
      element.dataset.kind = content.annotation.kind;
      fill(content);
      if (!isOpen) {
        isOpen = true;
        focusedBefore = deepestFocus(page);
        element.hidden = false;
        // The top layer: above everything on the page, and outside of what clips or transforms the host.
        element.showPopover?.();
        page.addEventListener("keydown", onKeyDown);
      }
      element.scrollTop = 0;
      follow(anchor);
      if (focus) element.focus({ preventScroll: true });
    },
    hide() {
      if (!isOpen) return;
      const hadFocus = root.activeElement !== null && element.contains(root.activeElement);
      isOpen = false;
      shown = undefined;
      stopFollowing?.();
      page.removeEventListener("keydown", onKeyDown);
      element.hidePopover?.();
      element.hidden = true;
      if (hadFocus && focusedBefore?.isConnected)
        (focusedBefore as HTMLElement).focus({ preventScroll: true });
      focusedBefore = null;
      onHide?.();
    },
    dispose() {
      card.hide();
      element.remove();
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((sheet) => sheet !== styles);
    },
  };
  return card;
}

async function place(reference: VirtualElement, element: HTMLElement): Promise<void> {
  const padding = 8;
  const { x, y } = await computePosition(reference, element, {
    strategy: "fixed",
    placement: "bottom-start",
    middleware: [
      inline(),
      offset(6),
      flip({ padding }),
      shift({ padding }),
      size({
        padding,
        apply: ({ availableHeight }) => {
          element.style.maxHeight = `${Math.max(availableHeight, 160)}px`;
        },
      }),
    ],
  });
  element.style.left = `${x}px`;
  element.style.top = `${y}px`;
}

interface Frame {
  readonly element: HTMLElement;
  readonly close: HTMLButtonElement;
  /** `pending` is said in place of the sources. */
  fill(description: Description, pending?: string): void;
}

function createFrame(page: Document, language: Language, words: Wording): Frame {
  const make = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    className?: string,
    ...content: (Node | string)[]
  ): HTMLElementTagNameMap[Name] => {
    const made = page.createElement(name);
    if (className !== undefined) made.className = className;
    made.append(...content);
    return made;
  };

  const kind = make("p", "kind");
  const close = make("button", "close", "×");
  close.type = "button";
  close.setAttribute("aria-label", words.close);
  const name = make("h2", "name");
  name.id = "name";
  name.lang = "vi";
  const body = make("div", "body");
  const element = make("div", "card", make("div", "head", kind, close), name, body);
  element.lang = language;
  element.tabIndex = -1;
  element.hidden = true;
  element.setAttribute("popover", "manual");
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-labelledby", name.id);

  const rowNodes = ({ label, values }: Row): Node[] => [
    make("dt", undefined, label),
    ...values.map(({ text, detail }) =>
      detail === undefined
        ? make("dd", undefined, text)
        : make("dd", undefined, text, make("span", "detail", detail)),
    ),
  ];
  const sourceNodes = (description: Description, pending: string | undefined): Node[] => {
    const heading = make("p", "heading", pending ?? words.label.sources);
    if (pending !== undefined) return [make("section", "sources", heading)];
    if (description.sources.length === 0) return [];
    const items = description.sources.map(({ text, href, read }) => {
      const after = make("span", "read", ` (${read})`);
      if (href === undefined) return make("li", undefined, text, after);
      const link = make("a", undefined, text);
      link.href = href;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      return make("li", undefined, link, after);
    });
    return [make("section", "sources", heading, make("ul", undefined, ...items))];
  };

  return {
    element,
    close,
    fill(description, pending) {
      kind.textContent = description.kind;
      name.textContent = description.name;
      const { formalName, thatDay, rows, notes } = description;
      body.replaceChildren(
        ...(formalName === undefined ? [] : [make("p", "formal", formalName)]),
        ...(thatDay === undefined
          ? []
          : [
              make(
                "div",
                "that-day",
                make("p", "heading", thatDay.heading),
                ...thatDay.lines.map((line) => make("p", undefined, line)),
              ),
            ]),
        ...(rows.length === 0 ? [] : [make("dl", "rows", ...rows.flatMap(rowNodes))]),
        ...notes.map((note) => make("p", "note", note)),
        ...sourceNodes(description, pending),
      );
    },
  };
}

/** The focused element, looked for inside open shadow roots. */
function deepestFocus(page: Document): Element | null {
  let focused = page.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

function isBox(anchor: CardAnchor): anchor is ClientRectObject {
  return !("getBoundingClientRect" in anchor);
}

function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === "object" && value !== null && "then" in value;
}
