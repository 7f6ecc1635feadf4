import type { EditorView, ViewUpdate } from "@codemirror/view";
import type { Annotation, Annotator } from "danhdau";
import { type Card, createCard } from "danhdau/card";
import type { Drawing } from "./drawing";
import type { Marks } from "./marks";
import cardStyles from "./styles/card.css?inline";

/** How long the pointer rests on a mark before its card opens, and may be off both before it closes (milliseconds). */
const HOVER_OPENS_AFTER = 180;
const HOVER_CLOSES_AFTER = 280;

/** A touch that moves further (CSS pixels) or lasts longer (milliseconds) is no tap. */
const TAP_RADIUS = 10;
const LONGEST_TAP = 500;

/** Room between a mark and the sheet that would cover it (CSS pixels). */
const COVER_MARGIN = 24;

export interface CardControllerOptions {
  /** The element that receives the shadow root in which the card lives. */
  host: HTMLElement;
  view: EditorView;
  marks: Marks;
  drawing: Drawing;
  annotator: () => Annotator | undefined;
  /** The date of the article, `YYYY-MM-DD`. */
  asOf: () => string | undefined;
}

/** Opens and closes the card: for a pointer that rests on a mark, a click, a tap, and the keyboard. */
export class CardController {
  readonly #options: CardControllerOptions;
  readonly #card: Card;
  #mark: Annotation | undefined;
  /** Opened on purpose: it stays until it is closed, and follows the steps from mark to mark. */
  #pinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #touch: { x: number; y: number; time: number } | undefined;

  constructor(options: CardControllerOptions) {
    this.#options = options;
    const { host, view, marks, annotator } = options;
    const root = host.attachShadow({ mode: "open" });
    this.#card = createCard(root, {
      language: "vi",
      lookup: (id) => annotator()?.entity(id),
      onHide: () => {
        this.#mark = undefined;
        this.#pinned = false;
        clearTimeout(this.#timer);
      },
    });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(cardStyles);
    root.adoptedStyleSheets.push(sheet);

    // When it opens, and again when the sources have come and it grows.
    new ResizeObserver(() => this.#uncover()).observe(this.#card.element);
    this.#followPointer(view.contentDOM);
    this.#followTouch(view.contentDOM);
    // Scrolling moves the text: capture, because the editor scrolls on a wide screen and the page on a narrow one.
    document.addEventListener("scroll", (event) => this.#onScroll(event), { capture: true, passive: true });
    document.addEventListener("pointerdown", (event) => {
      const path = event.composedPath();
      if (!path.includes(this.#card.element) && !path.includes(view.contentDOM) && !this.#isControl(path))
        this.hide();
    });

    let shown = marks.shown;
    marks.onChange(() => {
      const mark = this.#mark;
      if (mark && marks.shown !== shown) {
        const still = marks.shown.find(({ start, name }) => start === mark.start && name === mark.name);
        if (still) this.#show(still, this.hasFocus);
        else this.hide();
      }
      shown = marks.shown;
    });
  }

  get isPinned(): boolean {
    return this.#pinned && this.#card.isOpen;
  }

  get hasFocus(): boolean {
    return (this.#card.element.getRootNode() as ShadowRoot).activeElement !== null;
  }

  /** Opens the card of a mark to stay. With `focus`, the keyboard moves into it; closing brings it back. */
  open(mark: Annotation, { focus }: { focus: boolean }): void {
    this.#pinned = true;
    // A step has just scrolled the text: the lines of the mark are there after the editor has measured.
    this.#options.view.requestMeasure({
      read: () => {},
      write: () => this.#show(mark, focus || this.hasFocus),
    });
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#card.hide();
  }

  /** A changed text ends the card. */
  follow({ docChanged }: ViewUpdate): void {
    if (docChanged) this.hide();
  }

  #show(mark: Annotation, focus: boolean): void {
    const { annotator, asOf, view, drawing } = this.#options;
    const { id } = mark;
    const date = asOf();
    this.#mark = mark;
    let boxes = drawing.boxes(mark);
    const current = (): DOMRect[] => {
      const now = drawing.boxes(mark);
      if (now.length > 0) boxes = now;
      return boxes;
    };
    this.#card.show(
      {
        annotation: mark,
        asOf: date,
        ...(id === null
          ? {}
          : {
              entity: annotator()?.entity(id),
              at: date === undefined ? undefined : annotator()?.entityAt(id, date),
              details: annotator()?.details(id),
            }),
      },
      {
        getBoundingClientRect: () => around(current()),
        getClientRects: current,
        contextElement: view.contentDOM,
      },
      { focus },
    );
  }

