import { type Annotation, type Annotator, loadAnnotator } from "danhdau";

export interface AnnotatingOptions {
  text: () => string;
  /** Called with every result; offsets belong to the text as it is at this moment. */
  onResult: (annotations: readonly Annotation[]) => void;
  onReady: (annotator: Annotator) => void;
  /** Called when the annotator could not be loaded, or failed on a text. The text itself is never touched. */
  onProblem: (error: unknown) => void;
}

/** Keeps the annotations in step with the text: at most one annotation a frame, before that frame is painted. */
export class Annotating {
  readonly #options: AnnotatingOptions;
  #annotator: Annotator | undefined;
  #asOf: string | undefined;
  #frame: number | undefined;

  constructor(options: AnnotatingOptions) {
    this.#options = options;
  }

  /** Loads the annotator; again after a failure, if called again. */
  async load(): Promise<void> {
    try {
      this.#annotator = await loadAnnotator();
    } catch (error) {
      this.#options.onProblem(error);
      return;
    }
    this.#options.onReady(this.#annotator);
    this.request();
  }

  /** The date of the article, `YYYY-MM-DD`, or nothing. */
  get asOf(): string | undefined {
    return this.#asOf;
  }

  set asOf(date: string | undefined) {
    this.#asOf = date;
    this.request();
  }

  /** Asks for the text to be annotated before the next paint. */
  request(): void {
    if (this.#annotator) this.#frame ??= requestAnimationFrame(this.#run);
  }

  readonly #run = (): void => {
    this.#frame = undefined;
    if (!this.#annotator) return;
    let annotations: readonly Annotation[];
    try {
      annotations = this.#annotator.annotate(this.#options.text(), this.#asOf ? { asOf: this.#asOf } : {});
    } catch (error) {
      this.#annotator = undefined;
      this.#options.onResult([]);
      this.#options.onProblem(error);
      return;
    }
    this.#options.onResult(annotations);
  };
}
