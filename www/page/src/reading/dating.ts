import { signal } from "@preact/signals";
import type { Documents } from "../documents/documents";
import type { DateInText } from "./document-date";
import type { Engine } from "./engine";

/** How long the text rests before its date is looked for again (milliseconds). */
const REST = 250;

/** Asks the core for the date that a text gives itself, and proposes it as long as the reader has not chosen one. */
export class Dating {
  readonly inText = signal<DateInText | undefined>(undefined);
  readonly #engine: Engine;
  readonly #documents: Documents;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(engine: Engine, documents: Documents) {
    this.#engine = engine;
    this.#documents = documents;
  }

  /** @param text Gives the present text. */
  lookSoon(text: () => string, rest = REST): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(text()), rest);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.inText.value = undefined;
  }

  async #look(text: string): Promise<void> {
    const { id } = this.#documents.current.peek();
    const found = await this.#engine.annotator
      .peek()
      ?.proposeDate(text)
      .catch(() => null);
    const { current } = this.#documents;
    if (current.peek().id !== id) return;
    const date = found?.precision === "day" ? found.date : undefined;
    this.inText.value = found ? { date, quote: text.slice(found.start, found.end) } : undefined;
    const { by, asOf } = current.peek().date;
    if (by === "text" && asOf !== date) this.#documents.describe({ date: { by: "text", asOf: date } });
  }
}
