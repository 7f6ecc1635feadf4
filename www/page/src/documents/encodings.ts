import { fromLegacyFont, guessLegacyFont } from "./legacy-fonts";

/** How the bytes of a file are read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | "windows-1252" | "tcvn3" | "vni";

export const ENCODINGS: readonly Encoding[] = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "tcvn3",
  "vni",
  "windows-1258",
  "windows-1252",
];

/** Text of bytes. A byte order mark is no part of it; what cannot be read becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === "tcvn3" || encoding === "vni") return fromLegacyFont(latin1(bytes), encoding);
  // Windows-1258 writes the tone as a mark of its own.
  return new TextDecoder(encoding).decode(bytes).normalize(encoding === "windows-1258" ? "NFC" : undefined);
}

/** `TextDecoder` reads Latin-1 as Windows-1252, which has other signs in place of the bytes from 0x80 to 0x9F. */
function latin1(bytes: Uint8Array): string {
  const PART = 0x8000;
  let text = "";
  for (let at = 0; at < bytes.length; at += PART)
    text += String.fromCharCode(...bytes.subarray(at, at + PART));
  return text;
}

/** How much of a file is looked at (bytes). */
const SAMPLE = 65_536;

export function guessEncoding(bytes: Uint8Array): { encoding: Encoding; isSure: boolean } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", isSure: true };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", isSure: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", isSure: true };
  const wide = guessWide(bytes.subarray(0, SAMPLE));
  if (wide) return { encoding: wide, isSure: false };
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { encoding: "utf-8", isSure: true };
  } catch {
    // Bytes of another encoding: below.
  }
  const sample = latin1(bytes.subarray(0, SAMPLE));
  const font = guessLegacyFont(sample);
  if (font) return { encoding: font, isSure: false };
  // The letters đ, ơ, ư and the marks of Windows-1258, behind a letter, that Windows-1252 does not have there.
  const marks =
    sample.match(/[a-z\u00c0-\u00ff][\u00cc\u00d2\u00de\u00ec\u00f2]|[\u00f0\u00f5\u00fd\u00d0]/gi)?.length ??
    0;
  const broken = bytes.length > 0 && marks < 3;
  return { encoding: broken ? "windows-1252" : "windows-1258", isSure: false };
}

/** Without a byte order mark, text of two bytes a letter is known by its zeros on one side only. */
function guessWide(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  let [even, odd] = [0, 0];
  for (const [at, byte] of bytes.entries()) {
    if (byte !== 0) continue;
    if (at % 2 === 0) even++;
    else odd++;
  }
  const many = bytes.length / 5;
  if (odd > many && even < many / 10) return "utf-16le";
  return even > many && odd < many / 10 ? "utf-16be" : undefined;
}
