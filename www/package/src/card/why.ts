// Puts an explanation of the core into words, as plain data.
import type { Annotation, Decision, Explanation } from "../types.js";
import type { WhyWording } from "./why-wording.js";
import { type Language, wordings } from "./wording.js";

/** Why an annotation is there, and what else was considered at its place. */
export interface Why {
  /** The text that the explanation is about. */
  readonly text: string;
  readonly explanation: Explanation;
}

const MOST_OTHERS = 5;
const MOST_SEEN = 3;
const LONGEST_SEEN = 60;

/** One sentence for the annotation itself, and one for each reading that was turned down. */
export function describeWhy(annotation: Annotation, { text, explanation }: Why, words: WhyWording): string[] {
  const { start, end, id, name } = annotation;
  const because = (decision: Decision): string => reasonOf(decision, text, words);
  const isOwn = (decision: Decision): boolean =>
    decision.start === start && decision.end === end && decision.id === id && decision.verdict !== "refuse";

  const own = explanation.candidates
    .filter(isOwn)
    .slice(0, 1)
    .map((decision) => {
      const reason = because(decision);
      return decision.verdict === "doubt" ? words.doubted(reason) : words.marked(reason);
    });
  const others = explanation.candidates
    .filter((decision) => decision.verdict === "refuse" && !(decision.id === id && decision.name === name))
    .map((decision) => words.refused(decision.name, because(decision)));
  return [...own, ...new Set(others)].slice(0, 1 + MOST_OTHERS);
}

/**
 * One sentence for each reading of a place, marked or not: for a selection, where nobody knows yet whether anything is there.
 *
 * @example
 * describeReadings({ text, explanation: annotator.explain(text, [start, end]) }, "vi");
 */
export function describeReadings({ text, explanation }: Why, language: Language): string[] {
  const words = wordings[language].why;
  return explanation.candidates.map((decision) => {
    const reason = reasonOf(decision, text, words);
    if (decision.verdict === "refuse") return words.refused(decision.name, reason);
    const sentence = decision.verdict === "doubt" ? words.doubted(reason) : words.marked(reason);
    return `${decision.name}: ${sentence}`;
  });
}

function reasonOf({ rule, saw }: Decision, text: string, words: WhyWording): string {
  const quoted = saw.slice(0, MOST_SEEN).map(([from, to]) => quote(text.slice(from, to)));
  const reason = words.rule[rule]?.(quoted.join(", ")) ?? words.unknownRule(rule);
  return reason.replace(/ {2,}/g, " ").replace(/ ,/g, ",").trim();
}

function quote(slice: string): string {
  const line = slice.replace(/\s+/g, " ").trim();
  return `“${line.length > LONGEST_SEEN ? `${line.slice(0, LONGEST_SEEN)}…` : line}”`;
}
