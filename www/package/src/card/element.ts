// The card as an element, for pages that have a registry of custom elements. The scripts of browser extensions have none.
import { type AttachedCard, attachCard, type CardTarget } from "./attach.js";
import { type Card, createCard } from "./card.js";
import type { CardSource } from "./content.js";

/** `<danhdau-card lang="vi">`: a card that opens for the marks of the page that it is connected to. */
export interface DanhdauCardElement extends HTMLElement {
  /** Opens the card for the marks of a handle from now on, in place of another one. */
  connect(handle: CardTarget, source: CardSource): AttachedCard;
}

/**
 * Defines `<danhdau-card>`. Importing this package defines nothing. A second call does nothing.
 *
 * @throws {DOMException} For a name that no custom element may have.
 * @example
 * // <danhdau-card lang="en"></danhdau-card>
 * defineCardElement();
 * document.querySelector("danhdau-card").connect(highlight(article, annotator), annotator);
 */
export function defineCardElement(name = "danhdau-card"): void {
  if (customElements.get(name) !== undefined) return;
  class DanhdauCard extends HTMLElement implements DanhdauCardElement {
    readonly #root = this.attachShadow({ mode: "open" });
    #card: Card | undefined;
    #attached: AttachedCard | undefined;

    connect(handle: CardTarget, source: CardSource): AttachedCard {
      this.disconnectedCallback();
      const language = (this.closest("[lang]")?.getAttribute("lang") ?? "vi").startsWith("en") ? "en" : "vi";
      this.#card = createCard(this.#root, { language });
      this.#attached = attachCard(this.#card, handle, source);
      return this.#attached;
    }

    disconnectedCallback(): void {
      this.#attached?.detach();
      this.#card?.dispose();
      this.#attached = undefined;
      this.#card = undefined;
    }
  }
  customElements.define(name, DanhdauCard);
}
