// The annotator of this background. The browser ends the background when it is idle, and starts it with the next question: the
// annotator is made then, with the reader's dictionary, from what is packed and stored.
import { type Annotator, DanhdauError, loadAnnotator, type Pack, type PackProblem } from "danhdau";
import { isEmpty, onDictionary, readDictionary } from "../dictionary";
import { orderAll } from "../pages";

interface Engine {
  readonly annotator: Annotator;
  /** Why the dictionary is not used, in words of the package; `null` where it is, or is empty. */
  readonly dictionaryProblem: string | null;
}

let starting: Promise<Engine> | undefined;

/** The annotator with the dictionary; without it where it is bad, since marks matter more. */
export function engine(): Promise<Engine> {
  starting ??= start().catch((error: unknown) => {
    // The next question tries again.
    starting = undefined;
    throw error;
  });
  return starting;
}

/** Another dictionary makes another annotator, and other marks. */
export function followDictionary(): void {
  // It is for the background alone. Firefox does not keep it from pages' content scripts, which do not look at it either.
  void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
  onDictionary(() => {
    const before = starting;
    starting = undefined;
    before?.then(
      ({ annotator }) => annotator.dispose(),
      () => {},
    );
    void orderAll({ order: "again" });
  });
}

/** Everything that is wrong with a pack. */
export async function problemsOf(pack: Pack): Promise<readonly PackProblem[]> {
  const base = await loadAnnotator();
  try {
    (await base.withPack(pack)).dispose();
    return [];
  } catch (error) {
    if (error instanceof DanhdauError && error.code === "pack") {
      return (
        error.problems ?? [{ severity: "error", path: "", record: "", message: error.message, remedy: "" }]
      );
    }
    throw error;
  } finally {
    base.dispose();
  }
}

async function start(): Promise<Engine> {
  const [base, pack] = await Promise.all([loadAnnotator(), readDictionary()]);
  if (isEmpty(pack)) return { annotator: base, dictionaryProblem: null };
  try {
    const annotator = await base.withPack(pack);
    base.dispose();
    return { annotator, dictionaryProblem: null };
  } catch (error) {
    return { annotator: base, dictionaryProblem: error instanceof Error ? error.message : String(error) };
  }
}
