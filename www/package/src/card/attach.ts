// Opens and closes a card over a highlighted page: for a pointer that rests on a mark, a click, a tap, and the keyboard.
import type { Mark } from "../dom/painter.js";
import { requireKnown } from "../errors.js";
import type { AnnotateOptions, Annotation } from "../types.js";
import type { Card, CardAnchor } from "./card.js";
import { type CardSource, contentFrom } from "./content.js";

/** What a card is attached to: a `HighlightHandle` of `danhdau/dom`. */
export interface CardTarget {
  readonly text: string;
  readonly annotations: readonly Annotation[];
  /** The options that the text was annotated with, for the date that the card speaks of. */
  readonly options: { readonly annotate?: AnnotateOptions | undefined };
  entityAt(x: number, y: number): Mark | undefined;
  rangesOf(annotation: Annotation): readonly AbstractRange[];
  next(): Mark | undefined;
  previous(): Mark | undefined;
  setCurrent(annotation: Annotation | null): void;
  addEventListener(type: "change" | "current", listener: () => void, options?: AddEventListenerOptions): void;
}

export interface AttachOptions {
  /** The document whose pointer and keys are followed. Default: the one of the card. */
  page?: Document | undefined;
  /** The options that the card speaks of, asked for at each opening. Default: those of the handle. */
  annotate?: (() => AnnotateOptions | undefined) | undefined;
  /**
   * Whether keys lead from mark to mark: F8 to the next, Shift+F8 to the previous, Enter into the card of the current one.
   * Keys that are pressed where one types are left alone. Default: `true`.
   */
  keys?: boolean | undefined;
}

/** A card that opens by itself. */
export interface AttachedCard {
  /** Opens the card of an annotation to stay, as a click on its mark does. */
  open(annotation: Annotation, options?: { focus?: boolean | undefined }): void;
  /** Closes the card and removes every listener. The card itself stays the caller's. */
  detach(): void;
}

/** How long the pointer rests on a mark before its card opens, and may be off both before it closes (milliseconds). */
const OPENS_AFTER = 180;
const CLOSES_AFTER = 280;

/**
 * Opens a card for the marks of a page: where the pointer rests, by a click or a tap, and from the keyboard. Escape, its
 * button and a click elsewhere close it. Links and buttons that are marked do what they did before.
 *
 * @param source What knows the records: usually the annotator.
 * @throws {DanhdauError} `options`
 * @example
 * const handle = highlight(article, annotator);
 * const card = createCard(host.attachShadow({ mode: "open" }));
 * const attached = attachCard(card, handle, annotator);
 */
