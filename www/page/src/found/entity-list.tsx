import { useSignal } from "@preact/signals";
import type { Annotation } from "danhdau";
import { useMemo } from "preact/hooks";
import { entityKey, type Marks } from "../reading/marks";
import { words as pageWords } from "../wording";
import { type Entry, entriesOf, grouped, matches, type Sort } from "./entities";
import { words } from "./wording";

const SORTS: readonly Sort[] = ["count", "text", "name"];

/** From here on one has to search (entries). */
const MANY = 6;

export interface EntityListProps {
  readonly marks: Marks;
  readonly hasText: boolean;
  readonly goTo: (mark: Annotation) => void;
}

/** What the list adds to a name: what became of it, or how sure the annotator is. */
function remark({ id, status, successor, confidence }: Annotation): string {
  const w = words.value;
  if (status === "dissolved" || status === "renamed")
    return successor ? w.successor[status](successor) : w.dissolved;
  if (confidence === "low") return w.unsure;
  return id === null ? w.unlisted : "";
}

/**
 * The entities of the text, grouped by kind. A click goes to the next mention of the entity after
 * the current mark, and from the last back to the first.
 */
export function EntityList({ marks, hasText, goTo }: EntityListProps) {
  const w = words.value;
  const query = useSignal("");
  const sort = useSignal<Sort>("count");
  const { shown, current } = marks;
  const entries = useMemo(() => entriesOf(shown), [shown]);
  const groups = grouped(
    entries.filter((entry) => matches(entry, query.value)),
    sort.value,
  );
  const currentKey = current && entityKey(current);

  const visit = ({ key, mentions }: Entry): void => {
    const after = currentKey === key ? (current?.end ?? 0) : undefined;
    const next = after === undefined ? undefined : mentions.find(({ start }) => start >= after);
    goTo(next ?? (mentions[0] as Annotation));
  };
  const emptyText = (): string => {
    if (query.value.trim() !== "" && shown.length > 0) return w.noMatch(query.value.trim());
    if (marks.all.length > 0) return w.allHidden;
    return hasText ? w.nothing : w.empty;
  };

  return (
    <>
      {entries.length >= MANY ? (
        <div class="list-tools">
          <input
            type="search"
            placeholder={w.search}
            aria-label={w.search}
            value={query.value}
            onInput={({ currentTarget }) => {
              query.value = currentTarget.value;
            }}
          />
          <select
            aria-label={w.sort}
            value={sort.value}
            onChange={({ currentTarget }) => {
              sort.value = currentTarget.value as Sort;
            }}
          >
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {w.sorts[one]}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {groups.length === 0 ? <p class="found-empty">{emptyText()}</p> : null}
      {groups.map(([kind, group]) => (
        <section key={kind} data-kind={kind}>
          <h3>
            {pageWords.value.kinds[kind].title}
            <span class="group-count">{group.length}</span>
          </h3>
          <ul>
            {group.map((entry) => {
              const { key, first, mentions } = entry;
              const note = remark(first);
              return (
                <li key={key}>
                  <button
                    type="button"
                    title={w.next}
                    aria-current={key === currentKey || undefined}
                    onClick={() => visit(entry)}
                  >
                    <span class="entry-name" lang="vi">
                      {first.name}
                    </span>
                    <span class="entry-count">
                      {mentions.length}
                      <span class="unseen"> {w.times}</span>
                    </span>
                    {note ? <span class="entry-note">{note}</span> : null}
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
