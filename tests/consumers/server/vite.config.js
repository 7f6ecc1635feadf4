import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  logLevel: "warn",
  // Everything into one file, as frameworks do that bundle the server, too.
  ssr: { noExternal: true },
  build: { ssr: "page.js", outDir: "../dist/server", emptyOutDir: true },
});
