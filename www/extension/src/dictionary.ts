// The reader's own dictionary: a pack in the form of the package, kept on this machine in `storage.local`.
import type { Kind, Pack } from "danhdau";

const KEY = "dictionary";

/** Lists of a pack by the kind of their records. */
export const LISTS = {
  province: "province",
  official: "official",
  "fpt-unit": "fpt_unit",
  policy: "policy",
} as const;

/** What an entry needs to be known; a pack may hold more. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
}

export async function readDictionary(): Promise<Pack> {
  const stored: unknown = (await chrome.storage.local.get(KEY))[KEY];
  return typeof stored === "object" && stored !== null ? stored : {};
}

export async function keepDictionary(pack: Pack): Promise<void> {
  await chrome.storage.local.set({ [KEY]: pack });
}

/** Calls back at every change, wherever it was made. Returns what ends that. */
export function onDictionary(listener: () => void): () => void {
  const onChanged = (changes: { [key: string]: chrome.storage.StorageChange }, area: string): void => {
    if (area === "local" && KEY in changes) listener();
  };
  chrome.storage.onChanged.addListener(onChanged);
  return () => chrome.storage.onChanged.removeListener(onChanged);
}

/** What this machine last gave to the reader's others, or took from them. */
export interface SyncState {
  /** Hash of the dictionary. */
  readonly hash: string;
  readonly outcome: "synced" | "too-large" | "failed";
}

const SYNC_STATE = "dictionarySync";

export async function readSyncState(): Promise<SyncState | undefined> {
  return (await chrome.storage.local.get(SYNC_STATE))[SYNC_STATE] as SyncState | undefined;
}

export async function keepSyncState(state: SyncState): Promise<void> {
  await chrome.storage.local.set({ [SYNC_STATE]: state });
}

export function isEmpty(pack: Pack): boolean {
  return Object.values(pack).every((list: unknown) => !Array.isArray(list) || list.length === 0);
}

/** The entries that have a name of their own, in the order of the kinds. */
export function entriesOf(pack: Pack): Entry[] {
  return (Object.keys(LISTS) as Kind[]).flatMap((kind) =>
    (pack[LISTS[kind]] ?? []).map((record) => {
      const { id, name } = record as { id?: unknown; name?: unknown };
      return { id: String(id), name: String(name), kind };
    }),
  );
}

/** Both packs; of two records with one id, that of the second. */
export function merge(first: Pack, second: Pack): Pack {
  const names = new Set([...Object.keys(first), ...Object.keys(second)]) as Set<keyof Pack>;
  return Object.fromEntries(
    [...names].map((name) => {
      const added = (second[name] ?? []) as readonly unknown[];
      const ids = new Set(added.map(idOf));
      const kept = ((first[name] ?? []) as readonly unknown[]).filter((record) => !ids.has(idOf(record)));
      return [name, [...kept, ...added]];
    }),
  );
}

/** What tells records of one list apart: the id, or all of it where it has none. */
function idOf(record: unknown): string {
  const { id } = Object(record) as { id?: unknown };
  return typeof id === "string" ? id : JSON.stringify(record);
}

export function without(pack: Pack, id: string): Pack {
  return Object.fromEntries(
    Object.entries(pack).map(([name, list]) => [
      name,
      (list as readonly unknown[]).filter((record) => idOf(record) !== id),
    ]),
  );
}

/** Kinds of which entries are made by hand. The provinces are all there; whoever needs one more brings a pack. */
export type NewKind = Exclude<Kind, "province">;

/** What a reader says of a new entry. */
export interface NewEntry {
  readonly kind: NewKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** What it is: "công ty con", "nghị quyết"; of a person the office. */
  readonly type: string;
  /** Of a person: where the office is held. */
  readonly organisation: string;
  /** Where it was read. */
  readonly source: { readonly title: string; readonly url?: string };
}

/**
 * The dictionary with one more entry. Its id begins with `rieng-`, so that it takes no other record's place.
 *
 * @param today `YYYY-MM-DD`
 */
export function withEntry(pack: Pack, entry: NewEntry, today: string): Pack {
  const { kind, name, aliases, type, organisation, source } = entry;
  const taken = new Set(entriesOf(pack).map(({ id }) => id));
  const slug = `${kind}/rieng-${slugOf(name)}`;
  let id = slug;
  for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`;

  const sources = [{ ...source, read: today }];
  const common = { id, name, ...(aliases.length > 0 ? { aliases } : {}) };
  const record = {
    official: { ...common, tenure: [{ role: type, organisation, to_kind: "open", seen: today, sources }] },
    "fpt-unit": { ...common, type, sources },
    policy: { ...common, type, sources },
  }[kind];
  return merge(pack, { [LISTS[kind]]: [record] });
}

function slugOf(name: string): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "muc";
}
