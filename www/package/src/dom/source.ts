import type { AnnotateOptions, Annotation } from "../types.js";

/**
 * What finds the entities of a text, at once or later: an `Annotator`, a `WorkerAnnotator`, or an object of your own, such as
 * one that asks the background of a browser extension. It is asked for one text at a time.
 *
 * @example
 * const source = {
 *   annotate: (text, options) => browser.runtime.sendMessage({ annotate: text, options }),
 * };
 */
export interface AnnotateSource {
  /**
   * @param text The text of a whole page.
   * @param options As they were given to `highlight`, or `undefined`.
   * @returns Sorted by start; offsets are UTF-16 code units of `text`.
   */
  annotate(
    text: string,
    options?: AnnotateOptions,
  ): readonly Annotation[] | PromiseLike<readonly Annotation[]>;
}
