// The reader's own dictionary: an entry at a time, or whole files. Nothing is kept before the annotator has accepted it, so that
// a mistake never costs what was there.
import type { Pack, PackProblem } from "danhdau";
import { ask } from "../content/ask";
import {
  entriesOf,
  isEmpty,
  keepDictionary,
  merge,
  type NewEntry,
  type NewKind,
  onDictionary,
  readDictionary,
  readSyncState,
  withEntry,
  without,
} from "../dictionary";
import { byId, element } from "../elements";
import { kindKeys, type Words } from "../wording";

/** What a reader may begin with; anything else can be typed. */
const TYPES: Readonly<Record<NewKind, readonly string[]>> = {
  "fpt-unit": ["công ty con", "công ty liên kết", "trường", "chương trình", "sản phẩm", "quỹ"],
  official: ["Chủ tịch", "Phó chủ tịch", "Bí thư", "Bộ trưởng", "Thứ trưởng", "Giám đốc", "Tổng giám đốc"],
  policy: [
    "nghị quyết",
    "nghị định",
    "quyết định",
    "thông tư",
    "chương trình",
    "chiến lược",
    "đề án",
    "khái niệm",
  ],
};

/** More than a pack may hold is not read at all (bytes). */
const LARGEST_FILE = 32 * 1024 * 1024;

export function createDictionary(words: Words): void {
  const { say } = words;
  const status = byId("dictionary-status");
  const problem = byId("dictionary-problem");

  /** Keeps a dictionary that is sound, and says what is wrong with another. */
  const keep = async (pack: Pack, done: string): Promise<boolean> => {
    status.textContent = "";
    problem.replaceChildren();
    try {
      const problems = await ask({ ask: "check", pack });
      const errors = problems.filter(({ severity }) => severity === "error");
      if (errors.length > 0) {
        showProblems(errors);
        return false;
      }
      await keepDictionary(pack);
      status.textContent = done;
      return true;
    } catch (error) {
      problem.textContent = say("dictionaryNotKept", messageOf(error));
      return false;
    }
  };
  const showProblems = (problems: readonly PackProblem[]): void => {
    problem.replaceChildren(
      element("p", {}, say("dictionaryBad")),
      element(
        "ul",
        {},
        ...problems
          .slice(0, MOST_PROBLEMS)
          .map(({ record, path, message, remedy }) =>
            element("li", {}, [record || path, message, remedy].filter(Boolean).join(": ")),
          ),
      ),
    );
  };

  createForm(words, async (entry) => {
    const today = new Date().toLocaleDateString("sv");
    return keep(withEntry(await readDictionary(), entry, today), say("entryAdded", entry.name));
  });

  byId<HTMLInputElement>("import").addEventListener("change", async ({ target }) => {
    const input = target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = "";
    if (file === undefined) return;
    problem.replaceChildren();
    const pack = file.size > LARGEST_FILE ? undefined : parsePack(await file.text());
    if (pack === undefined) {
      status.textContent = "";
      problem.textContent = say("dictionaryNoPack", file.name);
      return;
    }
    await keep(merge(await readDictionary(), pack), say("dictionaryImported", file.name));
  });
  byId("export").addEventListener("click", async () => {
    const text = `${JSON.stringify(await readDictionary(), undefined, 2)}\n`;
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    element("a", { href: address, download: "danhdau-tu-dien.json" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  });
  const clear = byId("clear");
  clear.addEventListener("click", async () => {
    const before = await readDictionary();
    await keep({}, "");
    const undo = element("button", { type: "button" }, say("undo"));
    undo.addEventListener("click", () => void keep(before, ""));
    status.replaceChildren(say("dictionaryCleared"), " ", undo);
  });

  const show = async (): Promise<void> => {
    const pack = await readDictionary();
    const entries = entriesOf(pack);
    const others = Object.values(pack).flat().length - entries.length;
    byId("entries").replaceChildren(
      ...entries.map(({ id, name, kind }) => {
        const remove = element(
          "button",
          { type: "button", ariaLabel: say("removeNamed", name) },
          say("remove"),
        );
        remove.addEventListener("click", async () => {
          await keep(without(await readDictionary(), id), say("entryRemoved", name));
        });
        const label = element("span", { className: "mark", lang: "vi" }, name);
        const item = element(
          "li",
          {},
          element("span", {}, label, " ", element("span", { className: "hint" }, say(kindKeys[kind]))),
          remove,
        );
        item.dataset.kind = kind;
        return item;
      }),
      ...(others > 0 ? [element("li", { className: "hint" }, say("dictionaryOthers", others))] : []),
    );
    const none = isEmpty(pack);
    (byId("export") as HTMLButtonElement).disabled = none;
    (clear as HTMLButtonElement).disabled = none;
    await showSync(words, none);
  };
  onDictionary(() => void show());
  chrome.storage.onChanged.addListener((changes) => {
    if ("dictionarySync" in changes) void show();
  });
  void show();
}

const MOST_PROBLEMS = 20;

function createForm({ say }: Words, add: (entry: NewEntry) => Promise<boolean>): void {
  const form = byId<HTMLFormElement>("entry");
  const kind = byId<HTMLSelectElement>("entry-kind");
  const [name, type, organisation, aliases, source] = [
    "name",
    "type",
    "organisation",
    "aliases",
    "source",
  ].map((id) => byId<HTMLInputElement>(`entry-${id}`)) as [
    HTMLInputElement,
    HTMLInputElement,
    HTMLInputElement,
    HTMLInputElement,
    HTMLInputElement,
  ];
  const given = new URLSearchParams(location.hash.split("?")[1]);
  const url = given.get("url");

  const followKind = (): void => {
    const isPerson = kind.value === "official";
    byId("entry-type-label").textContent = say(isPerson ? "entryRole" : "entryType");
    byId("entry-organisation-row").hidden = !isPerson;
    organisation.required = isPerson;
    byId("entry-types").replaceChildren(
      ...TYPES[kind.value as NewKind].map((value) => element("option", { value })),
    );
  };
  kind.addEventListener("change", followKind);
  followKind();

  if (given.has("name")) {
    name.value = given.get("name") ?? "";
    source.value = given.get("title") ?? "";
    byId("dictionary").scrollIntoView();
    type.focus();
    // A reload must not offer again what was added.
    history.replaceState(null, "", "#dictionary");
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const isAdded = await add({
      kind: kind.value as NewKind,
      name: name.value.trim(),
      type: type.value.trim(),
      organisation: organisation.value.trim(),
      aliases: aliases.value
        .split(",")
        .map((alias) => alias.trim())
        .filter(Boolean),
      source: { title: source.value.trim() || say("entryOwnSource"), ...(url === null ? {} : { url }) },
    });
    if (!isAdded) return;
    form.reset();
    followKind();
    name.focus();
  });
}

async function showSync({ say }: Words, isEmptyNow: boolean): Promise<void> {
  const outcome = isEmptyNow ? undefined : (await readSyncState())?.outcome;
  byId("sync").textContent =
    outcome === undefined
      ? ""
      : say({ synced: "syncDone", "too-large": "syncTooLarge", failed: "syncFailed" }[outcome] as "syncDone");
}

/** The pack in a file, or `undefined` where it is none. */
function parsePack(text: string): Pack | undefined {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === "object" && content !== null && !Array.isArray(content) ? content : undefined;
  } catch {
    return undefined;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
