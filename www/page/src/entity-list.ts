import { type Annotation, KINDS, type Kind } from "danhdau";
import { element } from "./elements";
import { entityKey, type Marks } from "./marks";
import { wording } from "./wording";

interface Entry {
  readonly key: string;
  readonly first: Annotation;
  readonly mentions: Annotation[];
}

/** Groups marks by kind and entity: most mentioned first, then in order of the text. */
function group(marks: readonly Annotation[]): Map<Kind, Entry[]> {
  const entries = new Map<string, Entry>();
  for (const mark of marks) {
    const key = entityKey(mark);
    const entry = entries.get(key);
    if (entry) entry.mentions.push(mark);
    else entries.set(key, { key, first: mark, mentions: [mark] });
  }
  const groups = new Map<Kind, Entry[]>(KINDS.map((kind) => [kind, []]));
  for (const entry of entries.values()) groups.get(entry.first.kind)?.push(entry);
  // The sort is stable: entries with as many mentions stay in the order of the text.
  for (const group of groups.values()) group.sort((a, b) => b.mentions.length - a.mentions.length);
  return groups;
}

/** What the list adds to a name: what became of it, or how sure the annotator is. */
function remark({ id, status, successor, confidence }: Annotation): string {
  if (status === "dissolved" || status === "renamed") {
    return successor ? wording.list.successor[status](successor) : wording.list.dissolved;
  }
  if (confidence === "low") return wording.list.unsure;
  return id === null ? wording.list.unlisted : "";
}

/**
 * The entities of the text, grouped by kind. A click goes to the next mention of the entity after
 * the current mark, and from the last back to the first.
 */
export function createEntityList(
  host: HTMLElement,
  { marks, hasText }: { marks: Marks; hasText: () => boolean },
  goTo: (mark: Annotation) => void,
): void {
  let shown: readonly Annotation[] | undefined;
  let drawn = "";
  let current: HTMLButtonElement | undefined;
  const buttons = new Map<string, { button: HTMLButtonElement; entry: Entry }>();

  host.addEventListener("click", ({ target }) => {
    const key =
      target instanceof Element ? target.closest<HTMLElement>("[data-key]")?.dataset.key : undefined;
    const mentions = key === undefined ? undefined : buttons.get(key)?.entry.mentions;
    if (!mentions) return;
    const after = marks.current?.end ?? 0;
    const next =
      marks.current && entityKey(marks.current) === key
        ? mentions.find(({ start }) => start >= after)
        : undefined;
    goTo(next ?? (mentions[0] as Annotation));
  });

  const drawEntry = (entry: Entry): HTMLLIElement => {
    const { first, key, mentions } = entry;
    const note = remark(first);
    const button = element(
      "button",
      { type: "button", title: wording.list.next },
      element("span", { className: "entry-name" }, first.name),
      element(
        "span",
        { className: "entry-count" },
        String(mentions.length),
        element("span", { className: "unseen" }, ` ${wording.list.times}`),
      ),
      ...(note ? [element("span", { className: "entry-note" }, note)] : []),
    );
    button.dataset.key = key;
    buttons.set(key, { button, entry });
    return element("li", {}, button);
  };

  const draw = (): void => {
    const groups = group(marks.shown);
    // Typing rarely changes the list: it is drawn again only when it would look different.
    const look = JSON.stringify(
      [...groups.values()].map((entries) =>
        entries.map(({ first, key, mentions }) => [key, first.name, mentions.length, remark(first)]),
      ),
    );
    for (const entries of groups.values()) {
      for (const entry of entries) {
        const known = buttons.get(entry.key);
        if (known) known.entry = entry;
      }
    }
    if (look === drawn && host.hasChildNodes()) return;
    drawn = look;

    const focused = host.querySelector<HTMLElement>("[data-key]:focus")?.dataset.key;
    buttons.clear();
    const sections = [...groups]
      .filter(([, entries]) => entries.length > 0)
      .map(([kind, entries]) => {
        const section = element(
          "section",
          {},
          element(
            "h3",
            {},
            wording.kinds[kind].title,
            element("span", { className: "group-count" }, String(entries.length)),
          ),
          element("ul", {}, ...entries.map(drawEntry)),
        );
        section.dataset.kind = kind;
        return section;
      });
    host.replaceChildren(
      ...(sections.length > 0 ? sections : [element("p", { className: "found-empty" }, emptyText())]),
    );
    if (focused !== undefined) buttons.get(focused)?.button.focus();
  };

  const emptyText = (): string => {
    if (marks.all.length > 0) return wording.list.allHidden;
    return hasText() ? wording.list.nothing : wording.list.empty;
  };

  marks.onChange(() => {
    if (marks.shown !== shown) {
      shown = marks.shown;
      draw();
    }
    const button = marks.current && buttons.get(entityKey(marks.current))?.button;
    if (button !== current) current?.removeAttribute("aria-current");
    button?.setAttribute("aria-current", "true");
    current = button;
  });
  draw();
}
