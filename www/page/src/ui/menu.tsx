import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

export interface MenuProps {
  readonly label: string;
  readonly class?: string;
  /** What the button shows in place of its label. */
  readonly face?: ComponentChildren;
  readonly children: (close: () => void) => ComponentChildren;
}

/** A button that unfolds what it controls. Escape, a click elsewhere and leaving it by the keyboard fold it again. */
export function Menu({ label, face, children, class: name }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return undefined;
    const onPointerDown = (event: PointerEvent): void => {
      if (host.current && !event.composedPath().includes(host.current)) setOpen(false);
    };
    document.addEventListener("pointerdown", onPointerDown);
    return () => document.removeEventListener("pointerdown", onPointerDown);
  }, [isOpen]);

  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && isOpen) {
      event.stopPropagation();
      close();
      return;
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.target instanceof HTMLSelectElement || event.target instanceof HTMLInputElement) return;
    const items = [
      ...(host.current?.querySelectorAll<HTMLElement>(".menu-body :is(button, a, input)") ?? []),
    ];
    if (items.length === 0) return;
    const at = items.indexOf(document.activeElement as HTMLElement);
    const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? items.length - 1 : at - 1;
    items[(next + items.length) % items.length]?.focus();
    event.preventDefault();
  };
  const onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !host.current?.contains(relatedTarget)) setOpen(false);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the keys of the buttons in it
    <div class={`menu ${name ?? ""}`} ref={host} onKeyDown={onKeyDown} onFocusOut={onFocusOut}>
      <button
        type="button"
        class="menu-button"
        ref={button}
        aria-expanded={isOpen}
        aria-label={face ? label : undefined}
        title={face ? label : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {face ?? label}
      </button>
      {isOpen ? (
        <fieldset class="menu-body" aria-label={label}>
          {children(close)}
        </fieldset>
      ) : null}
    </div>
  );
}
