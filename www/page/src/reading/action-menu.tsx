import { words as dictionaryWords } from "../dictionary/wording";
import { Menu } from "../ui/menu";
import { words } from "../wording";

export interface ActionMenuProps {
  readonly hasText: boolean;
  readonly canUndo: boolean;
  readonly useSample: () => void;
  readonly clear: () => void;
  readonly openDictionary: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What one does less often, or has a key for. */
export function ActionMenu({
  hasText,
  canUndo,
  useSample,
  clear,
  openDictionary,
  undo,
  redo,
}: ActionMenuProps) {
  const w = words.value;
  return (
    <Menu label={w.more} class="end">
      {(close) => {
        const item = (label: string, run: () => void, isOff = false) => (
          <button
            type="button"
            disabled={isOff}
            onClick={() => {
              close();
              run();
            }}
          >
            {label}
          </button>
        );
        return (
          <>
            {item(w.undo, undo, !canUndo)}
            {item(w.redo, redo)}
            {item(w.sample, useSample)}
            {item(w.clear, clear, !hasText)}
            {item(dictionaryWords.value.button, openDictionary)}
          </>
        );
      }}
    </Menu>
  );
}
