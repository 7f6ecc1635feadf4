import type { PackProblem } from "./types.js";

/**
 * Codes of {@link DanhdauError}.
 *
 * - `options`: an unknown option, or a wrong type; the message names it and lists what is allowed.
 * - `date`: a date that is not of the form `2025`, `2025-07` or `2025-07-01`.
 * - `text-not-string`: `annotate` was called with something else than a string.
 * - `pack`: something is wrong with a pack, which is not used; `problems` lists everything.
 * - `format`: annotations cannot be written: there is no such form, or they are not those of the text.
 * - `disposed`: the annotator was used after `dispose()`.
 * - `wasm-missing`: the WebAssembly module could not be fetched or read.
 * - `wasm-not-wasm`: something else came in its place, typically an HTML page.
 * - `wasm-invalid`: the module is damaged, or the JavaScript engine too old for it.
 * - `wasm-blocked`: the content security policy forbids WebAssembly.
 * - `details-missing`: the file of sources and formal names could not be fetched or read.
 * - `details-mismatch`: that file belongs to another build of the gazetteer.
 * - `worker-failed`: the worker could not be started.
 * - `worker-ended`: the worker died; the next call starts another one.
 * - `internal`: a fault of this package.
 */
export type ErrorCode =
  | "options"
  | "date"
  | "text-not-string"
  | "pack"
  | "format"
  | "disposed"
  | "wasm-missing"
  | "wasm-not-wasm"
  | "wasm-invalid"
  | "wasm-blocked"
  | "details-missing"
  | "details-mismatch"
  | "worker-failed"
  | "worker-ended"
  | "internal"
  // Keeps completion for the codes above, and lets those through that the core may add.
  | (string & {});

/** Every error that this package throws. The message says what is wrong and what to do. */
export class DanhdauError extends Error {
  override readonly name = "DanhdauError";
  readonly code: ErrorCode;

  /** With the code `pack`: everything that is wrong, warnings included. */
  readonly problems?: readonly PackProblem[];

  constructor(
    code: ErrorCode,
    message: string,
    options?: ErrorOptions & { problems?: readonly PackProblem[] | undefined },
  ) {
    super(message, options);
    this.code = code;
    if (options?.problems !== undefined) this.problems = options.problems;
  }
}

/**
 * Refuses options of another name: a misspelt one would otherwise do nothing, in silence.
 *
 * @throws {DanhdauError} `options`, with those that there are.
 */
export function requireKnown(call: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    throw new DanhdauError(
      "options",
      `${call}() has no option "${name}". ${known.length === 1 ? "The only one is" : "There are"} ${known.join(", ")}.`,
    );
  }
}
