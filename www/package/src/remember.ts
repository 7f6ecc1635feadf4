/** Runs `start` at the first call and keeps its promise, unless it fails: then the next call starts anew. */
export function remember<T>(start: () => Promise<T>): () => Promise<T> {
  let started: Promise<T> | undefined;
  return () => {
    started ??= start().catch((error: unknown) => {
      started = undefined;
      throw error;
    });
    return started;
  };
}
