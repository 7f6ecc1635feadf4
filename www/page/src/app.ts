// Wires the parts of the page together: who tells whom. What they do is in the files of their names.
import { effect, type Signal, signal } from "@preact/signals";
import type { Annotation } from "danhdau";
import { createPainter } from "danhdau/dom";
import { correctedMarks } from "./corrections/corrected-marks";
import type { Correction } from "./corrections/corrections";
import { correctionsEffect, corrections as correctionsField, correctionsOf } from "./corrections/field";
import { Dictionary } from "./dictionary/dictionary";
import { Documents } from "./documents/documents";
import { lookAtLetters, openFiles, pastedText } from "./documents/opening";
import { SAMPLE } from "./documents/sample";
import type { Exported } from "./export/export-menu";
import { fromLink, isShared } from "./export/share-link";
import { words as exportWords } from "./export/wording";
import { Annotating } from "./reading/annotating";
import { CardController } from "./reading/card-controller";
import { CurrentMark } from "./reading/current-mark";
import { Dating } from "./reading/dating";
import { Drawing } from "./reading/drawing";
import { createEditor, type Editor } from "./reading/editor";
import { Engine } from "./reading/engine";
import { Marks } from "./reading/marks";
import { clearProblem, showProblem, showUnsupported } from "./reading/problems";
import { Selected } from "./reading/selected";
import { byId } from "./ui/elements";
import { notify } from "./ui/notices";
import { say } from "./ui/spoken";
import { words } from "./wording";

/** How long an export waits between two looks whether the marks have come (milliseconds). */
const LOOK_AGAIN = 50;

export class App {
  readonly engine = new Engine();
  readonly marks = new Marks();
  readonly selected = new Selected();
  readonly dictionary = new Dictionary(this.engine);
  readonly hasText = signal(false);
  readonly canUndo = signal(false);
  readonly isLoading = signal(true);
  readonly corrections: Signal<readonly Correction[]> = signal([]);
  readonly editor: Editor;
  readonly documents: Documents;
  readonly annotating: Annotating;
  readonly dating: Dating;
  readonly card: CardController;
  readonly currentMark: CurrentMark;
  readonly #drawing: Drawing;
  readonly #isSupported: boolean;
  /** What the annotator has said of the text, before corrections. */
  #annotations: readonly Annotation[] = [];
  #hasMarked = false;

