import type { GazetteerInfo } from "danhdau";
import { wording } from "./wording";

/** Says at the foot of the page how far its records reach: nothing later is known here. */
export function showDataDate(host: HTMLElement, about: GazetteerInfo): void {
  host.textContent = wording.data.date(about);
  host.title = wording.data.origin(about);
}
