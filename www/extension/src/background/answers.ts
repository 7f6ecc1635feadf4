// Answers what pages and the extension's own pages ask.
import { type Annotator, DanhdauError, type Entity } from "danhdau";
import { pack } from "../packed";
import type { Answers, Question, RecordAnswer, Reply } from "../protocol";
import { readSettings } from "../settings";
import { engine, problemsOf } from "./engine";

type Kinds = Question["ask"];

/** Listens. The answer comes later: the channel is held open until then, and the background with it. */
export function answerQuestions(): void {
  chrome.runtime.onMessage.addListener((message: Question | object, sender, respond) => {
    if (!("ask" in message) || sender.id !== chrome.runtime.id) return false;
    reply(message).then(respond);
    return true;
  });
}

async function reply(question: Question): Promise<Reply<Kinds>> {
  try {
    return { answer: await answer(question) };
  } catch (error) {
    const code = error instanceof DanhdauError ? error.code : "internal";
    return { error: { code, message: error instanceof Error ? error.message : String(error) } };
  }
}

async function answer(question: Question): Promise<Answers[Kinds]> {
  if (question.ask === "check") return problemsOf(question.pack);
  const { annotator, dictionaryProblem } = await engine();
  switch (question.ask) {
    case "annotate": {
      const { plain } = await readSettings();
      const { text, asOf } = question;
      return pack(annotator.annotate(text, { asOf, diacritics: plain ? "optional" : "required" }));
    }
    case "date": {
      const proposed = annotator.proposeDate(question.text);
      return proposed?.precision === "day" ? proposed.date : null;
    }
    case "record":
      return record(annotator, question);
    case "details": {
      const details = (await annotator.details(question.id)) ?? null;
      return { details, related: recordsOf(annotator, idsIn(details)) };
    }
    case "about":
      return { ...annotator.about(), dictionaryProblem };
  }
}

function record(
  annotator: Pick<Annotator, "entity" | "entityAt">,
  { id, asOf, related }: Extract<Question, { ask: "record" }>,
): RecordAnswer {
  const entity = id === null ? undefined : annotator.entity(id);
  const at = id === null || asOf === undefined ? undefined : annotator.entityAt(id, asOf);
  return {
    ...(entity === undefined ? {} : { entity }),
    ...(at === undefined ? {} : { at }),
    related: recordsOf(annotator, [...related, ...idsIn(entity), ...idsIn(at)]),
  };
}

function recordsOf(annotator: Pick<Annotator, "entity">, ids: readonly string[]): Entity[] {
  return [...new Set(ids)].flatMap((id) => annotator.entity(id) ?? []);
}

/** Everything in a record that is the id of one. */
function idsIn(value: unknown): string[] {
  if (typeof value === "string") return /^(province|official|fpt-unit|policy)\/./.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
