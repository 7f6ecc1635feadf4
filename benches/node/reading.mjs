// How a text is read: in which lengths, in which ways, and by an engine of a module.
import { cycle, pieces } from "./pieces.mjs";

const KINDS = ["province", "official", "fpt-unit", "policy"];
const MOST_PIECES = 1_000;

/** Options of the compiled gazetteer, beside none: all kinds. */
export const WAYS = [
  ...KINDS.map((kind) => [`only ${kind}`, { kinds: [kind] }]),
  ["nested", { nested: true }],
  ["optional diacritics", { diacritics: "optional" }],
];

/** In bytes of UTF-8. */
export const LENGTHS = [
  ["1 kB", 1_000],
  ["5 kB", 5_000],
  ["100 kB", 100_000],
  ["whole", Number.POSITIVE_INFINITY],
];

/** A text that is read piece by piece, or as a whole. */
export class Text {
  #text;
  #bytes;
  #pieces = new Map();

  constructor(text) {
    this.#text = text;
    this.#bytes = new TextEncoder().encode(text);
  }

  /** Bytes of UTF-8. */
  get bytes() {
    return this.#bytes.length;
  }

  /** Gives the next piece at each call. */
  next(length) {
    if (length >= this.#bytes.length) return () => this.#text;
    if (!this.#pieces.has(length)) this.#pieces.set(length, pieces(this.#bytes, length, MOST_PIECES));
    return cycle(this.#pieces.get(length));
  }
}

/**
 * A module, started.
 * @param module `wasm` its bytes, `glue` what wasm-bindgen exports, `write` options as the boundary takes them, `writeUnits` a text
 */
export function start({ wasm, glue, write, writeUnits }) {
  const { memory } = glue.initSync({ module: wasm });
  /** Work that writes a text into memory of the module, the next at each time, and lets `read` have its length. */
  const reading = (engine, next, options, read) => {
    const written = write(options);
    return () => {
      const text = next();
      const at = engine.reserve(text.length);
      // Memory may grow, and the old buffer is gone then.
      writeUnits(text, memory.buffer, at);
      return read(text.length, written);
    };
  };
  return { memory, reading, engine: new glue.Engine() };
}
