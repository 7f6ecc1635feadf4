// What every project here does with the package, and what must come out of it.

const TEXT = "Lãnh đạo Hải Phòng làm việc với FPT.";

/** What each project reports of what it has done. */
export const EXPECTED = {
  annotated: ["province/hai-phong", "fpt-unit/fpt"],
  // From the second file.
  hasSources: true,
};

/**
 * Annotates, and reads the details, with an annotator that answers at once or later.
 * @param {import("danhdau").Annotator | import("danhdau/worker").WorkerAnnotator} annotator
 */
export async function use(annotator) {
  const annotations = await annotator.annotate(TEXT);
  const details = await annotator.details("province/hai-phong");
  annotator.dispose();
  return { annotated: annotations.map(({ id }) => id), hasSources: (details?.sources.length ?? 0) > 0 };
}

/**
 * All of it in a page: on the main thread, in a worker, and drawn.
 * @param {Pick<typeof import("danhdau"), "loadAnnotator">} main
 * @param {Pick<typeof import("danhdau/dom"), "highlight">} dom
 * @param {() => import("danhdau/worker").WorkerAnnotator} createWorkerAnnotator
 */
export async function useInPage({ loadAnnotator }, { highlight }, createWorkerAnnotator) {
  const marked = document.createElement("p");
  marked.textContent = TEXT;
  document.body.append(marked);
  const annotator = await loadAnnotator();
  const handle = highlight(marked, annotator);
  while (CSS.highlights.size < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  const drawn = [...CSS.highlights.keys()].sort();
  handle.dispose();
  return { main: await use(annotator), worker: await use(createWorkerAnnotator()), drawn };
}

/**
 * Runs a page's part and leaves what came out, or the error, where the runner looks for it.
 * @param {() => Promise<unknown>} part
 */
export async function report(part) {
  try {
    globalThis.report = await part();
  } catch (error) {
    globalThis.report = { error: `${error?.name} ${error?.code}: ${error?.message}` };
  }
}
