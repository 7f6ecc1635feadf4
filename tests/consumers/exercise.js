// What every project here does with the package, and what must come out of it.

const TEXT = "Lãnh đạo Hải Phòng làm việc với FPT.";

/** What each project reports of what it has done. */
export const EXPECTED = {
  annotated: ["province/hai-phong", "fpt-unit/fpt"],
  // From the second file.
  hasSources: true,
  // With the module of packs.
  withPack: ["fpt-unit/fpt"],
};

/** What a form of another module begins with, in each project that asks for one. */
export const WRITTEN = "start,end,text,kind";

/**
 * Annotates, and reads the details, with an annotator that answers at once or later.
 * @param {import("danhdau").Annotator | import("danhdau/worker").WorkerAnnotator} annotator
 */
export async function use(annotator) {
  const annotations = await annotator.annotate(TEXT);
  const details = await annotator.details("province/hai-phong");
  const own = await annotator.withPack({ remove: ["province/hai-phong"] });
  const withPack = await own.annotate(TEXT);
  own.dispose();
  annotator.dispose();
  return {
    annotated: annotations.map(({ id }) => id),
    hasSources: (details?.sources.length ?? 0) > 0,
    withPack: withPack.map(({ id }) => id),
  };
}

/**
 * Writes annotations out, with the module for that.
 * @param {typeof import("danhdau/formats").writeAnnotations} writeAnnotations
 * @param {import("danhdau/formats").WriteOptions} [options]
 */
export async function write(writeAnnotations, options) {
  return (await writeAnnotations("csv", TEXT, [], options)).slice(0, WRITTEN.length);
}

/**
 * All of it in a page: on the main thread, in a worker, drawn, and written out.
 * @param {Pick<typeof import("danhdau"), "loadAnnotator">} main
 * @param {Pick<typeof import("danhdau/dom"), "highlight">} dom
 * @param {() => import("danhdau/worker").WorkerAnnotator} createWorkerAnnotator
 * @param {() => Promise<string>} write
 */
export async function useInPage({ loadAnnotator }, { highlight }, createWorkerAnnotator, write) {
  const marked = document.createElement("p");
  marked.textContent = TEXT;
  document.body.append(marked);
  const annotator = await loadAnnotator();
  const handle = highlight(marked, annotator);
  while (CSS.highlights.size < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  const drawn = [...CSS.highlights.keys()].sort();
  handle.dispose();
  const written = await write();
  return { main: await use(annotator), worker: await use(createWorkerAnnotator()), drawn, written };
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
