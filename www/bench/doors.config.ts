// The page, the package and the extension, as they are built; the page is served as its tests serve it.
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import page from "../page/playwright.config.ts";
import { CONFIG } from "./setting.ts";

const { use, webServer } = page;
if (webServer === undefined || Array.isArray(webServer)) throw new Error("The page has one server.");

export default defineConfig({
  ...CONFIG,
  testMatch: ["page.bench.ts", "package.bench.ts", "extension.bench.ts"],
  use: { ...use, screenshot: "off" },
  webServer: { ...webServer, cwd: fileURLToPath(new URL("../page", import.meta.url)) },
});