  /** Where the card is a sheet at the foot of the window, the page scrolls until its mark is seen above it. */
  #uncover(): void {
    const box = this.#mark && this.#pinned ? this.#options.drawing.boxes(this.#mark)[0] : undefined;
    if (!box) return;
    const { left, right, top } = this.#card.element.getBoundingClientRect();
    if (left <= box.left && right >= box.right && box.bottom > top)
      scrollBy({ top: box.bottom - top + COVER_MARGIN });
  }

  /** Buttons that lead from mark to mark leave the card open. */
  #isControl(path: EventTarget[]): boolean {
    return path.some((target) => target instanceof HTMLElement && target.id === "walk");
  }

  #onScroll({ target }: Event): void {
    if (!this.#mark || target === this.#card.element) return;
    if (!this.#pinned) {
      this.hide();
      return;
    }
    const box = this.#options.drawing.boxes(this.#mark)[0];
    const { top, bottom } = this.#options.view.scrollDOM.getBoundingClientRect();
    const gone = !box || box.bottom < Math.max(top, 0) || box.top > Math.min(bottom, innerHeight);
    if (gone && !this.hasFocus) this.hide();
  }

  #followPointer(text: HTMLElement): void {
    const { drawing, marks } = this.#options;
    let over: Annotation | undefined;
    let x: number | undefined;
    let y: number | undefined;

    const rest = (mark: Annotation | undefined): void => {
      if (mark === over) return;
      over = mark;
      clearTimeout(this.#timer);
      if (this.#pinned) return;
      if (mark && mark !== this.#mark) {
        this.#timer = setTimeout(() => this.#show(mark, false), HOVER_OPENS_AFTER);
      } else if (!mark) {
        this.#timer = setTimeout(() => this.hide(), HOVER_CLOSES_AFTER);
      }
    };
    text.addEventListener("pointermove", ({ pointerType, buttons, clientX, clientY }) => {
      // At the same point it is the text that has moved, as one types.
      if (pointerType !== "mouse" || (clientX === x && clientY === y)) return;
      x = clientX;
      y = clientY;
      const mark = buttons === 0 ? drawing.at(clientX, clientY) : undefined;
      text.style.cursor = mark ? "pointer" : "";
      rest(mark);
    });
    text.addEventListener("pointerleave", () => {
      x = undefined;
      y = undefined;
      rest(undefined);
    });
    this.#card.element.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    this.#card.element.addEventListener("pointerleave", () => {
      over = undefined;
      if (!this.#pinned) this.#timer = setTimeout(() => this.hide(), HOVER_CLOSES_AFTER);
    });

    text.addEventListener("click", ({ clientX, clientY }) => {
      const mark = this.#options.view.state.selection.main.empty ? drawing.at(clientX, clientY) : undefined;
      if (!mark) {
        this.hide();
        return;
      }
      clearTimeout(this.#timer);
      marks.select(mark);
      this.#pinned = true;
      this.#show(mark, false);
    });
  }

  /** A tap on a mark opens its card and, unless one is already writing, brings up no keyboard. */
  #followTouch(text: HTMLElement): void {
    const { drawing, marks, view } = this.#options;
    text.addEventListener(
      "touchstart",
      ({ touches, timeStamp }) => {
        const touch = touches.length === 1 ? touches[0] : undefined;
        this.#touch = touch && { x: touch.clientX, y: touch.clientY, time: timeStamp };
      },
      { passive: true },
    );
    text.addEventListener("touchend", (event) => {
      const began = this.#touch;
      const touch = event.changedTouches[0];
      this.#touch = undefined;
      if (!began || !touch || event.timeStamp - began.time > LONGEST_TAP) return;
      if (Math.hypot(touch.clientX - began.x, touch.clientY - began.y) > TAP_RADIUS) return;
      const mark = drawing.at(touch.clientX, touch.clientY);
      // A second tap on the same mark is meant for the caret.
      if (!mark || (view.hasFocus && mark === this.#mark)) return;
      event.preventDefault();
      marks.select(mark);
      this.#pinned = true;
      this.#show(mark, false);
    });
  }
}

function around(boxes: readonly DOMRect[]): DOMRect {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return boxes.length > 0 ? new DOMRect(left, top, right - left, bottom - top) : new DOMRect();
}
