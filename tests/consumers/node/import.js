import { loadAnnotator } from "danhdau";
import { writeAnnotations } from "danhdau/formats";
import { createWorkerAnnotator } from "danhdau/worker";
import { use, write } from "../exercise.js";

const main = await use(await loadAnnotator());
const worker = await use(createWorkerAnnotator());
console.log(JSON.stringify({ main, worker, written: await write(writeAnnotations) }));
