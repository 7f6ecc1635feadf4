import type { GazetteerInfo } from "danhdau";
import { words } from "../wording";

/** The shortcuts, written out. */
export function Keys() {
  return words.value.keys.map(({ keys, does }) => (
    <li key={does}>
      {keys.flatMap((key, index) => [...(index > 0 ? ["+"] : []), <kbd key={key}>{key}</kbd>])} {does}
    </li>
  ));
}

/** How far the records reach: nothing later is known here. */
export function DataDate({ about }: { about: GazetteerInfo | undefined }) {
  return about ? <span title={words.value.dataOrigin(about)}>{words.value.dataDate(about)}</span> : null;
}
