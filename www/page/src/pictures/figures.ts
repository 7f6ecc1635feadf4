// The numbers behind the pictures. Pure.
import type { Annotation, Entity, Kind } from "danhdau";
import { entriesOf, presentUnit } from "../found/entities";
import { entityKey } from "../reading/marks";
import { BEFORE, EARLIER, SINCE } from "./tiles";

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly kind: Kind;
  readonly count: number;
}

/** The most mentioned entities. */
export function mostMentioned(marks: readonly Annotation[], most: number): Bar[] {
  return entriesOf(marks)
    .map(({ key, first, mentions }) => ({ key, name: first.name, kind: first.kind, count: mentions.length }))
    .sort((a, b) => b.count - a.count)
    .slice(0, most);
}

export interface Pair {
  readonly a: Bar;
  readonly b: Bar;
  /** Paragraphs in which both are mentioned. */
  readonly count: number;
}

/** Which of these entities are mentioned in the same paragraphs. Pairs that never meet are left out. */
export function together(text: string, marks: readonly Annotation[], entities: readonly Bar[]): Pair[] {
  const index = new Map(entities.map(({ key }, at) => [key, at]));
  const counts = new Map<number, number>();
  let paragraph = new Set<number>();
  let end = text.indexOf("\n");
  const close = (): void => {
    for (const a of paragraph)
      for (const b of paragraph)
        if (a < b) counts.set(a * entities.length + b, (counts.get(a * entities.length + b) ?? 0) + 1);
    paragraph = new Set();
  };
  for (const mark of marks) {
    while (end >= 0 && mark.start > end) {
      close();
      end = text.indexOf("\n", end + 1);
    }
    const at = index.get(entityKey(mark));
    if (at !== undefined) paragraph.add(at);
  }
  close();
  return [...counts]
    .map(([pair, count]) => ({
      a: entities[Math.floor(pair / entities.length)] as Bar,
      b: entities[pair % entities.length] as Bar,
      count,
    }))
    .sort((x, y) => y.count - x.count);
}

export interface Tile {
  readonly column: number;
  readonly row: number;
  readonly name: string;
  readonly count: number;
}

/** How often each province is mentioned: as the units were before mid-2025, or as they are since. */
export function provinceTiles(
  marks: readonly Annotation[],
  records: ReadonlyMap<string, Entity>,
  units: "before" | "since",
): Tile[] {
  const counts = new Map<string, number>();
  for (const { kind, id } of marks) {
    if (kind !== "province" || id === null) continue;
    const record = records.get(id);
    const unit = record && units === "since" ? presentUnit(record, records).id : id;
    const slug = unit.slice("province/".length);
    const shown = units === "before" ? (EARLIER[slug] ?? slug) : slug;
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return (units === "before" ? BEFORE : SINCE).map(([column, row, slug]) => ({
    column,
    row,
    name: records.get(`province/${slug}`)?.name ?? slug,
    count: counts.get(slug) ?? 0,
  }));
}
