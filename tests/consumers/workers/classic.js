// A classic worker knows no imports: it is bundled into one file, which carries everything.
import { loadAnnotator } from "danhdau/inline";
import { use } from "../exercise.js";

loadAnnotator().then(use).then(postMessage);
