// What a card says about an annotation, as plain data: no document, no styles.
import type {
  Annotation,
  Entity,
  EntityAt,
  EntityDetails,
  LowerUnit,
  PartialDate,
  Period,
  Source,
  Tenure,
} from "../types.js";
import { dayAfter } from "./dates.js";
import type { Wording } from "./wording.js";

/** What is known about the annotation that a card is shown for. The card asks for nothing itself. */
export interface CardContent {
  readonly annotation: Annotation;
  /** The record of `annotation.id`. */
  readonly entity?: Entity | undefined;
  /** The date of the article, `YYYY-MM-DD`. */
  readonly asOf?: string | undefined;
  /** What the record says about `asOf`. */
  readonly at?: EntityAt | undefined;
  readonly details?: EntityDetails | undefined;
}

/** The record of an id: `annotator.entity`. */
export type Lookup = (id: string) => Entity | undefined;

/** A value, and what is said about it in smaller type. */
export interface Value {
  readonly text: string;
  readonly detail?: string;
}

export interface Row {
  readonly label: string;
  readonly values: readonly Value[];
}

export interface SourceLine {
  readonly text: string;
  /** Only for addresses of the web: anything else is shown as text. */
  readonly href?: string;
  readonly read: string;
}

export interface Description {
  readonly kind: string;
  readonly name: string;
  readonly formalName?: string | undefined;
  readonly thatDay?: { readonly heading: string; readonly lines: readonly string[] } | undefined;
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
  readonly sources: readonly SourceLine[];
}

const MOST_ALIASES = 8;

/** Puts what is known into words. */
export function describeMark(content: CardContent, words: Wording, lookup: Lookup): Description {
  const { annotation, entity, details } = content;
  const formalName = details?.formalName;
  return {
    kind: words.kind[annotation.kind],
    name: annotation.name,
    formalName: formalName === annotation.name ? undefined : formalName,
    thatDay: thatDay(content, words, lookup),
    rows: [
      ...(entity === undefined ? [] : factRows(content, entity, words, lookup)),
      ...mentionRows(content, words, lookup),
    ].filter(({ values }) => values.length > 0),
    notes: notes(content, words),
    sources: sources(details, words),
  };
}

function thatDay({ entity, at, asOf }: CardContent, words: Wording, lookup: Lookup): Description["thatDay"] {
  if (asOf === undefined || entity === undefined || at === undefined) return undefined;
  const lines =
    entity.kind === "official" ? officesThen(entity, at, words) : stateThen(entity, at, words, lookup);
  return lines.length === 0 ? undefined : { heading: words.onDate(words.date(asOf)), lines };
}

function officesThen({ tenures = [] }: Entity, at: EntityAt, words: Wording): string[] {
  const lines = (at.tenures ?? []).flatMap(({ index, certainty }) => {
    const tenure = tenures[index];
    if (tenure === undefined) return [];
    const office = officeOf(tenure);
    if (certainty === "in-office") return [office];
    if (certainty === "uncertain") return [words.officeUncertain(office)];
    const seen = tenure.seen ?? tenure.to;
    return [words.officeLastSeen(office, seen && words.date(seen))];
  });
  return lines.length > 0 ? lines : [words.officeUnknownThen];
}

function stateThen(entity: Entity, at: EntityAt, words: Wording, lookup: Lookup): string[] {
  if (entity.kind === "official") return [];
  const period = at.period === undefined ? undefined : entity.periods?.[at.period];
  const lines: string[] = [];
  if (period !== undefined) lines.push(capitalise(period.fullName));
  else if (at.status !== undefined) lines.push(words.status[entity.kind][at.status]);

  const successor = nameOf(at.successorId, lookup);
  if (successor !== undefined) {
    const since = successionDate(entity, words);
    if (entity.kind !== "province") lines.push(words.succeededBy(successor, since));
    else if (at.status === "renamed") lines.push(capitalise(words.renamedTo(successor, since)));
    else lines.push(capitalise(words.mergedInto(successor, since)));
  }
  // A province has periods for all of its time; of other records a day without a state says nothing.
  return lines.length === 0 && entity.kind === "province" ? [words.unknownThen] : lines;
}

function factRows({ details, asOf, at }: CardContent, entity: Entity, words: Wording, lookup: Lookup): Row[] {
  const { label } = words;
  const periods = entity.periods ?? [];
  const successor = nameOf(entity.successorId, lookup);
  // Said above already, where the date of the article is after the end.
  const isSaidAbove = asOf !== undefined && at?.successorId !== undefined;
  const issued = [entity.issuer, entity.issued && words.date(entity.issued)].filter(
    (part) => part !== undefined,
  );
  return [
    row(label.type, entity.type),
    row(label.parent, nameOf(entity.parentId, lookup)),
    row(entity.kind === "policy" ? label.inForce : label.time, span(entity, words)),
    {
      label: label.periods,
      values: periods.map((period, i) => periodValue(period, details?.periods?.[i], words)),
    },
    { label: label.tenures, values: (entity.tenures ?? []).map((tenure) => tenureValue(tenure, words)) },
    row(label.number, entity.number),
    row(label.issued, issued.length > 0 ? issued.join(", ") : undefined),
    row(label.approvedBy, nameOf(entity.approvedById, lookup)),
    row(
      words.successorLabel[entity.kind],
      successor === undefined || isSaidAbove
        ? undefined
        : words.succeededBy(successor, successionDate(entity, words)),
    ),
    row(label.seat, entity.seat),
    row(label.region, details?.region),
    {
      label: label.lowerUnits,
      values: (details?.lowerUnits ?? []).map((unit) => lowerUnitValue(unit, entity, words, lookup)),
    },
    row(label.birthYear, entity.birthYear?.toString()),
    row(label.englishName, details?.englishName),
    row(label.aliases, entity.aliases.slice(0, MOST_ALIASES).join(", ") || undefined),
  ];
}

