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
import { DanhdauError, requireKnown } from "../errors.js";
import type { Annotation, Entity, EntityAt, EntityDetails } from "../types.js";
import { type Description, describeMark, type Lookup } from "./describe.js";
import { createFrame } from "./frame.js";
import { cardStyles } from "./styles.js";
import { describeWhy, type Why } from "./why.js";
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

/** There already, or on its way. */
export type Later<T> = T | PromiseLike<T>;

/** What a card shows. What is on its way is filled in when it arrives; {@link contentFrom} asks an annotator for all of it. */
export interface ShownContent {
  readonly annotation: Annotation;
  /** The record of `annotation.id`. */
  readonly entity?: Later<Entity | undefined>;
  /** The date of the article, `YYYY-MM-DD`. */
  readonly asOf?: string | undefined;
  /** What the record says about `asOf`. */
  readonly at?: Later<EntityAt | undefined>;
  readonly details?: Later<EntityDetails | undefined>;
  /** Finds the records that the shown one names. Default: the one that `createCard` was given. */
  readonly lookup?: Lookup | undefined;
  /** Explains the mark, when the reader asks why. Without it, the card does not offer to. */
  readonly why?: (() => Later<Why>) | undefined;
}

export interface ShowOptions {
  /** Moves the keyboard into the card; closing brings it back. Default: `false`. */
  focus?: boolean | undefined;
  /** Has a screen reader say what the card is about, while the focus stays where it is. Default: `false`. */
  announce?: boolean | undefined;
}

/**
 * A card that says what an annotation stands for. It is a view: the caller decides when it opens and closes (on hovering,
 * focus or tapping) and gives it what there is to say. Escape, its button and `hide()` close it.
 */
export interface Card {
  /** The card itself, a non-modal dialog; for listeners that keep it open while the pointer is over it. */
  readonly element: HTMLElement;
  readonly isOpen: boolean;
  /** Opens the card, or fills and moves the open one. */
  show(content: ShownContent, anchor: CardAnchor, options?: ShowOptions): void;
  /** Moves the keyboard into the open card; closing brings it back. */
  focus(): void;
  hide(): void;
  /** Hides the card and removes it, with its styles. */
  dispose(): void;
}

/**
 * Puts a closed card into a shadow root, where neither the page's styles reach it nor its styles the page.
 *
 * @throws {DanhdauError} `options`
 * @example
 * const card = createCard(host.attachShadow({ mode: "open" }), { lookup: annotator.entity });
 * card.show({ annotation, entity: annotator.entity(id), details: annotator.details(id) }, range);
 */
export function createCard(root: ShadowRoot, options: CardOptions = {}): Card {
  requireKnown("createCard", options, ["language", "lookup", "onHide"]);
  const { language = "vi", lookup = () => undefined, onHide } = options;
  const words = wordings[language];
  if (words === undefined) {
    const known = Object.keys(wordings).join(", ");
    throw new DanhdauError("options", `createCard() has no language "${language}". There are ${known}.`);
  }
  const page = root.ownerDocument;
  const view = page.defaultView as Window & typeof globalThis;
  addOwnNode(root.host);

  const styles = new view.CSSStyleSheet();
  styles.replaceSync(cardStyles);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];

  const frame = createFrame(page, language, words);
  const { element } = frame;
  frame.close.addEventListener("click", () => card.hide());
  root.append(element, frame.spoken);

  let isOpen = false;
  let shown: ShownContent | undefined;
  let stopFollowing: (() => void) | undefined;
  let focusedBefore: Element | null = null;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") card.hide();
  };

  /** Fills the frame with what is there, and again whenever something has arrived. */
  const fill = (content: ShownContent, announce: boolean): void => {
    const { annotation, asOf, lookup: find = lookup, why } = content;
    const known: {
      entity?: Entity | undefined;
      at?: EntityAt | undefined;
      details?: EntityDetails | undefined;
    } = {};
    const awaited = new Set<string>();
    let hasFailed = false;
    const draw = (): void => {
      const description = describeMark({ annotation, asOf, ...known }, words, find);
      const pending = awaited.size > 0 ? words.sources.loading : hasFailed ? words.sources.failed : undefined;
      frame.fill(description, pending);
      if (announce && !awaited.has("entity") && !awaited.has("at")) {
        frame.spoken.textContent = spokenText(description, words);
        announce = false;
      }
    };
    const take = <Key extends keyof typeof known>(key: Key, value: Later<(typeof known)[Key]>): void => {
      if (!isPromise(value)) {
        known[key] = value;
        return;
      }
      awaited.add(key);
      const settle = (arrived: (typeof known)[Key]): void => {
        if (shown !== content) return;
        awaited.delete(key);
        known[key] = arrived;
        draw();
      };
      value.then(settle, () => {
        hasFailed = true;
        settle(undefined);
      });
    };
    take("entity", content.entity);
    take("at", content.at);
    take("details", content.details);
    draw();
    frame.offerWhy(
      why === undefined ? undefined : async () => describeWhy(annotation, await why(), words.why),
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
    show(content, anchor, { focus = false, announce = false } = {}) {
      shown = content;
      element.dataset.kind = content.annotation.kind;
      frame.spoken.textContent = "";
      fill(content, announce);
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
      if (focus) card.focus();
    },
    focus() {
      if (isOpen) element.focus({ preventScroll: true });
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
      frame.spoken.textContent = "";
      if (hadFocus && focusedBefore?.isConnected)
        (focusedBefore as HTMLElement).focus({ preventScroll: true });
      focusedBefore = null;
      onHide?.();
    },
    dispose() {
      card.hide();
      element.remove();
      frame.spoken.remove();
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

/** "Province: Hải Dương. On 1 May 2026: Part of Hải Phòng from 1 July 2025. Press Enter …" */
function spokenText({ kind, name, thatDay, notes }: Description, words: Wording): string {
  const then = thatDay === undefined ? [] : [`${thatDay.heading}: ${thatDay.lines.join("; ")}`];
  const sentences = [`${kind}: ${name}`, ...then, ...notes.slice(0, 1), words.enterHint];
  return sentences.map((sentence) => sentence.replace(/\.?$/, ".")).join(" ");
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
