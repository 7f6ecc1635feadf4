// Annotations on their way from the background to a page. Most of an annotation is shared by many: thousands of whole objects
// would hold up the page as it reads them.
import type { Annotation } from "danhdau";

type Subject = Omit<Annotation, "start" | "end" | "text">;

export interface PackedAnnotations {
  readonly subjects: readonly Subject[];
  /** For each annotation: its start from that of the one before, its length, its subject. */
  readonly rows: readonly number[];
}

const ROW = 3;

export function pack(annotations: readonly Annotation[]): PackedAnnotations {
  const subjects: Subject[] = [];
  const numbers = new Map<string, number>();
  const rows: number[] = [];
  let before = 0;
  for (const { start, end, text, ...subject } of annotations) {
    const key = JSON.stringify(subject);
    let number = numbers.get(key);
    if (number === undefined) {
      number = subjects.push(subject) - 1;
      numbers.set(key, number);
    }
    rows.push(start - before, end - start, number);
    before = start;
  }
  return { subjects, rows };
}

/** The annotations of that text again. */
export function unpack(text: string, { subjects, rows }: PackedAnnotations): Annotation[] {
  const annotations: Annotation[] = [];
  let start = 0;
  for (let row = 0; row < rows.length; row += ROW) {
    start += rows[row] as number;
    const end = start + (rows[row + 1] as number);
    annotations.push({
      ...(subjects[rows[row + 2] as number] as Subject),
      start,
      end,
      text: text.slice(start, end),
    });
  }
  return annotations;
}
