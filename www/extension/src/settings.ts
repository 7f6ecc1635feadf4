// What the reader has chosen, kept in `storage.sync`: it comes along to other machines where the browser does that.
import { KINDS, type Kind } from "danhdau";

export interface Settings {
  /** Kinds that are drawn. All four are found in any case. */
  readonly kinds: readonly Kind[];
  /** `auto`: Vietnamese, unless the browser is set to another language. */
  readonly language: "auto" | "vi" | "en";
  /** Whether places that leave another reading open are drawn. */
  readonly uncertain: boolean;
  /** Whether names are also looked for in text written without tone marks. */
  readonly plain: boolean;
  /** Colours of lines that the reader chose, `#rrggbb`; the ground follows. */
  readonly colours: Readonly<Partial<Record<Kind, { readonly light?: string; readonly dark?: string }>>>;
  /** Sites that stay unmarked although all sites are allowed. */
  readonly sitesOff: readonly string[];
}

export const DEFAULTS: Settings = {
  kinds: KINDS,
  language: "auto",
  uncertain: true,
  plain: false,
  colours: {},
  sitesOff: [],
};

const KEY = "settings";

export async function readSettings(): Promise<Settings> {
  return sound((await chrome.storage.sync.get(KEY))[KEY]);
}

/** @throws Where the browser's limit of what it syncs is reached; what was kept before stays. */
export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change };
  await chrome.storage.sync.set({ [KEY]: settings });
  return settings;
}

/** Calls back at every change, wherever it was made. Returns what ends that. */
export function onSettings(listener: (settings: Settings) => void): () => void {
  const onChanged = (changes: { [key: string]: chrome.storage.StorageChange }, area: string): void => {
    if (area === "sync" && KEY in changes) listener(sound(changes[KEY]?.newValue));
  };
  chrome.storage.onChanged.addListener(onChanged);
  return () => chrome.storage.onChanged.removeListener(onChanged);
}

/** What is stored may come from another version, or be damaged: what is sound of it is kept. */
function sound(stored: unknown): Settings {
  const given = (typeof stored === "object" && stored !== null ? stored : {}) as Partial<
    Record<keyof Settings, unknown>
  >;
  const { kinds, language, uncertain, plain, colours, sitesOff } = given;
  return {
    kinds: Array.isArray(kinds) ? KINDS.filter((kind) => kinds.includes(kind)) : DEFAULTS.kinds,
    language: language === "vi" || language === "en" ? language : DEFAULTS.language,
    uncertain: typeof uncertain === "boolean" ? uncertain : DEFAULTS.uncertain,
    plain: typeof plain === "boolean" ? plain : DEFAULTS.plain,
    colours: soundColours(colours),
    sitesOff: Array.isArray(sitesOff)
      ? sitesOff.filter((site) => typeof site === "string")
      : DEFAULTS.sitesOff,
  };
}

function soundColours(stored: unknown): Settings["colours"] {
  if (typeof stored !== "object" || stored === null) return DEFAULTS.colours;
  const colour = (value: unknown): value is string =>
    typeof value === "string" && /^#[0-9a-f]{6}$/.test(value);
  return Object.fromEntries(
    KINDS.flatMap((kind) => {
      const { light, dark } = Object((stored as Record<string, unknown>)[kind]) as {
        light?: unknown;
        dark?: unknown;
      };
      const chosen = { ...(colour(light) ? { light } : {}), ...(colour(dark) ? { dark } : {}) };
      return Object.keys(chosen).length > 0 ? [[kind, chosen]] : [];
    }),
  );
}
