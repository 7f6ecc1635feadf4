// Puts the views into their places in index.html.
import { effect, signal } from "@preact/signals";
import type { Annotation } from "danhdau";
import { type ComponentType, h, render } from "preact";
import type { App } from "./app";
import { MarkActions } from "./corrections/mark-actions";
import { SelectionBar } from "./corrections/selection-bar";
import { DictionaryDialog } from "./dictionary/dictionary-dialog";
import type { Draft } from "./dictionary/entry-form";
import { words as dictionaryWords } from "./dictionary/wording";
import { FileBar } from "./documents/file-bar";
import { takeDrops, watchStorage } from "./documents/opening";
import { nameOf, Tabs } from "./documents/tabs";
import { words as documentWords } from "./documents/wording";
import { ExportMenu } from "./export/export-menu";
import { FoundPanel } from "./found/found-panel";
import { FoundSheet } from "./found/found-sheet";
import { Legend } from "./found/legend";
import { PicturesButton } from "./pictures/pictures-button";
import { ActionMenu } from "./reading/action-menu";
import { DocumentDate } from "./reading/document-date";
import { EmptyState } from "./reading/empty-state";
import { entityKey } from "./reading/marks";
import { createOverview } from "./reading/overview";
import { Progress } from "./reading/progress";
import { speakSummary } from "./reading/summary";
import { Walk } from "./reading/walk";
import { SettingsMenu } from "./settings/settings-menu";
import { byId } from "./ui/elements";
import { DataDate, Keys } from "./ui/foot";
import { Notices, notify, withdrawNotice } from "./ui/notices";

/** The types of files that are opened. */
const ACCEPTED = ".txt,.text,.html,.htm,.md,.markdown,.docx,text/plain,text/html,text/markdown";

export function mountViews(app: App): void {
  const { annotating, card, dating, dictionary, documents, editor, engine, marks, selected } = app;
  const { view } = editor;
  const put = (where: HTMLElement, View: ComponentType): void => render(h(View, {}), where);
  const leave = (): void => editor.focus();
  const picker = filePicker(app.openFiles);
  const pickFile = (): void => picker.click();
  const sheet = new FoundSheet(byId("found"));
  const goTo = (mark: Annotation): void => {
    sheet.close();
    app.currentMark.goTo(mark);
  };
  /** The dictionary is open, perhaps with an entry to begin with. */
  const dictionaryOpen = signal<{ draft: Draft | undefined } | undefined>(undefined);

  put(byId("settings"), () => (
    <>
      <button
        type="button"
        class="dictionary-button"
        onClick={() => {
          dictionaryOpen.value = { draft: undefined };
        }}
      >
        {dictionaryWords.value.button}
      </button>
      <SettingsMenu />
    </>
  ));
  put(byId("legend"), () => <Legend marks={marks} />);
  put(byId("documents"), () => <Tabs documents={documents} />);
  put(byId("date"), () => (
    <DocumentDate
      chosen={documents.current.value.date}
      inText={dating.inText.value}
      onChange={(date) => documents.describe({ date })}
    />
  ));
  put(byId("actions"), () => (
    <>
      <button type="button" onClick={pickFile}>
        {documentWords.value.open}
      </button>
      <ExportMenu current={app.exported} />
      <PicturesButton app={app} />
      <ActionMenu
        hasText={app.hasText.value}
        canUndo={app.canUndo.value}
        useSample={app.useSample}
        clear={app.clear}
        openDictionary={() => {
          dictionaryOpen.value = { draft: undefined };
        }}
        undo={editor.undo}
        redo={editor.redo}
      />
    </>
  ));
  put(byId("progress"), () => <Progress annotating={annotating} leave={leave} />);
  put(byId("problem"), () => <Notices tone="alert" leave={leave} />);
  put(byId("notices"), () => <Notices tone="status" leave={leave} />);
  put(byId("file"), () => <FileBar documents={documents} editor={editor} />);
  put(byId("empty"), () =>
    app.hasText.value ? null : (
      <EmptyState
        canUndo={app.canUndo.value}
        useSample={app.useSample}
        openFile={pickFile}
        undo={() => {
          editor.undo();
          editor.focus();
        }}
      />
    ),
  );
  put(byId("selection"), () => {
    const span = selected.span.value;
    return span ? (
      <SelectionBar
        key={`${span.start}-${span.end}`}
        selected={span}
        kindThere={marks.at(span.start)?.kind}
        view={view}
        engine={engine}
        asOf={app.asOf}
        addLabel={dictionaryWords.value.addFromSelection}
        addToDictionary={(name) => {
          dictionaryOpen.value = { draft: { kind: "fpt-unit", name } };
        }}
      />
    ) : null;
  });
  put(byId("walk"), () => (
    <Walk marks={marks} isLoading={app.isLoading.value} step={app.step} open={app.openCard}>
      <sheet.Toggle count={new Set(marks.shown.map(entityKey)).size} />
    </Walk>
  ));
  put(byId("found-close"), sheet.Close);
  put(byId("list"), () => (
    <FoundPanel
      marks={marks}
      view={view}
      hasText={app.hasText.value}
      records={engine.records.value}
      about={engine.about.value}
      corrections={app.corrections.value}
      goTo={goTo}
    />
  ));
  put(card.actions, () => <MarkActions mark={card.shown.value} marks={marks} view={view} engine={engine} />);
  put(byId("keys"), Keys);
  put(byId("data"), () => <DataDate about={engine.about.value} />);
  put(byId("dialogs"), () =>
    dictionaryOpen.value ? (
      <DictionaryDialog
        dictionary={dictionary}
        engine={engine}
        draft={dictionaryOpen.value.draft}
        onClose={() => {
          dictionaryOpen.value = undefined;
        }}
      />
    ) : null,
  );

  createOverview(byId("overview"), view, marks);
  speakSummary(byId("summary"), marks, () => app.hasText.peek());
  watchStorage();
  takeDrops(byId("drop"), app.openFiles);
  offerReopening(app);

  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    editor.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (!card.hasFocus) editor.focus();
    app.step(event.shiftKey ? -1 : 1);
  });
}

/** The browser's own dialog for choosing files. */
function filePicker(onFiles: (files: File[]) => void): HTMLInputElement {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = ACCEPTED;
  input.hidden = true;
  input.addEventListener("change", () => {
    onFiles([...(input.files ?? [])]);
    input.value = "";
  });
  document.body.append(input);
  return input;
}

/** A closed document can be had back; those in another window are there. */
function offerReopening({ documents }: App): void {
  effect(() => {
    if (documents.isElsewhere.value)
      notify({ key: "elsewhere", tone: "status", text: () => documentWords.value.elsewhere });
  });
  effect(() => {
    const closed = documents.closed.value;
    if (!closed) {
      withdrawNotice("closed");
      return;
    }
    notify({
      key: "closed",
      tone: "status",
      text: () => documentWords.value.closed(nameOf(closed.tab)),
      actions: [{ label: () => documentWords.value.reopen, run: () => documents.reopen() }],
    });
  });
}
