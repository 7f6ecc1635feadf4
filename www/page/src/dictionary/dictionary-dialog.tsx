import { useSignal } from "@preact/signals";
import type { Kind } from "danhdau";
import { useRef } from "preact/hooks";
import type { StoredEntry } from "../documents/store";
import { download } from "../export/download";
import type { Engine } from "../reading/engine";
import { Dialog } from "../ui/dialog";
import { notify } from "../ui/notices";
import { say } from "../ui/spoken";
import { words as pageWords } from "../wording";
import type { Dictionary } from "./dictionary";
import { type Draft, EntryForm } from "./entry-form";
import { buildPack, entriesOf, kindOf, LIST_OF, LISTS, newId } from "./pack";
import { words } from "./wording";

export interface DictionaryDialogProps {
  readonly dictionary: Dictionary;
  readonly engine: Engine;
  /** An entry to begin with. */
  readonly draft: Draft | undefined;
  readonly onClose: () => void;
}

interface Editing extends Draft {
  readonly key?: string;
}

const nameOf = ({ record }: StoredEntry): string => {
  if (typeof record === "string") return record;
  const { name, id } = record as { name?: unknown; id?: unknown };
  return String(name ?? id ?? "");
};

/** The reader's own entries: to add, edit, remove, import and export. */
export function DictionaryDialog({ dictionary, engine, draft, onClose }: DictionaryDialogProps) {
  const w = words.value;
  const editing = useSignal<Editing | undefined>(draft);
  const message = useSignal<{ tone: "alert" | "status"; text: string } | undefined>(undefined);
  const file = useRef<HTMLInputElement>(null);
  const entries = dictionary.entries.value;
  const problems = dictionary.problems.value;

  const tell = (text: string): void => {
    message.value = { tone: "status", text };
    say(text);
  };
  const save = (kind: Kind, record: Record<string, unknown>): void => {
    const { key } = editing.peek() ?? {};
    const taken = (id: string): boolean =>
      engine.records.peek().has(id) ||
      entries.some(
        (entry) => typeof entry.record !== "string" && "id" in entry.record && entry.record.id === id,
      );
    const id = typeof record.id === "string" ? record.id : newId(kind, String(record.name), taken);
    editing.value = undefined;
    void dictionary.put({ key, list: LIST_OF[kind], record: { id, ...record } }).then(() => {
      tell(w.added(String(record.name)));
      // From a selection nothing else is wanted; unless it went wrong, which is said at the entry.
      if (draft && dictionary.problems.peek().size === 0) onClose();
    });
  };
  const remove = (entry: StoredEntry): void => {
    void dictionary.remove(entry.key);
    tell(w.removed(nameOf(entry)));
    notify({
      key: "dictionary",
      tone: "status",
      text: () => words.value.removed(nameOf(entry)),
      actions: [{ label: () => words.value.undo, run: () => void dictionary.put(entry) }],
    });
  };
  const take = async (chosen: File): Promise<void> => {
    let value: unknown;
    try {
      const text = await chosen.text();
      value = /\.toml$/i.test(chosen.name) ? (await import("smol-toml")).parse(text) : JSON.parse(text);
    } catch (error) {
      const [reason] = (error instanceof Error ? error.message : String(error)).split("\n");
      message.value = { tone: "alert", text: `${w.broken(chosen.name)}. ${w.brokenText(reason ?? "")}` };
      return;
    }
    const read = entriesOf(JSON.parse(JSON.stringify(value)));
    if (!read) {
      message.value = { tone: "alert", text: `${w.broken(chosen.name)}. ${w.notPack(LISTS.join(", "))}` };
      return;
    }
    await dictionary.putAll(read);
    tell(w.imported(read.length, chosen.name));
  };
  const give = async (form: "json" | "toml"): Promise<void> => {
    const { pack } = buildPack(entries);
    const text =
      form === "json" ? `${JSON.stringify(pack, null, 2)}\n` : (await import("smol-toml")).stringify(pack);
    download(`danhdau-pack.${form}`, form === "json" ? "application/json" : "application/toml", text);
  };

  const view = (entry: StoredEntry) => {
    const kind = kindOf(entry.list);
    const wrong = problems.get(entry.key);
    const name = nameOf(entry);
    if (editing.value?.key === entry.key)
      return (
        <EntryForm
          draft={editing.value}
          onSave={save}
          onCancel={() => {
            editing.value = undefined;
          }}
        />
      );
    return (
      <>
        <span class="entry-name" lang="vi">
          {name}
        </span>
        <span class="entry-kind">
          {kind ? pageWords.value.kinds[kind].one : `${w.other[entry.list]} (${w.otherRemark})`}
        </span>
        {kind && typeof entry.record !== "string" ? (
          <button
            type="button"
            aria-label={w.editOf(name)}
            onClick={() => {
              editing.value = { key: entry.key, kind, name, record: entry.record as Record<string, unknown> };
            }}
          >
            {w.edit}
          </button>
        ) : null}
        <button type="button" aria-label={w.removeOf(name)} onClick={() => remove(entry)}>
          {w.remove}
        </button>
        {wrong ? (
          <div class="entry-problems" role="alert">
            <strong>{w.wrong}</strong>
            <ul>
              {wrong.map(({ path, message: text, remedy }) => (
                <li key={path + text}>
                  <span lang="en">
                    {text}: {remedy}
                  </span>{" "}
                  <code>{path}</code>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </>
    );
  };

  return (
    <Dialog title={w.title} onClose={onClose} class="dictionary">
      <p class="dialog-intro">{w.intro}</p>
      {message.value ? (
        <p class="notice" data-tone={message.value.tone} role={message.value.tone}>
          {message.value.text}
        </p>
      ) : null}
      {problems.size > 0 ? (
        <p class="notice" data-tone="alert" role="status">
          {w.rejected(problems.size)}
        </p>
      ) : null}
      {editing.value && editing.value.key === undefined ? (
        <EntryForm
          draft={editing.value}
          onSave={save}
          onCancel={() => {
            editing.value = undefined;
          }}
        />
      ) : (
        <div class="dialog-actions">
          <button
            type="button"
            class="primary"
            onClick={() => {
              editing.value = { kind: "fpt-unit", name: "" };
            }}
          >
            {w.add}
          </button>
          <button type="button" title={w.importHint} onClick={() => file.current?.click()}>
            {w.import}
          </button>
          <button type="button" disabled={entries.length === 0} onClick={() => void give("json")}>
            {w.exportJson}
          </button>
          <button type="button" disabled={entries.length === 0} onClick={() => void give("toml")}>
            {w.exportToml}
          </button>
          <input
            ref={file}
            type="file"
            hidden
            accept=".json,.toml"
            onChange={({ currentTarget }) => {
              const chosen = currentTarget.files?.[0];
              if (chosen) void take(chosen);
              currentTarget.value = "";
            }}
          />
        </div>
      )}
      {entries.length === 0 ? <p class="found-empty">{w.empty}</p> : null}
      <ul class="entries" aria-label={w.count(entries.length)}>
        {entries.map((entry) => (
          <li
            key={entry.key}
            data-kind={kindOf(entry.list)}
            data-wrong={problems.has(entry.key) || undefined}
          >
            {view(entry)}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
