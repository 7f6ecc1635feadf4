// Written by build.js: the files of src/wasm/, compressed with gzip and encoded in base64.
export const WASM: string;
export const DETAILS: string;
