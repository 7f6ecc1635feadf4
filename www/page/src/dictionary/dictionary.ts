import { signal } from "@preact/signals";
import { DanhdauError } from "danhdau";
import { entryStore, type StoredEntry } from "../documents/store";
import type { Engine } from "../reading/engine";
import { buildPack, type Problems } from "./pack";

/** The reader's own entries: kept in this browser, checked by the core, and used as far as they are sound. */
export class Dictionary {
  readonly entries = signal<readonly StoredEntry[]>([]);
  readonly problems = signal<Problems>(new Map());
  readonly #engine: Engine;
  #uses = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Brings back what was kept. */
  async restore(): Promise<void> {
    const kept = await entryStore.all();
    const known = new Set(this.entries.peek().map(({ key }) => key));
    this.entries.value = [...kept.filter(({ key }) => !known.has(key)), ...this.entries.peek()];
  }

  get isEmpty(): boolean {
    return this.entries.peek().length === 0;
  }

  /** Adds an entry, or puts it in the place of the one with its key. */
  async put(entry: Omit<StoredEntry, "order" | "key"> & { key?: string | undefined }): Promise<void> {
    await this.putAll([entry]);
  }

  async putAll(
    entries: readonly (Omit<StoredEntry, "order" | "key"> & { key?: string | undefined })[],
  ): Promise<void> {
    const now = [...this.entries.peek()];
    for (const { key = crypto.randomUUID(), list, record } of entries) {
      const at = now.findIndex((one) => one.key === key || isSame(one, { list, record }));
      const known = now[at];
      const entry: StoredEntry = {
        key: known?.key ?? key,
        order: known?.order ?? Date.now() + now.length,
        list,
        record,
      };
      if (known) now[at] = entry;
      else now.push(entry);
      void entryStore.put(entry);
    }
    this.entries.value = now;
    await this.apply();
  }

  async remove(key: string): Promise<void> {
    this.entries.value = this.entries.peek().filter((entry) => entry.key !== key);
    void entryStore.remove(key);
    await this.apply();
  }

  /** Annotates with what is sound; what is not is left out, and told. */
  async apply(): Promise<void> {
    const problems = new Map<string, NonNullable<DanhdauError["problems"]>[number][]>();
    let usable = this.entries.peek();
    while (usable.length > 0) {
      const { pack, entryAt } = buildPack(usable);
      try {
        await this.#engine.use(pack);
        this.#uses = true;
        this.problems.value = problems;
        return;
      } catch (error) {
        if (!(error instanceof DanhdauError) || error.code !== "pack") throw error;
        const bad = new Set<string>();
        for (const problem of error.problems ?? []) {
          const entry = entryAt(problem.path);
          if (!entry || problem.severity !== "error") continue;
          bad.add(entry.key);
          problems.set(entry.key, [...(problems.get(entry.key) ?? []), problem]);
        }
        // A problem that belongs to no entry: none can be used.
        if (bad.size === 0) for (const { key } of usable) problems.set(key, [...(error.problems ?? [])]);
        usable = bad.size === 0 ? [] : usable.filter(({ key }) => !bad.has(key));
      }
    }
    this.problems.value = problems;
    if (this.#uses) await this.#engine.use(undefined);
    this.#uses = false;
  }
}

/** Records of one id are one entry: importing a pack again changes it. */
function isSame(one: StoredEntry, { list, record }: Pick<StoredEntry, "list" | "record">): boolean {
  if (one.list !== list) return false;
  if (typeof record === "string" || typeof one.record === "string") return one.record === record;
  return "id" in record && "id" in one.record && record.id === one.record.id;
}
