import { defineConfig } from "@playwright/test";
import { CONFIG } from "./setting.ts";

export default defineConfig({ ...CONFIG, testMatch: "engine.bench.ts" });
