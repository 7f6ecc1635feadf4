import type { EditorState } from "@codemirror/state";
import { computed, signal } from "@preact/signals";
import { correctionsEffect, correctionsOf } from "../corrections/field";
import type { Editor } from "../reading/editor";
import { keeping } from "../settings/settings";
import type { Decodable } from "./open-file";
import { Saving } from "./saving";
import { type DocumentDate, documentStore, type StoredDocument } from "./store";

/** What of a tab is not in the editor. */
export interface Tab {
  readonly id: string;
  readonly fileName?: string | undefined;
  readonly date: DocumentDate;
  /** The first line of the text, or nothing. */
  readonly heading: string;
  /** Bytes of the file that it was read from, while they can still be read otherwise. */
  readonly decodable?: Decodable | undefined;
}

/** As much of the first line as names a tab (UTF-16 units). */
const HEADING = 80;

const NO_DATE: DocumentDate = { by: "text" };

const newTab = (): Tab => ({ id: crypto.randomUUID(), date: NO_DATE, heading: "" });

/** The open documents: one of them is in the editor, the others wait with their state and their history. */
export class Documents {
  readonly tabs = signal<readonly Tab[]>([newTab()]);
  readonly currentId = signal((this.tabs.value[0] as Tab).id);
  readonly current = computed(
    () => this.tabs.value.find(({ id }) => id === this.currentId.value) ?? (this.tabs.value[0] as Tab),
  );
  /** The last one that was closed with a text in it. */
  readonly closed = signal<{ tab: Tab; state: EditorState; index: number } | undefined>(undefined);
  /** What was kept is open in another window. */
  readonly isElsewhere = signal(false);
  readonly #editor: Editor;
  readonly #onSwitch: () => void;
  readonly #waiting = new Map<string, EditorState>();
  readonly #saving = new Saving((id) => void this.#save(id));
  /** Documents of other windows keep their places. */
  readonly #opened = Date.now();

  constructor(editor: Editor, onSwitch: () => void) {
    this.#editor = editor;
    this.#onSwitch = onSwitch;
    let kept = keeping.value;
    keeping.subscribe((now) => {
      if (now === kept) return;
      kept = now;
      void (now === "on" ? this.saveAll() : documentStore.clear());
    });
    // The last chance before the page goes away.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#saving.now();
    });
  }

  /** Brings back what was kept, unless another window of this browser has it already. */
  async restore(): Promise<void> {
    if (keeping.value === "off") return;
    const isFirst = await isFirstWindow();
    const stored = await documentStore.all();
    if (!isFirst) {
      this.isElsewhere.value = stored.length > 0;
      return;
    }
    const hasBegun = this.#editor.view.state.doc.length > 0;
    const kept = stored.filter(({ text }) => text !== "");
    for (const { id, text } of stored) if (text === "") void documentStore.remove(id);
    if (kept.length === 0) return;
    const tabs = kept.map(
      ({ id, text, fileName, date }): Tab => ({ id, fileName, date, heading: headingOf(text) }),
    );
    for (const one of kept) this.#waiting.set(one.id, this.#stateOf(one));
    const own = this.current.peek();
    this.tabs.value = hasBegun ? [...tabs, own] : tabs;
    const last = kept.reduce((a, b) => (b.used > a.used ? b : a));
    if (!hasBegun) this.#show(last.id);
  }

  /** Another document, in front of the reader. An empty one is used instead. */
  open(text: string, about: Partial<Pick<Tab, "fileName" | "date" | "decodable">> = {}): void {
    if (this.#editor.view.state.doc.length > 0) {
      const tab = newTab();
      this.tabs.value = [...this.tabs.peek(), tab];
      this.select(tab.id);
    }
    this.describe(about);
    if (text !== "") this.#editor.replace(text);
  }

  select(id: string): void {
    if (id === this.currentId.peek()) return;
    this.#saving.now();
    this.#waiting.set(this.currentId.peek(), this.#editor.view.state);
    this.#show(id);
    this.#saving.soon(id);
  }

  close(id: string): void {
    const tabs = this.tabs.peek();
    const index = tabs.findIndex((tab) => tab.id === id);
    const tab = tabs[index];
    if (!tab) return;
    const isCurrent = id === this.currentId.peek();
    const state = isCurrent ? this.#editor.view.state : this.#waiting.get(id);
    this.#waiting.delete(id);
    this.#saving.drop(id);
    void documentStore.remove(id);
    this.closed.value = state && state.doc.length > 0 ? { tab, state, index } : undefined;
    const left = tabs.filter((one) => one !== tab);
    this.tabs.value = left.length > 0 ? left : [newTab()];
    if (isCurrent) this.#show((this.tabs.peek()[Math.min(index, this.tabs.peek().length - 1)] as Tab).id);
  }

  reopen(): void {
    const closed = this.closed.peek();
    if (!closed) return;
    const tabs = [...this.tabs.peek()];
    tabs.splice(closed.index, 0, closed.tab);
    this.closed.value = undefined;
    this.#waiting.set(closed.tab.id, closed.state);
    this.tabs.value = tabs;
    this.select(closed.tab.id);
    void this.#save(closed.tab.id);
  }

  /** Changes what is known about the current document. */
  describe(about: Partial<Omit<Tab, "id">>): void {
    const { id } = this.current.peek();
    this.tabs.value = this.tabs.peek().map((tab) => (tab.id === id ? { ...tab, ...about } : tab));
    this.#saving.soon(id);
  }

  /** The text of the current document, or its corrections, have changed. */
  touch(): void {
    const { doc } = this.#editor.view.state;
    const heading = headingOf(doc.sliceString(0, Math.min(doc.length, 4 * HEADING)));
    const { current } = this;
    if (current.peek().heading !== heading) this.describe({ heading });
    else this.#saving.soon(current.peek().id);
  }

  async saveAll(): Promise<void> {
    for (const { id } of this.tabs.peek()) await this.#save(id);
  }

  #show(id: string): void {
    const state = this.#waiting.get(id) ?? this.#editor.createState("");
    this.#waiting.delete(id);
    this.currentId.value = id;
    this.#editor.view.setState(state);
    this.#onSwitch();
  }

  #stateOf({ text, corrections }: StoredDocument): EditorState {
    const state = this.#editor.createState(text);
    return corrections.length > 0 ? state.update({ effects: correctionsEffect(corrections) }).state : state;
  }

  async #save(id: string): Promise<void> {
    if (keeping.peek() === "off") return;
    const order = this.tabs.peek().findIndex((tab) => tab.id === id);
    const tab = this.tabs.peek()[order];
    const state = id === this.currentId.peek() ? this.#editor.view.state : this.#waiting.get(id);
    if (!tab || !state) return;
    const text = state.doc.toString();
    if (text === "") {
      await documentStore.remove(id);
      return;
    }
    await documentStore.put({
      id,
      order: this.#opened + order,
      used: Date.now(),
      text,
      fileName: tab.fileName,
      date: tab.date,
      corrections: correctionsOf(state),
    });
  }
}

const headingOf = (text: string): string => {
  const line = /\S[^\n]*/.exec(text)?.[0] ?? "";
  return line.slice(0, HEADING).trim();
};

/** Two windows that keep the same documents would overwrite each other: the first has them as long as it is open. */
async function isFirstWindow(): Promise<boolean> {
  if (!("locks" in navigator)) return true;
  return new Promise((resolve) => {
    navigator.locks
      .request("danhdau-documents", { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise(() => {});
      })
      // Denied with the rest of storage.
      .catch(() => resolve(true));
  });
}
