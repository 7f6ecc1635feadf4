// What goes between a page and its worker. Annotations go as rows of numbers: cloning tens of thousands of objects would
// hold up the page as long as finding them.
import { DanhdauError } from "../errors.js";
import type { LoadOptions } from "../loading.js";
import type { Annotation, Pack, PackProblem } from "../types.js";

/** How an annotator inside the worker comes about: as loaded, with packs on top of each other. */
export interface Recipe {
  readonly options: LoadOptions;
  readonly packs: readonly Pack[];
}

/** The methods of an annotator that the worker answers with plain data. */
export type Method =
  | "annotate"
  | "entity"
  | "entityAt"
  | "details"
  | "entities"
  | "explain"
  | "proposeDate"
  | "about";

export type Request =
  | { readonly annotator: number; readonly open: Recipe }
  | { readonly call: number; readonly annotator: number; readonly method: Method; readonly given: unknown[] }
  | { readonly annotator: number; readonly close: true };

export type Answer =
  | { readonly ready: true }
  | { readonly call: number; readonly result: unknown }
  | {
      readonly call: number;
      readonly error: Failure;
      /** Whether the annotator is there: if it could not be opened, it may be tried again. */
      readonly opened: boolean;
    };

/** An error on its way: cloning keeps neither its class nor its code. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly problems?: readonly PackProblem[] | undefined;
}

export function toFailure(error: unknown): Failure {
  if (error instanceof DanhdauError) {
    const { code, message, problems } = error;
    return { code, message, problems };
  }
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}

export function fromFailure({ code, message, problems }: Failure): DanhdauError {
  return new DanhdauError(code, message, { problems });
}

/** All of an annotation that is not its place: most are shared by many. */
type Subject = Omit<Annotation, "start" | "end" | "text" | "parent">;

/** Annotations on their way. */
export interface Packed {
  readonly subjects: readonly Subject[];
  /** Start, end, subject, and one more than the parent: 0 for none. */
  readonly rows: Uint32Array<ArrayBuffer>;
}

const ROW = 4;

export function pack(annotations: readonly Annotation[]): Packed {
  const subjects: Subject[] = [];
  const numbers = new Map<string, number>();
  const rows = new Uint32Array(annotations.length * ROW);
  for (const [index, { start, end, text, parent, ...subject }] of annotations.entries()) {
    const key = Object.values(subject).join("\0");
    let number = numbers.get(key);
    if (number === undefined) {
      number = subjects.push(subject) - 1;
      numbers.set(key, number);
    }
    rows.set([start, end, number, parent === undefined ? 0 : parent + 1], index * ROW);
  }
  return { subjects, rows };
}

/** The annotations of that text again. */
export function unpack(text: string, { subjects, rows }: Packed): Annotation[] {
  const annotations: Annotation[] = [];
  for (let row = 0; row < rows.length; row += ROW) {
    const start = rows[row] as number;
    const end = rows[row + 1] as number;
    const parent = rows[row + 3] as number;
    const { kind, id, name, ...rest } = subjects[rows[row + 2] as number] as Subject;
    const annotation: Annotation = { start, end, kind, id, name, text: text.slice(start, end), ...rest };
    if (annotation.candidates !== undefined) annotation.candidates = [...annotation.candidates];
    if (parent > 0) annotation.parent = parent - 1;
    annotations.push(annotation);
  }
  return annotations;
}
