// The card over a page. Its element is in the page only while the card is open, outside of the body, and its inside is closed to
// the page.
import { attachCard, type Card, createCard } from "danhdau/card";
import type { HighlightHandle, Mark } from "danhdau/dom";
import type { Language } from "../language";
import { records } from "./records";

export interface PageCardOptions {
  readonly handle: HighlightHandle;
  readonly language: Language;
  /** The date of the article. */
  readonly asOf: () => string | undefined;
  readonly ground: () => "light" | "dark";
}

export class PageCard {
  readonly #card: Card;
  readonly #host = document.createElement("danhdau-card-host");
  readonly #attached: ReturnType<typeof attachCard>;

  constructor({ handle, language, asOf, ground }: PageCardOptions) {
    const host = this.#host;
    const root = host.attachShadow({ mode: "closed" });
    const card = createCard(root, {
      language,
      onHide: () => {
        handle.setCurrent(null);
        // After the card has given the focus back.
        queueMicrotask(() => {
          if (!card.isOpen) host.remove();
        });
      },
    });
    const own = new CSSStyleSheet();
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
    this.#card = {
      ...card,
      get isOpen() {
        return card.isOpen;
      },
      show(content, anchor, options) {
        own.replaceSync(`:host { all: initial !important; color-scheme: ${ground()} !important; }`);
        if (!host.isConnected) document.documentElement.append(host);
        card.show(content, anchor, options);
      },
    };
    this.#attached = attachCard(this.#card, handle, records, {
      annotate: () => ({ asOf: asOf() }),
    });
  }

  get isOpen(): boolean {
    return this.#card.isOpen;
  }

  get hasFocus(): boolean {
    return document.activeElement === this.#host;
  }

  /** Opens the card of a mark to stay; a screen reader says what it is about, or the keyboard moves into it. */
  open({ annotation }: Mark, options: { focus: boolean }): void {
    this.#attached.open(annotation, options);
  }

  focus(): void {
    this.#card.focus();
  }

  close(): void {
    this.#card.hide();
  }

  dispose(): void {
    this.#attached.detach();
    this.#card.dispose();
    this.#host.remove();
  }
}
