import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { words } from "../wording";

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
  readonly class?: string;
}

let last = 0;

/** A modal dialog: the browser keeps the focus in it and gives it back, and closes it on Escape. */
export function Dialog({ title, onClose, children, class: name }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const id = useRef(`dialog-${++last}`);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog?.open) dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the keyboard, Escape and the cross do the same
    <dialog
      ref={element}
      class={`dialog ${name ?? ""}`}
      aria-labelledby={id.current}
      onClose={onClose}
      onClick={(event) => {
        // The backdrop is the dialog itself; what is in it lies in a box of its own.
        if (event.target === element.current) element.current?.close();
      }}
    >
      <div class="dialog-box">
        <header class="dialog-head">
          <h2 id={id.current}>{title}</h2>
          <button
            type="button"
            class="close"
            aria-label={words.value.close}
            onClick={() => element.current?.close()}
          />
        </header>
        {children}
      </div>
    </dialog>
  );
}
