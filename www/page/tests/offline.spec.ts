import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ARTICLE, EXPECTED } from "./article.ts";
import { expect, test } from "./reader.ts";

test.use({ serviceWorkers: "allow" });

test("after the first visit the page needs no network, and can be installed", async ({
  reader,
  page,
  context,
}) => {
  await page.waitForFunction(() =>
    navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated"),
  );
  await page.reload();
  await reader.open();
  await context.setOffline(true);
  await page.reload();
  await reader.paste(ARTICLE);
  await expect.poll(() => reader.drawn("province")).toEqual(EXPECTED.province);
  await page.getByRole("button", { name: /^Bến Tre/ }).click();
  await reader.position.click();
  await expect(reader.card.getByRole("link").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Hình" }).click();
  await expect(page.getByRole("dialog").locator("svg rect").first()).toBeVisible();

  await context.setOffline(false);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
    return (await (await fetch(link?.href ?? "")).json()) as {
      start_url: string;
      display: string;
      icons: { src: string }[];
    };
  });
  expect(manifest).toMatchObject({ start_url: "./", display: "standalone" });
  for (const { src } of manifest.icons)
    expect(await page.evaluate((src) => fetch(src).then(({ ok }) => ok), src), src).toBe(true);
});

const DIST = fileURLToPath(new URL("../dist", import.meta.url));
const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** A plain static host, which has the page in a folder, and after `update()` another version of it. */
async function host(folder: string): Promise<{ address: string; update: () => void; server: Server }> {
  let version = "";
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const name = path === folder ? "index.html" : path.slice(folder.length);
    try {
      const content = await readFile(join(DIST, name));
      const changed = name === "sw.js" ? Buffer.concat([content, Buffer.from(version)]) : content;
      response.setHeader("Content-Type", TYPES[extname(name)] ?? "application/octet-stream").end(changed);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${folder}`,
    update: () => {
      version = "\n// another version\n";
    },
    server,
  };
}

test("in any folder of any host; a new version is announced, waits, and keeps the text", async ({
  context,
}) => {
  const { address, update, server } = await host("/tin/danh-dau/");
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole("button", { name: "Xem bài mẫu" }).click();
  const provinces = page.locator('[data-kind="province"][data-count]');
  await expect(provinces).not.toHaveAttribute("data-count", "0");
  await page.waitForFunction(() =>
    navigator.serviceWorker.ready.then(({ active }) => active?.state === "activated"),
  );
  update();
  await page.reload();
  await page.getByRole("button", { name: "Dùng bản mới" }).click();
  await page.waitForEvent("load");
  await expect(provinces).not.toHaveAttribute("data-count", "0");
  await expect(page.getByRole("button", { name: "Dùng bản mới" })).toHaveCount(0);
  await page.close();
  server.close();
});
