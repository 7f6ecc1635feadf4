import * as main from "danhdau";
import { createCard } from "danhdau/card";
import * as dom from "danhdau/dom";
import { writeAnnotations } from "danhdau/formats";
import { createWorkerAnnotator } from "danhdau/worker";
import { report, useInPage, write } from "../exercise.js";

report(async () => {
  const host = document.createElement("div");
  createCard(host.attachShadow({ mode: "open" })).dispose();
  return useInPage(
    main,
    dom,
    () => createWorkerAnnotator(),
    () => write(writeAnnotations),
  );
});
