// Marks in the forms that others read. What writes them is a second module, fetched when it is first wanted.
import type { Format } from "danhdau/formats";
import type { Exported } from "./export-menu";

export type { Format };

/** In the order of the menu. */
export const FORMATS: readonly Format[] = ["json", "csv", "html", "web-annotation", "conll"];

export interface Written {
  readonly text: string;
  readonly extension: string;
  readonly mediaType: string;
}

/** @throws {DanhdauError} As `writeAnnotations`. */
export async function write(format: Format, { text, annotations }: Exported): Promise<Written> {
  const { FORMATS: forms, writeAnnotations } = await import("danhdau/formats");
  return { ...forms[format], text: await writeAnnotations(format, text, annotations) };
}
