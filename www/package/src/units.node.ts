import { Buffer } from "node:buffer";
import type { WriteUnits } from "./units.js";

/** In Node: at once, which takes a tenth of the time. */
export const writeUnitsInNode: WriteUnits = (text, memory, offset) => {
  Buffer.from(memory, offset, 2 * text.length).write(text, "utf16le");
};
