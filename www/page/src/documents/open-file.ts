import { decode, type Encoding, guessEncoding } from "./encodings";
import { htmlToText } from "./html-text";
import { guessLegacyFont, type LegacyFont } from "./legacy-fonts";

/** The largest file that is opened (bytes): a text of this size is marked, but takes its time. */
export const LARGEST_FILE = 20_000_000;

/** Kinds of files that hold no text, told by how they begin. */
export type NoText = "pdf" | "doc" | "image" | "archive" | "binary";

/** Why a file was not opened. */
export type Refusal =
  | { readonly reason: "too-large"; readonly size: number }
  | { readonly reason: "no-text"; readonly what: NoText }
  | { readonly reason: "unreadable"; readonly message: string }
  /** The part of the page that reads such files could not be fetched. */
  | { readonly reason: "no-reader"; readonly message: string }
  | { readonly reason: "empty" };

/** A file whose bytes can be read in one way or another. */
export interface Decodable {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly isSure: boolean;
  readonly isHtml: boolean;
}

export interface OpenedFile {
  readonly name: string;
  readonly text: string;
  readonly decodable?: Decodable;
  /** The letters are those of a font of before Unicode. */
  readonly font?: LegacyFont | undefined;
}

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** Reads a file as text. */
export async function openFile(file: File): Promise<OpenedFile | Refusal> {
  if (file.size > LARGEST_FILE) return { reason: "too-large", size: file.size };
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return { reason: "unreadable", message: error instanceof Error ? error.message : String(error) };
  }
  if (bytes.length === 0) return { reason: "empty" };
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) return openWord(file.name, bytes);
  const what = noText(bytes);
  if (what) return { reason: "no-text", what };

  const guess = guessEncoding(bytes);
  const isHtml = /\.x?html?$/i.test(file.name) || file.type === "text/html";
  const decodable = { bytes, isHtml, ...guess, ...(isHtml ? declared(bytes, guess) : {}) };
  const text = readAs(decodable, decodable.encoding);
  return { name: file.name, text, decodable, font: guessLegacyFont(text) };
}

/** The text of a file, read in another way. */
export function readAs({ bytes, isHtml }: Decodable, encoding: Encoding): string {
  const text = decode(bytes, encoding);
  return isHtml ? htmlToText(text) : text;
}

/** A page of one byte a letter says how it is to be read; valid UTF-8 needs no word. */
function declared(
  bytes: Uint8Array,
  { encoding }: { encoding: Encoding },
): { encoding: Encoding; isSure: boolean } | undefined {
  if (encoding !== "windows-1252" && encoding !== "windows-1258") return undefined;
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  const name = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  return name === "windows-1258" || name === "windows-1252" ? { encoding: name, isSure: true } : undefined;
}

async function openWord(name: string, bytes: Uint8Array): Promise<OpenedFile | Refusal> {
  let mammoth: typeof import("mammoth");
  try {
    ({ default: mammoth } = await import("mammoth"));
  } catch (error) {
    return { reason: "no-reader", message: error instanceof Error ? error.message : String(error) };
  }
  try {
    const arrayBuffer = bytes.slice().buffer;
    const { value } = await mammoth.convertToHtml(
      { arrayBuffer },
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
    );
    const text = htmlToText(value);
    return text === "" ? { reason: "empty" } : { name, text, font: guessLegacyFont(text) };
  } catch {
    // Another zip: a spreadsheet, pictures, a broken document.
    return { reason: "no-text", what: "archive" };
  }
}

function noText(bytes: Uint8Array): NoText | undefined {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return "pdf";
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "doc";
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return "image";
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38) || startsWith(bytes, 0x52, 0x49, 0x46, 0x46)) return "image";
  if (startsWith(bytes, 0x1f, 0x8b) || startsWith(bytes, 0x52, 0x61, 0x72)) return "archive";
  if (["utf-16le", "utf-16be"].includes(guessEncoding(bytes).encoding)) return undefined;
  const sample = bytes.subarray(0, 65_536);
  const control = sample.filter((byte) => byte === 0 || (byte < 32 && ![9, 10, 12, 13, 27].includes(byte)));
  return control.length > sample.length / 50 ? "binary" : undefined;
}
