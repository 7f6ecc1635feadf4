import { defineConfig, devices } from "@playwright/test";

// The browser to use, where it is not Playwright's own.
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: "test/browser",
  fullyParallel: true,
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  use: {
    ...devices["Desktop Chrome"],
    launchOptions: executablePath ? { executablePath } : {},
  },
});
