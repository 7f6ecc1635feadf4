// The same surface as index.ts, for Node: the module is read from the disk.
import { openInNode } from "../open.node.js";
import { createWriter } from "./writer.js";

export { DanhdauError } from "../errors.js";
export { FORMATS, type Format, type WriteAnnotations, type WriteOptions } from "./writer.js";

export const writeAnnotations = /* @__PURE__ */ createWriter({
  open: openInNode,
  wasm: () => new URL("../wasm-formats/danhdau_formats_bg.wasm", import.meta.url),
});
