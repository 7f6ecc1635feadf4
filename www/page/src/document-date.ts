import { element } from "./elements";
import { wording } from "./wording";

/** The date of the article: empty claims nothing. `onChange` gets an ISO date, or nothing when it is empty. */
export function createDocumentDate(host: HTMLElement, onChange: (asOf: string | undefined) => void): void {
  const input = element("input", { type: "date", id: "document-date", min: "1945-09-02", max: "2100-12-31" });
  const hint = element("span", { id: "document-date-hint", className: "date-hint" }, wording.fixed.dateHint);
  input.setAttribute("aria-describedby", hint.id);
  const clear = element("button", { type: "button", hidden: true }, wording.fixed.dateClear);

  let told: string | undefined;
  const tell = (): void => {
    // While a date is being typed, or outside the limits, the value is empty or invalid: no claim.
    const asOf = input.value && input.validity.valid ? input.value : undefined;
    clear.hidden = !asOf;
    if (asOf === told) return;
    told = asOf;
    onChange(asOf);
  };
  input.addEventListener("input", tell);
  clear.addEventListener("click", () => {
    input.value = "";
    tell();
    input.focus();
  });

  host.append(element("label", { htmlFor: input.id }, wording.fixed.date), input, clear, hint);
}
