import { batch, signal } from "@preact/signals";
import type { Entity, GazetteerInfo, Pack } from "danhdau";
import { createWorkerAnnotator, type WorkerAnnotator } from "danhdau/worker";

/**
 * The annotator in its worker, with or without the reader's own entries, and its records. The records are here as well as
 * in the worker: what cards and lists say of them must not wait for a text that is being annotated.
 */
export class Engine {
  /** What annotates; absent until it has loaded. */
  readonly annotator = signal<WorkerAnnotator | undefined>(undefined);
  readonly about = signal<GazetteerInfo | undefined>(undefined);
  readonly records = signal<ReadonlyMap<string, Entity>>(new Map());
  #base: WorkerAnnotator | undefined;
  #pack: Pack | undefined;

  /**
   * Loads the annotator; again after a failure, if called again.
   *
   * @throws {DanhdauError} As `createWorkerAnnotator`.
   */
  async load(): Promise<void> {
    this.#base ??= createWorkerAnnotator();
    const base = this.#base;
    const about = await base.about();
    batch(() => {
      this.about.value = about;
      this.annotator.value ??= base;
    });
  }

  /** Brings the records over. Once the text has its first marks: until then the worker has better to do. */
  async loadRecords(): Promise<void> {
    const annotator = this.annotator.peek();
    if (!annotator) return;
    const entities = await annotator.entities();
    if (this.annotator.peek() === annotator)
      this.records.value = new Map(entities.map((entity) => [entity.id, entity]));
  }

  /**
   * Annotates with these records on top from now on, or with none.
   *
   * @throws {DanhdauError} `pack`, with everything that is wrong; then all stays as it was.
   */
  async use(pack: Pack | undefined): Promise<void> {
    const base = this.#base;
    if (!base) throw new Error("The annotator is not loaded.");
    const next = pack ? await base.withPack(pack) : base;
    const before = this.annotator.peek();
    this.#pack = pack;
    this.annotator.value = next;
    if (before && before !== base && before !== next) before.dispose();
    await this.loadRecords();
  }

  /** Ends the worker with whatever it is doing. The next call starts another one. */
  interrupt(): void {
    const own = this.annotator.peek();
    if (own !== this.#base) own?.dispose();
    this.#base?.dispose();
    const base = createWorkerAnnotator();
    this.#base = base;
    this.annotator.value = base;
    // The entries were accepted before: nothing can be wrong with them now.
    if (this.#pack) void this.use(this.#pack).catch(() => {});
  }
}
