// The same surface as index.ts, for Node: the files of the package are read from the disk.
import { createLoader } from "./loading.js";
import { detailsUrl, packsUrl, wasmUrl } from "./open.js";
import { openInNode } from "./open.node.js";
import { writeUnitsInNode } from "./units.node.js";

export type { Annotator } from "./annotator.js";
export { DanhdauError, type ErrorCode } from "./errors.js";
export type { LoadOptions, WasmSource } from "./loading.js";
export * from "./types.js";

export const loadAnnotator = /* @__PURE__ */ createLoader({
  open: openInNode,
  wasm: wasmUrl,
  details: detailsUrl,
  packs: packsUrl,
  writeUnits: writeUnitsInNode,
});
