import type { EditorView } from "@codemirror/view";
import type { Annotation, Entity } from "danhdau";
import type { Engine } from "../reading/engine";
import { entityKey, type Marks } from "../reading/marks";
import { say } from "../ui/spoken";
import { correct } from "./field";
import { words } from "./wording";

export interface MarkActionsProps {
  readonly mark: Annotation | undefined;
  readonly marks: Marks;
  readonly view: EditorView;
  readonly engine: Engine;
}

/** What one can do about a mark, below its card. */
export function MarkActions({ mark, marks, view, engine }: MarkActionsProps) {
  if (!mark) return null;
  const w = words.value;
  const { name, kind, candidates = [] } = mark;
  const records = engine.records.value;
  return (
    <>
      {candidates.length > 0 ? (
        <div class="action-row">
          <span class="action-label">{w.chooseInstead}</span>
          {candidates.map((id) => {
            const candidate = records.get(id);
            return candidate ? (
              <button
                type="button"
                key={id}
                lang="vi"
                onClick={() => {
                  correct(view, { type: "choose", ...marks.place(mark), id, name: candidate.name });
                  say(w.done.choose(candidate.name));
                }}
              >
                {tellApart(candidate, name)}
              </button>
            ) : null;
          })}
        </div>
      ) : null}
      <div class="action-row">
        <button
          type="button"
          onClick={() => {
            correct(view, { type: "dismiss", ...marks.place(mark), name });
            say(w.done.dismiss(name));
          }}
        >
          {w.dismiss}
        </button>
        <button
          type="button"
          title={w.dismissAllOf(name)}
          onClick={() => {
            correct(view, { type: "dismiss-all", kind, key: entityKey(mark), name });
            say(w.done.dismiss(name));
          }}
        >
          {w.dismissAll}
        </button>
      </div>
    </>
  );
}

/** Namesakes are told apart by their last office. */
function tellApart({ name, tenures }: Entity, marked: string): string {
  const last = tenures?.at(-1);
  return name === marked && last ? `${name}, ${last.role} (${last.organisation})` : name;
}
