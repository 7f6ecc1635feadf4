import { words } from "../wording";

export interface EmptyStateProps {
  readonly canUndo: boolean;
  readonly useSample: () => void;
  readonly openFile: () => void;
  readonly undo: () => void;
}

/** What stands where the article will be: how to begin, and the way back to a text just cleared. */
export function EmptyState({ canUndo, useSample, openFile, undo }: EmptyStateProps) {
  const w = words.value;
  return (
    <>
      <p class="empty-title">{w.emptyTitle}</p>
      <p class="empty-text">{w.emptyText}</p>
      <div class="empty-actions">
        <button type="button" class="primary" onClick={useSample}>
          {w.emptySample}
        </button>
        <button type="button" onClick={openFile}>
          {w.emptyOpen}
        </button>
        {canUndo ? (
          <button type="button" onClick={undo}>
            {w.emptyUndo}
          </button>
        ) : null}
      </div>
    </>
  );
}
