import { fileURLToPath } from "node:url";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { importMetaAssets } from "@web/rollup-plugin-import-meta-assets";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export default {
  // The worker of the package is an entry of its own, and the plugin copies the two files that the package reads.
  input: { main: here("main.js"), worker: here("worker.js") },
  output: { dir: here("../dist/rollup"), format: "es" },
  plugins: [
    nodeResolve({ browser: true }),
    importMetaAssets({ exclude: ["**/danhdau/dist/worker/index.js"] }),
  ],
};
