import { DanhdauError, requireKnown } from "../errors.js";
import type { Annotation } from "../types.js";
import { Drawing } from "./drawing.js";
import { Follower } from "./following.js";
import type { HighlightHandle, HighlightOptions, RefreshOptions } from "./handle.js";
import { type Tree, treeOf } from "./nodes.js";
import type { Mark } from "./painter.js";
import { Reader } from "./reading.js";
import { bringIntoView, isBelowTop } from "./scrolling.js";
import type { AnnotateSource } from "./source.js";
import { IGNORED, PageText } from "./text.js";

const OPTIONS = ["annotate", "show", "prefix", "styles", "follow", "delay", "frames", "ignore"];

/**
 * Annotates the text of an element, marks it where it stands, and follows what changes. No node is added, changed or removed.
 *
 * @param root An element, or an open shadow root.
 * @param source An `Annotator`, a `WorkerAnnotator`, or anything with their `annotate`.
 * @throws {DanhdauError} `options`; or what a synchronous `source` throws.
 * @example
 * const annotator = await loadAnnotator();
 * const handle = highlight(document.querySelector("article"), annotator);
 * handle.addEventListener("change", () => console.log(handle.annotations.length));
 */
export function highlight(
  root: Element | ShadowRoot,
  source: AnnotateSource,
  options: HighlightOptions = {},
): HighlightHandle {
  requireKnown("highlight", options, OPTIONS);
  if (typeof root !== "object" || root === null || (root.nodeType !== 1 && !("host" in root))) {
    throw new DanhdauError(
      "options",
      `highlight() takes an element or a shadow root, not ${root === null ? "null: nothing was found" : String(root)}.`,
    );
  }
  return new Highlighter(root, source, options);
}

/** How much of the time may be spent on reading a page that changes all the time: one part in so many. */
const SHARE = 10;

class Highlighter implements HighlightHandle {
  /** Beside, not above: in a content script of Firefox, what extends a class of the page has no methods of its own. */
  readonly #events = new EventTarget();
  readonly #source: AnnotateSource;
  readonly #view: Window & typeof globalThis;
  readonly #rootTree: Tree;
  readonly #reader: Reader;
  readonly #follower: Follower | undefined;
  readonly #drawing: Drawing;
  readonly #delay: number;
  #options: RefreshOptions;

  /** What was read last. */
  #read = new PageText([]);
  #trees: ReadonlySet<Tree> = new Set();
  /** What the annotations belong to; with an asynchronous source it may be older. */
  #annotated: PageText | undefined;
  #annotations: readonly Annotation[] = [];
  #shown: readonly Annotation[] = [];
  #current: Annotation | undefined;

  /** Counts up whenever something is to be annotated, and the number that has been. */
  #asked = 0;
  #answered = 0;
  #isAsking = false;
  #waiting: { resolve(): void; reject(error: unknown): void }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastCost = 0;
  #hasErrorListener = false;
  #isDisposed = false;

