import type { App } from "../app";

export function PicturesButton(_: { app: App }) {
  return null;
}
