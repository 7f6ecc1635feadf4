// Figures on standard output as one JSON array, for `cargo xtask bench`; what is going on, and what went wrong, on standard error.
import { stderr, stdout } from "node:process";
import type { FullResult, Reporter, TestCase, TestError, TestResult } from "@playwright/test/reporter";

export const FIGURES = "figures";

export default class FiguresReporter implements Reporter {
  readonly #figures: unknown[] = [];

  onTestBegin({ title }: TestCase): void {
    stderr.write(`${title}\n`);
  }

  onStdOut(chunk: string | Buffer): void {
    stderr.write(chunk);
  }

  onTestEnd({ title }: TestCase, { attachments, errors }: TestResult): void {
    for (const error of errors) this.#tell(title, error);
    for (const { name, body } of attachments) {
      if (name === FIGURES && body !== undefined) this.#figures.push(JSON.parse(body.toString()));
    }
  }

  onError(error: TestError): void {
    this.#tell("The measuring did not start", error);
  }

  onEnd({ status }: FullResult): void {
    if (status === "passed") stdout.write(`${JSON.stringify(this.#figures)}\n`);
  }

  #tell(what: string, { message, stack }: TestError): void {
    stderr.write(`${what}: ${stack ?? message}\n`);
  }
}
