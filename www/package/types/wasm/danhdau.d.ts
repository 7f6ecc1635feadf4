// The boundary as src/boundary.ts needs it. Stands in for the generated src/wasm/danhdau.d.ts until that is built, so that
// types can be checked in a fresh clone; once it is there, the compiler reads that one instead.
import type { AnnotateOptions, Entity, EntityAt } from "../../src/types.js";

export default function init(input: {
  module_or_path: WebAssembly.Module;
}): Promise<{ readonly memory: WebAssembly.Memory }>;

export class Engine {
  constructor();
  free(): void;
  reserve(units: number): number;
  annotate(units: number, options: AnnotateOptions | undefined): Uint32Array;
  relations(): Uint32Array;
  names(): string[];
  entityCount(): number;
  entities(): Entity[];
  entityAt(id: string, date: string): EntityAt | undefined;
  static gazetteerHash(): string;
}
