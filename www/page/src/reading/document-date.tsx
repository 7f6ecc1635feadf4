import { useEffect, useRef } from "preact/hooks";
import type { DocumentDate as Chosen } from "../documents/store";
import { words } from "../wording";

/** The date that the text gives itself, as far as it does. */
export interface DateInText {
  /** `YYYY-MM-DD` where the text says the whole of it. */
  readonly date: string | undefined;
  readonly quote: string;
}

export interface DocumentDateProps {
  readonly chosen: Chosen;
  readonly inText: DateInText | undefined;
  readonly onChange: (date: Chosen) => void;
}

/** The date of the article: proposed from its text, always shown, and the reader's to change. Empty claims nothing. */
export function DocumentDate({ chosen, inText, onChange }: DocumentDateProps) {
  const w = words.value;
  const input = useRef<HTMLInputElement>(null);
  const { asOf, by } = chosen;
  // Only what comes from elsewhere is written into the field: what is being typed into it stays.
  useEffect(() => {
    const field = input.current;
    if (field && read(field) !== asOf) field.value = asOf ?? "";
  }, [asOf]);

  const remark = (): string => {
    if (by === "text" && asOf !== undefined && inText) return w.dateProposed(inText.quote);
    if (by === "text" && inText) return w.dateVague(inText.quote);
    return w.dateHint;
  };
  return (
    <>
      <div class="date-field">
        <label for="document-date">{w.date}</label>
        <input
          type="date"
          id="document-date"
          ref={input}
          min="1945-09-02"
          max="2100-12-31"
          aria-describedby="document-date-hint"
          data-by={asOf === undefined ? undefined : by}
          onInput={({ currentTarget }) => {
            const typed = read(currentTarget);
            if (typed !== asOf) onChange({ by: "reader", asOf: typed });
          }}
        />
        {asOf !== undefined ? (
          <button
            type="button"
            class="close"
            aria-label={w.dateClear}
            title={w.dateClear}
            onClick={() => {
              onChange({ by: "reader" });
              input.current?.focus();
            }}
          />
        ) : null}
        {by === "reader" && inText?.date !== undefined && inText.date !== asOf ? (
          <button type="button" onClick={() => onChange({ by: "text", asOf: inText.date })}>
            {w.dateUse}
          </button>
        ) : null}
      </div>
      <span id="document-date-hint" class="date-hint" data-by={by === "text" && inText ? "text" : undefined}>
        {remark()}
      </span>
    </>
  );
}

/** While a date is being typed, or outside the limits, the value is empty or invalid: no claim. */
const read = ({ value, validity }: HTMLInputElement): string | undefined =>
  value && validity.valid ? value : undefined;
