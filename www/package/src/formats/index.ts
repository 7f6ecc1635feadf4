import { openOnWeb } from "../open.js";
import { createWriter } from "./writer.js";

export { DanhdauError } from "../errors.js";
export { FORMATS, type Format, type WriteAnnotations, type WriteOptions } from "./writer.js";

/**
 * {@inheritDoc WriteAnnotations}
 *
 * @example
 * const annotations = annotator.annotate(text);
 * const csv = await writeAnnotations("csv", text, annotations);
 */
export const writeAnnotations = /* @__PURE__ */ createWriter({
  open: openOnWeb,
  // Bundlers look for exactly this form, and copy the file.
  wasm: () => new URL("../wasm-formats/danhdau_formats_bg.wasm", import.meta.url),
});
