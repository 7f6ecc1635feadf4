import { type Annotation, type Entity, KINDS, type Kind } from "danhdau";
import { entityKey } from "../reading/marks";

/** An entity of the text, and where it is mentioned. */
export interface Entry {
  readonly key: string;
  readonly first: Annotation;
  readonly mentions: readonly Annotation[];
}

export type Sort = "count" | "text" | "name";

/** The entities of the text, in the order in which they first occur. */
export function entriesOf(marks: readonly Annotation[]): Entry[] {
  const entries = new Map<string, { key: string; first: Annotation; mentions: Annotation[] }>();
  for (const mark of marks) {
    const key = entityKey(mark);
    const entry = entries.get(key);
    if (entry) entry.mentions.push(mark);
    else entries.set(key, { key, first: mark, mentions: [mark] });
  }
  return [...entries.values()];
}

const byName = new Intl.Collator("vi");

/** Entries by kind, sorted; kinds without entries are left out. */
export function grouped(entries: readonly Entry[], sort: Sort): [Kind, Entry[]][] {
  const groups = new Map<Kind, Entry[]>(KINDS.map((kind) => [kind, []]));
  for (const entry of entries) groups.get(entry.first.kind)?.push(entry);
  // The sort is stable: entries with as many mentions stay in the order of the text.
  if (sort !== "text")
    for (const group of groups.values())
      group.sort((a, b) =>
        sort === "count" ? b.mentions.length - a.mentions.length : byName.compare(a.first.name, b.first.name),
      );
  return [...groups].filter(([, group]) => group.length > 0);
}

/** What is compared when one searches: letters without case and marks. */
const bare = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase("vi").replaceAll("đ", "d");

/** Whether a name, or a way in which the text writes it, contains what is searched for. */
export function matches({ first, mentions }: Entry, query: string): boolean {
  const wanted = bare(query.trim());
  if (wanted === "" || bare(first.name).includes(wanted)) return true;
  return new Set(mentions.map(({ text }) => text)).values().some((text) => bare(text).includes(wanted));
}

/** What a unit has become by now, over however many steps; the unit itself if it still is. */
export function presentUnit(entity: Entity, records: ReadonlyMap<string, Entity>): Entity {
  const seen = new Set<string>();
  let unit = entity;
  while (unit.successorId !== undefined && !seen.has(unit.id)) {
    seen.add(unit.id);
    const next = records.get(unit.successorId);
    if (!next) break;
    unit = next;
  }
  return unit;
}
