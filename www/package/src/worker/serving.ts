// The side of the worker.
import type { Annotator } from "../annotator.js";
import type { LoadOptions } from "../loading.js";
import { type Answer, pack, type Recipe, type Request, toFailure } from "./messages.js";

export type Load = (options?: LoadOptions) => Promise<Annotator>;

/** Answers requests with annotators that `load` makes. Whoever listens posts `ready`, once. */
export function createServer(load: Load, post: (answer: Answer) => void): (request: Request) => void {
  const annotators = new Map<number, Promise<Annotator>>();

  const open = async ({ options, packs }: Recipe): Promise<Annotator> => {
    let annotator = await load(options);
    for (const pack of packs) {
      const below = annotator;
      try {
        annotator = await below.withPack(pack);
      } finally {
        below.dispose();
      }
    }
    return annotator;
  };

  const answer = async (request: Extract<Request, { call: number }>): Promise<void> => {
    const { call, method, given } = request;
    let opened = false;
    try {
      const annotator = await (annotators.get(request.annotator) as Promise<Annotator>);
      opened = true;
      const result: unknown = await (annotator[method] as (...given: unknown[]) => unknown)(...given);
      post({
        call,
        result: method === "annotate" ? pack(result as ReturnType<Annotator["annotate"]>) : result,
      });
    } catch (error) {
      post({ call, error: toFailure(error), opened });
    }
  };

  return (request) => {
    if ("open" in request) {
      const opening = open(request.open);
      // Whoever asks for it is told.
      opening.catch(() => {});
      annotators.set(request.annotator, opening);
    } else if ("close" in request) {
      annotators.get(request.annotator)?.then(
        (annotator) => annotator.dispose(),
        () => {},
      );
      annotators.delete(request.annotator);
    } else {
      void answer(request);
    }
  };
}