export function attachCard(
  card: Card,
  target: CardTarget,
  source: CardSource,
  options: AttachOptions = {},
): AttachedCard {
  requireKnown("attachCard", options, ["page", "annotate", "keys"]);
  const {
    page = card.element.ownerDocument,
    annotate = () => target.options.annotate,
    keys = true,
  } = options;
  const stop = new AbortController();
  const { signal } = stop;
  let shown: Annotation | undefined;
  /** Opened on purpose: it stays until it is closed. */
  let isPinned = false;
  let over: Annotation | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (
    annotation: Annotation,
    pinned: boolean,
    options: { focus?: boolean; announce?: boolean },
  ): void => {
    const anchor = anchorOf(target, annotation);
    if (anchor === undefined) return;
    clearTimeout(timer);
    shown = annotation;
    isPinned = pinned;
    card.show(contentFrom(source, annotation, { text: target.text, annotate: annotate() }), anchor, options);
  };
  const hide = (): void => {
    clearTimeout(timer);
    shown = undefined;
    isPinned = false;
    card.hide();
  };
  const later = (act: () => void, milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
  // Out of a closed shadow root an event comes as one of its host.
  const { mode, host } = card.element.getRootNode() as Partial<ShadowRoot>;
  const outermost = mode === "closed" && host !== undefined ? host : card.element;
  const isOnCard = (event: Event): boolean => event.composedPath().includes(outermost);
  const markAt = ({ clientX, clientY }: MouseEvent): Annotation | undefined =>
    target.entityAt(clientX, clientY)?.annotation;

  page.addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerType === "touch" || isOnCard(event)) return;
      const mark = event.buttons === 0 ? markAt(event) : undefined;
      if (mark === over) return;
      over = mark;
      if (isPinned && card.isOpen) return;
      if (mark === undefined) later(hide, CLOSES_AFTER);
      else if (mark === shown && card.isOpen) clearTimeout(timer);
      else later(() => show(mark, false, {}), OPENS_AFTER);
    },
    { signal, passive: true },
  );
  card.element.addEventListener("pointerenter", () => clearTimeout(timer), { signal });
  card.element.addEventListener(
    "pointerleave",
    () => {
      over = undefined;
      if (!isPinned) later(hide, CLOSES_AFTER);
    },
    { signal },
  );
  page.addEventListener(
    "click",
    (event) => {
      if (isOnCard(event)) return;
      const mark = isControl(event) || page.getSelection()?.isCollapsed === false ? undefined : markAt(event);
      if (mark === undefined) {
        if (card.isOpen) hide();
      } else {
        target.setCurrent(mark);
        show(mark, true, {});
      }
    },
    { signal },
  );
  page.addEventListener(
    "scroll",
    ({ target: scrolled }) => {
      // The card follows its mark only where it was opened to stay.
      if (scrolled === card.element) return;
      over = undefined;
      clearTimeout(timer);
      if (card.isOpen && !isPinned) hide();
    },
    { signal, capture: true, passive: true },
  );
  target.addEventListener(
    "change",
    () => {
      if (shown === undefined) return;
      const { start, name } = shown;
      const still = target.annotations.find((one) => one.start === start && one.name === name);
      if (still === undefined) hide();
      else shown = still;
    },
    { signal },
  );
  if (keys) {
    page.addEventListener(
      "keydown",
      (event) => {
        if (event.defaultPrevented || isTyping(event) || isOnCard(event)) return;
        if (event.key === "F8" && !event.ctrlKey && !event.altKey && !event.metaKey) {
          const mark = event.shiftKey ? target.previous() : target.next();
          if (mark === undefined) return;
          show(mark.annotation, true, { announce: true });
        } else if (event.key === "Enter" && card.isOpen && isPinned && !isControl(event)) card.focus();
        else return;
        event.preventDefault();
      },
      { signal },
    );
  }

  return {
    open: (annotation, { focus = false } = {}) => show(annotation, true, { focus, announce: !focus }),
    detach() {
      stop.abort();
      hide();
    },
  };
}

/** The place of an annotation, for as long as its nodes are there. */
function anchorOf(target: CardTarget, annotation: Annotation): CardAnchor | undefined {
  const place = target.rangesOf(annotation)[0];
  const page = place?.startContainer.ownerDocument;
  if (place === undefined || !page) return undefined;
  const live = page.createRange();
  try {
    live.setStart(place.startContainer, place.startOffset);
    live.setEnd(place.endContainer, place.endOffset);
  } catch {
    return undefined;
  }
  const contextElement = place.startContainer.parentElement;
  return {
    getBoundingClientRect: () => live.getBoundingClientRect(),
    getClientRects: () => live.getClientRects(),
    ...(contextElement === null ? {} : { contextElement }),
  };
}

const CONTROLS =
  "a[href], button, input, label, select, summary, textarea, [role=button], [role=link], [tabindex]";

/** Whether something takes clicks and Enter for itself. */
function isControl(event: Event): boolean {
  return event.composedPath().some((node) => "matches" in node && (node as Element).matches(CONTROLS));
}

function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  const { localName, isContentEditable } = target as Partial<HTMLElement>;
  return isContentEditable === true || /^(input|select|textarea)$/.test(localName ?? "");
}
