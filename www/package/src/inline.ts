// The same surface as index.ts, for single files and bundlers that copy no assets: the module and the details are part of
// the code.
import { DETAILS, PACKS, WASM } from "./inlined.js";
import { createLoader } from "./loading.js";
import { openOnWeb } from "./open.js";
import { writeUnits } from "./units.js";

export type { Annotator } from "./annotator.js";
export { DanhdauError, type ErrorCode } from "./errors.js";
export type { LoadOptions, WasmSource } from "./loading.js";
export * from "./types.js";

/**
 * Loads the annotator from the code itself; nothing is fetched. In all else the `loadAnnotator` of `danhdau`.
 *
 * @throws {DanhdauError} `wasm-invalid` or `wasm-blocked`.
 */
export const loadAnnotator = /* @__PURE__ */ createLoader({
  open: openOnWeb,
  wasm: () => decompress(WASM),
  details: () => decompress(DETAILS),
  packs: () => decompress(PACKS),
  writeUnits,
});

async function decompress(base64: string): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const bytes = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(bytes).arrayBuffer());
}
