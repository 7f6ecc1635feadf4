// Brings the module and the file of details in, once, and says plainly what is wrong when they do not come.
import { type Annotator, createAnnotator, type DetailsTable } from "./annotator.js";
import { type Core, instantiate, type Wasm } from "./boundary.js";
import { DanhdauError, type ErrorCode, requireKnown } from "./errors.js";
import type { Location, Open } from "./open.js";
import { remember } from "./remember.js";
import type { EntityDetails } from "./types.js";
import type { WriteUnits } from "./units.js";

/** Where the module comes from, or the module itself. In Node, a string without a scheme is a path. */
export type WasmSource = Location | BufferSource | Response | WebAssembly.Module;

export interface LoadOptions {
  /**
   * The WebAssembly module. Default: the file beside the package's code. The first module that loads is the one that all
   * annotators use; where it is there already, this option is not looked at.
   */
  wasm?: WasmSource | undefined;
  /** The file of sources and formal names. Default: the one beside the package's code. Read at the first `details()`. */
  details?: Location | undefined;
  /** The module that compiles packs. Default: the one beside the package's code. Read at the first `withPack()`. */
  packs?: WasmSource | undefined;
}

/** How an entry of the package comes to its files, and texts into the module. */
export interface Files {
  /** Opens an address that the caller gives. */
  readonly open: Open;
  /** The module that is packed with the entry. */
  wasm(): WasmSource | Promise<WasmSource>;
  /** The details that are packed with it. */
  details(): DetailsSource | Promise<DetailsSource>;
  /** The module of packs that is packed with it. */
  packs(): WasmSource | Promise<WasmSource>;
  /** How texts get into memory here. */
  readonly writeUnits: WriteUnits;
}

type DetailsSource = Location | Uint8Array;

/** A `loadAnnotator` that takes files in the given way. */
export function createLoader(files: Files): (options?: LoadOptions) => Promise<Annotator> {
  let loading: { source: WasmSource | undefined; wasm: Promise<Wasm> } | undefined;
  let shared: { core: Core; users: number } | undefined;
  let givenPacks: WasmSource | undefined;
  const packModule = remember(() => compile(givenPacks ?? files.packs(), files.open, PACKS));

  const loadWasm = async (source: WasmSource | undefined): Promise<Wasm> => {
    for (;;) {
      loading ??= {
        source,
        wasm: compile(source ?? files.wasm(), files.open, WASM).then((module) =>
          instantiate(module, files.writeUnits),
        ),
      };
      const attempt = loading;
      try {
        return await attempt.wasm;
      } catch (error) {
        if (loading === attempt) loading = undefined;
        // Somebody else's source failed, while this call brings its own.
        if (attempt.source === source) throw error;
      }
    }
  };

  return async (options = {}) => {
    requireKnown("loadAnnotator", options, ["wasm", "details", "packs"]);
    const { wasm: source, details, packs } = options;
    givenPacks ??= packs;
    const wasm = await loadWasm(source);
    if (shared === undefined || shared.core.isLocked) shared = { core: wasm.createCore(), users: 0 };
    const engine = shared;
    engine.users++;
    return createAnnotator(
      engine.core,
      remember(() => readDetails(details ?? files.details(), files.open, engine.core.about().hash)),
      packModule,
      () => {
        if (--engine.users > 0) return;
        engine.core.free();
        if (shared === engine) shared = undefined;
      },
    );
  };
}

/** Compiles a module, wherever it comes from. */
export async function compile(
  from: WasmSource | Promise<WasmSource>,
  open: Open,
  role: ModuleRole,
): Promise<WebAssembly.Module> {
  const source = await from;
  // Addresses first: merely asking for `Response` makes Node load its whole HTTP client.
  if (typeof source === "string" || source instanceof URL) {
    const file = await openFile(source, open, role);
    const name = String(source);
    return file instanceof Uint8Array ? compileBytes(file, name, role) : compileResponse(file, name, role);
  }
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof Response) return compileResponse(source, source.url || "the given response", role);
  return compileBytes(source, "the given bytes", role);
}

async function compileResponse(
  response: Response,
  name: string,
  role: ModuleRole,
): Promise<WebAssembly.Module> {
  requireSuccess(response, name, role);
  // Streaming is what browsers cache compiled code for. Its error does not tell an HTML page from a refusal: the bytes do.
  const copy = response.clone();
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch {
      // Once more below, from the bytes, with an error that says more.
    }
  }
  let bytes: ArrayBuffer;
  try {
    bytes = await copy.arrayBuffer();
  } catch (error) {
    throw new DanhdauError("wasm-missing", `The WebAssembly module at ${name} did not arrive whole.`, {
      cause: error,
    });
  }
  return compileBytes(bytes, name, role);
}

