// The same surface as serve.ts, for a worker thread of Node.
import { parentPort } from "node:worker_threads";
import type { Answer } from "./messages.js";
import { createServer, type Load } from "./serving.js";

export type { Load } from "./serving.js";

export function serve(load: Load): void {
  const take = createServer(load, (answer) => parentPort?.postMessage(answer));
  parentPort?.on("message", take);
  parentPort?.postMessage({ ready: true } satisfies Answer);
}
