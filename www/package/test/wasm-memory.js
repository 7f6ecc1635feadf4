import { initSync } from "../dist/wasm/danhdau.js";

/** Bytes of the module's memory, once an annotator has been loaded: the glue then looks at no module it is given. */
export const wasmMemory = () => initSync({ module: new Uint8Array() }).memory.buffer.byteLength;