async function compileBytes(
  source: BufferSource,
  name: string,
  role: ModuleRole,
): Promise<WebAssembly.Module> {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  if (!startsWith(bytes, [0x00, 0x61, 0x73, 0x6d])) {
    const found = looksLikeHtml(bytes)
      ? `It is an HTML page: most likely the server answers unknown addresses with its start page. Copy ${role.file} to that address`
      : "Check that the file was not changed on the way";
    throw new DanhdauError(
      "wasm-not-wasm",
      `No WebAssembly module at ${name}. ${found}, or pass { ${role.option}: <its address> } to ${role.caller}().`,
    );
  }
  try {
    return await WebAssembly.compile(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/unsafe-eval|content security policy/i.test(reason)) {
      throw new DanhdauError(
        "wasm-blocked",
        `The content security policy forbids WebAssembly. Add 'wasm-unsafe-eval' to its script-src. (${reason})`,
        { cause: error },
      );
    }
    throw new DanhdauError(
      "wasm-invalid",
      `The WebAssembly module at ${name} is damaged, or this engine is too old for it. (${reason})`,
      { cause: error },
    );
  }
}

async function readDetails(
  from: DetailsSource | Promise<DetailsSource>,
  open: Open,
  expectedHash: string,
): Promise<DetailsTable> {
  const source = await from;
  const name = source instanceof Uint8Array ? "the given bytes" : String(source);
  const file = source instanceof Uint8Array ? source : await openFile(source, open, DETAILS);
  let text: string;
  if (file instanceof Uint8Array) {
    text = new TextDecoder().decode(file);
  } else {
    requireSuccess(file, name, DETAILS);
    text = await file.text();
  }

  const { version, hash, records } = parseDetails(text, name);
  if (version !== DETAILS_VERSION || hash !== expectedHash || records === undefined) {
    throw new DanhdauError(
      "details-mismatch",
      `The ${DETAILS.name} at ${name} (version ${version}, hash ${hash}) does not belong to the WebAssembly module ` +
        `(version ${DETAILS_VERSION}, hash ${expectedHash}). Serve both from the same release of danhdau.`,
    );
  }
  return new Map(Object.entries(records));
}

const DETAILS_VERSION = 1;

interface DetailsFile {
  version: number;
  hash: string;
  records: Record<string, EntityDetails>;
}

function parseDetails(text: string, name: string): Partial<DetailsFile> {
  try {
    const content: unknown = JSON.parse(text);
    if (typeof content === "object" && content !== null) return content;
  } catch {
    // Not JSON: said below.
  }
  const found = text.trimStart().startsWith("<") ? "an HTML page" : "something else";
  throw new DanhdauError(DETAILS.missing, `Instead of the ${DETAILS.name}, ${found} came from ${name}.`);
}

/** A file as errors speak of it. */
interface FileRole {
  readonly name: string;
  readonly missing: ErrorCode;
}

/** A module as errors speak of it. */
export interface ModuleRole extends FileRole {
  /** The file in the package. */
  readonly file: string;
  /** The function that takes another address, and by which option. */
  readonly caller: string;
  readonly option: string;
}
const PACKS: ModuleRole = {
  name: "WebAssembly module of packs",
  missing: "wasm-missing",
  file: "danhdau_packs_bg.wasm",
  option: "packs",
  caller: "loadAnnotator",
};
const WASM: ModuleRole = {
  name: "WebAssembly module",
  missing: "wasm-missing",
  file: "danhdau_bg.wasm",
  option: "wasm",
  caller: "loadAnnotator",
};
const DETAILS: FileRole = { name: "file of sources and formal names", missing: "details-missing" };

async function openFile(location: Location, open: Open, role: FileRole): ReturnType<Open> {
  try {
    return await open(location);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DanhdauError(role.missing, `Could not read the ${role.name} at ${location}. (${reason})`, {
      cause: error,
    });
  }
}

function requireSuccess(response: Response, name: string, role: FileRole): void {
  if (response.ok) return;
  throw new DanhdauError(
    role.missing,
    `Could not read the ${role.name} at ${name}: the server answered ${response.status}.`,
  );
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, i) => bytes[i] === byte);
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 256)).trimStart().startsWith("<");
}
