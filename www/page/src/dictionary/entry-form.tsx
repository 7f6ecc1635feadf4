import { useSignal } from "@preact/signals";
import { KINDS, type Kind } from "danhdau";
import { useLayoutEffect, useRef } from "preact/hooks";
import { words as pageWords } from "../wording";
import { words } from "./wording";

/** A record as far as the form edits it; what else it has is kept. */
export interface Draft {
  readonly kind: Kind;
  readonly name: string;
  /** The record that is edited. */
  readonly record?: Readonly<Record<string, unknown>>;
}

export interface EntryFormProps {
  readonly draft: Draft;
  readonly onSave: (kind: Kind, record: Record<string, unknown>) => void;
  readonly onCancel: () => void;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** An alias with conditions is an object: the form shows and keeps its text only as long as it is not changed. */
const aliasText = (alias: unknown): string => (isRecord(alias) ? textOf(alias.text) : textOf(alias));

const today = (): string => new Date().toISOString().slice(0, 10);

const firstOf = (value: unknown): Record<string, unknown> | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return isRecord(first) ? first : undefined;
};

export function EntryForm({ draft, onSave, onCancel }: EntryFormProps) {
  const w = words.value;
  const kind = useSignal(draft.kind);
  const name = useRef<HTMLInputElement>(null);
  const submit = useRef<HTMLButtonElement>(null);
  const { record } = draft;
  const aliases = Array.isArray(record?.aliases) ? (record.aliases as unknown[]) : [];
  const tenure = firstOf(record?.tenure);
  const source = firstOf(record?.sources) ?? firstOf(tenure?.sources);

  // From a selection one has only to agree: the second of two clicks. As the form appears, and not after it was drawn: somebody who
  // types at once into another field would go on in this one.
  useLayoutEffect(() => (draft.name && !record ? submit.current?.focus() : name.current?.focus()), [draft]);

  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const field = (key: string): string => String(data.get(key) ?? "").trim();
    const newName = field("name");
    if (newName === "") return;
    const kept = new Map(aliases.map((alias) => [aliasText(alias), alias]));
    const newAliases = field("aliases")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .map((line) => kept.get(line) ?? line);
    const sources = [
      { ...source, title: field("source") || w.sourceInitial, read: textOf(source?.read) || today() },
    ];
    const { aliases: _, ...rest } = record ?? {};
    const common = { ...rest, name: newName, ...(newAliases.length > 0 ? { aliases: newAliases } : {}) };
    const others = Array.isArray(record?.tenure) ? (record.tenure as unknown[]).slice(1) : [];
    const made: Record<string, unknown> =
      kind.value === "official"
        ? {
            ...common,
            tenure: [
              { ...tenure, role: field("role"), organisation: field("organisation"), sources },
              ...others,
            ],
          }
        : kind.value === "province"
          ? { ...common, period: record?.period ?? [{ type: "tỉnh", full_name: `tỉnh ${newName}` }], sources }
          : { ...common, type: field("type"), sources };
    onSave(kind.value, made);
  };

  const input = (key: string, label: string, value: string, required = true) => (
    <label>
      {label}
      <input name={key} defaultValue={value} required={required} lang="vi" autocomplete="off" />
    </label>
  );
  return (
    <form class="entry-form" onSubmit={save}>
      <label>
        {w.name}
        <input name="name" ref={name} defaultValue={draft.name} required lang="vi" autocomplete="off" />
      </label>
      <label>
        {w.kind}
        <select
          name="kind"
          value={kind.value}
          disabled={record !== undefined}
          onChange={({ currentTarget }) => {
            kind.value = currentTarget.value as Kind;
          }}
        >
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {pageWords.value.kinds[one].title}
            </option>
          ))}
        </select>
      </label>
      {kind.value === "official" ? (
        <>
          {input("role", w.role, textOf(tenure?.role) || "Nhân sự")}
          {input("organisation", w.organisation, textOf(tenure?.organisation) || "FPT")}
        </>
      ) : null}
      {kind.value === "fpt-unit" || kind.value === "policy"
        ? input("type", w.type[kind.value] ?? "", textOf(record?.type) || (w.typeInitial[kind.value] ?? ""))
        : null}
      {input("source", w.source, textOf(source?.title) || textOf(source?.url) || w.sourceInitial)}
      <label class="wide">
        {w.aliases} <small>{w.aliasesHint}</small>
        <textarea name="aliases" rows={2} lang="vi" defaultValue={aliases.map(aliasText).join("\n")} />
      </label>
      <div class="form-actions">
        <button type="submit" class="primary" ref={submit}>
          {record ? w.save : w.create}
        </button>
        <button type="button" onClick={onCancel}>
          {w.cancel}
        </button>
      </div>
    </form>
  );
}
