// Keeps a worker for the annotators in it: starts it when it is needed, and again when it has died; gives it one text at a
// time, so that a call that was aborted while it waited is never made.
import { DanhdauError } from "../errors.js";
import { type Answer, fromFailure, type Method, type Recipe, type Request } from "./messages.js";

/** A running worker, on the web or in Node. */
export interface Link {
  post(request: Request): void;
  end(): void;
  /** In Node: whether the process waits for the worker. */
  hold?(busy: boolean): void;
}

export type StartWorker = (events: {
  answer(answer: Answer): void;
  /** The worker is gone, or never came to be. */
  ended(reason: string): void;
}) => Link;

/** An annotator in the worker. */
export interface Member {
  readonly number: number;
  readonly recipe: Recipe;
  disposed: boolean;
}

interface Call {
  readonly number: number;
  readonly member: Member;
  readonly method: Method;
  readonly given: unknown[];
  resolve(result: unknown): void;
  reject(error: unknown): void;
}

// A worker that has read a text of more units than this is ended when it has nothing else to do: only so is the memory that
// WebAssembly has taken given back.
const OVERSIZED = 4_000_000;

export class Host {
  readonly #start: StartWorker;
  readonly #members = new Set<Member>();
  /** Calls that have not been answered. */
  readonly #calls = new Map<number, Call>();
  /** Those of them that have not been posted, in their order. */
  readonly #texts = new Set<Call>();
  readonly #others = new Set<Call>();
  #link: Link | undefined;
  /** Whether the script of this worker listens. What is posted before may be lost. */
  #ready = false;
  /** Members that this worker knows. */
  readonly #opened = new Set<Member>();
  /** The text that the worker reads now, whether or not anybody still waits for it. */
  #annotating: number | undefined;
  #isOversized = false;
  #last = 0;

  constructor(start: StartWorker) {
    this.#start = start;
  }

  join(recipe: Recipe): Member {
    const member = { number: ++this.#last, recipe, disposed: false };
    this.#members.add(member);
    return member;
  }

  leave(member: Member): void {
    if (member.disposed) return;
    member.disposed = true;
    this.#members.delete(member);
    for (const call of [...this.#calls.values()]) {
      if (call.member === member) call.reject(disposed());
    }
    if (this.#members.size === 0) this.#drop();
    else if (this.#opened.delete(member)) this.#link?.post({ annotator: member.number, close: true });
  }

  /** @throws {DanhdauError} `disposed` */
  requireMember(member: Member): void {
    if (member.disposed) throw disposed();
  }

  ask(member: Member, method: Method, given: unknown[], signal: AbortSignal | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      this.requireMember(member);
      const number = ++this.#last;
      const settle = (act: () => void): void => {
        if (!this.#calls.delete(number)) return;
        this.#texts.delete(call);
        this.#others.delete(call);
        signal?.removeEventListener("abort", onAbort);
        act();
        this.#hold();
      };
      const call: Call = {
        number,
        member,
        method,
        given,
        resolve: (result) => settle(() => resolve(result)),
        reject: (error) => settle(() => reject(error)),
      };
      const onAbort = (): void => call.reject(signal?.reason);
      signal?.addEventListener("abort", onAbort);
      this.#calls.set(number, call);
      (method === "annotate" ? this.#texts : this.#others).add(call);
      this.#hold();
      this.#post();
    });
  }

  /** Posts what need not wait: texts one after the other, everything else at once. */
  #post(): void {
    for (const call of this.#others) {
      if (!this.#postOne(call)) break;
      this.#others.delete(call);
    }
    for (const call of this.#texts) {
      if (this.#annotating !== undefined || !this.#postOne(call)) break;
      this.#texts.delete(call);
      if (this.#calls.has(call.number)) this.#annotating = call.number;
    }
  }

  /** Posts a call, or rejects one that cannot be posted; `false` if it must wait for the worker. */
  #postOne({ number, member, method, given, reject }: Call): boolean {
    try {
      const link = this.#running();
      if (!this.#ready) return false;
      if (!this.#opened.has(member)) {
        link.post({ annotator: member.number, open: member.recipe });
        this.#opened.add(member);
      }
      link.post({ call: number, annotator: member.number, method, given });
      if (typeof given[0] === "string" && given[0].length > OVERSIZED) this.#isOversized = true;
    } catch (error) {
      reject(isCloneError(error) ? notPlain(method, error) : error);
    }
    return true;
  }

  #running(): Link {
    if (this.#link !== undefined) return this.#link;
    const current = (): boolean => this.#link === link;
    let link: Link | undefined;
    try {
      link = this.#start({
        answer: (answer) => {
          if (current()) this.#take(answer);
        },
        ended: (reason) => {
          if (current()) this.#fail(reason);
        },
      });
    } catch (error) {
      throw failed(error instanceof Error ? error.message : String(error), error);
    }
    this.#link = link;
    this.#hold();
    return link;
  }

  /** A process waits as long as somebody waits for an answer. */
  #hold(): void {
    this.#link?.hold?.(this.#calls.size > 0);
  }

  #take(answer: Answer): void {
    if ("ready" in answer) {
      this.#ready = true;
      this.#post();
      return;
    }
    const call = this.#calls.get(answer.call);
    if (answer.call === this.#annotating) this.#annotating = undefined;
    if ("result" in answer) {
      call?.resolve(answer.result);
    } else {
      if (!answer.opened && call !== undefined) this.#opened.delete(call.member);
      call?.reject(fromFailure(answer.error));
      // A fault inside the module: its engine cannot be used any more.
      if (answer.error.code === "internal") this.#fail(answer.error.message);
    }
    if (this.#isOversized && this.#calls.size === 0 && this.#annotating === undefined) this.#drop();
    this.#post();
  }

  #fail(reason: string): void {
    const error = this.#ready ? ended(reason) : failed(reason);
    this.#drop();
    for (const call of [...this.#calls.values()]) call.reject(error);
  }

  #drop(): void {
    this.#link?.end();
    this.#link = undefined;
    this.#ready = false;
    this.#annotating = undefined;
    this.#isOversized = false;
    this.#opened.clear();
  }
}

function isCloneError(error: unknown): boolean {
  return error instanceof DOMException && error.name === "DataCloneError";
}

function notPlain(method: Method, cause: unknown): DanhdauError {
  return new DanhdauError(
    "options",
    `What ${method}() was given cannot be sent to a worker: only plain data can. (${(cause as Error).message})`,
    { cause },
  );
}

function disposed(): DanhdauError {
  return new DanhdauError(
    "disposed",
    "This annotator was disposed. Call createWorkerAnnotator() for a new one.",
  );
}

function failed(reason: string, cause?: unknown): DanhdauError {
  return new DanhdauError(
    "worker-failed",
    `The worker could not be started. Its script must come from the page's own origin, and a content security policy must ` +
      `allow it with worker-src 'self'; or pass { worker: () => new Worker(…) }.${said(reason)}`,
    { cause },
  );
}

function ended(reason: string): DanhdauError {
  return new DanhdauError(
    "worker-ended",
    `The worker has ended; the next call starts another one.${said(reason)}`,
  );
}

function said(reason: string): string {
  return reason === "" ? "" : ` (${reason})`;
}
