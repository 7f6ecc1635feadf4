import type { EntityDetails, Pack, Source } from "./types.js";

/** A record of a pack that the core has accepted, as far as cards show it. */
interface Authored {
  readonly id: string;
  readonly formal_name?: string;
  readonly english_name?: string;
  readonly region?: string;
  readonly note?: string;
  readonly period?: readonly { readonly territory?: string; readonly basis?: string }[];
  readonly tenure?: readonly { readonly sources: readonly Source[] }[];
  readonly sources?: readonly Source[];
}

/** What the second file would say of the records of a pack. */
export function packDetails({ province, official, fpt_unit, policy }: Pack): Map<string, EntityDetails> {
  const records = [province, official, fpt_unit, policy].flatMap((list) => list ?? []) as readonly Authored[];
  return new Map(records.map((record) => [record.id, details(record)]));
}

function details(record: Authored): EntityDetails {
  return {
    ...(record.formal_name !== undefined && { formalName: record.formal_name }),
    ...(record.english_name !== undefined && { englishName: record.english_name }),
    ...(record.region !== undefined && { region: record.region }),
    ...(record.note !== undefined && { note: record.note }),
    ...(record.period !== undefined && {
      periods: record.period.map(({ territory, basis }) => ({
        ...(territory !== undefined && { territory }),
        ...(basis !== undefined && { basis }),
      })),
    }),
    ...(record.tenure !== undefined && { tenures: record.tenure.map(({ sources }) => sources) }),
    sources: record.sources ?? [],
  };
}
