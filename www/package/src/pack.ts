import type { DetailsTable } from "./annotator.js";
import type { Entity, EntityDetails, LowerUnit, Pack, PartialDate, Source } from "./types.js";

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

interface AuthoredLowerUnit {
  readonly name: string;
  readonly type: string;
  readonly province: string;
  readonly from?: PartialDate;
  readonly to?: PartialDate;
}

/** What a pack changes in the details. */
export interface PackDetails {
  readonly removed: readonly string[];
  readonly records: DetailsTable;
  readonly lowerUnits: readonly (readonly [name: string, unit: LowerUnit])[];
}

/** Copies out of a pack what the second file would say of its records: the pack stays the caller's to change. */
export function packDetails({ province, official, fpt_unit, policy, lower_unit, remove }: Pack): PackDetails {
  const records = [province, official, fpt_unit, policy].flatMap((list) => list ?? []) as readonly Authored[];
  return {
    removed: [...(remove ?? [])],
    records: new Map(records.map((record) => [record.id, details(record)])),
    lowerUnits: ((lower_unit ?? []) as readonly AuthoredLowerUnit[]).map((unit) => [
      unit.name,
      lowerUnit(unit),
    ]),
  };
}

/**
 * Details with those of a pack on top.
 *
 * @param provinces All province-level units, the pack's included: lower units belong to those of their name.
 */
export function withPackDetails(
  base: DetailsTable,
  { removed, records, lowerUnits }: PackDetails,
  provinces: readonly Entity[],
): DetailsTable {
  const all = new Map(base);
  for (const id of removed) all.delete(id);
  for (const [id, own] of records) {
    // They are records of their own, which stay when the province of their name is replaced.
    const known = all.get(id)?.lowerUnits;
    all.set(id, known === undefined ? own : { ...own, lowerUnits: known });
  }
  for (const [name, unit] of lowerUnits) {
    for (const province of provinces) {
      const known = province.name === name ? all.get(province.id) : undefined;
      if (known) all.set(province.id, { ...known, lowerUnits: [...(known.lowerUnits ?? []), unit] });
    }
  }
  return all;
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
    ...(record.tenure !== undefined && { tenures: record.tenure.map((tenure) => copies(tenure.sources)) }),
    sources: copies(record.sources ?? []),
  };
}

function copies(sources: readonly Source[]): Source[] {
  return sources.map((source) => ({ ...source }));
}

function lowerUnit({ type, province, from, to }: AuthoredLowerUnit): LowerUnit {
  return { type, provinceId: province, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}
