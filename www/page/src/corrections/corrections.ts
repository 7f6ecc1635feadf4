// What the reader says otherwise than the annotator, and how it is applied. Pure: no editor, no document.
import type { Annotation, Entity, Kind } from "danhdau";

/** In UTF-16 units of the text. A correction without a place holds for the whole text. */
export type Correction =
  /** One mark is none. */
  | { readonly type: "dismiss"; readonly start: number; readonly end: number; readonly name: string }
  /** This entity is not marked anywhere in this text. */
  | { readonly type: "dismiss-all"; readonly kind: Kind; readonly key: string; readonly name: string }
  /** This mark stands for another record. */
  | {
      readonly type: "choose";
      readonly start: number;
      readonly end: number;
      readonly id: string;
      readonly name: string;
    }
  /** What the annotator has not seen. */
  | {
      readonly type: "mark";
      readonly start: number;
      readonly end: number;
      readonly kind: Kind;
      readonly id: string | null;
      readonly name: string;
    };

export type Placed = Extract<Correction, { start: number }>;

export const isPlaced = (correction: Correction): correction is Placed => "start" in correction;

const keyOf = ({ id, kind, name }: Annotation): string => id ?? `${kind}:${name}`;

const touches = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

/**
 * Annotations as the reader wants them. Those of the annotator that a mark of the reader touches give way to it.
 *
 * @param textOf The words of the text at the place of a correction.
 */
export function applyCorrections(
  annotations: readonly Annotation[],
  corrections: readonly Correction[],
  textOf: (correction: Placed) => string,
  records: ReadonlyMap<string, Entity>,
): readonly Annotation[] {
  if (corrections.length === 0) return annotations;
  const everywhere = new Set(corrections.flatMap((one) => (one.type === "dismiss-all" ? [one.key] : [])));
  const placed = corrections.filter(isPlaced);
  const marked = placed.filter((one) => one.type === "mark");

  const kept = annotations.flatMap((annotation) => {
    if (everywhere.has(keyOf(annotation)) || marked.some((one) => touches(one, annotation))) return [];
    const own = placed.find(({ start, end }) => start === annotation.start && end === annotation.end);
    if (own?.type === "dismiss") return [];
    return own?.type === "choose" ? [choose(annotation, own, records)] : [annotation];
  });
  return [...kept, ...marked.map((one) => annotationOf(one, textOf(one)))].sort((a, b) => a.start - b.start);
}

/** What the annotator said of the record it had in mind does not hold for another one. */
function choose(
  annotation: Annotation,
  { id, name }: Extract<Correction, { type: "choose" }>,
  records: ReadonlyMap<string, Entity>,
): Annotation {
  const { start, end, text, via, candidates = [], kind } = annotation;
  const others = [annotation.id, ...candidates].filter((one) => one !== null && one !== id) as string[];
  const record = records.get(id);
  return {
    start,
    end,
    kind: record?.kind ?? kind,
    id,
    name: record?.name ?? name,
    text,
    confidence: "high",
    via,
    ...(others.length > 0 ? { candidates: others } : {}),
  };
}

function annotationOf(
  { start, end, kind, id, name }: Extract<Correction, { type: "mark" }>,
  text: string,
): Annotation {
  return { start, end, kind, id, name, text, confidence: "high", via: "name" };
}
