const { loadAnnotator } = require("danhdau");
const { writeAnnotations } = require("danhdau/formats");
const { createWorkerAnnotator } = require("danhdau/worker");

(async () => {
  const { use, write } = await import("../exercise.js");
  const main = await use(await loadAnnotator());
  const worker = await use(createWorkerAnnotator());
  console.log(JSON.stringify({ main, worker, written: await write(writeAnnotations) }));
})();
