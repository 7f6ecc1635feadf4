// The reader's entries as a pack, and back. A pack is what the gazetteer's own files are: lists of records by kind.
import type { Kind, Pack, PackProblem } from "danhdau";
import type { StoredEntry } from "../documents/store";

/** The lists of records that the form can edit. */
export const LIST_OF: Readonly<Record<Kind, string>> = {
  province: "province",
  official: "official",
  "fpt-unit": "fpt_unit",
  policy: "policy",
};

export const kindOf = (list: string): Kind | undefined =>
  (Object.keys(LIST_OF) as Kind[]).find((kind) => LIST_OF[kind] === list);

/** Every list of a pack. */
export const LISTS: readonly string[] = [
  ...Object.values(LIST_OF),
  "namesake",
  "lower_unit",
  "common_word",
  "not_fpt",
  "remove",
];

export interface BuiltPack {
  readonly pack: Pack;
  /** The entry that stands at a place of the pack, such as `official[3].tenure[0]`. */
  entryAt(path: string): StoredEntry | undefined;
}

export function buildPack(entries: readonly StoredEntry[]): BuiltPack {
  const lists = new Map<string, StoredEntry[]>();
  for (const entry of entries) {
    const list = lists.get(entry.list);
    if (list) list.push(entry);
    else lists.set(entry.list, [entry]);
  }
  return {
    pack: Object.fromEntries(
      [...lists].map(([name, list]) => [name, list.map(({ record }) => record)]),
    ) as Pack,
    entryAt: (path) => {
      const [, name, index] = /^(\w+)\[(\d+)\]/.exec(path) ?? [];
      return name === undefined ? undefined : lists.get(name)?.[Number(index)];
    },
  };
}

/** Entries of a pack that was read from a file; `undefined` if it is none. */
export function entriesOf(value: unknown): Pick<StoredEntry, "list" | "record">[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const lists = Object.entries(value);
  if (lists.length === 0 || lists.some(([name, list]) => !LISTS.includes(name) || !Array.isArray(list)))
    return undefined;
  return lists.flatMap(([list, records]) =>
    (records as unknown[]).flatMap((record) =>
      typeof record === "string" || (typeof record === "object" && record !== null) ? [{ list, record }] : [],
    ),
  );
}

/** The problems of each entry, by its key. */
export type Problems = ReadonlyMap<string, readonly PackProblem[]>;

/** Letters without marks, as ids have them. */
const slug = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "") || "x";

/** An id that no record has. */
export function newId(kind: Kind, name: string, isTaken: (id: string) => boolean): string {
  const id = `${kind}/${slug(name)}`;
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!isTaken(candidate)) return candidate;
  }
}
