import type { Annotation } from "danhdau";
import type { Correction } from "../corrections/corrections";
import { Menu } from "../ui/menu";
import { notify } from "../ui/notices";
import { download } from "./download";
import { FORMATS, type Format, write } from "./formats";
import { richText } from "./rich-text";
import { LONGEST_LINK, linkTo } from "./share-link";
import { words } from "./wording";

/** What leaves the page: the text as it is, with the marks as the reader has corrected them. */
export interface Exported {
  readonly text: string;
  readonly annotations: readonly Annotation[];
  readonly asOf: string | undefined;
  readonly corrections: readonly Correction[];
}

export interface ExportMenuProps {
  /** The text and its marks, once they belong together. */
  readonly current: () => Promise<Exported>;
}

/** A sentence is read in this time (milliseconds). */
const READ_IN = 8000;

const tell = (text: () => string, tone: "alert" | "status" = "status"): void =>
  notify({ key: "export", tone, text, ...(tone === "status" ? { lasts: READ_IN } : {}) });

const number = (value: number): string => value.toLocaleString("vi");

async function copy(what: string, content: Record<string, string>): Promise<void> {
  try {
    const items = Object.entries(content).map(([type, text]) => [type, new Blob([text], { type })] as const);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(items))]);
    tell(() => words.value.copied(what));
  } catch {
    tell(() => words.value.copyRefused, "alert");
  }
}

export function ExportMenu({ current }: ExportMenuProps) {
  const w = words.value;

  const run = (close: () => void, act: (exported: Exported) => Promise<void>) => async () => {
    close();
    const exported = await current();
    if (exported.text === "") {
      tell(() => words.value.nothing);
      return;
    }
    await act(exported).catch(() => tell(() => words.value.failed, "alert"));
  };
  const save = async (exported: Exported, format: Format): Promise<void> => {
    const { text, extension, mediaType } = await write(format, exported);
    const name = `${words.value.fileName}.${extension}`;
    // With a byte order mark, or Excel reads it in another encoding.
    download(name, mediaType, format === "csv" ? `\ufeff${text}` : text);
    tell(() => words.value.downloaded(name));
  };
  const link = async (exported: Exported): Promise<void> => {
    const address = await linkTo(exported, location.href);
    if (address.length > LONGEST_LINK) {
      tell(() => words.value.linkTooLong(number(address.length), number(LONGEST_LINK)), "alert");
      return;
    }
    await copy(words.value.link, { "text/plain": address });
    tell(() => words.value.linkCopied(number(address.length)));
  };

  return (
    <Menu label={w.export}>
      {(close) => (
        <>
          <button
            type="button"
            onClick={run(close, ({ text, annotations }) =>
              copy(w.richText, { "text/html": richText(text, annotations), "text/plain": text }),
            )}
          >
            {w.richText} <small>{w.richTextRemark}</small>
          </button>
          <button type="button" onClick={run(close, link)}>
            {w.link} <small>{w.linkRemark(number(LONGEST_LINK))}</small>
          </button>
          <table class="formats">
            <tbody>
              {FORMATS.map((format) => (
                <tr key={format}>
                  <th scope="row">{w.formats[format]}</th>
                  <td>
                    <button
                      type="button"
                      aria-label={`${w.copy} ${w.formats[format]}`}
                      onClick={run(close, async (exported) =>
                        copy(w.formats[format] ?? format, {
                          "text/plain": (await write(format, exported)).text,
                        }),
                      )}
                    >
                      {w.copy}
                    </button>
                  </td>
                  <td>
                    <button
                      type="button"
                      aria-label={`${w.download} ${w.formats[format]}`}
                      onClick={run(close, (exported) => save(exported, format))}
                    >
                      {w.download}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <button
            type="button"
            onClick={() => {
              close();
              print();
            }}
          >
            {w.print}
          </button>
        </>
      )}
    </Menu>
  );
}
