import type { Core } from "./boundary.js";
import { DanhdauError } from "./errors.js";
import { packDetails, withPackDetails } from "./pack.js";
import { compilePack, writePack } from "./pack-compiler.js";
import { remember } from "./remember.js";
import type {
  AnnotateOptions,
  Annotation,
  Entity,
  EntityAt,
  EntityDetails,
  Explanation,
  GazetteerInfo,
  Kind,
  Pack,
  ProposedDate,
} from "./types.js";

/** Annotates Vietnamese text. Calls are synchronous and independent of each other; only `details` and `withPack` read a file. */
export interface Annotator {
  /**
   * Finds the entities of a text. The whole text is read at each call, because references need it.
   *
   * @param text Any string: offsets are UTF-16 code units of it, whatever it holds.
   * @returns Sorted by start; without `nested` they do not overlap. The same text and options give the same result.
   * @throws {DanhdauError} `text-not-string`, `disposed`, or the core's code for a wrong option.
   */
  annotate(text: string, options?: AnnotateOptions): Annotation[];

  /** The record of an id, or `undefined` where there is none. */
  entity(id: string): Entity | undefined;

  /**
   * What a record says about a date.
   *
   * @param date `2023`, `2023-06` or `2023-06-23`.
   * @returns `undefined` for an unknown id.
   * @throws {DanhdauError} For a date of another form.
   */
  entityAt(id: string, date: string): EntityAt | undefined;

  /**
   * Sources and formal names, from a second file that is fetched at the first call and then remembered.
   *
   * @returns `undefined` for an unknown id.
   * @throws {DanhdauError} `details-missing` or `details-mismatch`; the next call tries again.
   */
  details(id: string): Promise<EntityDetails | undefined>;

  /** All records, or those of one kind. */
  entities(kind?: Kind): Entity[];

  /**
   * Why what touches a range is marked, or is not: every reading that was considered, and the rule that decided.
   *
   * @param range UTF-16 units of the text: start, and one past the end.
   * @throws {DanhdauError} `text-not-string`, `disposed`, or the core's code for a wrong option.
   */
  explain(text: string, range: readonly [number, number], options?: AnnotateOptions): Explanation;

  /**
   * The article's own date, as its text says it: in a line about the article, a dateline, a sentence that tells the news.
   * It is never applied by itself.
   *
   * @returns `null` where the text says none. The year is left out (`--08-24`) where the text leaves it out.
   * @throws {DanhdauError} `text-not-string`, `disposed`.
   * @example
   * annotator.proposeDate("Thứ Sáu, 23/6/2023, 09:22 (GMT+7)");
   * // { date: "2023-06-23", precision: "day", start: 9, end: 18 }
   */
  proposeDate(text: string): ProposedDate | null;

  /** Version, data date and hash of the gazetteer. */
  about(): GazetteerInfo;

  /**
   * An annotator of its own, which knows the records of this one and those of a pack: it adds records, replaces those whose
   * id is known, and removes others. This annotator stays as it is. Each of the two must be disposed. Packs are compiled by
   * a second module, which is fetched at the first call and then remembered.
   *
   * @throws {DanhdauError} `pack`, with everything that is wrong in `problems`; a bad pack is refused whole. `wasm-…` where
   *   the module does not come; the next call tries again.
   * @example
   * const own = await annotator.withPack({
   *   fpt_unit: [
   *     {
   *       id: "fpt-unit/fpt-lam-an",
   *       name: "FPT Lâm An",
   *       type: "công ty con",
   *       sources: [{ title: "sổ tay của tòa soạn", read: "2026-11-21" }],
   *     },
   *   ],
   * });
   */
  withPack(pack: Pack): Promise<Annotator>;

  /** Ends this annotator: later calls throw `disposed`. The last one to end gives the engine's memory back. */
  dispose(): void;
}

/** Details by id. */
export type DetailsTable = ReadonlyMap<string, EntityDetails>;

/**
 * An annotator over a core that it may share with others.
 *
 * @param release Called once, by `dispose`.
 */
export function createAnnotator(
  core: Core,
  loadDetails: () => Promise<DetailsTable>,
  loadPackModule: () => Promise<WebAssembly.Module>,
  release: () => void,
): Annotator {
  let disposed = false;

  const usable = (): Core => {
    if (disposed) {
      throw new DanhdauError("disposed", "This annotator was disposed. Call loadAnnotator() for a new one.");
    }
    return core;
  };

  return {
    annotate(text, options) {
      if (typeof text !== "string") {
        throw new DanhdauError("text-not-string", `annotate() takes a string, not ${typeName(text)}.`);
      }
      return usable().annotate(text, options);
    },
    entity: (id) => usable().entity(id),
    entityAt: (id, date) => usable().entityAt(id, date),
    async details(id) {
      usable();
      return (await loadDetails()).get(id);
    },
    explain(text, range, options) {
      if (typeof text !== "string") {
        throw new DanhdauError("text-not-string", `explain() takes a string, not ${typeName(text)}.`);
      }
      return usable().explain(text, range, options);
    },
    proposeDate(text) {
      if (typeof text !== "string") {
        throw new DanhdauError("text-not-string", `proposeDate() takes a string, not ${typeName(text)}.`);
      }
      return usable().proposeDate(text);
    },
    about: () => usable().about(),
    async withPack(pack) {
      if (typeof pack !== "object" || pack === null || Array.isArray(pack)) {
        throw new DanhdauError(
          "pack",
          `withPack() takes an object of lists of records, not ${typeName(pack)}.`,
        );
      }
      const base = usable().gazetteer();
      // Both are copied now: the pack is the caller's to change while the module comes.
      const written = writePack(pack);
      const copied = attempt(() => packDetails(pack));
      const own = core.over(compilePack(await loadPackModule(), base, written));
      const ownDetails = copied();
      const provinces =
        ownDetails.lowerUnits.length > 0 ? own.entities().filter(({ kind }) => kind === "province") : [];
      const loadOwn = remember(async () => withPackDetails(await loadDetails(), ownDetails, provinces));
      return createAnnotator(own, loadOwn, loadPackModule, () => own.free());
    },
    entities(kind) {
      const entities = usable().entities();
      return kind === undefined ? [...entities] : entities.filter((entity) => entity.kind === kind);
    },
    dispose() {
      if (disposed) return;
      disposed = true;
      release();
    },
  };
}

/** Does something now, and gives its result or throws its error when asked: a pack of another form is refused first. */
function attempt<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : typeof value;
}
