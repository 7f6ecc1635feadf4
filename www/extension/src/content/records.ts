import type { CardSource } from "danhdau/card";
import { ask } from "./ask";

/** What the card shows, out of the background. Browsers send `null` where there is nothing. */
export const records: CardSource = {
  entity: async (id) => (await ask({ ask: "entity", id })) ?? undefined,
  entityAt: async (id, date) => (await ask({ ask: "entity-at", id, date })) ?? undefined,
  details: async (id) => (await ask({ ask: "details", id })) ?? undefined,
  explain: (text, range, options) => ask({ ask: "explain", text, range, asOf: options?.asOf }),
};