  constructor() {
    const { engine, marks, selected } = this;
    this.editor = createEditor({
      host: byId("editor"),
      keys: [
        { key: "Enter", run: () => this.currentMark.arrived && this.openCard() },
        { key: "Mod-Enter", run: this.openCard },
        {
          key: "Escape",
          run: () => {
            this.currentMark.leave();
            return false;
          },
        },
      ],
      extensions: correctionsField,
      toText: pastedText,
      onFiles: this.openFiles,
      onUpdate: (update) => {
        const { docChanged, startState, state, transactions } = update;
        if (docChanged) {
          marks.follow(update.changes);
          this.annotating.follow(update.changes);
        }
        this.#drawing.follow(update);
        this.currentMark.follow(update);
        this.card.follow(update);
        selected.follow(update);
        if (correctionsOf(startState) !== correctionsOf(state)) {
          this.#noteState();
          marks.revise(correctedMarks(this.#annotations, update.view, marks.drift, engine));
          this.documents.touch();
        } else if (docChanged) {
          this.#noteState();
          this.documents.touch();
        }
        if (!docChanged) return;
        this.annotating.request();
        if (transactions.some((one) => one.isUserEvent("input.paste"))) lookAtLetters(this.editor);
      },
    });
    const { view } = this.editor;

    const painter = createPainter({ root: this.editor.root });
    this.#isSupported = painter.supported;
    this.#drawing = new Drawing(view, painter, marks);
    this.currentMark = new CurrentMark(view, marks);
    this.documents = new Documents(this.editor, () => this.#onSwitch());
    this.dating = new Dating(engine, this.documents);
    this.annotating = new Annotating({
      engine,
      text: this.editor.text,
      asOf: this.asOf,
      onResult: (annotations, drift) => {
        this.#annotations = annotations;
        marks.replace(correctedMarks(annotations, view, drift, engine), drift);
        this.#ready();
      },
      onProblem: (error) => {
        this.isLoading.value = false;
        showProblem(error, this.retry);
      },
    });
    this.card = new CardController({
      host: byId("card"),
      view,
      marks,
      drawing: this.#drawing,
      engine,
      asOf: this.asOf,
    });

    let asOf = this.asOf();
    effect(() => {
      const now = this.documents.current.value.date.asOf;
      if (now === asOf) return;
      asOf = now;
      this.annotating.request();
    });
    effect(() => {
      if (engine.annotator.value) this.annotating.request();
    });
    // A click may leave the caret where it was, and is still the reader's own.
    view.contentDOM.addEventListener("pointerdown", () => this.currentMark.leave());
  }

  /** The date of the article, `YYYY-MM-DD`, or nothing. */
  readonly asOf = (): string | undefined => this.documents.current.peek().date.asOf;

  /** Loads what annotates, and brings back what was kept. */
  async start(): Promise<void> {
    void this.#openLink();
    addEventListener("hashchange", () => void this.#openLink());
    await Promise.all([this.load(), isShared(location.hash) ? undefined : this.documents.restore()]);
  }

  readonly load = async (): Promise<void> => {
    try {
      await this.engine.load();
    } catch (error) {
      this.isLoading.value = false;
      showProblem(error, this.retry);
      return;
    }
    this.isLoading.value = false;
    if (this.#isSupported) clearProblem();
    else showUnsupported();
    this.annotating.request();
  };

  readonly retry = (): void => void this.load();

  readonly openFiles = (files: readonly File[]): void => void openFiles(files, this.documents, this.editor);

  readonly openCard = (): boolean => {
    const { current } = this.marks;
    if (current) this.card.open(current, { focus: true });
    return current !== undefined;
  };

  readonly step = (direction: 1 | -1): void => {
    const mark = this.currentMark.step(direction);
    if (mark && this.card.isPinned) this.card.open(mark, { focus: false });
  };

  readonly useSample = (): void => {
    this.documents.open(SAMPLE);
    say(words.value.status.sample);
  };

  readonly clear = (): void => {
    this.editor.replace("");
    say(words.value.status.cleared);
    this.editor.focus();
  };

  /** The text and its marks, once they belong together. */
  readonly exported = async (): Promise<Exported> => {
    while (this.#areMarksComing()) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
    return {
      text: this.editor.text(),
      annotations: this.marks.all.map((mark) => ({ ...mark, ...this.marks.place(mark) })),
      asOf: this.asOf(),
      corrections: this.corrections.peek(),
    };
  };

  #areMarksComing(): boolean {
    const { isSettled, isStopped, hasFailed } = this.annotating;
    if (!this.hasText.peek() || isSettled.peek() || isStopped.peek() || hasFailed.peek()) return false;
    return this.isLoading.peek() || this.engine.annotator.peek() !== undefined;
  }

  #noteState(): void {
    const { state } = this.editor.view;
    this.hasText.value = state.doc.length > 0;
    this.canUndo.value = this.editor.canUndo();
    this.corrections.value = correctionsOf(state);
  }

  /** Another document is in the editor. */
  #onSwitch(): void {
    this.card.hide();
    this.dating.forget();
    this.selected.clear();
    this.#annotations = [];
    this.marks.replace([], undefined);
    this.#noteState();
    this.annotating.restart();
  }

  /** The text has its marks. What can wait until then begins. */
  #ready(): void {
    if (this.#isSupported) clearProblem();
    this.dating.lookSoon(this.editor.text);
    if (this.#hasMarked) return;
    this.#hasMarked = true;
    void this.engine.loadRecords().then(async () => {
      await this.dictionary.restore();
      if (!this.dictionary.isEmpty) await this.dictionary.apply();
    });
  }

  async #openLink(): Promise<void> {
    const { hash } = location;
    if (!isShared(hash)) return;
    // The text is in the page now: a reload must not open it a second time.
    history.replaceState(null, "", `${location.pathname}${location.search}`);
    const [shared] = await Promise.all([fromLink(hash), this.documents.restore()]);
    if (!shared) {
      notify({ key: "link", tone: "alert", text: () => exportWords.value.linkBroken });
      return;
    }
    const { text, asOf, corrections } = shared;
    this.documents.open(text, asOf === undefined ? {} : { date: { by: "reader", asOf } });
    if (corrections.length > 0) this.editor.view.dispatch({ effects: correctionsEffect(corrections) });
    say(exportWords.value.linkOpened);
  }
}
