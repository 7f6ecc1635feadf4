// The same surface as index.ts, for Node: a worker thread.
import { Worker } from "node:worker_threads";
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

export function createWorkerAnnotator(options: WorkerOptions = {}): WorkerAnnotator {
  requireWorkerOptions(options);
  const { worker, wasm, details, packs } = options;
  return create(starter((worker as (() => Worker) | undefined) ?? packedWorker), {
    wasm: cloneable(wasm),
    details: cloneable(details),
    packs: cloneable(packs),
  });
}

// Without the flags of the program: loaders are not for this script, and `--input-type` would stop it.
const packedWorker = (): Worker =>
  new Worker(new URL("./script.node.js", import.meta.url), { name: "danhdau", execArgv: [] });

function starter(start: () => Worker): StartWorker {
  return ({ answer, ended }) => {
    const worker = start();
    // The process need not wait for a worker that has nothing to do.
    worker.unref();
    worker.on("message", (message: Answer) => answer(message));
    worker.on("messageerror", ({ message }) => ended(message));
    worker.on("error", (error) => ended(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => ended(`exit code ${code}`));
    return {
      post: (request) => worker.postMessage(request),
      end: () => void worker.terminate(),
      hold: (busy) => (busy ? worker.ref() : worker.unref()),
    };
  };
}

function cloneable<T>(source: T | Location | undefined): T | string | undefined {
  return source instanceof URL ? source.href : (source as T | string | undefined);
}
