/** Writes the UTF-16 units of a text into memory, from `offset` on; there is room for them. */
export type WriteUnits = (text: string, memory: ArrayBufferLike, offset: number) => void;

/** Everywhere: unit by unit. Browsers copy strings at once as UTF-8 only. */
export const writeUnits: WriteUnits = (text, memory, offset) => {
  const units = new Uint16Array(memory, offset, text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
};
