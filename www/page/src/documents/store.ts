// Where texts and the reader's own entries are kept: in this browser, by IndexedDB.
import { signal } from "@preact/signals";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Correction } from "../corrections/corrections";

/** The date of an article: as its text says it, or as the reader has set it. */
export interface DocumentDate {
  readonly by: "text" | "reader";
  /** `YYYY-MM-DD`; absent: nothing is claimed. */
  readonly asOf?: string | undefined;
}

export interface StoredDocument {
  readonly id: string;
  /** The place among the tabs. */
  readonly order: number;
  /** When it was last in front of the reader. */
  readonly used: number;
  readonly text: string;
  readonly fileName?: string | undefined;
  readonly date: DocumentDate;
  readonly corrections: readonly Correction[];
}

/** An entry of the reader's own: a record, and the list of a pack that it stands in. */
export interface StoredEntry {
  readonly key: string;
  readonly order: number;
  readonly list: string;
  readonly record: object | string;
}

interface Schema extends DBSchema {
  documents: { key: string; value: StoredDocument };
  entries: { key: string; value: StoredEntry };
}

/** Why nothing is kept. */
export type StorageProblem = "full" | "blocked";

export const storageProblem = signal<StorageProblem | undefined>(undefined);

let opening: Promise<IDBPDatabase<Schema>> | undefined;

const open = (): Promise<IDBPDatabase<Schema>> => {
  opening ??= openDB<Schema>("danhdau", 1, {
    upgrade: (database) => {
      database.createObjectStore("documents", { keyPath: "id" });
      database.createObjectStore("entries", { keyPath: "key" });
    },
    // A later version of the page wants to change the form: this one lets go, and keeps nothing more.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opening = undefined;
    },
  });
  return opening;
};

/** Does something with the store; a refusal is told by `storageProblem` and never thrown. */
async function attempt<T>(act: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T | undefined> {
  try {
    const result = await act(await open());
    storageProblem.value = undefined;
    return result;
  } catch (error) {
    opening = undefined;
    storageProblem.value =
      error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "blocked";
    return undefined;
  }
}

export const documentStore = {
  all: async (): Promise<StoredDocument[]> =>
    ((await attempt((database) => database.getAll("documents"))) ?? []).sort((a, b) => a.order - b.order),
  put: (document: StoredDocument) => attempt((database) => database.put("documents", document)),
  remove: (id: string) => attempt((database) => database.delete("documents", id)),
  clear: () => attempt((database) => database.clear("documents")),
};

export const entryStore = {
  all: async (): Promise<StoredEntry[]> =>
    ((await attempt((database) => database.getAll("entries"))) ?? []).sort((a, b) => a.order - b.order),
  put: (entry: StoredEntry) => attempt((database) => database.put("entries", entry)),
  remove: (key: string) => attempt((database) => database.delete("entries", key)),
};
