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
  const writer = emptyWriter();
  writeValue(value, writer, DEEPEST);
  return written(writer);
}

/**
 * Writes values one after the other, some thousand words in each part. A large pack has a hundred thousand records, and an
 * array of its own for each would be most of the work.
 *
 * @returns Parts, each with the index of its first value.
 */
export function writeInParts(values: Iterable<unknown>): [index: number, words: Uint32Array][] {
  const parts: [number, Uint32Array][] = [];
  let writer = emptyWriter();
  let [first, next] = [0, 0];
  for (const value of values) {
    writeValue(value, writer, DEEPEST);
    next++;
    if (writer.length < PART) continue;
    parts.push([first, written(writer)]);
    writer = emptyWriter();
    first = next;
  }
  if (first < next) parts.push([first, written(writer)]);
  return parts;
}
const PART = 1 << 13;

/** Numbers in the making. */
interface Writer {
  words: Uint32Array;
  length: number;
}
let spare: Writer | undefined;
const LARGEST_SPARE = 1 << 16;

function emptyWriter(): Writer {
  const writer = spare ?? { words: new Uint32Array(1024), length: 0 };
  // What reads a value may be somebody's code, which may come here again.
  spare = undefined;
  writer.length = 0;
  return writer;
}

function written(writer: Writer): Uint32Array {
  const words = writer.words.slice(0, writer.length);
  if (writer.words.length <= LARGEST_SPARE) spare = writer;
  return words;
}

function push(writer: Writer, word: number): void {
  if (writer.length === writer.words.length) {
    const longer = new Uint32Array(2 * writer.length);
    longer.set(writer.words);
    writer.words = longer;
  }
  writer.words[writer.length++] = word;
}

function writeValue(value: unknown, writer: Writer, depth: number): void {
  if (value === undefined || value === null) push(writer, NOTHING);
  else if (typeof value === "boolean") push(writer, value ? TRUE : FALSE);
  else if (typeof value === "string") writeText(value, writer);
  else if (typeof value === "number" && value >>> 0 === value) {
    push(writer, NUMBER);
    push(writer, value);
  } else if (typeof value !== "object" || depth === 0) push(writer, OTHER);
  else if (Array.isArray(value)) {
    push(writer, LIST);
    push(writer, value.length);
    for (const item of value) writeValue(item, writer, depth - 1);
  } else {
    const entries = Object.entries(value);
    push(writer, TABLE);
    push(writer, entries.length);
    for (const [key, item] of entries) {
      writeText(key, writer);
      writeValue(item, writer, depth - 1);
    }
  }
}

function writeText(text: string, writer: Writer): void {
  push(writer, TEXT);
  push(writer, text.length);
  for (let i = 0; i < text.length; i += 2) {
    // Past the end there is no unit: NaN becomes 0.
    push(writer, text.charCodeAt(i) | (text.charCodeAt(i + 1) << 16));
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
