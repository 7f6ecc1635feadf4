import { defineConfig } from "@playwright/test";
import { CONFIG } from "./setting.ts";

const { use } = CONFIG;

export default defineConfig({
  ...CONFIG,
  testMatch: "peers.bench.ts",
  use: {
    ...use,
    launchOptions: {
      ...use?.launchOptions,
      // The end of the work is a frame that is drawn. Sixty of them a second would be a coarse clock.
      args: [...(use?.launchOptions?.args ?? []), "--disable-frame-rate-limit", "--disable-gpu-vsync"],
    },
  },
});
