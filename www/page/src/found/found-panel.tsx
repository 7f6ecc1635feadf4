import type { EditorView } from "@codemirror/view";
import { useSignal } from "@preact/signals";
import type { Annotation, Entity, GazetteerInfo } from "danhdau";
import type { Correction } from "../corrections/corrections";
import type { Marks } from "../reading/marks";
import { Corrected } from "./corrected";
import { EntityList } from "./entity-list";
import { Today } from "./today";
import { words } from "./wording";

export interface FoundPanelProps {
  readonly marks: Marks;
  readonly view: EditorView;
  readonly hasText: boolean;
  readonly records: ReadonlyMap<string, Entity>;
  readonly about: GazetteerInfo | undefined;
  readonly corrections: readonly Correction[];
  readonly goTo: (mark: Annotation) => void;
}

/** What is found in the text: as a list, or from then to now; and what the reader has corrected. */
export function FoundPanel({ marks, view, hasText, records, about, corrections, goTo }: FoundPanelProps) {
  const w = words.value;
  const isToday = useSignal(false);
  const choice = (today: boolean, label: string) => (
    <button
      type="button"
      aria-pressed={isToday.value === today}
      onClick={() => {
        isToday.value = today;
      }}
    >
      {label}
    </button>
  );
  return (
    <>
      <fieldset class="views" aria-label={w.views}>
        {choice(false, w.list)}
        {choice(true, w.today)}
      </fieldset>
      {isToday.value ? (
        <Today marks={marks} records={records} about={about} goTo={goTo} />
      ) : (
        <EntityList marks={marks} hasText={hasText} goTo={goTo} />
      )}
      <Corrected corrections={corrections} view={view} />
    </>
  );
}
