// What `highlight` takes and gives.
import type { AnnotateOptions, Annotation } from "../types.js";
import type { Mark } from "./painter.js";

/** What may be changed later, with {@link HighlightHandle.refresh}. */
export interface RefreshOptions {
  /** Options of the annotator, such as `asOf`. Default: none. */
  annotate?: AnnotateOptions | undefined;
  /** Which annotations are drawn, walked through and found by `entityAt`. Default: all. */
  show?: ((annotation: Annotation) => boolean) | undefined;
}

export interface HighlightOptions extends RefreshOptions {
  /** What all highlight names begin with. Default: `"danhdau"`. */
  prefix?: string | undefined;
  /** Whether style sheets are adopted, as {@link PainterOptions.styles} says. Default: `true`. */
  styles?: boolean | undefined;
  /** Whether changes of the page are followed. Default: `true`. */
  follow?: boolean | undefined;
  /**
   * The least time between a change of the page and the next reading, in milliseconds. What changes meanwhile is read at
   * once; a page that takes long to read is read less often. Default: 100.
   */
  delay?: number | undefined;
  /** Whether documents in frames of the same origin are read as part of the page. Default: `false`. */
  frames?: boolean | undefined;
  /** Selector of elements whose content is not read. Default: `"[data-danhdau-optout]"`. */
  ignore?: string | undefined;
}

/** The events of a {@link HighlightHandle}. */
export interface HighlightEvents {
  /** Text or annotations are other ones now. */
  change: Event;
  /** Another mark is the current one, or none. */
  current: Event;
  /** The annotator failed; what was drawn stays. `error` has what it threw. Reported to the console if nobody listens. */
  error: ErrorEvent;
}

/** What `highlight` did and goes on doing, and the way to undo it. */
export interface HighlightHandle {
  /** Whether this browser can draw highlights. The annotations are there in any case. */
  readonly supported: boolean;
  /** The text that was annotated: visible text, one blank line between blocks. */
  readonly text: string;
  /** Empty until an asynchronous annotator has answered. Offsets count in `text`. */
  readonly annotations: readonly Annotation[];
  /** What it was asked for last. */
  readonly options: RefreshOptions;
  /** The annotation that `next`, `previous` or `setCurrent` has made the current one. */
  readonly current: Annotation | undefined;
  /** The innermost mark at a point of the viewport, in CSS pixels. */
  entityAt(x: number, y: number): Mark | undefined;
  /** Where an annotation stands: one range, or several where it crosses a shadow root. */
  rangesOf(annotation: Annotation): readonly StaticRange[];
  /**
   * Makes the mark after the current one the current one and brings it into view; after the last comes the first. Without a
   * current one, it is the first from the top of the viewport on.
   *
   * @param among Only marks for which this is true.
   */
  next(among?: (annotation: Annotation) => boolean): Mark | undefined;
  /** The same, backwards. */
  previous(among?: (annotation: Annotation) => boolean): Mark | undefined;
  /** Draws one annotation as the current one, or none, without scrolling. */
  setCurrent(annotation: Annotation | null): void;
  /**
   * Reads the whole page again, for changes that no observer sees, such as a style rule that looks at a sibling; with
   * other options from now on, if some are given.
   *
   * @returns When the annotations are there; rejects with what the annotator threw.
   */
  refresh(options?: RefreshOptions): Promise<void>;
  /** Resolves when every change that is known now has been read and annotated; rejects with what the annotator threw. */
  settled(): Promise<void>;
  addEventListener<Type extends keyof HighlightEvents>(
    type: Type,
    listener: (event: HighlightEvents[Type]) => void,
    options?: AddEventListenerOptions,
  ): void;
  removeEventListener<Type extends keyof HighlightEvents>(
    type: Type,
    listener: (event: HighlightEvents[Type]) => void,
  ): void;
  /** Removes highlights, observers and listeners. The page is then as it was before. */
  dispose(): void;
}
