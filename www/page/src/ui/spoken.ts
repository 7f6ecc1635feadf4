import { byId } from "./elements";

/** Has a screen reader say something that is seen elsewhere, or needs no place on the page. */
export function say(text: string): void {
  byId("spoken").textContent = text;
}