function mentionRows({ annotation }: CardContent, words: Wording, lookup: Lookup): Row[] {
  const { text, name, via, candidates = [] } = annotation;
  return [
    row(words.label.inText, text === name ? undefined : `“${text}”`, words.via[via]),
    {
      label: words.label.alsoPossible,
      values: candidates.flatMap((id) => {
        const candidate = lookup(id);
        return candidate === undefined ? [] : [candidateValue(candidate)];
      }),
    },
  ];
}

/** Namesakes are told apart by their last office. */
function candidateValue({ name, tenures }: Entity): Value {
  const last = tenures?.at(-1);
  return last === undefined ? { text: name } : { text: name, detail: officeOf(last) };
}

function periodValue(
  period: Period,
  more: { readonly territory?: string; readonly basis?: string } | undefined,
  words: Wording,
): Value {
  const detail = [span(period, words), more?.territory, more?.basis].filter((part) => part !== undefined);
  const text = capitalise(period.fullName);
  return detail.length > 0 ? { text, detail: detail.join("; ") } : { text };
}

/** "phường Hải Dương (thành phố Hải Phòng)" */
function lowerUnitValue(unit: LowerUnit, { name }: Entity, words: Wording, lookup: Lookup): Value {
  const province = lookup(unit.provinceId);
  const within = province?.periods?.at(-1)?.fullName ?? province?.name;
  const text = `${unit.type} ${name}${within === undefined ? "" : ` (${within})`}`;
  const detail = span(unit, words);
  return detail === undefined ? { text } : { text, detail };
}

function tenureValue(tenure: Tenure, words: Wording): Value {
  const detail = tenureSpan(tenure, words);
  return detail === "" ? { text: officeOf(tenure) } : { text: officeOf(tenure), detail };
}

/** "Bí thư Tỉnh ủy" at "Tỉnh ủy Hậu Giang" is "Bí thư Tỉnh ủy Hậu Giang": words that both hold are said once. */
function officeOf({ role, organisation }: Tenure): string {
  const roleWords = role.split(" ");
  for (let from = 0; from < roleWords.length; from++) {
    const end = roleWords.slice(from).join(" ");
    if (organisation === end || organisation.startsWith(`${end} `)) {
      return [...roleWords.slice(0, from), organisation].join(" ");
    }
  }
  return `${role}, ${organisation}`;
}

/** Says how each end is known, and of an open end only when the person was last seen. Never "today". */
function tenureSpan({ from, to, fromKind, toKind, seen }: Tenure, words: Wording): string {
  const seenOnlyOnce = from !== undefined && (from === to || (fromKind === "first-seen" && from === seen));
  if (seenOnlyOnce && (to === undefined || from === to)) return words.seenOn(words.date(from));

  const parts: string[] = [];
  if (from !== undefined) {
    const date = words.date(from);
    if (fromKind === "first-seen") parts.push(words.fromAtLatest(date));
    else parts.push(fromKind === "inferred" ? words.fromAbout(date) : words.from(date));
  }
  if (to !== undefined) {
    const date = words.date(to);
    if (toKind === "unit-ended") parts.push(words.untilUnitEnded(date));
    else parts.push(toKind === "inferred" ? words.untilAbout(date) : words.until(date));
  } else if (seen !== undefined) {
    const still = words.stillOn(words.date(seen));
    return parts.length > 0 ? `${parts.join(" ")}, ${still}` : still;
  }
  return parts.join(" ");
}

function span({ from, to }: { from?: PartialDate; to?: PartialDate }, words: Wording): string | undefined {
  const parts = [from && words.from(words.date(from)), to && words.until(words.date(to))];
  return parts.filter((part) => part !== undefined).join(" ") || undefined;
}

/** The first day of the successor: the one after the last day of the unit, if that is known to the day. */
function successionDate(entity: Entity, words: Wording): string | undefined {
  const end = entity.periods?.at(-1)?.to ?? entity.to;
  const next = end && dayAfter(end);
  return next && words.date(next);
}

function notes({ annotation, entity, details }: CardContent, words: Wording): string[] {
  const { confidence, inferred, id } = annotation;
  const notes = [entity?.relation, details?.note].filter((note) => note !== undefined);
  if (inferred) notes.unshift(words.note.inferred);
  else if (id === null) notes.unshift(words.note.unlisted);
  if (confidence === "low") notes.unshift(words.note.lowConfidence);
  return notes;
}

function sources(details: EntityDetails | undefined, words: Wording): SourceLine[] {
  if (details === undefined) return [];
  const lines = new Map<string, SourceLine>();
  for (const source of [...details.sources, ...(details.tenures ?? []).flat()]) {
    const line = sourceLine(source, words);
    lines.set(line.href ?? line.text, line);
  }
  return [...lines.values()];
}

function sourceLine({ url, title, read }: Source, words: Wording): SourceLine {
  const line = { text: title ?? url ?? "", read: words.readOn(words.date(read)) };
  if (url === undefined || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return line;
  return { ...line, text: title ?? new URL(url).hostname.replace(/^www\./, ""), href: url };
}

function row(label: string, text: string | undefined, detail?: string): Row {
  if (text === undefined) return { label, values: [] };
  return { label, values: [detail === undefined ? { text } : { text, detail }] };
}

function nameOf(id: string | undefined, lookup: Lookup): string | undefined {
  return id === undefined ? undefined : lookup(id)?.name;
}

function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}
