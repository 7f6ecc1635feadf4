import type { Editor } from "../reading/editor";
import { notify, withdrawNotice } from "../ui/notices";
import { say } from "../ui/spoken";
import type { Documents } from "./documents";
import { htmlToText } from "./html-text";
import { fromLegacyFont, guessLegacyFont, type LegacyFont } from "./legacy-fonts";
import { openFile } from "./open-file";
import { storageProblem } from "./store";
import { words } from "./wording";

/** Opens files, each as a document of its own. Those that hold no text are refused with a reason, and change nothing. */
export async function openFiles(files: readonly File[], documents: Documents, editor: Editor): Promise<void> {
  for (const file of files) {
    const result = await openFile(file);
    if ("reason" in result) {
      notify({
        key: `file ${file.name}`,
        tone: "alert",
        title: () => words.value.refused(file.name),
        text: () => words.value.refusal(result),
      });
      continue;
    }
    withdrawNotice(`file ${file.name}`);
    const { name, text, decodable, font } = result;
    documents.open(text, { fileName: name, decodable });
    say(words.value.opened(name));
    if (font) offerConversion(font, editor);
  }
}

/** Letters of a font of before Unicode are named, and converted if the reader wants it. */
export function offerConversion(font: LegacyFont, editor: Editor): void {
  notify({
    key: "font",
    tone: "status",
    title: () => words.value.fontTitle(font),
    text: () => words.value.fontText,
    actions: [
      {
        label: () => words.value.convert,
        run: () => {
          editor.replace(fromLegacyFont(editor.text(), font));
          withdrawNotice("font");
        },
      },
      { label: () => words.value.leave, run: () => withdrawNotice("font") },
    ],
  });
}

/** Looks at a text that has just come in. */
export function lookAtLetters(editor: Editor): void {
  const font = guessLegacyFont(editor.view.state.sliceDoc(0, 20_000));
  if (font) offerConversion(font, editor);
  else withdrawNotice("font");
}

/** Text of what is pasted: from a page or a word processor with its structure. */
export function pastedText(data: DataTransfer): string | undefined {
  const html = data.getData("text/html");
  if (html === "") return undefined;
  const text = htmlToText(html);
  return text === "" ? undefined : text;
}

/** Says once that nothing is kept, and takes it back when it is. */
export function watchStorage(): void {
  storageProblem.subscribe((problem) => {
    if (!problem) {
      withdrawNotice("storage");
      return;
    }
    notify({
      key: "storage",
      tone: "alert",
      title: () => words.value.storage[problem].title,
      text: () => words.value.storage[problem].text,
    });
  });
}

/** Lets files be dropped anywhere on the page, and says so while they are over it. */
export function takeDrops(cover: HTMLElement, onFiles: (files: File[]) => void): void {
  const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    cover.textContent = words.value.dropHere;
    cover.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) cover.hidden = true;
  });
  document.addEventListener(
    "drop",
    (event) => {
      cover.hidden = true;
      if (!carriesFiles(event)) return;
      event.preventDefault();
      onFiles([...(event.dataTransfer?.files ?? [])]);
    },
    { capture: true },
  );
}
