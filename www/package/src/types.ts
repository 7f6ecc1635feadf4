/** What an annotation marks. */
export type Kind = "province" | "official" | "fpt-unit" | "policy";

/** The four kinds, in the order in which they are listed everywhere. */
export const KINDS: readonly Kind[] = ["province", "official", "fpt-unit", "policy"];

/** How the text names the entity. */
export type Via = "name" | "alias" | "short-reference" | "abbreviation" | "citation" | "office";

/** How sure the annotator is. Low: the words fit, but the text leaves another reading open. */
export type Confidence = "high" | "low";

/** What had become of a unit or a document at a date. */
export type Status = "active" | "dissolved" | "renamed";

/** A date in ISO 8601 with the precision that is known: `2025`, `2025-07` or `2025-07-01`. */
export type PartialDate = string;

/** One marked place in a text. */
export interface Annotation {
  /** First UTF-16 code unit, as in `text.slice(start, end)`. */
  start: number;
  /** The UTF-16 code unit after the last. */
  end: number;
  kind: Kind;
  /** `kind/slug` of the record, or `null` for what no record holds: inferred persons, unlisted documents. */
  id: string | null;
  /** The canonical name, in NFC. */
  name: string;
  /** The original slice, exactly as written. */
  text: string;
  confidence: Confidence;
  via: Via;
  /** State at `asOf`. Absent without that option, and before the first known period of a unit. */
  status?: Status;
  /** Name of what took its place. Present only with `status`. */
  successor?: string;
  /** Record of what took its place. Present only with `status`. */
  successorId?: string;
  /** Present and `true` for a person whom the text introduces by a public office, and no record holds. */
  inferred?: true;
  /** Other records that could be meant, best first. */
  candidates?: string[];
  /** Index of the enclosing annotation in the same array. Only with the option `nested`. */
  parent?: number;
}

/**
 * Options of one call. An unknown option, or a wrong type, is a {@link DanhdauError} that names the option and
 * lists what is allowed.
 */
export interface AnnotateOptions {
  /** Return only these kinds. Default: all four. */
  kinds?: readonly Kind[] | undefined;
  /** The date of the article, `YYYY-MM-DD`: sets `status` and decides questions of time. Default: none. */
  asOf?: string | undefined;
  /** Also return annotations that lie inside a longer one. Default: `false`. */
  nested?: boolean | undefined;
  /** `"optional"` also finds names written without tone marks, in text that has none. Default: `"required"`. */
  diacritics?: "required" | "optional" | undefined;
  /** `"high"` leaves out annotations of low confidence. Default: `"low"`, which returns both. */
  minConfidence?: Confidence | undefined;
}

/** A stretch of time in which a province-level unit had one type and one full name. */
export interface Period {
  readonly type: string;
  readonly fullName: string;
  /** First day. Absent: not known, or before what the records cover. */
  readonly from?: PartialDate;
  /** Last day, included. Absent: no end is known. */
  readonly to?: PartialDate;
}

/**
 * How an end of a tenure is known: stated by a source, inferred (from the next post, say), not the true start but
 * the first time seen, ended with the unit, or open: in office when last `seen`.
 */
export type Evidence = "stated" | "inferred" | "first-seen" | "unit-ended" | "open";

/** An office held by a person. */
export interface Tenure {
  readonly role: string;
  readonly organisation: string;
  readonly provinceId?: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
  readonly fromKind: Evidence;
  readonly toKind: Evidence;
  /** Last date at which a source shows the person in this office. */
  readonly seen?: PartialDate;
}

/** A record of the gazetteer: what recognition and dates need. Frozen, and shared by every call that returns it. */
export interface Entity {
  /** `kind/slug`; never reused for another entity. */
  readonly id: string;
  readonly kind: Kind;
  /** The canonical name, in NFC. */
  readonly name: string;
  readonly aliases: readonly string[];
  /** What took its place: provinces, FPT units, policies. */
  readonly successorId?: string;

  /** Provinces: in order of time. */
  readonly periods?: readonly Period[];
  /** Provinces: where the administration sits. */
  readonly seat?: string;

  /** Officials. */
  readonly gender?: "male" | "female";
  readonly birthYear?: number;
  /** Officials: in order of time. */
  readonly tenures?: readonly Tenure[];

  /** FPT units and policies: what it is, such as "công ty con" or "nghị quyết". */
  readonly type?: string;
  /** FPT units: the unit above. */
  readonly parentId?: string;
  /** FPT units: founded, or joined the group. Policies: in force from. */
  readonly from?: PartialDate;
  /** FPT units: closed, merged or sold. Policies: last day in force. */
  readonly to?: PartialDate;
  /** FPT units: a sentence, where the relation to FPT is not plain ownership. */
  readonly relation?: string;

