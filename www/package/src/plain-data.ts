// Plain data as numbers, in the form of crates/gazetteer/src/plain_data.rs: one array in, one array out, and no object in between.

const NOTHING = 0;
const FALSE = 1;
const TRUE = 2;
const OTHER = 3;
const NUMBER = 4;
const TEXT = 5;
const LIST = 6;
const TABLE = 7;

/** What lies deeper, as in a circle, is no plain data. */
const DEEPEST = 8;

/** Writes a value as numbers. What JSON has no word for is written as "other". */
export function write(value: unknown): Uint32Array {
  const words: number[] = [];
  writeValue(value, words, DEEPEST);
  return Uint32Array.from(words);
}

function writeValue(value: unknown, words: number[], depth: number): void {
  if (value === undefined || value === null) words.push(NOTHING);
  else if (typeof value === "boolean") words.push(value ? TRUE : FALSE);
  else if (typeof value === "string") writeText(value, words);
  else if (typeof value === "number" && value >>> 0 === value) words.push(NUMBER, value);
  else if (typeof value !== "object" || depth === 0) words.push(OTHER);
  else if (Array.isArray(value)) {
    words.push(LIST, value.length);
    for (const item of value) writeValue(item, words, depth - 1);
  } else {
    const entries = Object.entries(value);
    words.push(TABLE, entries.length);
    for (const [key, item] of entries) {
      writeText(key, words);
      writeValue(item, words, depth - 1);
    }
  }
}

function writeText(text: string, words: number[]): void {
  words.push(TEXT, text.length);
  for (let i = 0; i < text.length; i += 2) {
    // Past the end there is no unit: NaN becomes 0.
    words.push((text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16)) >>> 0);
  }
}

/** Reads a value from numbers. "Nothing" is `null`. */
export function read(words: Uint32Array): unknown {
  let at = 0;
  const next = () => words[at++] as number;

  const text = (): string => {
    const length = next();
    const units: number[] = [];
    for (let i = 0; i < length; i += 2) {
      const pair = next();
      units.push(pair & 0xffff, pair >>> 16);
    }
    let result = "";
    // In parts: a call takes only so many arguments.
    for (let i = 0; i < length; i += 4096) {
      result += String.fromCharCode(...units.slice(i, Math.min(i + 4096, length)));
    }
    return result;
  };

  const value = (): unknown => {
    switch (next()) {
      case FALSE:
        return false;
      case TRUE:
        return true;
      case NUMBER:
        return next();
      case TEXT:
        return text();
      case LIST:
        return Array.from({ length: next() }, value);
      case TABLE: {
        const table: Record<string, unknown> = {};
        for (let entries = next(); entries > 0; entries--) {
          next();
          const key = text();
          table[key] = value();
        }
        return table;
      }
      default:
        return null;
    }
  };
  return value();
}
