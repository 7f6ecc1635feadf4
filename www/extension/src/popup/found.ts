// What was found on the page in front: counts with switches, the date, and the entities with a way to each.
import { KINDS, type Kind } from "danhdau";
import { byId, element } from "../elements";
import { type Frame, order } from "../pages";
import type { FoundEntity, FrameState } from "../protocol";
import { changeSettings, type Settings } from "../settings";
import { kindKeys, sayDate, type Words } from "../wording";

export interface Found {
  show(frames: readonly Frame[]): void;
  follow(settings: Settings): void;
}

export function createFound(words: Words, settings: Settings, tabId: number): Found {
  const host = byId("found");
  const rows = createKinds(byId("kinds"), words, settings);
  const showDate = createDate(words, tabId);
  const list = byId("entities");
  let drawn = "";

  return {
    show(frames) {
      const marked = frames.filter(({ state }) => state?.state === "marked");
      const total = (kind: Kind): number =>
        marked.reduce((sum, { state }) => sum + (state?.counts[kind] ?? 0), 0);
      host.hidden = marked.length === 0 || KINDS.every((kind) => total(kind) === 0);
      for (const kind of KINDS) rows.get(kind)?.show(total(kind));
      showDate(marked[0]?.state?.date);

      const found = marked.flatMap(({ frameId, state }) =>
        (state?.entities ?? []).map((one) => ({ ...one, frameId })),
      );
      // A page that changes all the time must not take the keyboard out of the list.
      const content = JSON.stringify(found);
      if (content === drawn) return;
      drawn = content;
      list.replaceChildren(...KINDS.flatMap((kind) => group(kind, found, words, tabId)));
    },
    follow({ kinds }) {
      for (const [kind, { toggle }] of rows) toggle.checked = kinds.includes(kind);
    },
  };
}

interface KindRow {
  readonly toggle: HTMLInputElement;
  show(count: number): void;
}

function createKinds(list: HTMLElement, { say }: Words, settings: Settings): ReadonlyMap<Kind, KindRow> {
  const rows = new Map<Kind, KindRow>();
  for (const kind of KINDS) {
    const toggle = element("input", { type: "checkbox", checked: settings.kinds.includes(kind) });
    toggle.setAttribute("role", "switch");
    toggle.addEventListener("change", () => {
      void changeSettings({ kinds: KINDS.filter((other) => rows.get(other)?.toggle.checked) });
    });
    const count = element("span", { className: "count" });
    const name = element("span", { className: "mark" }, say(kindKeys[kind]));
    const item = element("li", {}, element("label", {}, name, count, toggle));
    item.dataset.kind = kind;
    list.append(item);
    rows.set(kind, {
      toggle,
      show(number) {
        item.dataset.count = String(number);
        count.textContent = String(number);
      },
    });
  }
  return rows;
}

function createDate(words: Words, tabId: number): (date: FrameState["date"]) => void {
  const input = byId<HTMLInputElement>("date");
  const origin = byId("date-origin");
  const { say } = words;
  input.addEventListener("change", () => {
    // While a date is being typed its value is empty.
    const date = input.value && input.validity.valid ? input.value : undefined;
    void order(tabId, { order: "date", date });
  });
  return (date) => {
    if (document.activeElement !== input) input.value = date?.date ?? "";
    origin.textContent =
      date === undefined
        ? say("dateNone")
        : say(`date_${date.origin.replace("-", "")}` as "date_meta", sayDate(date.date, words));
  };
}

function group(
  kind: Kind,
  found: readonly (FoundEntity & { readonly frameId: number })[],
  words: Words,
  tabId: number,
): HTMLElement[] {
  const ofKind = found.filter((one) => one.kind === kind).sort((a, b) => b.count - a.count);
  if (ofKind.length === 0) return [];
  const items = ofKind.map(({ key, name, count, frameId, ...one }) => {
    const now = sayNow(one, words);
    const button = element(
      "button",
      { type: "button", title: words.say("popupGo") },
      element("span", { className: "name", lang: "vi" }, name),
      element("span", { className: "count" }, `${count}×`),
      ...(now === "" ? [] : [element("span", { className: "now" }, now)]),
    );
    button.addEventListener("click", () => void order(tabId, { order: "go", entity: key }, frameId));
    return element("li", {}, button);
  });
  return [element("h2", {}, words.say(kindKeys[kind])), element("ul", {}, ...items)];
}

function sayNow(
  { status, successor, uncertain }: Pick<FoundEntity, "status" | "successor" | "uncertain">,
  { say }: Words,
): string {
  const parts = [
    ...(uncertain ? [say("uncertain")] : []),
    ...(status === "dissolved"
      ? [successor === undefined ? say("nowDissolved") : say("nowPartOf", successor)]
      : []),
    ...(status === "renamed" && successor !== undefined ? [say("nowNamed", successor)] : []),
  ];
  return parts.join(" · ");
}
