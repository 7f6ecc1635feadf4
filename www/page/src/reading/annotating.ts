import type { ChangeDesc } from "@codemirror/state";
import { signal } from "@preact/signals";
import type { Annotation } from "danhdau";
import type { WorkerAnnotator } from "danhdau/worker";
import type { Engine } from "./engine";

export interface AnnotatingOptions {
  engine: Engine;
  text: () => string;
  asOf: () => string | undefined;
  /**
   * Called with every result.
   *
   * @param drift What has happened to the text since it was handed over.
   */
  onResult: (annotations: Annotation[], drift: ChangeDesc | undefined) => void;
  /** The annotator failed. The text itself is never touched. */
  onProblem: (error: unknown) => void;
}

/** Work that takes longer is shown, with a way to stop it (milliseconds). */
const SHOWN_AFTER = 200;

/** After an annotation that took long, the next waits for the typing to rest: at most this long (milliseconds). */
const LONGEST_REST = 300;
/** Annotations up to this long follow each other without a rest (milliseconds). */
const SHORT = 40;

/**
 * Keeps the annotations in step with the text: one text at a time is in the worker, and when its marks come back, the
 * text as it is by then is next.
 */
export class Annotating {
  readonly #options: AnnotatingOptions;
  /** Whether an annotation takes long enough to be shown. */
  readonly isSlow = signal(false);
  /** Whether the reader has stopped it. */
  readonly isStopped = signal(false);
  /** The marks belong to the text as it is. */
  readonly isSettled = signal(false);
  /** The last annotation failed: there will be no marks for this text by themselves. */
  readonly hasFailed = signal(false);
  #underWay: { readonly control: AbortController; drift: ChangeDesc | undefined } | undefined;
  #again = false;
  #lastTook = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(options: AnnotatingOptions) {
    this.#options = options;
  }

  /** Asks for the text to be annotated, now or as soon as the worker is free. */
  request(): void {
    this.isSettled.value = false;
    if (this.isStopped.peek()) return;
    if (this.#underWay) {
      this.#again = true;
      return;
    }
    clearTimeout(this.#rest);
    if (this.#lastTook <= SHORT) queueMicrotask(this.#start);
    else this.#rest = setTimeout(this.#start, Math.min(this.#lastTook, LONGEST_REST));
  }

  /** Follows a change of the text that is being annotated. */
  follow(changes: ChangeDesc): void {
    const { drift } = this.#underWay ?? {};
    if (this.#underWay) this.#underWay.drift = drift ? drift.composeDesc(changes) : changes;
  }

  /** Another text takes the place of this one: what is under way is of no use, and nothing is stopped any more. */
  restart(): void {
    this.#abandon();
    this.isStopped.value = false;
    this.#lastTook = 0;
    this.request();
  }

  /** Ends the work for good: the worker is given up, and nothing is annotated until `resume`. */
  stop(): void {
    this.#abandon();
    this.isStopped.value = true;
    this.#options.engine.interrupt();
  }

  resume(): void {
    this.isStopped.value = false;
    this.request();
  }

  #abandon(): void {
    clearTimeout(this.#rest);
    this.#underWay?.control.abort();
    this.#underWay = undefined;
    this.#again = false;
    this.isSlow.value = false;
  }

  readonly #start = (): void => {
    const annotator = this.#options.engine.annotator.peek();
    if (annotator && !this.#underWay && !this.isStopped.peek()) void this.#run(annotator);
  };

  async #run(annotator: WorkerAnnotator): Promise<void> {
    const { onResult, onProblem, text, asOf } = this.#options;
    const run = { control: new AbortController(), drift: undefined as ChangeDesc | undefined };
    this.#underWay = run;
    const slow = setTimeout(() => {
      this.isSlow.value = true;
    }, SHOWN_AFTER);
    const began = performance.now();
    let annotations: Annotation[] | undefined;
    let failure: unknown;
    try {
      const date = asOf();
      annotations = await annotator.annotate(text(), {
        ...(date === undefined ? {} : { asOf: date }),
        signal: run.control.signal,
      });
    } catch (error) {
      failure = error;
    }
    clearTimeout(slow);
    if (this.#underWay !== run) return;
    this.#underWay = undefined;
    this.isSlow.value = false;
    this.#lastTook = performance.now() - began;
    this.hasFailed.value = !annotations;
    if (annotations) {
      this.isSettled.value = !this.#again;
      onResult(annotations, run.drift);
    } else {
      onProblem(failure);
    }
    // Also after a failure: the text has changed, and a worker that has died is replaced by the next call.
    if (this.#again) {
      this.#again = false;
      this.request();
    }
  }
}
