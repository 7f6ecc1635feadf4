import { createCard } from "danhdau/card";
import wasm from "danhdau/danhdau_formats_bg.wasm";
import * as dom from "danhdau/dom";
import { writeAnnotations } from "danhdau/formats";
import * as main from "danhdau/inline";
import { createWorkerAnnotator } from "danhdau/worker";
import { report, useInPage, write } from "../exercise.js";

report(async () => {
  const host = document.createElement("div");
  createCard(host.attachShadow({ mode: "open" })).dispose();
  return useInPage(
    main,
    dom,
    () => createWorkerAnnotator({ worker: () => new Worker("worker.js") }),
    // esbuild copies what is imported, with the loader "file".
    () => write(writeAnnotations, { wasm }),
  );
});
