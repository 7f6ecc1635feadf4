import { DanhdauError } from "danhdau";
import { element } from "./elements";
import { wording } from "./wording";

type Known = Exclude<keyof typeof wording.problems, "other">;

const isKnown = (code: string): code is Known => code !== "other" && Object.hasOwn(wording.problems, code);

export interface ProblemsOptions {
  retry: () => void;
  /** Takes the focus on when the message that had it goes away. */
  leave: () => void;
}

export interface Problems {
  /** Says what is wrong and what to do, with the technical message folded away. */
  show(error: unknown): void;
  /** Says that this browser draws no highlights; nothing to retry. */
  showUnsupported(): void;
  clear(): void;
}

/** The place in the page, above the text, where it says that something is wrong. */
export function createProblems(host: HTMLElement, { retry, leave }: ProblemsOptions): Problems {
  host.setAttribute("role", "alert");

  const show = (problem: Known | "other", ...more: Node[]): void => {
    const { title, text } = wording.problems[problem];
    const box = element(
      "div",
      { className: "problem" },
      element("h3", {}, title),
      element("p", {}, text),
      ...more,
    );
    box.dataset.problem = problem;
    host.replaceChildren(box);
  };

  return {
    show: (error) => {
      const again = element("button", { type: "button" }, wording.fixed.retry);
      again.addEventListener("click", () => {
        again.disabled = true;
        retry();
      });
      const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const details = element(
        "details",
        {},
        element("summary", {}, wording.fixed.details),
        element("p", { lang: "en" }, message),
      );
      show(error instanceof DanhdauError && isKnown(error.code) ? error.code : "other", again, details);
    },
    showUnsupported: () => show("highlight-unsupported"),
    clear: () => {
      const hadFocus = host.contains(document.activeElement);
      host.replaceChildren();
      if (hadFocus) leave();
    },
  };
}
