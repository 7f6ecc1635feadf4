// The only file that touches the module of packs: a gazetteer as bytes and a pack as plain data go in, another gazetteer
// comes out.
import { asDanhdauError } from "./boundary.js";
import { DanhdauError } from "./errors.js";
import { read, write, writeInParts } from "./plain-data.js";
import type { Pack, PackProblem } from "./types.js";
import { __wbg_reset_state as beginAnew, initSync, PackCompiler } from "./wasm-packs/danhdau_packs.js";

/** A pack as the module takes it: copied, so that it stays the caller's to change. */
export type WrittenPack = readonly (readonly [list: Uint32Array, index: number, items: Uint32Array])[];

/** Writes every record of a pack. */
export function writePack(pack: Pack): WrittenPack {
  return Object.entries(pack).flatMap(([list, items]) => {
    const name = write(list);
    if (!Array.isArray(items) || items.length === 0) return [[name, WHOLE_LIST, write(items)] as const];
    return writeInParts(items).map(([index, words]) => [name, index, words] as const);
  });
}

const WHOLE_LIST = 0xffff_ffff;

interface Failure {
  readonly code: "pack";
  readonly message: string;
  readonly problems?: readonly PackProblem[];
}

/**
 * A gazetteer with a pack on top, in the form in which one is carried.
 *
 * @throws {DanhdauError} `pack`, with everything that is wrong in `problems`.
 */
export function compilePack(module: WebAssembly.Module, base: Uint8Array, pack: WrittenPack): Uint8Array {
  try {
    // The glue keeps one instance, and looks at no later module.
    initSync({ module });
    const compiler = new PackCompiler(base);
    try {
      for (const [list, index, items] of pack) compiler.add(list, index, items);
      if (compiler.finish()) return joined(() => compiler.piece());
      const { code, message, problems } = read(compiler.failure()) as Failure;
      throw new DanhdauError(code, message, { problems });
    } finally {
      compiler.free();
      // Memory of an instance only grows: what the pack took goes with it.
      beginAnew();
    }
  } catch (error) {
    throw asDanhdauError(error);
  }
}

function joined(next: () => Uint8Array | undefined): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = next(); piece !== undefined; piece = next()) {
    pieces.push(piece);
    length += piece.length;
  }
  const whole = new Uint8Array(length);
  for (const piece of pieces.reverse()) {
    length -= piece.length;
    whole.set(piece, length);
  }
  return whole;
}
