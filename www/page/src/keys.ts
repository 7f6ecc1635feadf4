import { element } from "./elements";
import { wording } from "./wording";

/** The shortcuts, written out. */
export function listKeys(list: HTMLElement): void {
  for (const { keys, does } of wording.keys) {
    const shown = keys.flatMap((key, index) => [...(index > 0 ? ["+"] : []), element("kbd", {}, key)]);
    list.append(element("li", {}, ...shown, ` ${does}`));
  }
}
