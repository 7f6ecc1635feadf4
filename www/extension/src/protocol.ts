// What the parts of the extension say to each other. Browsers send these as JSON: plain data, no typed arrays.
import type {
  Annotation,
  Entity,
  EntityAt,
  EntityDetails,
  Explanation,
  GazetteerInfo,
  Kind,
  Pack,
  PackProblem,
} from "danhdau";
import type { DateOrigin } from "./content/article-date";
import type { PackedAnnotations } from "./packed";

/** What pages and the extension's own pages ask the background. */
export type Question =
  | { readonly ask: "annotate"; readonly text: string; readonly asOf: string | undefined }
  /** The article's own date, out of its text. */
  | { readonly ask: "date"; readonly text: string }
  | { readonly ask: "entity"; readonly id: string }
  | { readonly ask: "entity-at"; readonly id: string; readonly date: string }
  | { readonly ask: "details"; readonly id: string }
  | {
      readonly ask: "explain";
      readonly text: string;
      readonly range: readonly [number, number];
      readonly asOf: string | undefined;
    }
  /** Puts a style sheet into the frame that asks, in place of the one before. */
  | { readonly ask: "styles"; readonly styles: string; readonly before: string }
  | { readonly ask: "about" }
  /** What is wrong with a dictionary, before it is kept. */
  | { readonly ask: "check"; readonly pack: Pack };

export interface Answers {
  annotate: PackedAnnotations;
  /** `null`: the text states none. */
  date: string | null;
  /** `null`, here and below: nothing is known. */
  entity: Entity | null;
  "entity-at": EntityAt | null;
  details: EntityDetails | null;
  explain: Explanation;
  styles: null;
  about: GazetteerInfo & { readonly dictionaryProblem: string | null };
  check: readonly PackProblem[];
}

/** An answer, or why there is none: errors do not travel by themselves. */
export type Reply<A extends keyof Answers> =
  | { readonly answer: Answers[A] }
  | { readonly error: { readonly code: string; readonly message: string } };

/** What a page tells whoever listens: the background, and a popup that happens to be open. */
export interface Report {
  readonly tell: "changed";
  /** Marks that are shown in this frame. */
  readonly count: number;
  /** Whether its text could not be annotated. */
  readonly failed: boolean;
}

/** What a page is told to do. */
export type Order =
  | { readonly order: "stop" }
  /** Stop where the reader has switched this site off, or taken the permission back. */
  | { readonly order: "leave"; readonly sites: readonly string[] | "all"; readonly except: readonly string[] }
  | { readonly order: "step"; readonly by: 1 | -1 }
  /** Opens the card of the current mark for the keyboard, or closes it. */
  | { readonly order: "card" }
  /** Goes to the next place that names this entity. */
  | { readonly order: "go"; readonly entity: string }
  /** `undefined`: claim no date. */
  | { readonly order: "date"; readonly date: string | undefined }
  | { readonly order: "mark-selection" }
  /** Another dictionary is in use now. */
  | { readonly order: "again" };

/** One entity of a page, however often it is named. */
export interface FoundEntity {
  /** Its id, or kind and name where no record holds it. */
  readonly key: string;
  readonly kind: Kind;
  readonly name: string;
  readonly count: number;
  readonly status?: Annotation["status"];
  readonly successor?: string;
  /** Whether all places that name it leave another reading open. */
  readonly uncertain: boolean;
}

/** How a frame of a page stands. Read from outside by running {@link readFrame} in it. */
export interface FrameState {
  readonly state: "reading" | "marked" | "failed" | "opted-out" | "unsupported";
  readonly counts: Readonly<Record<Kind, number>>;
  readonly entities: readonly FoundEntity[];
  readonly date?: { readonly date: string; readonly origin: DateOrigin | "text" | "reader" };
  /** Whether only a selection is marked. */
  readonly selectionOnly: boolean;
  /** With `failed`: in words for a person. */
  readonly problem?: string;
}

/** What the content script leaves in its world, for whoever asks. */
export interface ContentWorld {
  danhdau?: { readonly state: () => FrameState; readonly isRunning: () => boolean };
}
