// Asks the background, which may be asleep, or may die over the question: then it is asked again.
import type { Answers, Question, Reply } from "../protocol";

/** Pauses before the question is put again, in milliseconds. */
const PAUSES = [0, 50, 250, 1_000, 3_000, 8_000];

/** The extension is gone, or another version has taken its place: nothing in this page can be answered any more. */
export class Orphaned extends Error {
  override readonly name = "Orphaned";
}

/** Whether the extension that this script came with is still there. */
export function isOrphaned(): boolean {
  return chrome.runtime?.id === undefined;
}

/**
 * @throws {Orphaned}
 * @throws {Error} What the background could not do, or that it cannot be reached.
 */
export async function ask<A extends Question["ask"]>(
  question: Extract<Question, { ask: A }>,
): Promise<Answers[A]> {
  for (const pause of PAUSES) {
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    if (isOrphaned()) throw new Orphaned();
    const reply = await put<A>(question);
    if (reply === undefined) continue;
    if ("error" in reply) throw new Error(reply.error.message);
    return reply.answer;
  }
  throw new Error("The background of the extension does not answer.");
}

/** `undefined`: it ended before it could answer. */
async function put<A extends Question["ask"]>(question: Question): Promise<Reply<A> | undefined> {
  try {
    return await chrome.runtime.sendMessage<Question, Reply<A> | undefined>(question);
  } catch {
    return undefined;
  }
}
