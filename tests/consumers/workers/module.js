// A module worker that annotates by itself, without a bundler.
import { loadAnnotator } from "/node_modules/danhdau/dist/index.js";
import { use } from "../exercise.js";

postMessage(await use(await loadAnnotator()));
