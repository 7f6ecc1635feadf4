import { zipSync } from "fflate";

/** The time of every file in an archive: the earliest that a zip can say, so that the same files give the same bytes. */
const TIME = new Date(1980, 0, 1);

/**
 * A zip of these files, in their order, without times or rights of the machine it is made on.
 * @param {ReadonlyMap<string, Uint8Array>} files
 */
export function archive(files) {
  return zipSync(
    Object.fromEntries([...files].map(([name, bytes]) => [name, [bytes, { level: 9, mtime: TIME }]])),
  );
}
