const { loadAnnotator } = require("danhdau");
const { createWorkerAnnotator } = require("danhdau/worker");

(async () => {
  const { use } = await import("../exercise.js");
  console.log(
    JSON.stringify({ main: await use(await loadAnnotator()), worker: await use(createWorkerAnnotator()) }),
  );
})();