  /** Policies: number of the document, such as "57-NQ/TW". */
  readonly number?: string;
  readonly issuer?: string;
  readonly issued?: PartialDate;
  /** Policies: the document that approved this programme. */
  readonly approvedById?: string;
}

/** How sure it is that a person held an office at a date. */
export type Certainty = "in-office" | "uncertain" | "last-seen";

/** What a record says about one date. */
export interface EntityAt {
  readonly status?: Status;
  readonly successorId?: string;
  /** Index in {@link Entity.periods}. */
  readonly period?: number;
  /** Offices that the date falls into, or may fall into; `index` is that in {@link Entity.tenures}. */
  readonly tenures?: readonly { readonly index: number; readonly certainty: Certainty }[];
}

/** Where a statement was read. */
export interface Source {
  readonly url?: string;
  readonly title?: string;
  /** The day on which it was read, `YYYY-MM-DD`. */
  readonly read: string;
}

/** A city, town, ward or commune that bears the name of a province-level unit. */
export interface LowerUnit {
  /** "thành phố", "thị xã", "phường", "xã"… */
  readonly type: string;
  /** The province-level unit it belongs or belonged to. */
  readonly provinceId: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}

/** What a card shows and recognition does not need. */
export interface EntityDetails {
  readonly formalName?: string;
  readonly englishName?: string;
  /** Provinces: the region of the country. */
  readonly region?: string;
  /** Provinces: by the index of the period in {@link Entity.periods}; `basis` is the document it rests on. */
  readonly periods?: readonly { readonly territory?: string; readonly basis?: string }[];
  readonly note?: string;
  readonly sources: readonly Source[];
  /** Provinces: cities, towns, wards and communes of the same name. */
  readonly lowerUnits?: readonly LowerUnit[];
  /** Officials: the sources of each tenure, by its index in {@link Entity.tenures}. */
  readonly tenures?: readonly (readonly Source[])[];
}

/** What tells one build of the gazetteer from another. */
export interface GazetteerInfo {
  /** Version of the package that it came with. */
  readonly version: string;
  /** The last day on which a source was read; nothing later is known. */
  readonly read: PartialDate;
  /** Hash of the compiled form. */
  readonly hash: string;
}

/**
 * Records to add, to replace (by their id) or to remove. The form of the records is that of the gazetteer's own files, as
 * the JSON Schema in `danhdau/schema.json` describes it.
 */
export interface Pack {
  readonly province?: readonly object[];
  readonly official?: readonly object[];
  readonly fpt_unit?: readonly object[];
  readonly policy?: readonly object[];
  readonly namesake?: readonly object[];
  readonly lower_unit?: readonly object[];
  readonly common_word?: readonly object[];
  readonly not_fpt?: readonly object[];
  /** Ids of records that are no longer looked for. */
  readonly remove?: readonly string[];
}

/** What is wrong with a pack, in one place of it. */
export interface PackProblem {
  /** A pack with an error is not used. */
  readonly severity: "error" | "warning";
  /** Where: `official[3].tenure[0].from`. */
  readonly path: string;
  /** Id or name of the record. */
  readonly record: string;
  /** What is wrong. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}

/** What was decided of one reading of one place. */
export interface Decision {
  /** First UTF-16 unit of the place. */
  readonly start: number;
  /** One past its last unit. */
  readonly end: number;
  /** The record it would name; `null` where no record holds it. */
  readonly id: string | null;
  readonly name: string;
  /** Whether it is marked: surely, in doubt (low confidence), or not at all. */
  readonly verdict: "pass" | "doubt" | "refuse";
  /**
   * The rule that spoke against it, such as "designator" or "namesake"; if none did, how it was recognised, as
   * {@link Annotation.via} says it; or "overlap", "namesakes", "licence" or "options" where a later step decided.
   */
  readonly rule: string;
  /** What the rule saw: ranges of the text. */
  readonly saw: readonly (readonly [start: number, end: number])[];
}

/** Why what touches a range is marked, or is not. */
export interface Explanation {
  readonly start: number;
  readonly end: number;
  /** Sorted by start. */
  readonly candidates: readonly Decision[];
}

/** The date of an article, as its text says it. */
export interface ProposedDate {
  /** ISO 8601: `2023-06-23`, `2021-08`, or `--08-24` where the text does not say the year. */
  readonly date: string;
  /** Which parts are known: `month-day` lacks the year. */
  readonly precision: "day" | "month" | "month-day";
  /** Where the date stands: UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The place that the dateline names ("HẢI PHÒNG, ngày …"), as it is written there. */
  readonly place?: string;
}
