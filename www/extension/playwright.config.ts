import { env } from "node:process";
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  forbidOnly: Boolean(env.CI),
  // Browsers with their extensions are shared by the tests of one worker; what measures time runs alone, after everything else.
  workers: 1,
  reporter: "list",
  timeout: 30_000,
  projects: [
    { name: "extension", testIgnore: "cost.spec.ts" },
    { name: "cost", testMatch: "cost.spec.ts", dependencies: ["extension"] },
  ],
});
