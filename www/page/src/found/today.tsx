import type { Annotation, Entity, GazetteerInfo } from "danhdau";
import type { Marks } from "../reading/marks";
import { words as pageWords } from "../wording";
import { entriesOf, presentUnit } from "./entities";
import { words } from "./wording";

export interface TodayProps {
  readonly marks: Marks;
  readonly records: ReadonlyMap<string, Entity>;
  readonly about: GazetteerInfo | undefined;
  readonly goTo: (mark: Annotation) => void;
}

/** The provinces of the text that are no more, or have another name, each beside its present unit. */
export function Today({ marks, records, about, goTo }: TodayProps) {
  const w = words.value;
  const rows = entriesOf(marks.all.filter(({ kind }) => kind === "province")).flatMap((entry) => {
    const record = entry.first.id === null ? undefined : records.get(entry.first.id);
    const present = record && presentUnit(record, records);
    return record && present && present.id !== record.id ? [{ ...entry, present }] : [];
  });
  if (rows.length === 0) return <p class="found-empty">{w.noOld}</p>;
  return (
    <>
      <p class="found-remark">{w.asOfData(about ? pageWords.value.day(about.read) : "")}</p>
      <table class="today">
        <thead>
          <tr>
            <th scope="col">{w.inText}</th>
            <th scope="col">{w.now}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, first, mentions, present }) => (
            <tr key={key} data-kind="province">
              <th scope="row">
                <button type="button" title={w.next} onClick={() => goTo(first)}>
                  <span lang="vi">{first.name}</span>
                  <span class="entry-count">
                    {mentions.length}
                    <span class="unseen"> {w.times}</span>
                  </span>
                </button>
              </th>
              <td lang="vi">{present.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
