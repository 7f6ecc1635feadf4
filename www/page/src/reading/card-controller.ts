import type { EditorView, ViewUpdate } from "@codemirror/view";
import { effect, signal } from "@preact/signals";
import type { Annotation } from "danhdau";
import { type Card, createCard, type Why } from "danhdau/card";
import { language } from "../settings/settings";
import cardStyles from "../styles/card.css?inline";
import type { Drawing } from "./drawing";
import type { Engine } from "./engine";
import type { Marks } from "./marks";

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
  engine: Engine;
  /** The date of the article, `YYYY-MM-DD`. */
  asOf: () => string | undefined;
}

/** Opens and closes the card: for a pointer that rests on a mark, a click, a tap, and the keyboard. */
export class CardController {
  readonly #options: CardControllerOptions;
  readonly #root: ShadowRoot;
  #card: Card;
  #mark: Annotation | undefined;
  /** The mark whose card is open. */
  readonly shown = signal<Annotation | undefined>(undefined);
  /** Below what the card says: what one can do. It lives in the shadow root of the card. */
  readonly actions: HTMLElement = document.createElement("div");
  /** Opened on purpose: it stays until it is closed, and follows the steps from mark to mark. */
  #pinned = false;
  /** The mark that the pointer is over. */
  #over: Annotation | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #touch: { x: number; y: number; time: number } | undefined;

  constructor(options: CardControllerOptions) {
    this.#options = options;
    const { host, view, marks } = options;
    this.#root = host.attachShadow({ mode: "open" });
    this.actions.className = "actions";
    this.#card = this.#create();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(cardStyles);
    this.#root.adoptedStyleSheets.push(sheet);
    let first = true;
    effect(() => {
      void language.value;
      if (!first) {
        this.#card.dispose();
        this.#card = this.#create();
        // The card brings its own sheet, which must come before this one.
        const sheets = this.#root.adoptedStyleSheets.filter((one) => one !== sheet);
        this.#root.adoptedStyleSheets = [...sheets, sheet];
      }
      first = false;
    });
    this.#followPointer(view.contentDOM);
    this.#followTouch(view.contentDOM);
    // Scrolling moves the text: capture, because the editor scrolls on a wide screen and the page on a narrow one.
    document.addEventListener("scroll", (event) => this.#onScroll(event), { capture: true, passive: true });
    document.addEventListener("pointerdown", (event) => {
      const path = event.composedPath();
      if (!path.includes(this.#card.element) && !path.includes(view.contentDOM) && !this.#isControl(path))
        this.hide();
    });

    let before = marks.shown;
    effect(() => {
      const { shown } = marks;
      const mark = this.#mark;
      if (mark && shown !== before) {
        const still = shown.find(({ start, name }) => start === mark.start && name === mark.name);
        if (still) this.#show(still, this.hasFocus);
        else this.hide();
      }
      before = shown;
    });
  }

  #create(): Card {
    const { engine } = this.#options;
    const card = createCard(this.#root, {
      language: language.peek(),
      lookup: (id) => engine.records.peek().get(id),
      onHide: () => {
        this.#mark = undefined;
        this.shown.value = undefined;
        this.#pinned = false;
        clearTimeout(this.#timer);
      },
    });
    card.element.append(this.actions);
    // When it opens, and again when the sources have come and it grows.
    new ResizeObserver(() => this.#uncover()).observe(card.element);
    const { element } = card;
    element.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    element.addEventListener("pointerleave", () => {
      this.#over = undefined;
      if (!this.#pinned) this.#timer = setTimeout(() => this.hide(), HOVER_CLOSES_AFTER);
    });
    return card;
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
    const { engine, asOf, view, drawing, marks } = this.#options;
    const { id } = mark;
    const date = asOf();
    const annotator = engine.annotator.peek();
    this.#mark = mark;
    this.shown.value = mark;
    let boxes = drawing.boxes(mark);
    const current = (): DOMRect[] => {
      const now = drawing.boxes(mark);
      if (now.length > 0) boxes = now;
      return boxes;
    };
    const why = async (): Promise<Why> => {
      const text = view.state.doc.toString();
      const { start, end } = marks.place(mark);
      if (!annotator) throw new Error("The annotator is not loaded.");
      return {
        text,
        explanation: await annotator.explain(text, [start, end], date === undefined ? {} : { asOf: date }),
      };
    };
    this.#card.show(
      {
        annotation: mark,
        asOf: date,
        why,
        ...(id === null
          ? {}
          : {
              entity: engine.records.peek().get(id) ?? annotator?.entity(id),
              at: date === undefined ? undefined : annotator?.entityAt(id, date),
              details: annotator?.details(id),
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
    let x: number | undefined;
    let y: number | undefined;

    const rest = (mark: Annotation | undefined): void => {
      if (mark === this.#over) return;
      this.#over = mark;
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
