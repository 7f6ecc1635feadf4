// The only file that touches the WebAssembly module: a string goes in as UTF-16 units, rows of numbers come out and become
// plain objects. It decides nothing about Vietnamese.
import { DanhdauError } from "./errors.js";
import { read, write } from "./plain-data.js";
import {
  type AnnotateOptions,
  type Annotation,
  type Entity,
  type EntityAt,
  type Explanation,
  type GazetteerInfo,
  KINDS,
  type Kind,
  type ProposedDate,
  type Status,
  type Via,
} from "./types.js";
import type { WriteUnits } from "./units.js";
import init, { Engine, type InitOutput, initSync } from "./wasm/danhdau.js";

/** An engine with its gazetteer. Memory on the other side is given back by `free`, once. */
export interface Core {
  /** After a fault inside the module the engine stays locked, and every further call fails: a new one is needed. */
  readonly isLocked: boolean;
  annotate(text: string, options: AnnotateOptions | undefined): Annotation[];
  /** The record of an id. */
  entity(id: string): Entity | undefined;
  /** All records, in the order of their numbers. */
  entities(): readonly Entity[];
  entityAt(id: string, date: string): EntityAt | undefined;
  explain(text: string, range: readonly [number, number], options: AnnotateOptions | undefined): Explanation;
  proposeDate(text: string): ProposedDate | null;
  /** What tells this gazetteer from others. */
  about(): GazetteerInfo;
  /** The gazetteer in the form in which it is carried. */
  gazetteer(): Uint8Array;
  /** A core of its own, over another gazetteer. */
  over(gazetteer: Uint8Array): Core;
  free(): void;
}

/** The instantiated module. */
export interface Wasm {
  createCore(): Core;
}

/** Instantiates the module. The glue keeps one instance: later modules are not looked at. */
export async function instantiate(module: WebAssembly.Module, writeUnits: WriteUnits): Promise<Wasm> {
  const { memory } = await start(module);
  return {
    createCore: () => createCore(() => new Engine(), Engine.gazetteer, memory, writeUnits),
  };
}

// At once, where that is allowed: on its other way the glue asks for `Response`, and Node then loads its whole HTTP client.
function start(module: WebAssembly.Module): InitOutput | Promise<InitOutput> {
  try {
    return initSync({ module });
  } catch {
    // Chrome before 115 refuses on the main thread.
    return init({ module_or_path: module });
  }
}

function createCore(
  open: () => Engine,
  gazetteer: () => Uint8Array,
  memory: WebAssembly.Memory,
  writeUnits: WriteUnits,
): Core {
  let isLocked = false;
  /** Runs a call into the module; whatever it throws leaves as a {@link DanhdauError}. */
  const guard = <T>(call: () => T): T => {
    try {
      return call();
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) isLocked = true;
      throw asDanhdauError(error);
    }
  };

  const engine = guard(open);
  const count = guard(() => engine.entityCount());
  // Converting a record takes longer than marking it: each is converted when it is first asked for.
  const records: (Entity | undefined)[] = [];
  const record = (number: number): Entity => {
    records[number] ??= deepFreeze(read(engine.entity(number)) as Entity);
    return records[number];
  };
  /** What a call returned, or else the error that it left. */
  const succeeded = <T>(result: T | undefined): T => {
    if (result !== undefined) return result;
    const { code, message } = read(engine.failure()) as Failure;
    throw new DanhdauError(code, message);
  };

  /** Hands a text over. Asks for the buffer anew: an earlier one is detached when the memory has grown. */
  const give = (text: string) => {
    const offset = engine.reserve(text.length);
    writeUnits(text, memory.buffer, offset);
  };

  return {
    get isLocked() {
      return isLocked;
    },
    annotate: (text, options) =>
      guard(() => {
        give(text);
        const rows = succeeded(engine.annotate(text.length, write(options)));
        return rows.length === 0 ? [] : decode(text, rows, engine, count, record);
      }),
    entity: (id) =>
      guard(() => {
        const number = engine.entityNumber(write(id));
        return number === undefined ? undefined : record(number);
      }),
    entities: () =>
      guard(() => {
        const all = Array.from({ length: count }, (_, number): Entity | null => record(number));
        // A pack may have taken some out: in their places the module has nothing.
        return all.filter((entity) => entity !== null);
      }),
    entityAt: (id, date) =>
      guard(
        () => (read(succeeded(engine.entityAt(write(id), write(date)))) ?? undefined) as EntityAt | undefined,
      ),
    explain: (text, [start, end], options) =>
      guard(() => {
        give(text);
        return read(succeeded(engine.explain(text.length, start, end, write(options)))) as Explanation;
      }),
    proposeDate: (text) =>
      guard(() => {
        give(text);
        return proposedDate(text, engine.proposeDate(text.length));
      }),
    about: () => guard(() => read(engine.about()) as GazetteerInfo),
    gazetteer: () => guard(gazetteer),
    over: (other) =>
      createCore(
        () => Engine.overGazetteer(other),
        () => other,
        memory,
        writeUnits,
      ),
    free() {
      if (!isLocked) engine.free();
    },
  };
}

