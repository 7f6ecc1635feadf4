/** How long the text rests before it is kept (milliseconds). */
const REST = 300;

/** Saves a document once it rests, or at once when another one comes to the front. */
export class Saving {
  readonly #save: (id: string) => void;
  #waiting: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(save: (id: string) => void) {
    this.#save = save;
  }

  soon(id: string): void {
    if (this.#waiting !== id) this.now();
    this.#waiting = id;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.now(), REST);
  }

  now(): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) this.#save(waiting);
  }

  /** A document that is gone is not saved any more. */
  drop(id: string): void {
    if (this.#waiting === id) this.#waiting = undefined;
  }
}
