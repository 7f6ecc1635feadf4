// Asks an annotator for everything that a card shows of one annotation.
import type { AnnotateOptions, Annotation, Entity, EntityAt, EntityDetails, Explanation } from "../types.js";
import type { Later, ShownContent } from "./card.js";

/**
 * What knows the records, at once or later: an `Annotator`, a `WorkerAnnotator`, or an object of your own, such as one that
 * asks the background of a browser extension.
 */
export interface CardSource {
  entity(id: string): Later<Entity | undefined>;
  entityAt(id: string, date: string): Later<EntityAt | undefined>;
  details(id: string): Later<EntityDetails | undefined>;
  /** Without it, the card does not offer to say why. */
  explain?(text: string, range: readonly [number, number], options?: AnnotateOptions): Later<Explanation>;
}

export interface ContentOptions {
  /** The text that the annotation belongs to. Without it, the card does not offer to say why. */
  text?: string | undefined;
  /** The options it was annotated with; `asOf` among them is the date that the card speaks of. */
  annotate?: AnnotateOptions | undefined;
}

/**
 * All that a card shows of an annotation, with the names of the records that it points to.
 *
 * @example
 * card.show(contentFrom(annotator, annotation, { text, annotate: { asOf: "2026-05-01" } }), range);
 */
export function contentFrom(
  source: CardSource,
  annotation: Annotation,
  { text, annotate }: ContentOptions = {},
): ShownContent {
  const { id, candidates = [], start, end } = annotation;
  const asOf = annotate?.asOf;
  const known = new Map<string, Entity | undefined>();
  const askAll = (ids: readonly (string | undefined)[]): Later<unknown> => {
    const asked = ids.flatMap((id) => {
      if (id === undefined || known.has(id)) return [];
      return [then(source.entity(id), (entity) => known.set(id, entity))];
    });
    return asked.some(isPromise) ? Promise.all(asked) : undefined;
  };

  const record = then(id === null ? undefined : source.entity(id), (entity) =>
    then(askAll([...linksOf(entity), ...candidates]), () => entity),
  );
  const at = then(id === null || asOf === undefined ? undefined : source.entityAt(id, asOf), (at) =>
    then(askAll([at?.successorId]), () => at),
  );
  const details = then(id === null ? undefined : source.details(id), (details) =>
    then(askAll(details?.lowerUnits?.map(({ provinceId }) => provinceId) ?? []), () => details),
  );
  const { explain } = source;
  return {
    annotation,
    asOf,
    entity: record,
    at,
    details,
    lookup: (id) => known.get(id),
    why:
      explain === undefined || text === undefined
        ? undefined
        : () =>
            then(explain.call(source, text, [start, end], annotate), (explanation) => ({
              text,
              explanation,
            })),
  };
}

/** The records that a record names. */
function linksOf(entity: Entity | undefined): (string | undefined)[] {
  return [entity?.successorId, entity?.parentId, entity?.approvedById];
}

/** Goes on with a value: at once where it is there, so that a card is not filled piece by piece without need. */
function then<T, Next>(value: Later<T>, next: (value: T) => Later<Next>): Later<Next> {
  return isPromise(value) ? value.then(next) : next(value);
}

function isPromise<T>(value: Later<T>): value is PromiseLike<T> {
  return typeof value === "object" && value !== null && "then" in value;
}
