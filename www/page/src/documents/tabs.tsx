import { useRef } from "preact/hooks";
import type { Documents, Tab } from "./documents";
import { words } from "./wording";

/** What a tab is called: its first line, or the file it came from. */
export const nameOf = ({ heading, fileName }: Tab): string => heading || fileName || words.value.fallback;

/** The open documents. Arrow keys go from one to the other, Delete closes one. */
export function Tabs({ documents }: { documents: Documents }) {
  const list = useRef<HTMLDivElement>(null);
  const tabs = documents.tabs.value;
  const currentId = documents.currentId.value;

  const focus = (): void => {
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const index = tabs.findIndex(({ id }) => id === currentId);
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to !== undefined) documents.select((tabs[(to + tabs.length) % tabs.length] as Tab).id);
    else if (event.key === "Delete") documents.close(currentId);
    else return;
    event.preventDefault();
    focus();
  };

  return (
    <>
      <div class="tabs" role="tablist" aria-label={words.value.tabs} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab) => {
          const isCurrent = tab.id === currentId;
          const name = nameOf(tab);
          return (
            <div class="tab" role="presentation" key={tab.id} data-current={isCurrent || undefined}>
              <button
                type="button"
                role="tab"
                aria-selected={isCurrent}
                aria-controls="article"
                tabIndex={isCurrent ? 0 : -1}
                title={isCurrent ? `${name}\n${words.value.closeHint}` : name}
                onClick={() => documents.select(tab.id)}
                onAuxClick={({ button }) => button === 1 && documents.close(tab.id)}
              >
                <span lang="vi">{name}</span>
              </button>
              {tabs.length > 1 || tab.heading ? (
                <span
                  class="tab-close"
                  aria-hidden="true"
                  title={words.value.close(name)}
                  onClick={() => documents.close(tab.id)}
                />
              ) : null}
            </div>
          );
        })}
      </div>
      <button
        type="button"
        class="tab-add"
        aria-label={words.value.add}
        title={words.value.add}
        onClick={() => documents.open("")}
      />
    </>
  );
}
