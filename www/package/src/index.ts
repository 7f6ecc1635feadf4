import { createLoader } from "./loading.js";
import { detailsUrl, openOnWeb, packsUrl, wasmUrl } from "./open.js";
import { writeUnits } from "./units.js";

export type { Annotator } from "./annotator.js";
export { DanhdauError, type ErrorCode } from "./errors.js";
export type { LoadOptions, WasmSource } from "./loading.js";
export * from "./types.js";

/**
 * Loads the annotator. Nothing runs before the first call; the module is fetched and compiled once, and after a failure the
 * next call tries again. Every call returns an annotator of its own over one shared engine.
 *
 * @throws {DanhdauError} `wasm-missing`, `wasm-not-wasm`, `wasm-invalid` or `wasm-blocked`.
 * @example
 * const annotator = await loadAnnotator();
 * for (const { text, kind, name } of annotator.annotate("Hải Phòng và FPT ký thỏa thuận.")) {
 *   console.log(text, kind, name);
 * }
 */
export const loadAnnotator = /* @__PURE__ */ createLoader({
  open: openOnWeb,
  wasm: wasmUrl,
  details: detailsUrl,
  packs: packsUrl,
  writeUnits,
});
