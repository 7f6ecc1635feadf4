import { element } from "./elements";
import { entityKey, type Marks } from "./marks";
import { wording } from "./wording";

/**
 * On a narrow screen the list of entities is a sheet over the text, opened from the bar below;
 * on a wide one it stands beside the text, and the style sheet hides both buttons.
 */
export function createFoundPanel(panel: HTMLElement, bar: HTMLElement, marks: Marks): { close(): void } {
  const count = element("span", { className: "found-toggle-count" });
  const toggle = element("button", { type: "button", className: "found-toggle" }, wording.fixed.list, count);
  toggle.setAttribute("aria-controls", panel.id);
  const close = element("button", {
    type: "button",
    className: "found-close",
    ariaLabel: wording.fixed.listClose,
  });
  panel.querySelector(".found-head")?.append(close);
  bar.append(toggle);

  const set = (open: boolean): void => {
    panel.toggleAttribute("data-open", open);
    toggle.ariaExpanded = String(open);
  };
  set(false);

  const closeAndReturn = (): void => {
    if (!panel.hasAttribute("data-open")) return;
    const within = panel.contains(document.activeElement);
    set(false);
    if (within) toggle.focus();
  };
  toggle.addEventListener("click", () => {
    const open = !panel.hasAttribute("data-open");
    set(open);
    if (open) close.focus();
  });
  close.addEventListener("click", closeAndReturn);
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") closeAndReturn();
  });
  document.addEventListener("pointerdown", (event) => {
    const path = event.composedPath();
    if (!path.includes(panel) && !path.includes(toggle)) set(false);
  });

  let counted = marks.shown;
  marks.onChange(() => {
    if (marks.shown === counted) return;
    counted = marks.shown;
    const { size } = new Set(counted.map(entityKey));
    count.textContent = size > 0 ? String(size) : "";
  });
  return { close: () => set(false) };
}
