import { defaultKeymap, history, historyKeymap, redo, undo, undoDepth } from "@codemirror/commands";
import { EditorState, type Extension, Prec } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  type KeyBinding,
  keymap,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { effect } from "@preact/signals";
import editorStyles from "../styles/editor.css?inline";
import { words } from "../wording";

export interface EditorOptions {
  /** The element that receives the shadow root in which the editor lives. */
  host: HTMLElement;
  /** Key bindings that come before the editor's own. */
  keys: readonly KeyBinding[];
  /** What else belongs to the state of a document. */
  extensions: Extension;
  /** Called after every change of text, selection, viewport or geometry. */
  onUpdate: (update: ViewUpdate) => void;
  /** Plain text in place of what is on the clipboard or was dropped, or `undefined` to leave it to the editor. */
  toText: (data: DataTransfer) => string | undefined;
  /** Takes files that were pasted or dropped. */
  onFiles: (files: File[]) => void;
}

export interface Editor {
  readonly view: EditorView;
  readonly root: ShadowRoot;
  /** A document of its own, with its own history. */
  createState(text: string): EditorState;
  /** The text as annotated: line breaks are single line feeds, offsets are UTF-16 units. */
  text(): string;
  /** Replaces the whole text as one step of the undo history. */
  replace(text: string): void;
  undo(): void;
  redo(): void;
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

  const take = (data: DataTransfer | null, view: EditorView, at: number | undefined): boolean => {
    if (!data) return false;
    if (data.files.length > 0 && !data.types.includes("text/plain")) {
      options.onFiles([...data.files]);
      return true;
    }
    const text = options.toText(data);
    if (text === undefined) return false;
    const insert = view.state.toText(text);
    if (at === undefined) view.dispatch(view.state.replaceSelection(insert), { userEvent: "input.paste" });
    else
      view.dispatch({
        changes: { from: at, insert },
        selection: { anchor: at + insert.length },
        userEvent: "input.drop",
      });
    return true;
  };

  const extensions: Extension = [
    Prec.highest(keymap.of(options.keys)),
    history(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    EditorView.lineWrapping,
    // A function: the label follows the language of the interface.
    EditorView.contentAttributes.of(() => ({
      "aria-label": words.value.editor,
      lang: "vi",
      spellcheck: "false",
      tabindex: "0",
    })),
    EditorView.domEventHandlers({
      paste: ({ clipboardData }, view) => take(clipboardData, view, undefined),
      drop: (event, view) => {
        // Text dragged inside the editor is moved by the editor.
        if (event.dataTransfer?.files.length === 0) return false;
        return take(
          event.dataTransfer,
          view,
          view.posAtCoords({ x: event.clientX, y: event.clientY }, false),
        );
      },
    }),
    EditorView.updateListener.of(options.onUpdate),
    headline,
    showFromTheStart,
    options.extensions,
  ];
  const createState = (text: string): EditorState => EditorState.create({ doc: text, extensions });

  const view = new EditorView({ root, parent: root, state: createState("") });
  // After the editor has put its own sheet there, so that these rules come later.
  root.adoptedStyleSheets.push(sheet);
  let label = words.value.editor;
  effect(() => {
    const now = words.value.editor;
    if (now !== label) view.dispatch({});
    label = now;
  });

  return {
    view,
    root,
    createState,
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
    redo: () => {
      redo(view);
    },
    canUndo: () => undoDepth(view.state) > 0,
    focus: () => view.focus(),
  };
}
