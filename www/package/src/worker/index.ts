import type { Location } from "../open.js";
import {
  createWorkerAnnotator as create,
  requireWorkerOptions,
  type WorkerAnnotator,
  type WorkerOptions,
} from "./annotator.js";
import type { StartWorker } from "./host.js";
import type { Answer } from "./messages.js";

export type { AnyWorker, CallOptions, WorkerAnnotator, WorkerOptions } from "./annotator.js";

/**
 * An annotator off the main thread. Nothing runs before its first call, which starts the worker. A content security policy
 * must allow the script (`worker-src 'self'`), and the worker WebAssembly (`script-src 'wasm-unsafe-eval'`).
 *
 * @example
 * const annotator = createWorkerAnnotator();
 * const annotations = await annotator.annotate("Hải Phòng và FPT ký thỏa thuận.");
 */
export function createWorkerAnnotator(options: WorkerOptions = {}): WorkerAnnotator {
  requireWorkerOptions(options);
  const { worker, wasm, details, packs } = options;
  return create(starter((worker as (() => Worker) | undefined) ?? packedWorker), {
    wasm: absolute(wasm),
    details: absolute(details),
    packs: absolute(packs),
  });
}

// Bundlers look for exactly this form, and make a file of the worker.
const packedWorker = (): Worker =>
  new Worker(new URL("./script.js", import.meta.url), { type: "module", name: "danhdau" });

function starter(start: () => Worker): StartWorker {
  return ({ answer, ended }) => {
    const worker = start();
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => answer(data));
    worker.addEventListener("messageerror", () => ended("a message could not be read"));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      ended(event.message ?? "");
    });
    return {
      post: (request) => worker.postMessage(request),
      end: () => worker.terminate(),
    };
  };
}

/** The worker would read an address from where its script is. */
function absolute<T>(source: T | Location | undefined): T | string | undefined {
  if (source instanceof URL) return source.href;
  if (typeof source !== "string") return source as T | undefined;
  return new URL(source, globalThis.document?.baseURI ?? globalThis.location.href).href;
}
