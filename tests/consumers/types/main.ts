// What a program in TypeScript says to the package, under every way in which its types are found.
import { type Annotation, DanhdauError, loadAnnotator } from "danhdau";
import { attachCard, createCard } from "danhdau/card";
import { type AnnotateSource, type HighlightHandle, highlight } from "danhdau/dom";
import { type Format, writeAnnotations } from "danhdau/formats";
import { createWorkerAnnotator } from "danhdau/worker";

export async function start(article: HTMLElement, host: HTMLElement): Promise<HighlightHandle> {
  const annotator = await loadAnnotator();
  const annotations: Annotation[] = annotator.annotate("FPT", { asOf: "2026-05-01", kinds: ["fpt-unit"] });
  const first: string | undefined = annotations[0]?.successorId;
  const later: AnnotateSource = createWorkerAnnotator();
  const handle = highlight(article, first === undefined ? annotator : later, { delay: 50 });
  handle.addEventListener("error", ({ error }) => {
    if (error instanceof DanhdauError) console.error(error.code);
  });
  attachCard(createCard(host.attachShadow({ mode: "open" })), handle, annotator);
  const format: Format = "web-annotation";
  console.log(await writeAnnotations(format, handle.text, handle.annotations, { source: location.href }));
  // @ts-expect-error No such kind.
  annotator.annotate("FPT", { kinds: ["company"] });
  return handle;
}