interface Failure {
  readonly code: string;
  readonly message: string;
}

// The layout of a row, and of its flags, as src/wasm.rs writes it.
const ROW = 4;
const RELATION_ROW = 3;
const LOW_CONFIDENCE = 1 << 5;
const INFERRED = 1 << 8;
const VIAS: readonly Via[] = ["name", "alias", "short-reference", "abbreviation", "citation", "office"];
const STATUSES: readonly (Status | undefined)[] = [undefined, "active", "dissolved", "renamed"];
const CANDIDATE = 0;
const PARENT = 1;
const SUCCESSOR = 2;

function decode(
  text: string,
  rows: Uint32Array,
  engine: Engine,
  count: number,
  record: (number: number) => Entity,
): Annotation[] {
  const annotations: Annotation[] = [];
  // Names that no record holds are rare, and fetched only when a row points at one.
  let names: readonly string[] | undefined;

  for (let row = 0; row < rows.length; row += ROW) {
    const start = rows[row] as number;
    const end = rows[row + 1] as number;
    const number = rows[row + 2] as number;
    const flags = rows[row + 3] as number;

    const entity = number < count ? record(number) : undefined;
    if (entity === undefined) names ??= read(engine.names()) as readonly string[];
    const annotation: Annotation = {
      start,
      end,
      kind: KINDS[flags & 0b11] as Kind,
      id: entity?.id ?? null,
      name: entity?.name ?? (names?.[number - count] as string),
      text: text.slice(start, end),
      confidence: (flags & LOW_CONFIDENCE) === 0 ? "high" : "low",
      via: VIAS[(flags >> 2) & 0b111] as Via,
    };
    const status = STATUSES[(flags >> 6) & 0b11];
    if (status !== undefined) annotation.status = status;
    if ((flags & INFERRED) !== 0) annotation.inferred = true;
    annotations.push(annotation);
  }

  const relations = engine.relations();
  for (let row = 0; row < relations.length; row += RELATION_ROW) {
    const annotation = annotations[relations[row] as number] as Annotation;
    const value = relations[row + 2] as number;
    switch (relations[row + 1]) {
      case CANDIDATE:
        annotation.candidates ??= [];
        annotation.candidates.push(record(value).id);
        break;
      case PARENT:
        annotation.parent = value;
        break;
      case SUCCESSOR:
        annotation.successor = record(value).name;
        annotation.successorId = record(value).id;
        break;
    }
  }
  return annotations;
}

function proposedDate(text: string, row: Uint32Array): ProposedDate | null {
  if (row.length === 0) return null;
  const [start, end, year, month, day, placeStart, placeEnd] = row as unknown as [
    number,
    number,
    ...number[],
  ];
  const known = [year, month, day].map(
    (part, index) => part && String(part).padStart(index === 0 ? 4 : 2, "0"),
  );
  // ISO 8601 writes "--08-24" where the year is not known.
  const date = known.map((part) => part || "-").join("-");
  return {
    date: day === 0 ? date.slice(0, 7) : date,
    precision: year === 0 ? "month-day" : day === 0 ? "month" : "day",
    start,
    end,
    ...(placeEnd !== 0 && { place: text.slice(placeStart, placeEnd) }),
  };
}

/** What a module threw, as an error of the package. */
export function asDanhdauError(error: unknown): DanhdauError {
  if (error instanceof DanhdauError) return error;
  const { message } = Object(error) as { message?: unknown };
  return new DanhdauError(
    "internal",
    `The annotator failed (${message ?? error}). Please report it with the text; loadAnnotator() gives a new one.`,
    { cause: error },
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deepFreeze(part);
    Object.freeze(value);
  }
  return value;
}
