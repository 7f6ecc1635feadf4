// A document in the fragment of a link, which browsers send to no server: JSON, deflated, in base64url.
import type { Correction } from "../corrections/corrections";

/** The longest link that is made (characters): mail and messengers cut, or refuse, what is much longer. */
export const LONGEST_LINK = 16_000;

/** The most text that is taken from a link (UTF-16 units): a few thousand bytes can unfold to gigabytes. */
const LONGEST_TEXT = 2_000_000;

const KEY = "bai";

export interface SharedDocument {
  readonly text: string;
  readonly asOf?: string | undefined;
  readonly corrections: readonly Correction[];
}

export async function linkTo({ text, asOf, corrections }: SharedDocument, page: string): Promise<string> {
  const content = JSON.stringify({
    v: 1,
    t: text,
    d: asOf,
    c: corrections.length > 0 ? corrections : undefined,
  });
  const packed = new Blob([content]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  const PART = 0x8000;
  let binary = "";
  for (let at = 0; at < bytes.length; at += PART)
    binary += String.fromCharCode(...bytes.subarray(at, at + PART));
  const base64 = btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return `${page.split("#")[0]}#${KEY}=${base64}`;
}

export const isShared = (hash: string): boolean => hash.startsWith(`#${KEY}=`);

/** The document in a fragment; `undefined` if it is cut or is none. */
export async function fromLink(hash: string): Promise<SharedDocument | undefined> {
  try {
    const binary = atob(
      hash
        .slice(KEY.length + 2)
        .replaceAll("-", "+")
        .replaceAll("_", "/"),
    );
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const content = await unpacked(bytes);
    const { t, d, c } = JSON.parse(content) as { t?: unknown; d?: unknown; c?: unknown };
    if (typeof t !== "string") return undefined;
    return {
      text: t,
      ...(typeof d === "string" && /^\d{4}-\d\d-\d\d$/.test(d) ? { asOf: d } : {}),
      corrections: Array.isArray(c) ? c.filter((one): one is Correction => isCorrection(one, t.length)) : [],
    };
  } catch {
    return undefined;
  }
}

async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([bytes])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .pipeThrough(new TextDecoderStream())
    .getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > LONGEST_TEXT) throw new RangeError("The text in the link is too long.");
  }
}

const KINDS = ["province", "official", "fpt-unit", "policy"];

/** A link is somebody else's: what it says is used only if it has the form. */
function isCorrection(value: unknown, length: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { type, start, end, name, kind, key, id } = value as Record<string, unknown>;
  if (typeof name !== "string") return false;
  if (type === "dismiss-all") return typeof key === "string" && KINDS.includes(kind as string);
  const isPlace =
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    0 <= (start as number) &&
    (start as number) < (end as number);
  if (!isPlace || (end as number) > length) return false;
  if (type === "choose") return typeof id === "string";
  return (
    type === "dismiss" ||
    (type === "mark" && KINDS.includes(kind as string) && (id === null || typeof id === "string"))
  );
}
