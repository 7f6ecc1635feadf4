import type { Answer, Request } from "./messages.js";
import { createServer, type Load } from "./serving.js";

export type { Load } from "./serving.js";

/**
 * Makes the worker that calls it serve a `WorkerAnnotator`: for a worker script of your own, where the packed one cannot be
 * found by your bundler or may not be loaded.
 *
 * @param load `loadAnnotator` of `danhdau` or of `danhdau/inline`.
 * @example
 * // annotator-worker.js
 * import { loadAnnotator } from "danhdau/inline";
 * import { serve } from "danhdau/worker/serve";
 * serve(loadAnnotator);
 * // page.js
 * const annotator = createWorkerAnnotator({ worker: () => new Worker("annotator-worker.js") });
 */
export function serve(load: Load): void {
  const scope = globalThis as unknown as MessagePort;
  const take = createServer(load, (answer) => scope.postMessage(answer));
  scope.addEventListener("message", ({ data }: MessageEvent<Request>) => take(data));
  scope.postMessage({ ready: true } satisfies Answer);
}
