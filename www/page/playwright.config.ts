import { createServer } from "node:net";
import { env } from "node:process";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tests/browser.ts";

const HOST = "127.0.0.1";

/** A port that is free now. Kept in the environment, because every worker reads this file again. */
async function choosePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return String(address.port);
}

env.DANHDAU_TEST_PORT ??= await choosePort();
const port = env.DANHDAU_TEST_PORT;

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(env.CI),
  workers: 2,
  reporter: "list",
  // What measures time runs alone, after everything else.
  projects: [
    { name: "page", testIgnore: ["typing.spec.ts", "figures.spec.ts"] },
    {
      name: "typing",
      testMatch: ["typing.spec.ts", "figures.spec.ts"],
      fullyParallel: false,
      dependencies: ["page"],
    },
  ],
  webServer: {
    // What is tested is what is served: the production build, under its content security policy.
    command: `npm run preview -- --host ${HOST} --port ${port} --strictPort`,
    port: Number(port),
    reuseExistingServer: false,
  },
  use: {
    baseURL: `http://${HOST}:${port}/`,
    browserName: "chromium",
    locale: "vi-VN",
    // Only what is about it has one: the others would each fetch the whole page a second time.
    serviceWorkers: "block",
    viewport: { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
    screenshot: "only-on-failure",
    launchOptions,
  },
});
