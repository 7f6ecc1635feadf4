import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { ICONS } from "./manifest.js";

/**
 * Draws the icons from their SVG sources: browsers without SVG icons need pixels.
 * @param {string} folder Where the sources are.
 * @returns {Promise<ReadonlyMap<number, Uint8Array>>} PNG files by their side in pixels.
 */
export async function drawIcons(folder) {
  await initWasm(readFileSync(createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm")));
  return new Map(
    [...ICONS].map(([size, source]) => {
      const drawing = new Resvg(readFileSync(join(folder, source)), {
        fitTo: { mode: "width", value: size },
      });
      return [size, drawing.render().asPng()];
    }),
  );
}
