import type { ChangeDesc } from "@codemirror/state";
import { batch, computed, signal } from "@preact/signals";
import { type Annotation, KINDS, type Kind } from "danhdau";

/** What makes two marks mentions of one entity: the record, or the name where no record holds it. */
export const entityKey = (mark: Annotation): string => mark.id ?? `${mark.kind}:${mark.name}`;

/** A stretch of the text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The annotations of the text, the kinds switched off, and the current mark. Everything that draws or lists marks reads
 * from here. Annotations arrive a moment after the text has changed: until then, offsets are carried over the changes.
 */
export class Marks {
  readonly #all = signal<readonly Annotation[]>([]);
  readonly #hidden = signal<ReadonlySet<Kind>>(new Set());
  readonly #current = signal<Annotation | undefined>(undefined);
  readonly #shown = computed(() => {
    const hidden = this.#hidden.value;
    return hidden.size === 0 ? this.#all.value : this.#all.value.filter(({ kind }) => !hidden.has(kind));
  });
  #drift: ChangeDesc | undefined;

  /** What has happened to the text since it was annotated. */
  get drift(): ChangeDesc | undefined {
    return this.#drift;
  }

  /** Every annotation of the text, sorted by start, without overlaps. Offsets are those of the annotated text. */
  get all(): readonly Annotation[] {
    return this.#all.value;
  }

  /** The annotations whose kind is switched on. */
  get shown(): readonly Annotation[] {
    return this.#shown.value;
  }

  get current(): Annotation | undefined {
    return this.#current.value;
  }

  /** Index of the current mark among those shown, or -1. */
  get currentIndex(): number {
    return this.current ? this.shown.indexOf(this.current) : -1;
  }

  /** Annotations per kind, switched off or not. */
  readonly counts = computed<ReadonlyMap<Kind, number>>(() => {
    const counts = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
    for (const { kind } of this.#all.value) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  });

  /**
   * Takes a fresh result. A current mark that is still there stays current.
   *
   * @param drift What has happened to the text since it was given to the annotator.
   */
  replace(annotations: readonly Annotation[], drift: ChangeDesc | undefined): void {
    const before = this.#current.peek();
    batch(() => {
      this.#drift = drift;
      this.#all.value = annotations;
      this.#current.value =
        before && this.shown.find((mark) => mark.start === before.start && mark.name === before.name);
    });
  }

  /** Other annotations of the same text: a correction has come or gone. */
  revise(annotations: readonly Annotation[]): void {
    this.replace(annotations, this.#drift);
  }

  /** Follows a change of the text. */
  follow(changes: ChangeDesc): void {
    this.#drift = this.#drift ? this.#drift.composeDesc(changes) : changes;
  }

  isShown(kind: Kind): boolean {
    return !this.#hidden.value.has(kind);
  }

  show(kind: Kind, on: boolean): void {
    const hidden = new Set(this.#hidden.peek());
    if (on) hidden.delete(kind);
    else hidden.add(kind);
    batch(() => {
      this.#hidden.value = hidden;
      if (!on && this.#current.peek()?.kind === kind) this.#current.value = undefined;
    });
  }

  select(mark: Annotation | undefined): void {
    this.#current.value = mark;
  }

  /** Where a mark, or another stretch of the annotated text, is in the present text. */
  place({ start, end }: Span): Span {
    if (!this.#drift) return { start, end };
    const from = this.#drift.mapPos(start, 1);
    return { start: from, end: Math.max(from, this.#drift.mapPos(end, -1)) };
  }

  /** Where a stretch of the present text was in the annotated one. */
  origin({ start, end }: Span): Span {
    if (!this.#drift) return { start, end };
    const back = this.#drift.invertedDesc;
    return { start: back.mapPos(start, -1), end: back.mapPos(end, 1) };
  }

  /** The shown marks that touch a stretch of the present text, in order. */
  *within(span: Span): Generator<Annotation> {
    const { start, end } = this.origin(span);
    const { shown } = this;
    for (let index = this.#firstEndingAfter(start); index < shown.length; index++) {
      const mark = shown[index] as Annotation;
      if (mark.start >= end) return;
      yield mark;
    }
  }

  /** Index of the first shown mark that ends after `offset` of the present text. */
  indexFrom(offset: number): number {
    return this.#firstEndingAfter(this.origin({ start: offset, end: offset }).start);
  }

  /** The shown mark that holds the unit at `offset` of the present text. */
  at(offset: number): Annotation | undefined {
    const mark = this.shown[this.indexFrom(offset)];
    return mark && this.place(mark).start <= offset ? mark : undefined;
  }

  #firstEndingAfter(offset: number): number {
    const { shown } = this;
    let low = 0;
    let high = shown.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((shown[middle] as Annotation).end > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
