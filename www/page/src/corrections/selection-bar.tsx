import type { EditorView } from "@codemirror/view";
import { useSignal } from "@preact/signals";
import { KINDS, type Kind } from "danhdau";
import { Why } from "../explain/why";
import type { Engine } from "../reading/engine";
import type { Span } from "../reading/marks";
import { say } from "../ui/spoken";
import { words as pageWords } from "../wording";
import { correct } from "./field";
import { words } from "./wording";

export interface SelectionBarProps {
  readonly selected: Span & { readonly text: string };
  /** What is marked there already. */
  readonly kindThere: Kind | undefined;
  readonly view: EditorView;
  readonly engine: Engine;
  readonly asOf: () => string | undefined;
  readonly addToDictionary: (text: string) => void;
  readonly addLabel: string;
}

/** What can be done with a selection: mark it, take it into the dictionary, or ask why it is not marked. */
export function SelectionBar({
  selected,
  kindThere,
  view,
  engine,
  asOf,
  addToDictionary,
  addLabel,
}: SelectionBarProps) {
  const open = useSignal<"mark" | "why" | undefined>(undefined);
  const kind = useSignal<Kind>(kindThere ?? "official");
  const w = words.value;
  const { start, end, text } = selected;
  const named = [...engine.records.value.values()].filter((record) => record.kind === kind.value);

  const apply = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const name = String(new FormData(form).get("name") ?? "").trim() || text;
    const record = named.find((one) => one.name === name);
    correct(view, { type: "mark", start, end, kind: kind.value, id: record?.id ?? null, name });
    say(w.done.mark(name));
    view.dispatch({ selection: { anchor: end } });
    view.focus();
  };
  const toggle = (what: "mark" | "why"): void => {
    open.value = open.value === what ? undefined : what;
  };

  return (
    <section class="selection-bar" aria-label={w.selection}>
      <div class="selection-actions">
        <span class="selection-text" lang="vi">
          “{text}”
        </span>
        <button type="button" aria-expanded={open.value === "mark"} onClick={() => toggle("mark")}>
          {w.mark}
        </button>
        <button type="button" onClick={() => addToDictionary(text)}>
          {addLabel}
        </button>
        <button type="button" aria-expanded={open.value === "why"} onClick={() => toggle("why")}>
          {w.why}
        </button>
      </div>
      {open.value === "mark" ? (
        <form class="mark-form" aria-label={w.markTitle} onSubmit={apply}>
          <label>
            {w.kind}
            <select
              value={kind.value}
              onChange={({ currentTarget }) => {
                kind.value = currentTarget.value as Kind;
              }}
            >
              {KINDS.map((one) => (
                <option key={one} value={one}>
                  {pageWords.value.kinds[one].title}
                </option>
              ))}
            </select>
          </label>
          <label>
            {w.means}
            <input
              name="name"
              list="record-names"
              defaultValue={text}
              title={w.meansHint}
              autocomplete="off"
            />
          </label>
          <datalist id="record-names">
            {named.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
          <button type="submit" class="primary">
            {w.apply}
          </button>
        </form>
      ) : null}
      {open.value === "why" ? <Why engine={engine} view={view} span={selected} asOf={asOf()} /> : null}
    </section>
  );
}
