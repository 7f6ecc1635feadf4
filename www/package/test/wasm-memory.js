import { initSync } from "../dist/wasm/danhdau.js";
import { initSync as initPacks, PackCompiler } from "../dist/wasm-packs/danhdau_packs.js";

/** Bytes of the module's memory, once an annotator has been loaded: the glue then looks at no module it is given. */
export const wasmMemory = () => initSync({ module: new Uint8Array() }).memory.buffer.byteLength;

/** The same of the module of packs, once a pack has been given. */
export const packMemory = () => initPacks({ module: new Uint8Array() }).memory.buffer.byteLength;

/** The most that {@link packMemory} was while a pack was compiled: the module begins anew after each. */
export const mostPackMemory = () => most;

let most = 0;
const { free } = PackCompiler.prototype;
PackCompiler.prototype.free = function () {
  most = Math.max(most, packMemory());
  free.call(this);
};
