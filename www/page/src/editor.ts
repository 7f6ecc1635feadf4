import { defaultKeymap, history, historyKeymap, undo, undoDepth } from "@codemirror/commands";
import { EditorState, Prec } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  type KeyBinding,
  keymap,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import editorStyles from "./styles/editor.css?inline";
import { wording } from "./wording";

export interface EditorOptions {
  /** The element that receives the shadow root in which the editor lives. */
  host: HTMLElement;
  /** Key bindings that come before the editor's own. */
  keys: readonly KeyBinding[];
  /** Called after every change of text, selection, viewport or geometry. */
  onUpdate: (update: ViewUpdate) => void;
}

export interface Editor {
  readonly view: EditorView;
  readonly root: ShadowRoot;
  /** The text as annotated: line breaks are single line feeds, offsets are UTF-16 units. */
  text(): string;
  /** Replaces the whole text as one step of the undo history. */
  replace(text: string): void;
  undo(): void;
  canUndo(): boolean;
  focus(): void;
}

/** A first line longer than this is a paragraph, not a headline (UTF-16 units). */
const LONGEST_HEADLINE = 120;

/** Sets a short first line as the headline it usually is. Only the look changes, not the text. */
const headline = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = this.find(view);
    }

    update({ docChanged, view }: ViewUpdate): void {
      if (docChanged) this.decorations = this.find(view);
    }

    find({ state: { doc } }: EditorView): DecorationSet {
      const { from, length } = doc.line(1);
      return doc.lines > 1 && length > 0 && length <= LONGEST_HEADLINE
        ? Decoration.set(Decoration.line({ class: "headline" }).range(from))
        : Decoration.none;
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

/** An article that was pasted as the whole text is shown from its beginning; the caret stays at its end. */
const showFromTheStart = EditorState.transactionFilter.of((transaction) => {
  if (!transaction.isUserEvent("input.paste")) return transaction;
  let isWhole = false;
  transaction.changes.iterChanges((from, to) => {
    isWhole = from === 0 && to === transaction.startState.doc.length;
  });
  return isWhole ? [transaction, { effects: EditorView.scrollIntoView(0, { y: "start" }) }] : transaction;
});

/** The editing surface: plain text, undo, wrapping, nothing that rewrites what was typed. */
export function createEditor(options: EditorOptions): Editor {
  const root = options.host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(editorStyles);

  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      extensions: [
        Prec.highest(keymap.of(options.keys)),
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": wording.editor,
          lang: "vi",
          spellcheck: "false",
          tabindex: "0",
        }),
        EditorView.updateListener.of(options.onUpdate),
        headline,
        showFromTheStart,
      ],
    }),
  });
  // After the editor has put its own sheet there, so that these rules come later.
  root.adoptedStyleSheets.push(sheet);

  return {
    view,
    root,
    text: () => view.state.doc.toString(),
    replace: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        scrollIntoView: true,
        userEvent: "input.replace",
      }),
    undo: () => {
      undo(view);
    },
    canUndo: () => undoDepth(view.state) > 0,
    focus: () => view.focus(),
  };
}
