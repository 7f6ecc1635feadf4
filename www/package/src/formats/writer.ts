// Annotations in forms that others read. A module of its own writes them; it is brought in at the first call.
import { DanhdauError } from "../errors.js";
import { compile, type ModuleRole, type WasmSource } from "../loading.js";
import type { Open } from "../open.js";
import { write } from "../plain-data.js";
import { remember } from "../remember.js";
import type { Annotation } from "../types.js";
import init, { initSync, write as writeInModule } from "../wasm-formats/danhdau_formats.js";

/** How annotations are written. */
export type Format = "json" | "csv" | "html" | "web-annotation" | "conll";

/** What a download of each form is called and said to be. */
export const FORMATS: Readonly<Record<Format, { readonly extension: string; readonly mediaType: string }>> = {
  json: { extension: "json", mediaType: "application/json" },
  csv: { extension: "csv", mediaType: "text/csv;charset=utf-8" },
  html: { extension: "html", mediaType: "text/html;charset=utf-8" },
  "web-annotation": {
    extension: "jsonld",
    mediaType: 'application/ld+json;profile="http://www.w3.org/ns/anno.jsonld"',
  },
  conll: { extension: "conll", mediaType: "text/plain;charset=utf-8" },
};

export interface WriteOptions {
  /** What the page of HTML is called. Default: the first line of the text. */
  title?: string | undefined;
  /** Address of the text, which Web Annotations point at. Default: one made from the text, the same for the same text. */
  source?: string | undefined;
  /** The module that writes. Default: the file beside the package's code. Not looked at once one is there. */
  wasm?: WasmSource | undefined;
}

/**
 * Writes the annotations of a text.
 *
 * - `json`: one object, `{ text, annotations }`.
 * - `csv`: a row for each annotation (RFC 4180). No cell is a formula: what would be one has an apostrophe before it. For
 *   Excel, put "\ufeff" before it.
 * - `html`: a page that stands alone, without script.
 * - `web-annotation`: JSON-LD in the Web Annotation Data Model of the W3C, with text quotation and text position; the
 *   positions count Unicode characters, as the model asks.
 * - `conll`: a token a line with its place, the id and an IOB2 tag; only annotations that lie in no other.
 *
 * @param annotations Those of one `annotate(text)`, in any order.
 * @throws {DanhdauError} `format` for a form that does not exist, or annotations that are not of the text; `text-not-string`;
 *   `wasm-…` where the module does not come.
 */
export type WriteAnnotations = (
  format: Format,
  text: string,
  annotations: readonly Annotation[],
  options?: WriteOptions,
) => Promise<string>;

const ROLE: ModuleRole = {
  name: "WebAssembly module that writes",
  missing: "wasm-missing",
  file: "danhdau_formats_bg.wasm",
  option: "wasm",
  caller: "writeAnnotations",
};

/** A writer that takes its module in the given way. */
export function createWriter(files: { open: Open; wasm: () => WasmSource }): WriteAnnotations {
  let given: WasmSource | undefined;
  const start = remember(async () => {
    const module = await compile(given ?? files.wasm(), files.open, ROLE);
    try {
      initSync({ module });
    } catch {
      // Chrome before 115 refuses on the main thread.
      await init({ module_or_path: module });
    }
  });

  return async (format, text, annotations, { title, source, wasm } = {}) => {
    if (typeof text !== "string") {
      throw new DanhdauError("text-not-string", `writeAnnotations() takes a string, not ${typeof text}.`);
    }
    given = wasm;
    await start();
    const units = Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    // A byte that says whether it went well, and then UTF-8.
    const bytes = writeInModule(units, write({ format, annotations, title, source }));
    const written = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(1));
    if (bytes[0] !== 1) throw new DanhdauError("format", `writeAnnotations(): ${written}.`);
    return written;
  };
}
