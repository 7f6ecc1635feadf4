// Written by build.js: the files of src/wasm/ and the module of packs, compressed with gzip and encoded in base64.
export const WASM: string;
export const DETAILS: string;
export const PACKS: string;
