import { KINDS, type Kind } from "danhdau";
import { element } from "./elements";
import type { Marks } from "./marks";
import { wording } from "./wording";

/** One line a kind: how it looks, what it is, how often it was found, and a switch that hides it. */
export function createLegend(list: HTMLElement, marks: Marks): void {
  const rows = new Map<Kind, { item: HTMLElement; count: HTMLElement; toggle: HTMLInputElement }>();

  for (const kind of KINDS) {
    const count = element("span", { className: "legend-count" });
    const toggle = element("input", { type: "checkbox", role: "switch", checked: true });
    toggle.addEventListener("change", () => marks.show(kind, toggle.checked));
    const { title, of } = wording.kinds[kind];
    const item = element(
      "li",
      { title: of },
      element("label", {}, toggle, element("span", { className: "legend-name" }, title), count),
    );
    item.dataset.kind = kind;
    list.append(item);
    rows.set(kind, { item, count, toggle });
  }

  const update = (): void => {
    const counts = marks.counts();
    for (const [kind, { item, count, toggle }] of rows) {
      const found = counts.get(kind) ?? 0;
      const text = String(found);
      if (item.dataset.count === text) continue;
      item.dataset.count = text;
      count.textContent = text;
      toggle.ariaLabel = wording.legend.switch(kind, found);
    }
  };
  marks.onChange(update);
  update();
}
