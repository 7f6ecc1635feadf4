/** Where a file of the package comes from. */
export type Location = URL | string;

/** Opens a file: a response of the network, or its bytes where there is a disk. */
export type Open = (location: Location) => Promise<Response | Uint8Array<ArrayBuffer>>;

/** In browsers, workers and other places without a disk. */
export const openOnWeb: Open = (location) => fetch(location);

// Bundlers look for exactly this form, and copy the file. Functions, because nothing may run when the package is imported.

/** The WebAssembly module that is packed with this file. */
export function wasmUrl(): URL {
  return new URL("./wasm/danhdau_bg.wasm", import.meta.url);
}

/** The sources and formal names that are packed with this file. */
export function detailsUrl(): URL {
  return new URL("./wasm/details.json", import.meta.url);
}

/** The module that compiles packs. */
export function packsUrl(): URL {
  return new URL("./wasm-packs/danhdau_packs_bg.wasm", import.meta.url);
}
