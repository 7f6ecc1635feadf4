import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Open } from "./open.js";

/** In Node: from the disk, where a string without a scheme is a path; other schemes through `fetch`. */
export const openInNode: Open = async (location) => {
  const isPath = typeof location === "string" && !/^[a-z][a-z0-9+.-]+:/i.test(location);
  const url = isPath ? pathToFileURL(location) : new URL(location);
  return url.protocol === "file:" ? new Uint8Array(await readFile(url)) : fetch(url);
};
