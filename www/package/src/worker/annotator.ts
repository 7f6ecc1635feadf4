import { DanhdauError, requireKnown } from "../errors.js";
import type { LoadOptions } from "../loading.js";
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
} from "../types.js";
import type { StartWorker } from "./host.js";
import { Host } from "./host.js";
import { type Method, type Packed, type Recipe, unpack } from "./messages.js";

/** What every call to a {@link WorkerAnnotator} takes. */
export interface CallOptions {
  /**
   * Ends the waiting: the promise rejects at once with the signal's reason, an `AbortError` unless another was given. A
   * call that waits for its turn is then never made; the answer of one that has begun is not looked at.
   */
  signal?: AbortSignal | undefined;
}

/**
 * An annotator in a worker: the methods of `Annotator`, with promises. Texts are annotated one after the other. A worker that
 * dies rejects what it had to do with `worker-ended`, and the next call starts another one.
 */
export interface WorkerAnnotator {
  /**
   * Finds the entities of a text.
   *
   * @throws {DanhdauError} As `Annotator.annotate`, `loadAnnotator`, `worker-failed` or `worker-ended`.
   * @example
   * let typed = new AbortController();
   * async function onInput(text) {
   *   typed.abort();
   *   typed = new AbortController();
   *   draw(await annotator.annotate(text, { signal: typed.signal }));
   * }
   */
  annotate(text: string, options?: AnnotateOptions & CallOptions): Promise<Annotation[]>;
  /** The record of an id, or `undefined` where there is none. A copy. */
  entity(id: string, options?: CallOptions): Promise<Entity | undefined>;
  /** What a record says about a date: `2023`, `2023-06` or `2023-06-23`. */
  entityAt(id: string, date: string, options?: CallOptions): Promise<EntityAt | undefined>;
  /** Sources and formal names, which are fetched when they are first asked for. */
  details(id: string, options?: CallOptions): Promise<EntityDetails | undefined>;
  /** All records, or those of one kind. Copies. */
  entities(kind?: Kind, options?: CallOptions): Promise<Entity[]>;
  /**
   * Why what touches a range is marked, or is not, as `Annotator.explain` says it.
   *
   * @param range UTF-16 units of the text: start, and one past the end.
   */
  explain(
    text: string,
    range: readonly [number, number],
    options?: AnnotateOptions & CallOptions,
  ): Promise<Explanation>;
  /** The article's own date, as its text says it, or `null`; see `Annotator.proposeDate`. */
  proposeDate(text: string, options?: CallOptions): Promise<ProposedDate | null>;
  /** Version, data date and hash of the gazetteer. */
  about(options?: CallOptions): Promise<GazetteerInfo>;
  /**
   * An annotator of its own in the same worker, with the records of a pack on top. Each of the two must be disposed.
   *
   * @throws {DanhdauError} `pack`, with everything that is wrong in `problems`.
   */
  withPack(pack: Pack, options?: CallOptions): Promise<WorkerAnnotator>;
  /** Ends this annotator: what waits, and every later call, rejects with `disposed`. With the last one the worker ends. */
  dispose(): void;
}

/** A `Worker` of the web, or one of `node:worker_threads`. */
export interface AnyWorker {
  postMessage(message: unknown): void;
  terminate(): unknown;
}

export interface WorkerOptions {
  /** The WebAssembly module. Default: the file beside the package's code. On the web an address counts from the page. */
  wasm?: Exclude<LoadOptions["wasm"], Response>;
  /** The file of sources and formal names. Default: the one beside the package's code. */
  details?: LoadOptions["details"];
  /** The module that compiles packs. Default: the file beside the package's code. */
  packs?: Exclude<LoadOptions["packs"], Response>;
  /**
   * Starts the worker: at the first call, and again after one has died. Default: the script beside the package's code, as a
   * module worker. A script of your own calls `serve` of `danhdau/worker/serve`.
   */
  worker?: (() => AnyWorker) | undefined;
}

/** @throws {DanhdauError} `options` */
export function requireWorkerOptions(options: WorkerOptions): void {
  requireKnown("createWorkerAnnotator", options, ["wasm", "details", "packs", "worker"]);
}

export function createWorkerAnnotator(start: StartWorker, options: LoadOptions): WorkerAnnotator {
  return annotatorIn(new Host(start), { options, packs: [] });
}

function annotatorIn(host: Host, recipe: Recipe): WorkerAnnotator {
  const member = host.join(recipe);
  const ask = <T>(method: Method, given: unknown[], { signal }: CallOptions = {}): Promise<T> =>
    host.ask(member, method, given, signal) as Promise<T>;

  return {
    async annotate(text, { signal, ...options } = {}) {
      requireString("annotate", text);
      return unpack(text, await ask<Packed>("annotate", [text, options], { signal }));
    },
    entity: (id, options) => ask("entity", [id], options),
    entityAt: (id, date, options) => ask("entityAt", [id, date], options),
    details: (id, options) => ask("details", [id], options),
    entities: (kind, options) => ask("entities", [kind], options),
    async explain(text, range, { signal, ...options } = {}) {
      requireString("explain", text);
      return ask("explain", [text, range, options], { signal });
    },
    async proposeDate(text, options) {
      requireString("proposeDate", text);
      return ask("proposeDate", [text], options);
    },
    about: (options) => ask("about", [], options),
    async withPack(pack, { signal } = {}) {
      host.requireMember(member);
      const own = annotatorIn(host, { ...recipe, packs: [...recipe.packs, copy(pack)] });
      try {
        await own.about({ signal });
      } catch (error) {
        own.dispose();
        throw error;
      }
      return own;
    },
    dispose: () => host.leave(member),
  };
}

function requireString(method: Method, text: unknown): void {
  if (typeof text === "string") return;
  throw new DanhdauError("text-not-string", `${method}() takes a string, not ${typeof text}.`);
}

/** Another worker may have to read the pack again, when the caller's object has long changed. */
function copy(pack: Pack): Pack {
  try {
    return structuredClone(pack);
  } catch (error) {
    const { message } = error as Error;
    throw new DanhdauError("pack", `A pack is plain data, as JSON can hold it. (${message})`, {
      cause: error,
    });
  }
}
