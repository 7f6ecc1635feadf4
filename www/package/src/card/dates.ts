import type { PartialDate } from "../types.js";

/** Year, month from 1, day; what is not known is absent. */
export function dateParts(date: PartialDate): [year: number, month?: number, day?: number] {
  const [year = 0, ...rest] = date.split("-").map(Number);
  return [year, ...(rest as [month?: number, day?: number])];
}

/** The next day, or `undefined` for a date that is not a whole one. */
export function dayAfter(date: PartialDate): PartialDate | undefined {
  const [year, month, day] = dateParts(date);
  if (month === undefined || day === undefined) return undefined;
  return new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10);
}
