import { treeOf } from "./nodes.js";
import { Reader, type Run } from "./reading.js";

/** The text that a reader sees in a tree, and the way back from its offsets to the nodes. */
export interface ExtractedText {
  /** Every UTF-16 unit of a text node is one unit of the text; between blocks there is a blank line, for `<br>` a line break. */
  readonly text: string;
  /**
   * Where `text.slice(start, end)` stands: one range, which may begin in one text node and end in another, or one for each
   * tree where shadow roots or frames are crossed. Start and end must lie on text that a node holds, as those of an
   * annotation do.
   */
  rangesOf(start: number, end: number): StaticRange[];
}

/** Leaves these elements out where nothing else is said. */
export const IGNORED = "[data-danhdau-optout]";

/**
 * Reads a tree as it is displayed: blocks are paragraphs, `<br>` is a line break; hidden text, scripts, ruby annotations, form
 * fields and editable content inside the root are left out, open shadow roots are read. Nothing is changed.
 *
 * @param root An element, or an open shadow root; it is read even if it is editable itself.
 */
export function extractText(
  root: Element | ShadowRoot,
  { ignore = IGNORED, frames = false }: { ignore?: string | undefined; frames?: boolean | undefined } = {},
): ExtractedText {
  const page = new PageText(new Reader(root, { ignore, frames }).read().runs);
  return { text: page.text, rangesOf: (start, end) => page.rangesOf(start, end) };
}

// The annotator reads a blank line as the end of a paragraph.
const PARAGRAPH_BREAK = "\n\n";

/** Runs, put together. */
export class PageText implements ExtractedText {
  readonly text: string;
  readonly runs: readonly Run[];
  /** Offset in the text at which the run of the same index begins. */
  readonly #starts: readonly number[];

  constructor(runs: readonly Run[]) {
    let length = 0;
    this.#starts = runs.map(({ text }) => {
      const start = length;
      length += text.length + PARAGRAPH_BREAK.length;
      return start;
    });
    this.runs = runs;
    this.text = runs.map(({ text }) => text).join(PARAGRAPH_BREAK);
  }

  runAt(offset: number): Run {
    return this.runs[lastAtOrBefore(this.#starts, offset)] as Run;
  }

  rangesOf(start: number, end: number): StaticRange[] {
    const ranges: StaticRange[] = [];
    // By the last unit: the one after it may belong to the next node, or to none.
    const last = this.#locate(end - 1);
    for (let from = this.#locate(start); ; ) {
      const to = sharesTree(from, last) ? last : this.#lastOfTree(from, last);
      ranges.push(
        new StaticRange({
          startContainer: from.node,
          startOffset: from.offset,
          endContainer: to.node,
          endOffset: to.offset + 1,
        }),
      );
      if (to.run === last.run && to.index === last.index) return ranges;
      from = this.#next(to);
    }
  }

  #locate(offset: number): Place {
    const run = lastAtOrBefore(this.#starts, offset);
    return this.#placeIn(run, offset - (this.#starts[run] as number));
  }

  #placeIn(run: number, offset: number): Place {
    const { nodes, starts } = this.runs[run] as Run;
    const index = lastAtOrBefore(starts, offset);
    return { run, index, node: nodes[index] as Text, offset: offset - (starts[index] as number) };
  }

  /** The first unit of the next node. */
  #next({ run, index }: Place): Place {
    const { nodes } = this.runs[run] as Run;
    const [nextRun, nextIndex] = index + 1 < nodes.length ? [run, index + 1] : [run + 1, 0];
    const node = (this.runs[nextRun] as Run).nodes[nextIndex] as Text;
    return { run: nextRun, index: nextIndex, node, offset: 0 };
  }

  /** The last unit, up to a place, that lies in the same tree as another one and in a row with it. */
  #lastOfTree(from: Place, last: Place): Place {
    let end = from;
    for (let next = from; next.run !== last.run || next.index !== last.index; end = next) {
      next = this.#next(next);
      if (!sharesTree(from, next)) break;
    }
    return { ...end, offset: end.node.data.length - 1 };
  }
}

/** A unit of a text node. */
interface Place {
  /** Index of its run. */
  readonly run: number;
  /** Index of its node in the run. */
  readonly index: number;
  readonly node: Text;
  readonly offset: number;
}

function sharesTree(one: Place, other: Place): boolean {
  return one.node.parentNode === other.node.parentNode || treeOf(one.node) === treeOf(other.node);
}

/** The index of the last of these ascending numbers that is not greater; 0 if all are. */
function lastAtOrBefore(numbers: readonly number[], number: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] as number) <= number) low = middle;
    else high = middle - 1;
  }
  return low;
}
