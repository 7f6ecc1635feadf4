/**
 * Codes of {@link DanhdauError}. The core adds its own for options and dates; they come as they are.
 *
 * - `wasm-missing`: the WebAssembly module could not be fetched or read.
 * - `wasm-not-wasm`: something else came in its place, typically an HTML page.
 * - `wasm-blocked`: the module was refused; most often a content security policy without `'wasm-unsafe-eval'`.
 * - `wasm-invalid`: the module is damaged, or the JavaScript engine too old for it.
 * - `details-missing`: the file of sources and formal names could not be fetched or read.
 * - `details-mismatch`: that file belongs to another build of the gazetteer.
 * - `text-not-string`: `annotate` was called with something else than a string.
 * - `disposed`: the annotator was used after `dispose()`.
 * - `internal`: a fault of the package itself; the message says where to report it.
 */
export type ErrorCode =
  | "wasm-missing"
  | "wasm-not-wasm"
  | "wasm-blocked"
  | "wasm-invalid"
  | "details-missing"
  | "details-mismatch"
  | "text-not-string"
  | "disposed"
  | "internal"
  // Keeps completion for the codes above while letting the core's through.
  | (string & {});

/** Every error that this package throws. The message says what is wrong and what to do. */
export class DanhdauError extends Error {
  override readonly name = "DanhdauError";
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
