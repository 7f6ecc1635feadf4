// Opens and closes the card: for a pointer that rests on a mark, a click or a tap, and the keyboard. Its element is in the page
// only as long as the card is open, outside of the body, and its inside is closed to the page.
import type { Annotation, Entity, EntityDetails } from "danhdau";
import { type Card, type CardAnchor, createCard } from "danhdau/card";
import type { HighlightHandle, Mark } from "danhdau/dom";
import type { Language } from "../language";
import { ask } from "./ask";

/** How long the pointer rests on a mark before its card opens, and may be off both before it closes (milliseconds). */
const HOVER_OPENS_AFTER = 350;
const HOVER_CLOSES_AFTER = 300;

/** A screen reader listens to a region that has been there for a moment (milliseconds). */
const SPEAKS_AFTER = 150;

/** Elements that do something of their own when they are clicked. */
const ACTIVE =
  "a[href], button, input, select, textarea, label, summary, video, audio, [role=button], [role=link], [contenteditable]";

export interface CardOpenerOptions {
  readonly handle: HighlightHandle;
  readonly language: Language;
  readonly asOf: () => string | undefined;
  readonly ground: () => "light" | "dark";
}

interface OpenCard {
  readonly annotation: Annotation;
  readonly card: Card;
  readonly host: HTMLElement;
  /** What is said to a screen reader. */
  readonly region: HTMLElement;
  /** Records that the shown one names. */
  readonly records: Map<string, Entity>;
}

export class CardOpener {
  readonly #options: CardOpenerOptions;
  readonly #listeners = new AbortController();
  #open: OpenCard | undefined;
  /** Opened on purpose: it stays until it is closed. */
  #isPinned = false;
  #over: Annotation | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  /** Counts up with everything that a card may be asked for, so that a late answer opens nothing. */
  #wish = 0;

  constructor(options: CardOpenerOptions) {
    this.#options = options;
    const { signal } = this.#listeners;
    const passive = { signal, passive: true, capture: true } as const;
    document.addEventListener("pointermove", (event) => this.#onMove(event), passive);
    document.documentElement.addEventListener("pointerleave", () => this.#rest(undefined), {
      signal,
      passive: true,
    });
    document.addEventListener("pointerdown", (event) => this.#onPress(event), passive);
    document.addEventListener("scroll", (event) => this.#onScroll(event), passive);
    document.addEventListener("click", (event) => this.#onClick(event), { signal });
  }

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  get hasFocus(): boolean {
    return this.#open !== undefined && document.activeElement === this.#open.host;
  }

  /** Opens the card of a mark to stay. */
  async open(mark: Mark, { focus = false, say = "" } = {}): Promise<void> {
    this.#isPinned = true;
    await this.#show(mark, focus || this.hasFocus);
    const region = this.#open?.region;
    if (say !== "" && region !== undefined) {
      setTimeout(() => {
        region.textContent = say;
      }, SPEAKS_AFTER);
    }
  }

  close(): void {
    this.#wish++;
    clearTimeout(this.#timer);
    this.#open?.card.hide();
  }

  dispose(): void {
    this.close();
    this.#listeners.abort();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
  }

  async #show({ annotation, range }: Mark, focus: boolean): Promise<void> {
    const wish = ++this.#wish;
    const asOf = this.#options.asOf();
    const { id, candidates = [], successorId } = annotation;
    const related = [...candidates, ...(successorId === undefined ? [] : [successorId])];
    const { entity, at, related: named } = await ask({ ask: "record", id, related, asOf });
    if (wish !== this.#wish) return;

    const before = this.#open;
    if (before !== undefined && before.annotation !== annotation) {
      focus ||= this.hasFocus;
      this.#open = undefined;
      before.card.hide();
    }
    this.#open ??= this.#create(annotation);
    const { card, records } = this.#open;
    for (const record of named) records.set(record.id, record);
    const details = id === null ? undefined : detailsInto(records, id);
    card.show({ annotation, entity, asOf, at, details }, anchorOf(range), { focus });
  }

  #create(annotation: Annotation): OpenCard {
    const { handle, language, ground } = this.#options;
    const host = document.createElement("danhdau-card-host");
    const root = host.attachShadow({ mode: "closed" });
    const styles = new CSSStyleSheet();
    styles.replaceSync(`:host { all: initial !important; color-scheme: ${ground()} !important; }
.spoken { position: fixed; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }`);
    root.adoptedStyleSheets = [styles];
    const region = document.createElement("p");
    region.className = "spoken";
    region.setAttribute("aria-live", "polite");
    region.lang = language;
    root.append(region);
    document.documentElement.append(host);

    const records = new Map<string, Entity>();
    const card = createCard(root, {
      language,
      lookup: (id) => records.get(id),
      onHide: () => {
        // After the card has given the focus back.
        queueMicrotask(() => host.remove());
        // Otherwise the card of another mark is about to open.
        if (this.#open?.host !== host) return;
        this.#open = undefined;
        this.#isPinned = false;
        handle.setCurrent(null);
      },
    });
    card.element.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    card.element.addEventListener("pointerleave", () => this.#closeSoon());
    return { annotation, card, host, region, records };
  }

  #onMove({ pointerType, buttons, clientX, clientY, target }: PointerEvent): void {
    if (pointerType !== "mouse" || this.#frame !== undefined) return;
    if (target === this.#open?.host) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = undefined;
      this.#rest(buttons === 0 ? this.#options.handle.entityAt(clientX, clientY) : undefined);
    });
  }

  /** The pointer rests on a mark, or on none. */
  #rest(mark: Mark | undefined): void {
    if (mark?.annotation === this.#over) return;
    this.#over = mark?.annotation;
    clearTimeout(this.#timer);
    if (this.#isPinned) return;
    if (mark === undefined) this.#closeSoon();
    else if (mark.annotation !== this.#open?.annotation) {
      this.#timer = setTimeout(() => void this.#show(mark, false).catch(() => {}), HOVER_OPENS_AFTER);
    }
  }

  #closeSoon(): void {
    this.#over = undefined;
    clearTimeout(this.#timer);
    if (!this.#isPinned) this.#timer = setTimeout(() => this.close(), HOVER_CLOSES_AFTER);
  }

  #onClick(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.target === this.#open?.host) return;
    if (!getSelection()?.isCollapsed) return;
    const acts = event.composedPath().some((target) => target instanceof Element && target.matches(ACTIVE));
    const mark = acts ? undefined : this.#options.handle.entityAt(event.clientX, event.clientY);
    if (mark === undefined) return;
    clearTimeout(this.#timer);
    this.#options.handle.setCurrent(mark.annotation);
    void this.open(mark).catch(() => {});
  }

  /** A press elsewhere closes the card. */
  #onPress({ target, clientX, clientY }: PointerEvent): void {
    if (this.#open === undefined || target === this.#open.host) return;
    if (this.#options.handle.entityAt(clientX, clientY)?.annotation !== this.#open.annotation) this.close();
  }

  #onScroll({ target }: Event): void {
    if (this.#open === undefined || target === this.#open.host || this.#isPinned) return;
    this.close();
  }
}

/** Sources and formal names; the records that they name are there before they are shown. */
async function detailsInto(records: Map<string, Entity>, id: string): Promise<EntityDetails | undefined> {
  const { details, related } = await ask({ ask: "details", id });
  for (const record of related) records.set(record.id, record);
  return details ?? undefined;
}

/** A live range, which moves with its text; where the text is gone, the card stays where it was. */
function anchorOf({ startContainer, startOffset, endContainer, endOffset }: AbstractRange): CardAnchor {
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}
