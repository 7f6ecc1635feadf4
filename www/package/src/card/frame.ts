// The elements of a card, and what is written into them.
import type { Description, Row } from "./describe.js";
import type { Language, Wording } from "./wording.js";

export interface Frame {
  readonly element: HTMLElement;
  readonly close: HTMLButtonElement;
  /** What a screen reader says when the card opens and the focus stays where it is. */
  readonly spoken: HTMLElement;
  /** `pending` is said in place of the sources. */
  fill(description: Description, pending?: string): void;
  /** Offers to say why; `ask` is called when somebody wants to know. */
  offerWhy(ask: (() => PromiseLike<readonly string[]>) | undefined): void;
}

/** The elements of a card, not yet in a document. */
export function createFrame(page: Document, language: Language, words: Wording): Frame {
  const make = <Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    className?: string,
    ...content: (Node | string)[]
  ): HTMLElementTagNameMap[Name] => {
    const made = page.createElement(name);
    if (className !== undefined) made.className = className;
    made.append(...content);
    return made;
  };

  const kind = make("p", "kind");
  const close = make("button", "close", "×");
  close.type = "button";
  close.setAttribute("aria-label", words.close);
  const name = make("h2", "name");
  name.id = "name";
  name.lang = "vi";
  const body = make("div", "body");
  const why = make("details", "why");
  const sources = make("div");
  const element = make("div", "card", make("div", "head", kind, close), name, body, why, sources);
  element.lang = language;
  element.tabIndex = -1;
  element.hidden = true;
  element.setAttribute("popover", "manual");
  element.setAttribute("role", "dialog");
  element.setAttribute("aria-labelledby", name.id);

  const spoken = make("div", "spoken");
  spoken.setAttribute("role", "status");
  spoken.lang = language;

  let ask: (() => PromiseLike<readonly string[]>) | undefined;
  why.addEventListener("toggle", () => {
    if (!why.open || ask === undefined) return;
    // A list of its own for each question: an answer that comes late finds it gone.
    const list = make("ul");
    why.append(list);
    const say = (...lines: readonly string[]): void => {
      list.replaceChildren(...lines.map((line) => make("li", undefined, line)));
    };
    say(words.why.loading);
    const asked = ask;
    ask = undefined;
    asked().then(
      (lines) => say(...lines),
      () => say(words.why.failed),
    );
  });

  const rowNodes = ({ label, values }: Row): Node[] => [
    make("dt", undefined, label),
    ...values.map(({ text, detail }) =>
      detail === undefined
        ? make("dd", undefined, text)
        : make("dd", undefined, text, make("span", "detail", detail)),
    ),
  ];
  const sourceNodes = (description: Description, pending: string | undefined): Node[] => {
    const heading = make("p", "heading", pending ?? words.label.sources);
    if (pending !== undefined) return [make("section", "sources", heading)];
    if (description.sources.length === 0) return [];
    const items = description.sources.map(({ text, href, read }) => {
      const after = make("span", "read", ` (${read})`);
      if (href === undefined) return make("li", undefined, text, after);
      const link = make("a", undefined, text);
      link.href = href;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      return make("li", undefined, link, after);
    });
    return [make("section", "sources", heading, make("ul", undefined, ...items))];
  };

  return {
    element,
    close,
    spoken,
    offerWhy(next) {
      ask = next;
      why.open = false;
      why.hidden = next === undefined;
      why.replaceChildren(make("summary", undefined, words.why.question));
    },
    fill(description, pending) {
      kind.textContent = description.kind;
      name.textContent = description.name;
      const { formalName, thatDay, rows, notes } = description;
      body.replaceChildren(
        ...(formalName === undefined ? [] : [make("p", "formal", formalName)]),
        ...(thatDay === undefined
          ? []
          : [
              make(
                "div",
                "that-day",
                make("p", "heading", thatDay.heading),
                ...thatDay.lines.map((line) => make("p", undefined, line)),
              ),
            ]),
        ...(rows.length === 0 ? [] : [make("dl", "rows", ...rows.flatMap(rowNodes))]),
        ...notes.map((note) => make("p", "note", note)),
      );
      sources.replaceChildren(...sourceNodes(description, pending));
    },
  };
}
