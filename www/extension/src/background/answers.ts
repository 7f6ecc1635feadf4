// Answers what pages and the extension's own pages ask.
import { type AnnotateOptions, DanhdauError } from "danhdau";
import { pack } from "../packed";
import type { Answers, Question, Reply } from "../protocol";
import { readSettings } from "../settings";
import { engine, problemsOf } from "./engine";

type Kinds = Question["ask"];

/** Listens. The answer comes later: the channel is held open until then, and the background with it. */
export function answerQuestions(): void {
  chrome.runtime.onMessage.addListener((message: Question | object, sender, respond) => {
    if (!("ask" in message) || sender.id !== chrome.runtime.id) return false;
    reply(message, sender).then(respond);
    return true;
  });
}

async function reply(question: Question, sender: chrome.runtime.MessageSender): Promise<Reply<Kinds>> {
  try {
    return { answer: await answer(question, sender) };
  } catch (error) {
    const code = error instanceof DanhdauError ? error.code : "internal";
    return { error: { code, message: error instanceof Error ? error.message : String(error) } };
  }
}

async function answer(question: Question, sender: chrome.runtime.MessageSender): Promise<Answers[Kinds]> {
  if (question.ask === "styles") return replaceStyles(question, sender);
  if (question.ask === "check") return problemsOf(question.pack);
  const { annotator, dictionaryProblem } = await engine();
  switch (question.ask) {
    case "annotate":
      return pack(annotator.annotate(question.text, await options(question)));
    case "explain":
      return annotator.explain(question.text, question.range, await options(question));
    case "date": {
      const proposed = annotator.proposeDate(question.text);
      return proposed?.precision === "day" ? proposed.date : null;
    }
    case "entity":
      return annotator.entity(question.id) ?? null;
    case "entity-at":
      return annotator.entityAt(question.id, question.date) ?? null;
    case "details":
      return (await annotator.details(question.id)) ?? null;
    case "about":
      return { ...annotator.about(), dictionaryProblem };
  }
}

/** What a text is annotated with, and a mark in it explained with. */
async function options({ asOf }: { readonly asOf: string | undefined }): Promise<AnnotateOptions> {
  const { plain } = await readSettings();
  return { asOf, diacritics: plain ? "optional" : "required" };
}

async function replaceStyles(
  { styles, before }: Extract<Question, { ask: "styles" }>,
  { tab, frameId }: chrome.runtime.MessageSender,
): Promise<null> {
  if (tab?.id === undefined || frameId === undefined) return null;
  const target = { tabId: tab.id, frameIds: [frameId] };
  if (styles !== "") await chrome.scripting.insertCSS({ target, css: styles, origin: "USER" });
  if (before !== "") await chrome.scripting.removeCSS({ target, css: before, origin: "USER" });
  return null;
}
