import type { Exported } from "./export-menu";

/** How marks are written out. */
export type Format = "json";

export const FORMATS: Readonly<Record<Format, { extension: string; type: string }>> = {
  json: { extension: "json", type: "application/json" },
};

export async function write(_format: Format, { text, annotations }: Exported): Promise<string> {
  return `${JSON.stringify({ text, annotations }, null, 2)}\n`;
}
