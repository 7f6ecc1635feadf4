import { effect, signal } from "@preact/signals";
import { words } from "./wording";

/**
 * On a narrow screen the list of entities is a sheet over the text, opened from the bar below; on a wide one it stands
 * beside the text, and the style sheet hides both buttons.
 */
export class FoundSheet {
  readonly #panel: HTMLElement;
  readonly #isOpen = signal(false);

  constructor(panel: HTMLElement) {
    this.#panel = panel;
    effect(() => {
      panel.toggleAttribute("data-open", this.#isOpen.value);
    });
    panel.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") this.#closeAndReturn();
    });
    document.addEventListener("pointerdown", (event) => {
      const path = event.composedPath();
      const isToggle = path.some((one) => one instanceof Element && one.classList.contains("found-toggle"));
      if (!path.includes(panel) && !isToggle) this.close();
    });
  }

  close(): void {
    this.#isOpen.value = false;
  }

  readonly Toggle = ({ count }: { count: number }) => (
    <button
      type="button"
      class="found-toggle"
      aria-controls={this.#panel.id}
      aria-expanded={this.#isOpen.value}
      onClick={() => {
        this.#isOpen.value = !this.#isOpen.peek();
        if (this.#isOpen.peek()) this.#panel.querySelector<HTMLElement>(".found-close")?.focus();
      }}
    >
      {words.value.toggle}
      <span class="found-toggle-count">{count > 0 ? count : ""}</span>
    </button>
  );

  readonly Close = () => (
    <button
      type="button"
      class="close found-close"
      aria-label={words.value.close}
      onClick={() => this.#closeAndReturn()}
    />
  );

  #closeAndReturn(): void {
    if (!this.#isOpen.peek()) return;
    const within = this.#panel.contains(document.activeElement);
    this.close();
    if (within) document.querySelector<HTMLElement>(".found-toggle")?.focus();
  }
}
