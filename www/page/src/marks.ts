import { type Annotation, KINDS, type Kind } from "danhdau";

/** What makes two marks mentions of one entity: the record, or the name where no record holds it. */
export const entityKey = (mark: Annotation): string => mark.id ?? `${mark.kind}:${mark.name}`;

/**
 * The annotations of the text, the kinds switched off, and the current mark. Everything that
 * draws or lists marks reads from here and is told when something changed.
 */
export class Marks {
  #all: readonly Annotation[] = [];
  #shown: readonly Annotation[] = [];
  #current: Annotation | undefined;
  readonly #hidden = new Set<Kind>();
  readonly #listeners = new Set<() => void>();

  /** Every annotation of the text, sorted by start, without overlaps. */
  get all(): readonly Annotation[] {
    return this.#all;
  }

  /** The annotations whose kind is switched on. */
  get shown(): readonly Annotation[] {
    return this.#shown;
  }

  get current(): Annotation | undefined {
    return this.#current;
  }

  /** Index of the current mark among those shown, or -1. */
  get currentIndex(): number {
    return this.#current ? this.#shown.indexOf(this.#current) : -1;
  }

  /** Annotations per kind, switched off or not. */
  counts(): Map<Kind, number> {
    const counts = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
    for (const { kind } of this.#all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  }

  /** Takes a fresh result. A current mark that is still there stays current. */
  replace(annotations: readonly Annotation[]): void {
    const before = this.#current;
    this.#all = annotations;
    this.#filter();
    this.#current =
      before && this.#shown.find((mark) => mark.start === before.start && mark.name === before.name);
    this.#tell();
  }

  isShown(kind: Kind): boolean {
    return !this.#hidden.has(kind);
  }

  show(kind: Kind, on: boolean): void {
    if (on) this.#hidden.delete(kind);
    else this.#hidden.add(kind);
    this.#filter();
    if (this.#current && !this.isShown(this.#current.kind)) this.#current = undefined;
    this.#tell();
  }

  select(mark: Annotation | undefined): void {
    if (mark === this.#current) return;
    this.#current = mark;
    this.#tell();
  }

  /** Index of the first shown mark that ends after `offset` (UTF-16 units). */
  indexFrom(offset: number): number {
    let low = 0;
    let high = this.#shown.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#shown[middle] as Annotation).end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** The shown mark that holds the unit at `offset`. */
  at(offset: number): Annotation | undefined {
    const mark = this.#shown[this.indexFrom(offset)];
    return mark && mark.start <= offset ? mark : undefined;
  }

  /** Calls `listener` after every change; the view reads what it needs. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  #filter(): void {
    this.#shown = this.#hidden.size === 0 ? this.#all : this.#all.filter(({ kind }) => this.isShown(kind));
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
