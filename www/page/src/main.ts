// Puts the parts of the page together. What they do is in the files of their names.
import type { Annotator } from "danhdau";
import { createPainter } from "danhdau/dom";
import { themeStyles } from "danhdau/theme";
import { Annotating } from "./annotating";
import { CardController } from "./card-controller";
import { CurrentMark } from "./current-mark";
import { showDataDate } from "./data-date";
import { createDocumentDate } from "./document-date";
import { Drawing } from "./drawing";
import { createEditor } from "./editor";
import { byId } from "./elements";
import { createEmptyState } from "./empty-state";
import { createEntityList } from "./entity-list";
import { createFoundPanel } from "./found-panel";
import { listKeys } from "./keys";
import { createLegend } from "./legend";
import { Marks } from "./marks";
import { createOverview } from "./overview";
import { createProblems } from "./problems";
import { SAMPLE } from "./sample";
import { createSummary } from "./summary";
import { createWalk } from "./walk";
import { wording } from "./wording";

const theme = new CSSStyleSheet();
theme.replaceSync(themeStyles());
document.adoptedStyleSheets.push(theme);

listKeys(byId("keys"));

const marks = new Marks();
let annotator: Annotator | undefined;

/** Opens the card of the current mark, if there is one, and moves the keyboard into it. */
const openCard = (): boolean => {
  const mark = marks.current;
  if (mark) card.open(mark, { focus: true });
  return mark !== undefined;
};

const editor = createEditor({
  host: byId("editor"),
  keys: [
    { key: "Enter", run: () => currentMark.arrived && openCard() },
    { key: "Mod-Enter", run: openCard },
    {
      key: "Escape",
      run: () => {
        currentMark.leave();
        return false;
      },
    },
  ],
  onUpdate: (update) => {
    drawing.follow(update);
    currentMark.follow(update);
    card.follow(update);
    if (update.docChanged) {
      emptyState.update();
      annotating.request();
    }
  },
});
const { view } = editor;

const painter = createPainter({ root: editor.root });
const drawing = new Drawing(view, painter, marks);
const currentMark = new CurrentMark(view, marks, byId("spoken"));

const annotating = new Annotating({
  text: editor.text,
  onResult: (annotations) => {
    drawing.accept();
    marks.replace(annotations);
  },
  onReady: (ready) => {
    annotator = ready;
    showDataDate(byId("data"), ready.about());
    walk.settle();
    if (painter.supported) problems.clear();
    else problems.showUnsupported();
  },
  onProblem: (error) => {
    walk.settle();
    problems.show(error);
  },
});

const card = new CardController({
  host: byId("card"),
  view,
  marks,
  drawing,
  annotator: () => annotator,
  asOf: () => annotating.asOf,
});

const step = (direction: 1 | -1): void => {
  const mark = currentMark.step(direction);
  if (mark && card.isPinned) card.open(mark, { focus: false });
};

const useSample = (): void => {
  editor.replace(SAMPLE);
  byId("spoken").textContent = wording.status.sample;
};

const problems = createProblems(byId("problem"), {
  retry: () => void annotating.load(),
  leave: editor.focus,
});
const emptyState = createEmptyState(byId("empty"), editor, useSample);
const hasText = (): boolean => view.state.doc.length > 0;
createLegend(byId("legend"), marks);
createOverview(byId("overview"), view, marks);
createSummary(byId("summary"), marks, hasText);
createDocumentDate(byId("date"), (asOf) => {
  annotating.asOf = asOf;
});
const walk = createWalk(byId("walk"), { marks, step, open: openCard });
const foundPanel = createFoundPanel(byId("found"), byId("walk"), marks);
createEntityList(byId("list"), { marks, hasText }, (mark) => {
  foundPanel.close();
  currentMark.goTo(mark);
});

byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  editor.focus();
});
byId("sample").addEventListener("click", useSample);
// A click may leave the caret where it was, and is still the reader's own.
view.contentDOM.addEventListener("pointerdown", () => currentMark.leave());
byId("clear").addEventListener("click", () => {
  editor.replace("");
  byId("spoken").textContent = wording.status.cleared;
  editor.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  if (!card.hasFocus) editor.focus();
  step(event.shiftKey ? -1 : 1);
});

void annotating.load();
