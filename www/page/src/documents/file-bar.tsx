import type { Editor } from "../reading/editor";
import type { Documents } from "./documents";
import { ENCODINGS, type Encoding } from "./encodings";
import { readAs } from "./open-file";
import { words } from "./wording";

/** Says how the bytes of the opened file were read, and reads them otherwise. */
export function FileBar({ documents, editor }: { documents: Documents; editor: Editor }) {
  const { decodable, fileName } = documents.current.value;
  if (!decodable) return null;
  const read = (encoding: Encoding): void => {
    documents.describe({ decodable: { ...decodable, encoding, isSure: false } });
    editor.replace(readAs(decodable, encoding));
  };
  const w = words.value;
  return (
    <fieldset class="file-bar" aria-label={fileName}>
      <strong>{fileName}</strong>
      <label>
        {w.encoding}{" "}
        <select
          value={decodable.encoding}
          onChange={({ currentTarget }) => read(currentTarget.value as Encoding)}
        >
          {ENCODINGS.map((encoding) => (
            <option key={encoding} value={encoding}>
              {w.encodings[encoding]}
            </option>
          ))}
        </select>
      </label>
      <span class="file-bar-remark">{decodable.isSure ? w.sure : w.guessed}</span>
      <button
        type="button"
        class="close"
        aria-label={w.dismiss}
        onClick={() => documents.describe({ decodable: undefined })}
      />
    </fieldset>
  );
}