  constructor(root: Element | ShadowRoot, source: AnnotateSource, options: HighlightOptions) {
    const {
      annotate,
      show,
      prefix,
      styles,
      follow = true,
      delay = 100,
      frames = false,
      ignore = IGNORED,
    } = options;
    this.#source = source;
    this.#view = root.ownerDocument.defaultView ?? window;
    this.#rootTree = treeOf(root);
    this.#options = { annotate, show };
    this.#delay = delay;
    this.#reader = new Reader(root, { ignore, frames });
    this.#drawing = new Drawing({ prefix, styles, rootTree: this.#rootTree, view: this.#view });
    this.#follower = follow ? new Follower(root, frames, () => this.#schedule()) : undefined;
    try {
      this.#update(true);
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  get supported(): boolean {
    return this.#drawing.supported;
  }
  get text(): string {
    return this.#annotated?.text ?? this.#read.text;
  }
  get annotations(): readonly Annotation[] {
    return this.#annotations;
  }
  get options(): RefreshOptions {
    return this.#options;
  }
  get current(): Annotation | undefined {
    return this.#current;
  }

  entityAt(x: number, y: number): Mark | undefined {
    return this.#drawing.hitTest(x, y);
  }

  rangesOf({ start, end }: Annotation): readonly StaticRange[] {
    return this.#annotated?.rangesOf(start, end) ?? [];
  }

  next(among?: (annotation: Annotation) => boolean): Mark | undefined {
    return this.#walk(1, among);
  }

  previous(among?: (annotation: Annotation) => boolean): Mark | undefined {
    return this.#walk(-1, among);
  }

  setCurrent(annotation: Annotation | null): void {
    this.#current = annotation ?? undefined;
    this.#drawing.setCurrent(this.#current);
    this.#events.dispatchEvent(new Event("current"));
  }

  async refresh(options?: RefreshOptions): Promise<void> {
    if (this.#isDisposed) return;
    if (options !== undefined) this.#options = { ...this.#options, ...options };
    this.#reader.everythingChanged();
    this.#update(true);
    await this.settled();
  }

  async settled(): Promise<void> {
    if (this.#isDisposed) return;
    // Also what the observers have not told yet.
    if (this.#follower?.takeRecords() || this.#timer !== undefined) this.#flush();
    if (this.#answered === this.#asked) return;
    await new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  addEventListener(type: string, listener: unknown, options?: AddEventListenerOptions): void {
    if (type === "error") this.#hasErrorListener = true;
    this.#events.addEventListener(type, listener as EventListener, options);
  }

  removeEventListener(type: string, listener: unknown): void {
    this.#events.removeEventListener(type, listener as EventListener);
  }

  dispose(): void {
    if (this.#isDisposed) return;
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#follower?.stop();
    this.#drawing.dispose();
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#isDisposed) return;
    this.#timer = setTimeout(() => this.#flush(), Math.max(this.#delay, SHARE * this.#lastCost));
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#follower?.handOn(this.#reader) !== true) return;
    try {
      this.#update(false);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Reads what has changed, and has it annotated if that makes a difference. */
  #update(isNewQuestion: boolean): void {
    const start = performance.now();
    const { runs, trees, undefinedElements } = this.#reader.read();
    this.#follower?.follow(trees, this.#rootTree);
    this.#follower?.awaitDefinition(undefinedElements);
    this.#trees = trees;
    const before = this.#read;
    const isSame =
      runs.length === before.runs.length && runs.every((run, index) => run === before.runs[index]);
    if (!isSame) this.#read = new PageText(runs);
    if (isNewQuestion || this.#read.text !== before.text) this.#ask();
    // The same words in other nodes. While an answer is on its way, it will bring them.
    else if (!isSame && !this.#isAsking) this.#draw(this.#read, this.#annotations);
    this.#lastCost = performance.now() - start;
  }

  #ask(): void {
    this.#asked++;
    if (this.#isAsking) return;
    const question = this.#asked;
    const text = this.#read;
    this.#isAsking = true;
    let answer: ReturnType<AnnotateSource["annotate"]>;
    try {
      answer = this.#source.annotate(text.text, this.#options.annotate);
    } catch (error) {
      this.#isAsking = false;
      this.#answered = question;
      throw error;
    }
    if (!isPromise(answer)) {
      this.#take(question, text, answer);
      return;
    }
    answer.then(
      (annotations) => this.#take(question, text, annotations),
      (error) => this.#fail(error, question),
    );
  }

  #take(question: number, text: PageText, annotations: readonly Annotation[]): void {
    if (this.#isDisposed) return;
    this.#isAsking = false;
    this.#answered = question;
    // The words that were asked about may stand in other nodes by now.
    this.#draw(text.text === this.#read.text ? this.#read : text, annotations);
    this.#events.dispatchEvent(new Event("change"));
    this.#askAgain();
  }

  #fail(error: unknown, question = this.#answered): void {
    if (this.#isDisposed) return;
    this.#isAsking = false;
    this.#answered = question;
    const waiting = this.#waiting.splice(0);
    for (const { reject } of waiting) reject(error);
    if (this.#hasErrorListener) {
      const message = error instanceof Error ? error.message : String(error);
      this.#events.dispatchEvent(new ErrorEvent("error", { error, message }));
    } else if (waiting.length === 0) reportError(error);
    this.#askAgain();
  }

  #askAgain(): void {
    if (this.#asked > this.#answered) {
      try {
        this.#asked--;
        this.#ask();
      } catch (error) {
        this.#fail(error);
      }
      return;
    }
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  #draw(text: PageText, annotations: readonly Annotation[]): void {
    const { show } = this.#options;
    const current = this.#current && this.#placeOf(this.#current);
    this.#annotated = text;
    this.#annotations = annotations;
    this.#shown = show === undefined ? annotations : annotations.filter(show);
    this.#drawing.draw(text, this.#shown, this.#trees);
    if (current === undefined) return;
    const { name } = this.#current as Annotation;
    const same = this.#shown.find((one) => {
      if (one.name !== name) return false;
      const place = this.#placeOf(one);
      return place?.startContainer === current.startContainer && place.startOffset === current.startOffset;
    });
    if (same !== undefined) {
      this.#current = same;
      this.#drawing.setCurrent(same);
    } else this.setCurrent(null);
  }

  #placeOf({ start, end }: Annotation): StaticRange | undefined {
    return this.#annotated?.rangesOf(start, end)[0];
  }

  #walk(step: 1 | -1, among: ((annotation: Annotation) => boolean) | undefined): Mark | undefined {
    const marks = among === undefined ? this.#shown : this.#shown.filter(among);
    if (marks.length === 0) return undefined;
    const { length } = marks;
    const annotation = marks[(this.#startOfWalk(marks, step) + length) % length] as Annotation;
    this.setCurrent(annotation);
    const mark = this.#drawing.marksOf(annotation)[0];
    if (mark !== undefined) bringIntoView(mark.range);
    return mark;
  }

  #startOfWalk(marks: readonly Annotation[], step: 1 | -1): number {
    const current = this.#current;
    if (current !== undefined) {
      const index = marks.indexOf(current);
      if (index >= 0) return index + step;
      // Not one of those: from where it stands.
      const after = marks.findIndex(({ start }) => start > current.start);
      const next = after < 0 ? marks.length : after;
      return step > 0 ? next : next - 1;
    }
    const first = marks.findIndex((one) => {
      const mark = this.#drawing.isNear(one) ? this.#drawing.marksOf(one)[0] : undefined;
      return mark !== undefined && isBelowTop(mark.range);
    });
    const start = Math.max(first, 0);
    return step > 0 ? start : start - 1;
  }
}

function isPromise<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof value === "object" && value !== null && "then" in value;
}
