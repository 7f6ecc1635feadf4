// The dictionary on the reader's other machines, through `storage.sync`: compressed, in pieces, and only as long as it fits.
// Of two machines, what was changed last counts.
import type { Pack } from "danhdau";
import {
  isEmpty,
  keepDictionary,
  keepSyncState,
  onDictionary,
  readDictionary,
  readSyncState,
} from "../dictionary";
import { problemsOf } from "./engine";

/** Of the 102,400 bytes that a browser syncs; the settings keep the rest. */
const ROOM = 90_000;
/** Of the 8,192 bytes of one item, with its name. */
const PIECE = 8_000;

const HEAD = "dictionary";
const pieceKey = (number: number): string => `dictionary-${number}`;

/** What stands beside the pieces. */
interface Head {
  readonly pieces: number;
  readonly hash: string;
}

let last: Promise<void> = Promise.resolve();
const inTurn = (act: () => Promise<void>): void => {
  last = last.then(act).catch(() => {});
};

export function syncDictionary(): void {
  onDictionary(() => inTurn(give));
  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "sync" && HEAD in changes) inTurn(take);
  });
  // What came before this machine knew the extension.
  chrome.runtime.onInstalled.addListener(() => inTurn(take));
  chrome.runtime.onStartup.addListener(() => inTurn(take));
}

async function give(): Promise<void> {
  const dictionary = await readDictionary();
  const text = isEmpty(dictionary) ? "" : JSON.stringify(dictionary);
  const hash = await hashOf(text);
  if ((await readSyncState())?.hash === hash) return;

  const packed = await compress(text);
  const stored = await chrome.storage.sync.get(null);
  const old = Object.keys(stored).filter((key) => key.startsWith(`${HEAD}-`));
  if (packed.length > ROOM) {
    await chrome.storage.sync.remove([HEAD, ...old]);
    await keepSyncState({ hash, outcome: "too-large" });
    return;
  }
  const pieces = packed.match(new RegExp(`.{1,${PIECE}}`, "gs")) ?? [];
  try {
    const head: Head = { pieces: pieces.length, hash };
    // At once: another machine must not see half of it.
    await chrome.storage.sync.set({
      ...Object.fromEntries(pieces.map((piece, number) => [pieceKey(number), piece])),
      [HEAD]: head,
    });
    await chrome.storage.sync.remove(
      old.filter((key) => !pieces.some((_, number) => key === pieceKey(number))),
    );
    await keepSyncState({ hash, outcome: "synced" });
  } catch {
    // Over the quota, or too often within a minute: kept on this machine, and tried again at the next change.
    await keepSyncState({ hash: "", outcome: "failed" });
  }
}

async function take(): Promise<void> {
  const stored = await chrome.storage.sync.get(null);
  const { pieces, hash } = Object(stored[HEAD]) as Partial<Head>;
  if (typeof pieces !== "number" || typeof hash !== "string" || (await readSyncState())?.hash === hash)
    return;
  const packed = Array.from({ length: pieces }, (_, number) => stored[pieceKey(number)]);
  // Pieces that are still on their way come with a change of their own, after which the head is the same: asked again at start.
  if (!packed.every((piece) => typeof piece === "string")) return;
  const text = await decompress(packed.join(""));
  if ((await hashOf(text)) !== hash) return;
  const dictionary: Pack = text === "" ? {} : JSON.parse(text);
  // What another version of the extension wrote may be unknown here: what is kept must be sound.
  if ((await problemsOf(dictionary)).some(({ severity }) => severity === "error")) return;
  await keepSyncState({ hash, outcome: "synced" });
  await keepDictionary(dictionary);
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).subarray(0, 12), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

async function compress(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

async function decompress(base64: string): Promise<string> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
