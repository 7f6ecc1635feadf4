// Serves the built package, what measures it and the text to this machine alone. Isolated from other origins: only so is the clock of
// a page as fine as that of Node.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const FOLDERS: Readonly<Record<string, string>> = {
  dist: here("../package/dist"),
  node: here("../../benches/node"),
};
const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};
const PAGE = `<!doctype html><html lang="vi"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Đo</title></html>`;

export interface Server {
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * @param text What `/text` is.
 * @param further Folders beside those of the package, by their names in addresses.
 */
export async function serve(text: string, further: Readonly<Record<string, string>> = {}): Promise<Server> {
  const folders: Readonly<Record<string, string>> = { ...FOLDERS, ...further };
  const server = createServer(async (request, response) => {
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    const [, folder = "", ...rest] = new URL(request.url ?? "/", "http://server").pathname.split("/");
    const root = folders[folder];
    const send = (type: string, body: string | Buffer): void => {
      response.setHeader("Content-Type", type).end(body);
    };
    if (folder === "") return send("text/html; charset=utf-8", PAGE);
    if (folder === "text") return send("text/plain; charset=utf-8", text);
    try {
      const file = join(root ?? "", ...rest);
      send(TYPES[extname(file)] ?? "text/plain", root === undefined ? "" : await readFile(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
