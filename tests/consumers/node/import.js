import { loadAnnotator } from "danhdau";
import { createWorkerAnnotator } from "danhdau/worker";
import { use } from "../exercise.js";

console.log(
  JSON.stringify({ main: await use(await loadAnnotator()), worker: await use(createWorkerAnnotator()) }),
);
